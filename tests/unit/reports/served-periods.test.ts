import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithinPeriods, servedPeriods } from '~/domain/reports/served-periods'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`
const span = fc
  .tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 10 }))
  .map(([from, length]) => ({ validFrom: day(from), validTo: day(Math.min(from + length, 28)) }))
const unitId = fc.constantFrom('a', 'b')
const memberships = fc.array(
  fc.tuple(span, unitId).map(([period, id]) => ({ ...period, unitId: id })),
  { maxLength: 4 },
)
const placements = fc.array(
  fc.tuple(span, unitId, fc.constantFrom('r/', 'r/mine/', 'r/other/')).map(([period, id, above]) => {
    return { ...period, unitId: id, path: `${above}${id}/` }
  }),
  { maxLength: 6 },
)

test('a day was served exactly when the counting unit stood in one of the commander’s units', () => {
  fc.assert(
    fc.property(memberships, placements, fc.integer({ min: 2, max: 28 }), (serving, standing, until) => {
      const served = servedPeriods(serving, standing, { scopeIds: ['mine'], until: day(until) })
      for (let number = 1; number <= 28; number += 1) {
        const date = day(number)
        const holds = (row: { validFrom: string; validTo: string }) => row.validFrom <= date && date < row.validTo
        const expected =
          number < until &&
          serving.some(
            (row) =>
              holds(row) &&
              standing.some((place) => holds(place) && place.unitId === row.unitId && place.path.includes('/mine/')),
          )
        expect(isWithinPeriods(served, date)).toBe(expected)
      }
      // Joined and in order.
      for (const [index, period] of served.entries())
        expect(period.validFrom > (served[index - 1]?.validTo ?? '')).toBe(true)
    }),
  )
})
