import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isCourseComplete,
  isLessonComplete,
  isOnTime,
  type LessonCheck,
  requiredChecksLeft,
} from '~/domain/learning/completion'
import { addDays, localDateOf } from '~/platform/calendar'

const check = (id: string, required = true, hash = `hash-${id}`): LessonCheck => ({ id, hash, required })
const answer = (id: string, checkHash = `hash-${id}`) => ({ checkId: id, checkHash })

test('in time until 23:59:59.999 of the due date in Vietnam, late from the next instant on', () => {
  expect(isOnTime(new Date('2026-11-30T16:59:59.999Z'), '2026-11-30')).toBe(true)
  expect(isOnTime(new Date('2026-11-30T17:00:00.000Z'), '2026-11-30')).toBe(false)
})

test('an instant is in time exactly for due dates from its own local date on', () => {
  const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.integer({ min: -400, max: 400 }), (instant, days) => {
      expect(isOnTime(instant, addDays(localDateOf(instant), days))).toBe(days >= 0)
    }),
  )
})

test('a lesson asks for its quiz and for each required check, answered right or wrong', () => {
  const checks = [check('mot'), check('hai', false)]
  const facts = { hasQuiz: true, quizPassed: true, checks, answers: [answer('mot')] }
  expect(isLessonComplete(facts)).toBe(true)
  expect(isLessonComplete({ ...facts, quizPassed: false })).toBe(false)
  expect(isLessonComplete({ ...facts, quizPassed: false, hasQuiz: false })).toBe(true)
  expect(isLessonComplete({ ...facts, answers: [answer('hai')] })).toBe(false)
})

test('an answer counts for the check it was given to, not for a changed one of the same name', () => {
  expect(requiredChecksLeft([check('mot')], [answer('mot', 'an older wording')])).toEqual(['mot'])
  expect(requiredChecksLeft([check('mot')], [answer('mot'), answer('mot', 'an older wording')])).toEqual([])
})

test('more answers never leave more checks to do', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
  fc.assert(
    fc.property(ids, ids, fc.constantFrom('a', 'b', 'c', 'd'), (checkIds, answered, extra) => {
      const checks = checkIds.map((id) => check(id))
      const before = requiredChecksLeft(
        checks,
        answered.map((id) => answer(id)),
      )
      const after = requiredChecksLeft(
        checks,
        [...answered, extra].map((id) => answer(id)),
      )
      expect(before).toEqual(expect.arrayContaining(after))
    }),
  )
})

test('a course is complete when each lesson of its version is; lessons of other versions do not matter', () => {
  expect(isCourseComplete(['a', 'b'], new Set(['a']))).toBe(false)
  expect(isCourseComplete(['a', 'b'], new Set(['a', 'b', 'c']))).toBe(true)
  expect(isCourseComplete([], new Set(['a']))).toBe(false)
})
