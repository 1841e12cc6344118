import { expect, test } from 'vitest'
import { coursePath, dueView, minutesLeft, nextSection, nextStep } from '~/routes/learn/lesson-view'

const facts = {
  code: 'bai-1',
  course: { code: 'chuyen-de-1' },
  enrolment: { id: 'e', dueOn: '2026-11-30', periodCode: '2026-11', state: 'inProgress' as const },
  hasQuiz: true,
  quizPassed: false,
  attemptRunning: false,
  attemptsLeft: 3,
  nextLesson: { code: 'bai-2', title: 'Bài 2' },
}

test('the quiz comes first, in the words of where it stands', () => {
  expect(nextStep(facts)).toEqual({ to: '/bai-hoc/bai-1/kiem-tra', label: 'Làm bài kiểm tra' })
  expect(nextStep({ ...facts, attemptRunning: true }).label).toBe('Làm tiếp bài kiểm tra')
  expect(nextStep({ ...facts, attemptsLeft: 0 }).label).toBe('Xem kết quả kiểm tra')
})

test('then the next lesson, then the course', () => {
  expect(nextStep({ ...facts, quizPassed: true })).toEqual({ to: '/bai-hoc/bai-2', label: 'Học bài tiếp theo' })
  expect(nextStep({ ...facts, quizPassed: true, nextLesson: null }).to).toBe('/chuyen-de/chuyen-de-1')
})

test('without an enrolment there is no quiz to go to', () => {
  expect(nextStep({ ...facts, enrolment: null, nextLesson: null }).to).toBe('/chuyen-de/chuyen-de-1')
})

test('the due date says how long is left until the course is settled', () => {
  const now = new Date('2026-11-23T01:00:00Z')
  expect(dueView(facts, now)).toEqual({ text: '30/11/2026, còn 7 ngày', tone: 'prog', label: 'Đang học' })
  const done = { enrolment: { ...facts.enrolment, state: 'completed' as const } }
  expect(dueView(done, now)).toEqual({ text: '30/11/2026', tone: 'done', label: 'Hoàn thành' })
  expect(dueView({ enrolment: null }, now)).toBeNull()
})

test('the open lesson is the current one and no link to itself', () => {
  const lessons = [
    { code: 'bai-1', title: 'Một', position: 1, state: 'inProgress' as const },
    { code: 'bai-2', title: 'Hai', position: 2, state: 'completed' as const },
  ]
  const path = coursePath({ code: 'bai-1', course: { code: 'c', title: 'C', lessons } })
  expect(path.map(({ state, to }) => [state, to])).toEqual([
    ['current', undefined],
    ['done', '/bai-hoc/bai-2'],
  ])
})

test('minutes left never reach zero before the end', () => {
  expect([0, 500, 990, 995, 1000].map((permille) => minutesLeft(12, permille))).toEqual([12, 6, 1, 0, 0])
})

test('the next section, from the opening to the last', () => {
  const headings = [{ id: 'a' }, { id: 'b' }]
  expect(['', 'a', 'b'].map((current) => nextSection(headings, current))).toEqual(['a', 'b', null])
})
