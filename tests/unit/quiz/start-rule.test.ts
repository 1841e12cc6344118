import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expiryOf, isTimeUp } from '~/domain/quiz/attempt-time'
import { grantFault } from '~/domain/quiz/grant-rule'
import { nextStartAt, type StartFacts, startRefusal } from '~/domain/quiz/start-rule'
import { minutes, seconds } from '~/platform/duration'

const now = new Date('2026-11-23T01:15:00Z')
const open: StartFacts = {
  hasQuiz: true,
  isLessonOpened: true,
  isPassed: false,
  isAwaitingMark: false,
  retakeAfterPass: false,
  attemptsUsed: 0,
  maxAttempts: 3,
  lastSubmittedAt: null,
  waitMinutes: 0,
  now,
}

test('an attempt starts only on an opened lesson with a quiz, tries left, and not after passing', () => {
  expect(startRefusal(open)).toBeNull()
  expect(startRefusal({ ...open, attemptsUsed: 2 })).toBeNull()
  expect(startRefusal({ ...open, hasQuiz: false })).toBe('noQuiz')
  expect(startRefusal({ ...open, isLessonOpened: false })).toBe('lessonNotOpened')
  expect(startRefusal({ ...open, attemptsUsed: 3 })).toBe('outOfAttempts')
  expect(startRefusal({ ...open, attemptsUsed: 3, isPassed: true })).toBe('alreadyPassed')
  expect(startRefusal({ ...open, isPassed: true, retakeAfterPass: true })).toBeNull()
  expect(startRefusal({ ...open, isAwaitingMark: true })).toBe('awaitingMark')
})

test('the wait counts from handing in and ends with its last millisecond', () => {
  const waiting = { ...open, attemptsUsed: 1, lastSubmittedAt: now, waitMinutes: 30 }
  const end = new Date(now.getTime() + minutes(30))
  expect(nextStartAt(waiting)).toEqual(end)
  expect(startRefusal({ ...waiting, now: new Date(end.getTime() - 1) })).toBe('waiting')
  expect(startRefusal({ ...waiting, now: end })).toBeNull()
  expect(startRefusal({ ...waiting, attemptsUsed: 3 })).toBe('outOfAttempts')
})

test('more attempts, less waiting and a later hour never take away a start that was allowed', () => {
  const facts = fc.record({
    attemptsUsed: fc.nat(5),
    maxAttempts: fc.nat(5),
    waitMinutes: fc.nat(60),
    age: fc.nat(120),
    isPassed: fc.boolean(),
    retakeAfterPass: fc.boolean(),
  })
  fc.assert(
    fc.property(facts, fc.nat(5), fc.nat(60), ({ age, ...chosen }, more, later) => {
      const given = { ...open, ...chosen, lastSubmittedAt: new Date(now.getTime() - minutes(age)) }
      fc.pre(startRefusal(given) === null)
      expect(startRefusal({ ...given, maxAttempts: given.maxAttempts + more })).toBeNull()
      expect(startRefusal({ ...given, waitMinutes: Math.max(0, given.waitMinutes - more) })).toBeNull()
      expect(startRefusal({ ...given, now: new Date(now.getTime() + minutes(later)) })).toBeNull()
      expect(given.attemptsUsed).toBeLessThan(given.maxAttempts)
    }),
  )
})

test('an attempt ends when its minutes are over, and is closed half a minute later', () => {
  expect(expiryOf({ startedAt: now, limitMinutes: 0 })).toBeNull()
  const end = expiryOf({ startedAt: now, limitMinutes: 20 })
  expect(end).toEqual(new Date(now.getTime() + minutes(20)))
  const after = (milliseconds: number) => new Date((end?.getTime() ?? 0) + milliseconds)
  expect(isTimeUp(end, after(seconds(30) - 1))).toBe(false)
  expect(isTimeUp(end, after(seconds(30)))).toBe(true)
  expect(isTimeUp(null, after(minutes(999)))).toBe(false)
})

test('a grant gives something, not too much, and says why', () => {
  const fair = { extraAttempts: 1, extraMinutes: 0, reason: 'Mất mạng' }
  expect(grantFault(fair)).toBeNull()
  expect(grantFault({ ...fair, extraAttempts: 0 })).toBe('nothingGranted')
  expect(grantFault({ ...fair, extraAttempts: -1, extraMinutes: 5 })).toBe('nothingGranted')
  expect(grantFault({ ...fair, extraAttempts: 1.5 })).toBe('nothingGranted')
  expect(grantFault({ ...fair, extraAttempts: 6 })).toBe('tooMuch')
  expect(grantFault({ ...fair, extraMinutes: 241 })).toBe('tooMuch')
  expect(grantFault({ ...fair, reason: '  ' })).toBe('reasonMissing')
})
