import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LeaveDays, leaveDaysWithin, leaveProposal, mergedLeaves } from '~/domain/learning/leave-proposal'
import { addDays, holdsOn } from '~/platform/calendar'

const day = (offset: number) => addDays('2026-11-01', offset)
const anyLeave = fc
  .tuple(fc.integer({ min: -40, max: 70 }), fc.integer({ min: 0, max: 40 }))
  .map(([from, length]): LeaveDays => ({ validFrom: day(from), validTo: day(from + length) }))
const anyLeaves = fc.array(anyLeave, { maxLength: 6 })
const month = { opensOn: day(0), dueOn: day(29) }

test('the union holds on exactly the days of one of the leaves, in order and without overlap', () => {
  fc.assert(
    fc.property(anyLeaves, (leaves) => {
      const merged = mergedLeaves(leaves)
      for (let offset = -45; offset < 120; offset += 1)
        expect(merged.some((one) => holdsOn(one, day(offset)))).toBe(leaves.some((one) => holdsOn(one, day(offset))))
      for (const [index, one] of merged.entries())
        expect(index === 0 || (merged[index - 1]?.validTo ?? '') < one.validFrom).toBe(true)
    }),
  )
})

test('days of leave are counted once, whatever the order and however often they are entered', () => {
  fc.assert(
    fc.property(anyLeaves, (leaves) => {
      const counted = Array.from({ length: 30 }, (_, offset) => day(offset)).filter((date) =>
        leaves.some((one) => holdsOn(one, date)),
      ).length
      expect(leaveDaysWithin(leaves, month)).toBe(counted)
      expect(leaveDaysWithin([...leaves, ...leaves].reverse(), month)).toBe(counted)
    }),
  )
})

test('the whole window proposes an exemption, a part as many days more, none nothing', () => {
  fc.assert(
    fc.property(anyLeaves, (leaves) => {
      const days = leaveDaysWithin(leaves, month)
      const proposal = leaveProposal({ ...month, ownDueOn: month.dueOn, leaves })
      if (days === 0) expect(proposal).toBeNull()
      else if (days === 30) expect(proposal).toEqual({ kind: 'exempt' })
      else expect(proposal).toEqual({ kind: 'extend', days, dueOn: addDays(month.dueOn, days) })
    }),
  )
})

test('what has been confirmed is not proposed again', () => {
  const leaves = [{ validFrom: day(5), validTo: day(10) }]
  const first = leaveProposal({ ...month, ownDueOn: month.dueOn, leaves })
  expect(first).toEqual({ kind: 'extend', days: 5, dueOn: '2026-12-05' })
  expect(leaveProposal({ ...month, dueOn: '2026-12-05', ownDueOn: month.dueOn, leaves })).toBeNull()
})
