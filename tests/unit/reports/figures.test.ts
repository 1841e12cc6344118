import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compareShares,
  eligibleCount,
  type Figures,
  isBelowPercent,
  noFigures,
  sumFigures,
} from '~/domain/reports/figures'

const figures = fc
  .record({ exempt: fc.nat(20), onTime: fc.nat(20), late: fc.nat(20), overdue: fc.nat(20), open: fc.nat(20) })
  .map(
    ({ exempt, onTime, late, overdue, open }): Figures => ({
      enrolled: exempt + onTime + late + overdue + open,
      exempt,
      completed: onTime + late,
      onTime,
      overdue,
    }),
  )

test('a sum does not depend on how its parts are grouped', () => {
  fc.assert(
    fc.property(fc.array(figures), fc.array(figures), (left, right) => {
      expect(sumFigures([...left, ...right])).toEqual(sumFigures([sumFigures(left), sumFigures(right)]))
    }),
  )
  expect(sumFigures([])).toEqual(noFigures)
})

test('exempt officers are in neither numerator nor denominator', () => {
  const seven = { enrolled: 8, exempt: 1, completed: 7, onTime: 7, overdue: 0 }
  expect(eligibleCount(seven)).toBe(7)
  expect(isBelowPercent(seven, 100)).toBe(false)
})

test('69,9 % is below 70 %, 70 % is not, and a unit in which nobody must learn never is', () => {
  expect(isBelowPercent({ ...noFigures, enrolled: 1000, completed: 699 }, 70)).toBe(true)
  expect(isBelowPercent({ ...noFigures, enrolled: 10, completed: 7 }, 70)).toBe(false)
  expect(isBelowPercent({ ...noFigures, enrolled: 3, exempt: 3 }, 70)).toBe(false)
})

test('the weakest share comes first and an empty unit last, in one consistent order', () => {
  fc.assert(
    fc.property(fc.array(figures, { minLength: 2 }), (rows) => {
      const shares = [...rows].sort(compareShares).map((row) => {
        const whole = eligibleCount(row)
        return whole === 0 ? 2 : row.completed / whole
      })
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
    }),
  )
})
