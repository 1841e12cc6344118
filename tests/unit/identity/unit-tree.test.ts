import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTreeOrder } from '~/domain/identity/unit-tree'

test('each unit stands before its own, siblings by key, nothing lost', () => {
  const tree = fc.array(fc.record({ parent: fc.nat(), sortKey: fc.constantFrom('a', 'b', 'c') }), { maxLength: 20 })
  fc.assert(
    fc.property(tree, (drawn) => {
      const units = drawn.map(({ parent, sortKey }, index) => ({
        unitId: String(index),
        parentId: index === 0 || parent % (index + 1) === index ? null : String(parent % index),
        sortKey,
      }))
      const ordered = inTreeOrder(units)
      const place = new Map(ordered.map((unit, index) => [unit.unitId, index]))
      expect(place.size).toBe(units.length)
      for (const unit of units)
        if (unit.parentId !== null) expect(place.get(unit.parentId)).toBeLessThan(place.get(unit.unitId) ?? -1)
      for (const one of units)
        for (const other of units)
          if (one.parentId === other.parentId && one.sortKey < other.sortKey)
            expect(place.get(one.unitId)).toBeLessThan(place.get(other.unitId) ?? -1)
    }),
  )
})

test('a unit whose parent is out of sight stands at the top', () => {
  const units = [
    { unitId: 'b', parentId: 'hidden', sortKey: '2' },
    { unitId: 'c', parentId: 'b', sortKey: '1' },
    { unitId: 'a', parentId: 'hidden', sortKey: '1' },
  ]
  expect(inTreeOrder(units).map((unit) => unit.unitId)).toEqual(['a', 'b', 'c'])
})
