import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AdjustedFacts, type Adjustment, adjustmentOf } from '~/domain/learning/adjustment'
import { dueOnInForce } from '~/domain/learning/due-date'
import { addDays, endOfDate } from '~/platform/calendar'

const today = '2026-11-23'
const by = { actorId: 'chi-huy', today }
const facts: AdjustedFacts = {
  officerId: 'an',
  periodCode: '2026-11',
  opensOn: '2026-11-01',
  dueOn: '2026-11-30',
  ownDueOn: '2026-11-30',
  isExempt: false,
  completedAt: null,
  later: 'none',
  leaves: [],
}
const inTime = new Date(endOfDate('2026-11-30').getTime() - 1)
const late = endOfDate('2026-11-30')
const postpone: Adjustment = { kind: 'postpone', periodCode: '2026-12', dueOn: '2026-12-31' }

const anyAdjustment: fc.Arbitrary<Adjustment> = fc.oneof(
  fc.constant<Adjustment>({ kind: 'exempt' }),
  fc.integer({ min: 1, max: 60 }).map((days): Adjustment => ({ kind: 'extend', days })),
  fc.integer({ min: -40, max: 60 }).map((days): Adjustment => ({ kind: 'extend', dueOn: addDays(today, days) })),
  fc.constant(postpone),
  fc.constant<Adjustment>({ kind: 'leave' }),
)
const anyFacts: fc.Arbitrary<AdjustedFacts> = fc
  .record({
    isExempt: fc.boolean(),
    completedAt: fc.constantFrom(null, inTime, late),
    later: fc.constantFrom('none' as const, 'toDo' as const, 'settled' as const),
    leaves: fc.array(fc.integer({ min: -10, max: 40 }), { maxLength: 2 }),
  })
  .map(({ leaves, ...some }) => ({
    ...facts,
    ...some,
    leaves: leaves.map((from) => ({ validFrom: addDays(today, from - 30), validTo: addDays(today, from) })),
  }))

test('nobody decides about the own task, whatever the deed', () => {
  fc.assert(
    fc.property(anyAdjustment, anyFacts, (adjustment, some) => {
      expect(adjustmentOf(adjustment, { ...some, officerId: by.actorId }, by)).toEqual({ ok: false, why: 'own' })
    }),
  )
})

test('what is done in time or exempt is never touched; only an extension reaches a late completion, always to a later day', () => {
  fc.assert(
    fc.property(anyAdjustment, anyFacts, (adjustment, some) => {
      const result = adjustmentOf(adjustment, some, by)
      if (some.isExempt || some.completedAt === inTime) expect(result.ok).toBe(false)
      if (!result.ok) return
      if (some.completedAt) expect(result.adjusted.deed).toBe('extend')
      if (result.adjusted.deed === 'extend') expect(result.adjusted.dueOn > some.dueOn).toBe(true)
    }),
  )
})

test('an extension is dated from the due date in force, and unfinished work gets a day still to come', () => {
  expect(adjustmentOf({ kind: 'extend', days: 5 }, facts, by)).toEqual({
    ok: true,
    adjusted: { deed: 'extend', dueOn: '2026-12-05' },
  })
  const old = { ...facts, dueOn: '2026-10-31', ownDueOn: '2026-10-31' }
  expect(adjustmentOf({ kind: 'extend', days: 5 }, old, by)).toEqual({ ok: false, why: 'inPast' })
  expect(adjustmentOf({ kind: 'extend', dueOn: today }, old, by)).toMatchObject({ ok: true })
  expect(adjustmentOf({ kind: 'extend', dueOn: '2026-11-30' }, facts, by)).toEqual({ ok: false, why: 'notLater' })
  expect(adjustmentOf({ kind: 'extend', days: 2 }, { ...old, completedAt: late }, by)).toMatchObject({ ok: true })
})

test('a postponement goes to a later month in which the course is not settled already', () => {
  expect(adjustmentOf(postpone, facts, by)).toEqual({ ok: true, adjusted: { deed: 'postpone' } })
  expect(adjustmentOf(postpone, { ...facts, later: 'toDo' }, by)).toMatchObject({ ok: true })
  expect(adjustmentOf(postpone, { ...facts, later: 'settled' }, by)).toEqual({ ok: false, why: 'inLaterMonth' })
  const gone = { ...postpone, dueOn: '2026-11-22' }
  const october = { ...facts, periodCode: '2026-10', dueOn: '2026-10-31' }
  expect(adjustmentOf(gone, october, by)).toEqual({ ok: false, why: 'inPast' })
  expect(adjustmentOf(postpone, { ...facts, periodCode: '2026-12' }, by)).toEqual({ ok: false, why: 'notLater' })
})

test('leave does what it proposes, and nothing without leave', () => {
  const leaves = [{ validFrom: '2026-10-01', validTo: '2026-12-01' }]
  expect(adjustmentOf({ kind: 'leave' }, { ...facts, leaves }, by)).toEqual({ ok: true, adjusted: { deed: 'exempt' } })
  expect(adjustmentOf({ kind: 'leave' }, facts, by)).toEqual({ ok: false, why: 'noProposal' })
})

test('the due date in force is never before the own one, and the latest extension decides', () => {
  const anyDate = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-01', days))
  fc.assert(
    fc.property(anyDate, fc.array(anyDate), (ownDueOn, extendedTo) => {
      const dueOn = dueOnInForce({ ownDueOn, extendedTo })
      expect(dueOn >= ownDueOn && extendedTo.every((date) => dueOn >= date)).toBe(true)
      expect([ownDueOn, ...extendedTo]).toContain(dueOn)
    }),
  )
})
