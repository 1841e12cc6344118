import { expect, test } from 'vitest'
import { completionOutcome, type LessonFacts } from '~/domain/learning/regraded-completion'

const day = (date: number, hour = 1) => new Date(Date.UTC(2026, 10, date, hour))

const lesson = (more: Partial<LessonFacts> = {}): LessonFacts => ({
  lessonId: 'bai-1',
  hasQuiz: true,
  openedAt: day(1),
  checks: [],
  answers: [],
  passedAt: null,
  completedAt: null,
  ...more,
})
const read = lesson({ lessonId: 'bai-2', hasQuiz: false, completedAt: day(2), openedAt: day(2) })
const outcome = (lessons: LessonFacts[], completedAt: Date | null = null) =>
  completionOutcome({ dueOn: '2026-11-20', lessons, completedAt })

test('a lesson that is passed after all is dated by the officer, the course by its last lesson', () => {
  expect(outcome([lesson({ passedAt: day(10) }), read])).toEqual({
    lessons: [{ lessonId: 'bai-1', completedAt: day(10) }],
    courseCompletedAt: day(10),
    wouldBeOnTime: false,
  })
  const later = { ...read, completedAt: day(15) }
  expect(outcome([lesson({ passedAt: day(10) }), later])).toMatchObject({ courseCompletedAt: day(15) })
})

test('a required check that was answered after the quiz dates the lesson; one that is missing leaves it open', () => {
  const checks = [{ id: 'kiem-tra', hash: 'h', required: true }]
  const answers = [{ checkId: 'kiem-tra', checkHash: 'h', firstAnsweredAt: day(12) }]
  expect(outcome([lesson({ passedAt: day(10), checks, answers }), read])).toMatchObject({ courseCompletedAt: day(12) })
  expect(outcome([lesson({ passedAt: day(10), checks }), read])).toEqual({
    lessons: [],
    courseCompletedAt: null,
    wouldBeOnTime: false,
  })
})

test('another lesson still open: the course waits', () => {
  expect(outcome([lesson({ passedAt: day(10) }), { ...read, completedAt: null, openedAt: null }])).toMatchObject({
    lessons: [{ lessonId: 'bai-1' }],
    courseCompletedAt: null,
  })
})

test('what stands is neither moved nor taken back, but may turn out to have been in time', () => {
  const late = day(25)
  const standing = [lesson({ passedAt: day(10), completedAt: late }), read]
  expect(outcome(standing, late)).toEqual({ lessons: [], courseCompletedAt: null, wouldBeOnTime: true })
  expect(outcome([lesson({ passedAt: day(24), completedAt: late }), read], late)).toMatchObject({
    wouldBeOnTime: false,
  })
  expect(outcome([lesson({ completedAt: late }), read], late)).toMatchObject({ wouldBeOnTime: false })
  expect(outcome(standing, day(19))).toMatchObject({ wouldBeOnTime: false })
  // In time to the last instant of the local day, which is 17:00 in UTC.
  expect(outcome([lesson({ passedAt: day(20, 16), completedAt: late }), read], late)).toMatchObject({
    wouldBeOnTime: true,
  })
  expect(outcome([lesson({ passedAt: day(20, 17), completedAt: late }), read], late)).toMatchObject({
    wouldBeOnTime: false,
  })
})

test('a lesson that was never opened is not complete', () => {
  expect(outcome([lesson({ passedAt: day(10), openedAt: null })])).toMatchObject({ lessons: [] })
})
