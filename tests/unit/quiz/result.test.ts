import { expect, test } from 'vitest'
import { passagesToReread, whatMayBeShown } from '~/domain/quiz/result'
import { endOfDate } from '~/platform/calendar'

const before = new Date('2026-11-23T01:15:00Z')
const deadline = endOfDate('2026-11-30')
const failed = {
  showKeys: 'afterPass' as const,
  isPassed: false,
  attemptsUsed: 1,
  maxAttempts: 3,
  hasRunningAttempt: false,
  dueOn: '2026-11-30',
  now: before,
}

test('keys are shown after passing, or after both the deadline and the last try, and never before', () => {
  expect(whatMayBeShown(failed)).toBe('countOnly')
  expect(whatMayBeShown({ ...failed, isPassed: true })).toBe('keys')
  expect(whatMayBeShown({ ...failed, attemptsUsed: 3 })).toBe('countOnly')
  expect(whatMayBeShown({ ...failed, now: deadline })).toBe('countOnly')
  expect(whatMayBeShown({ ...failed, attemptsUsed: 3, now: deadline })).toBe('keys')
  expect(whatMayBeShown({ ...failed, attemptsUsed: 3, now: new Date(deadline.getTime() - 1) })).toBe('countOnly')
})

test('while the last attempt still runs, earlier results keep the keys back', () => {
  expect(whatMayBeShown({ ...failed, attemptsUsed: 3, hasRunningAttempt: true, now: deadline })).toBe('countOnly')
})

test('what to reread is named once, the most missed first, without naming a question', () => {
  const grade = (numerator: number) => ({ numerator, denominator: 2 })
  const graded = [
    { topic: 'Lời chào', passage: 'chao-truoc', grade: grade(1) },
    { topic: 'Xưng hô', passage: 'xung-ho', grade: grade(0) },
    { topic: 'Xưng hô', passage: 'xung-ho', grade: grade(1) },
    { topic: 'Mời ngồi', passage: 'moi-ngoi', grade: grade(2) },
  ]
  expect(passagesToReread(graded)).toEqual([
    { topic: 'Xưng hô', passage: 'xung-ho', count: 2 },
    { topic: 'Lời chào', passage: 'chao-truoc', count: 1 },
  ])
})

test('a quiz may keep its keys until the deadline, or for good', () => {
  const passed = { ...failed, isPassed: true }
  expect(whatMayBeShown({ ...passed, showKeys: 'afterDue' })).toBe('countOnly')
  expect(whatMayBeShown({ ...passed, showKeys: 'afterDue', now: deadline })).toBe('keys')
  expect(whatMayBeShown({ ...failed, showKeys: 'afterDue', now: deadline })).toBe('countOnly')
  expect(whatMayBeShown({ ...failed, showKeys: 'afterDue', attemptsUsed: 3, now: deadline })).toBe('keys')
  expect(whatMayBeShown({ ...passed, showKeys: 'never', attemptsUsed: 3, now: deadline })).toBe('countOnly')
})

test('an attempt after passing hides the keys as long as it runs', () => {
  expect(whatMayBeShown({ ...failed, isPassed: true, hasRunningAttempt: true })).toBe('countOnly')
})
