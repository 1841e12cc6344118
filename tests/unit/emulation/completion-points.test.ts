import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completionPoints, countsIn, versionOn } from '~/domain/emulation/completion-points'
import { averageOf } from '~/domain/emulation/unit-figures'
import { endOfDate } from '~/platform/calendar'

const lastInstant = new Date(endOfDate('2026-11-30').getTime() - 1)
const midnight = endOfDate('2026-11-30')

test('case H: 23:59:59 on the due date earns all, 00:00:00 after it earns half', () => {
  const line = { hundredths: 500, latePercent: 50, dueOn: '2026-11-30' }
  expect(completionPoints({ ...line, completedAt: lastInstant })).toEqual({ hundredths: 500, onTime: true })
  expect(completionPoints({ ...line, completedAt: midnight })).toEqual({ hundredths: 250, onTime: false })
})

test('a campaign counts from its first day to the end of its entry cut-off day', () => {
  const campaign = { startsOn: '2026-09-01', entryCutoffOn: '2026-11-30' }
  expect(countsIn(campaign, new Date('2026-08-31T16:59:59.999Z'))).toBe(false)
  expect(countsIn(campaign, new Date('2026-08-31T17:00:00Z'))).toBe(true)
  expect(countsIn(campaign, lastInstant)).toBe(true)
  expect(countsIn(campaign, midnight)).toBe(false)
})

test('the rule that held on the day applies; before the first one took effect, the first one', () => {
  const versions = [
    { id: 'sửa', number: 2, effectiveFrom: '2026-10-15' },
    { id: 'đầu', number: 1, effectiveFrom: '2026-09-01' },
  ]
  expect(versionOn(versions, '2026-08-20')?.id).toBe('đầu')
  expect(versionOn(versions, '2026-10-14')?.id).toBe('đầu')
  expect(versionOn(versions, '2026-10-15')?.id).toBe('sửa')
  expect(versionOn([], '2026-10-15')).toBeNull()
})

test('an average is within half a hundredth of the exact one, and nobody has none', () => {
  expect(averageOf(0, 0)).toBeNull()
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 500 }), (total, headCount) => {
      const shown = averageOf(total, headCount) ?? Number.NaN
      expect(Math.abs(2 * shown * headCount - 2 * total)).toBeLessThanOrEqual(headCount)
    }),
  )
})
