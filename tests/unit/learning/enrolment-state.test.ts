import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EnrolmentFacts, enrolmentMarks, enrolmentState, enrolmentStates } from '~/domain/learning/enrolment-state'
import { stateWord } from '~/domain/learning/state-words'
import { addDays, endOfDate, startOfDate } from '~/platform/calendar'

const now = new Date('2026-11-23T01:15:00Z')
const base: EnrolmentFacts = { exempt: false, completedAt: null, dueOn: '2026-11-30', startedAt: null, now }
const early = new Date('2026-11-10T02:00:00Z')
const late = startOfDate('2026-12-01')

test.each<[string, Partial<EnrolmentFacts>, string]>([
  ['nothing opened', {}, 'notStarted'],
  ['a lesson opened', { startedAt: early }, 'inProgress'],
  ['past due, never opened', { dueOn: '2026-11-22' }, 'overdue'],
  ['past due and opened', { dueOn: '2026-11-22', startedAt: early }, 'overdue'],
  ['complete in time', { completedAt: early, startedAt: early }, 'completed'],
  ['complete in time, seen after the due date', { completedAt: early, dueOn: '2026-11-22' }, 'completed'],
  ['complete after the due date', { completedAt: late, now: late }, 'completedLate'],
  ['exempt wins over overdue', { exempt: true, dueOn: '2026-11-22' }, 'exempt'],
  ['exempt wins over complete', { exempt: true, completedAt: early }, 'exempt'],
])('%s', (_name, facts, state) => {
  expect(enrolmentState({ ...base, ...facts })).toBe(state)
})

test('the last millisecond of the due date is in time, the next one is late', () => {
  const midnight = endOfDate('2026-11-30')
  const lastInstant = new Date(midnight.getTime() - 1)
  expect(enrolmentState({ ...base, now: lastInstant })).toBe('notStarted')
  expect(enrolmentState({ ...base, now: midnight })).toBe('overdue')
  expect(enrolmentState({ ...base, completedAt: lastInstant, now: midnight })).toBe('completed')
  expect(enrolmentState({ ...base, completedAt: midnight, now: midnight })).toBe('completedLate')
})

const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
const facts = fc.record({
  exempt: fc.boolean(),
  completedAt: fc.option(instant),
  dueOn: fc.integer({ min: 0, max: 900 }).map((offset) => addDays('2025-06-01', offset)),
  startedAt: fc.option(instant),
  now: instant,
})

test('every set of facts has exactly one state with a word', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const state = enrolmentState(given)
      expect(enrolmentStates).toContain(state)
      expect(stateWord(state)).not.toBe('')
    }),
  )
})

test('what is complete stays complete, however much time passes', () => {
  fc.assert(
    fc.property(facts, instant, (given, later) => {
      fc.pre(given.completedAt !== null)
      expect(enrolmentState({ ...given, now: later })).toBe(enrolmentState(given))
    }),
  )
})

test('time only ever turns open work into overdue work', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 0, max: 10_000_000_000 }), (given, passed) => {
      fc.pre(enrolmentState(given) === 'overdue')
      expect(enrolmentState({ ...given, now: new Date(given.now.getTime() + passed) })).toBe('overdue')
    }),
  )
})

test.each([
  ['2026-11-30', true],
  ['2026-12-01', false],
  ['2026-11-23', true],
])('seven days before the due date %s open work is marked: %s', (dueOn, dueSoon) => {
  const open = { state: 'notStarted' as const, dueOn, now, hasLessonOutOfAttempts: false }
  expect(enrolmentMarks(open)).toEqual({ dueSoon, outOfAttempts: false })
})

test('marks stand beside open and overdue work only', () => {
  const given = { dueOn: '2026-11-24', now, hasLessonOutOfAttempts: true }
  expect(enrolmentMarks({ ...given, state: 'inProgress' })).toEqual({ dueSoon: true, outOfAttempts: true })
  expect(enrolmentMarks({ ...given, state: 'overdue' })).toEqual({ dueSoon: false, outOfAttempts: true })
  for (const state of ['exempt', 'completed', 'completedLate'] as const)
    expect(enrolmentMarks({ ...given, state })).toEqual({ dueSoon: false, outOfAttempts: false })
})
