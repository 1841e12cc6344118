import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CardState,
  dailyLimit,
  dueOnOf,
  dueToday,
  nextDateOf,
  type RecallFacts,
  type RecallRating,
  ratingOf,
  reviewed,
} from '~/domain/quiz/recall'
import { addDays, daysBetween, localDateOf, startOfDate } from '~/platform/calendar'

const rating = fc.constantFrom<RecallRating>('again', 'hard', 'good')
const instant = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const finished = { card: null, missedAt: null }

/** Answers a question on each of its due dates, late by the days given. */
function answeredOnDue(completedAt: Date, answers: readonly { rating: RecallRating; late: number }[]) {
  let facts: Omit<RecallFacts, 'questionId'> = { completedAt, ...finished }
  const steps: { today: string; rating: RecallRating; state: CardState; dueOn: string }[] = []
  for (const answer of answers) {
    const today = addDays(dueOnOf(facts), answer.late)
    const step = reviewed(facts, { rating: answer.rating, today })
    steps.push({ today, rating: answer.rating, ...step })
    // As the database gives it back.
    const state = JSON.parse(JSON.stringify(step.state)) as CardState
    facts = { completedAt, card: { dueAt: startOfDate(step.dueOn), state }, missedAt: null }
  }
  return { facts, steps }
}

const history = fc.array(fc.record({ rating, late: fc.integer({ min: 0, max: 40 }) }), { maxLength: 8 })

const question: fc.Arbitrary<RecallFacts> = fc
  .record({
    questionId: fc.uuid(),
    completedAt: instant,
    answers: history,
    missedAfter: fc.option(fc.integer({ min: 0, max: 40 })),
  })
  .map(({ questionId, completedAt, answers, missedAfter }) => {
    const { facts, steps } = answeredOnDue(completedAt, answers)
    const last = steps.at(-1)?.today ?? localDateOf(completedAt)
    return { questionId, ...facts, missedAt: missedAfter === null ? null : startOfDate(addDays(last, missedAfter)) }
  })

const questions = fc.uniqueArray(question, { selector: ({ questionId }) => questionId, maxLength: 12 })
const date = instant.map((at) => at.toISOString().slice(0, 10))

test('a lesson comes back after 7 days, and answered rightly on day 30', () => {
  const completedAt = new Date('2026-11-01T16:59:00Z')
  expect(dueOnOf({ completedAt, ...finished })).toBe('2026-11-08')
  expect(dueOnOf({ completedAt: new Date('2026-11-01T17:00:00Z'), ...finished })).toBe('2026-11-09')
  const { steps } = answeredOnDue(completedAt, [
    { rating: 'good', late: 0 },
    { rating: 'good', late: 0 },
    { rating: 'good', late: 0 },
  ])
  expect(steps.map(({ dueOn }) => daysBetween('2026-11-01', dueOn))).toEqual([30, 94, 257])
})

test('what was answered wrong comes back the next day, before its lesson or its card would', () => {
  const completedAt = new Date('2026-11-01T02:00:00Z')
  expect(dueOnOf({ completedAt, card: null, missedAt: new Date('2026-11-01T02:00:00Z') })).toBe('2026-11-02')
  expect(reviewed({ completedAt, ...finished }, { rating: 'again', today: '2026-11-08' }).dueOn).toBe('2026-11-09')
  const { facts } = answeredOnDue(completedAt, [{ rating: 'good', late: 0 }])
  expect(dueOnOf({ ...facts, missedAt: new Date('2026-11-10T02:00:00Z') })).toBe('2026-11-11')
})

test('the mark decides the rating', () => {
  expect(['none', 'partial', 'full'].map((mark) => ratingOf(mark as 'none'))).toEqual(['again', 'hard', 'good'])
})

test('never more than three a day, never before due, the oldest first, each once', () => {
  fc.assert(
    fc.property(questions, date, fc.integer({ min: 0, max: 5 }), (facts, today, answeredToday) => {
      const due = dueToday(facts, { today, answeredToday })
      expect(due.length).toBeLessThanOrEqual(Math.max(0, dailyLimit - answeredToday))
      expect(new Set(due.map(({ questionId }) => questionId)).size).toBe(due.length)
      const dates = due.map(dueOnOf)
      for (const dueOn of dates) expect(dueOn <= today).toBe(true)
      expect(dates).toEqual(dates.toSorted())
      const left = facts.filter((other) => !due.includes(other) && dueOnOf(other) <= today)
      if (due.length < dailyLimit - answeredToday) expect(left).toEqual([])
      for (const other of left) if (dates.length > 0) expect(dueOnOf(other) >= (dates.at(-1) ?? '')).toBe(true)
    }),
  )
})

test('the order in which questions are read changes nothing', () => {
  fc.assert(
    fc.property(questions, date, (facts, today) => {
      const day = { today, answeredToday: 0 }
      expect(dueToday(facts.toReversed(), day)).toEqual(dueToday(facts, day))
      expect(nextDateOf(facts.toReversed(), today)).toBe(nextDateOf(facts, today))
    }),
  )
})

test('the next date is after today, and something is due on it', () => {
  fc.assert(
    fc.property(questions, date, (facts, today) => {
      const next = nextDateOf(facts, today)
      if (next === null) {
        expect(facts).toEqual([])
        return
      }
      expect(next > today).toBe(true)
      expect(dueToday(facts, { today: next, answeredToday: 0 }).length).toBeGreaterThan(0)
    }),
  )
})

test('an answer moves its question to a later date, the sooner the worse it was', () => {
  fc.assert(
    fc.property(question, fc.integer({ min: 0, max: 60 }), (facts, late) => {
      const missedOn = facts.missedAt ? localDateOf(facts.missedAt) : ''
      const dueDate = dueOnOf(facts)
      const today = addDays([missedOn, dueDate].sort().at(-1) ?? dueDate, late)
      const dueOn = (given: RecallRating) => reviewed(facts, { rating: given, today }).dueOn
      expect(dueOn('again') > today).toBe(true)
      expect(dueOn('again') < dueOn('good')).toBe(true)
      expect(dueOn('again') <= dueOn('hard') && dueOn('hard') <= dueOn('good')).toBe(true)
      expect(daysBetween(today, dueOn('good'))).toBeLessThanOrEqual(366)
    }),
  )
})

test('the same answers give the same dates, whatever the hour and through the database', () => {
  fc.assert(
    fc.property(date, history, fc.integer({ min: 0, max: 86_399 }), (completedOn, answers, second) => {
      const start = startOfDate(completedOn)
      const dates = (completedAt: Date) => answeredOnDue(completedAt, answers).steps
      expect(dates(new Date(start.getTime() + second * 1000))).toEqual(dates(start))
    }),
  )
})
