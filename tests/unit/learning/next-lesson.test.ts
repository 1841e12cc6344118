import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byUrgency, chooseEnrolment } from '~/domain/learning/chosen-enrolment'
import { chooseNext, type LessonProgress, nextLessonAfter, nextStep } from '~/domain/learning/next-lesson'
import { dueWords } from '~/domain/learning/state-words'
import { addDays } from '~/platform/calendar'

const today = '2026-11-23'

function lesson(position: number, progress: Partial<LessonProgress> = {}): LessonProgress {
  return {
    code: `bai-${position}`,
    title: `Bài ${position}`,
    position,
    state: 'notStarted',
    readingMinutes: 10,
    permille: 0,
    hasQuiz: true,
    quizPassed: false,
    attemptRunning: false,
    isOutOfAttempts: false,
    ...progress,
  }
}

test('what can still be in time comes before what is overdue, and that before what is finished', () => {
  const rows = [
    { id: 'finished long ago', dueOn: '2025-11-30', isCompleted: true },
    { id: 'finished lately', dueOn: '2026-10-31', isCompleted: true },
    { id: 'overdue long ago', dueOn: '2025-12-31', isCompleted: false },
    { id: 'overdue lately', dueOn: '2026-11-22', isCompleted: false },
    { id: 'due last', dueOn: '2026-12-31', isCompleted: false },
    { id: 'due today', dueOn: today, isCompleted: false },
  ]
  const choices = rows.map((row) => ({ ...row, courseCode: 'niem-no', periodCode: row.dueOn.slice(0, 7) }))
  expect(byUrgency(choices, today).map((row) => row.id)).toEqual([
    'due today',
    'due last',
    'overdue lately',
    'overdue long ago',
    'finished lately',
    'finished long ago',
  ])
})

test('the choice does not depend on the order of the rows', () => {
  const row = fc.record({
    courseCode: fc.constantFrom('niem-no', 'sau-dieu'),
    periodCode: fc.constantFrom('2026-10', '2026-11', '2026-12'),
    dueOn: fc.integer({ min: -5, max: 5 }).map((days) => addDays(today, days)),
    isCompleted: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      expect(chooseEnrolment([...rows].reverse(), today)).toEqual(chooseEnrolment(rows, today))
    }),
  )
  expect(chooseEnrolment([], today)).toBeNull()
})

test('a lesson without attempts left is passed over, and so is a course of such lessons', () => {
  const stuck = {
    courseCode: 'niem-no',
    periodCode: '2026-11',
    dueOn: '2026-11-25',
    lessons: [lesson(1, { state: 'completed' }), lesson(2, { isOutOfAttempts: true })],
  }
  const open = {
    courseCode: 'sau-dieu',
    periodCode: '2026-11',
    dueOn: '2026-11-30',
    lessons: [lesson(1, { isOutOfAttempts: true }), lesson(2)],
  }
  expect(chooseNext([stuck, open], today)?.lesson.code).toBe('bai-2')
  expect(chooseNext([stuck], today)).toBeNull()
})

test('of two periods of one course due on one day the older comes first, and only it is offered', () => {
  const of = (periodCode: string) => ({ courseCode: 'niem-no', periodCode, dueOn: '2026-11-30', isCompleted: false })
  expect(chooseEnrolment([of('2026-12'), of('2026-11')], today)?.periodCode).toBe('2026-11')
  const november = { ...of('2026-11'), lessons: [lesson(1, { isOutOfAttempts: true })] }
  expect(chooseNext([{ ...of('2026-12'), lessons: [lesson(1)] }, november], today)).toBeNull()
})

test('the quiz comes next when an attempt runs or the lesson was read to the end', () => {
  expect(nextStep(lesson(1))).toBe('read')
  expect(nextStep(lesson(1, { permille: 980 }))).toBe('quiz')
  expect(nextStep(lesson(1, { permille: 980, quizPassed: true }))).toBe('read')
  expect(nextStep(lesson(1, { permille: 980, hasQuiz: false }))).toBe('read')
  expect(nextStep(lesson(1, { attemptRunning: true }))).toBe('quiz')
})

test('after a lesson comes the next one below that is open, else the first one above', () => {
  const course = (completed: number[]) =>
    [1, 2, 3].map((position) => ({ ...lesson(position), isCompleted: completed.includes(position) }))
  expect(nextLessonAfter(course([2]), 2)?.code).toBe('bai-3')
  expect(nextLessonAfter(course([2, 3]), 3)?.code).toBe('bai-1')
  expect(nextLessonAfter(course([1, 3]), 2)).toBeNull()
})

test.each([
  ['2026-11-30', 'còn 7 ngày'],
  ['2026-11-23', 'hạn hôm nay'],
  ['2026-10-31', 'quá hạn 23 ngày'],
])('the due date %s reads "%s"', (dueOn, words) => {
  expect(dueWords(dueOn, today)).toBe(words)
})
