import fc from 'fast-check'
import { expect, test } from 'vitest'
import { depthOf, isWithin, pathOf, subtreeRange, unitIdsOf } from '~/domain/identity/unit-path'

const id = fc.uuid()
const path = fc.array(id, { minLength: 1, maxLength: 5 }).map((ids) => ids.map((one) => `${one}/`).join(''))

test('the range of a path holds exactly the unit and everything below', () => {
  fc.assert(
    fc.property(path, path, fc.boolean(), (unit, other, below) => {
      const candidate = below ? unit + other : other
      const { gte, lt } = subtreeRange(unit)
      expect(candidate >= gte && candidate < lt).toBe(isWithin(candidate, unit))
    }),
  )
})

test('a path grows by one unit at a time', () => {
  fc.assert(
    fc.property(path, id, (parent, child) => {
      const below = pathOf(child, parent)
      expect(isWithin(below, parent)).toBe(true)
      expect(depthOf(below)).toBe(depthOf(parent) + 1)
      expect(unitIdsOf(below).at(-1)).toBe(child)
    }),
  )
  expect(depthOf(pathOf('root', null))).toBe(0)
})

test('an empty path is nobody’s ancestor', () => {
  expect(isWithin('a/', '')).toBe(false)
})
