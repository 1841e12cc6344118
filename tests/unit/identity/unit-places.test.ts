import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  childrenFrom,
  closed,
  difference,
  handedOver,
  moved,
  type Place,
  type PlacedRow,
  placementsFrom,
  placesOf,
} from '~/domain/identity/unit-places'
import { openEnd } from '~/platform/calendar'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`
const units = ['a', 'b', 'c', 'd', 'e', 'f']
const start: Place[] = [
  { unitId: 'a', parentId: null, validFrom: day(1), validTo: openEnd },
  { unitId: 'b', parentId: 'a', validFrom: day(1), validTo: openEnd },
  { unitId: 'c', parentId: 'a', validFrom: day(1), validTo: openEnd },
  { unitId: 'd', parentId: 'b', validFrom: day(1), validTo: openEnd },
  { unitId: 'e', parentId: 'd', validFrom: day(1), validTo: openEnd },
  { unitId: 'f', parentId: 'c', validFrom: day(1), validTo: openEnd },
]

const moves = fc.array(
  fc.record({
    unitId: fc.constantFrom('b', 'c', 'd', 'e', 'f'),
    parentId: fc.constantFrom(...units),
    from: fc.integer({ min: 2, max: 20 }).map(day),
  }),
  { maxLength: 6 },
)

const on = <Row extends Place>(rows: readonly Row[], unitId: string, date: string) =>
  rows.filter((row) => row.unitId === unitId && row.validFrom <= date && date < row.validTo)

/** The path of a unit on a day by walking up; null where it meets itself. */
function walkedPath(places: readonly Place[], unitId: string, date: string): string | null {
  const ids: string[] = []
  for (let id: string | null = unitId; id !== null; id = on(places, id, date)[0]?.parentId ?? null) {
    if (ids.includes(id)) return null
    ids.unshift(id)
  }
  return ids.map((id) => `${id}/`).join('')
}

/** The places after those moves that leave a tree. */
function after(wanted: { unitId: string; parentId: string; from: string }[]): Place[] {
  return wanted.reduce<Place[]>((places, move) => {
    const next = moved(places, move)
    return next && placementsFrom(next, day(1)).ok ? next : places
  }, start)
}

test('every unit has one path on every day, the one found by walking up', () => {
  fc.assert(
    fc.property(moves, (wanted) => {
      const places = after(wanted)
      const placing = placementsFrom(places, day(1))
      if (!placing.ok) throw new Error(placing.fault)
      for (let number = 1; number <= 22; number += 1)
        for (const unitId of units) {
          const rows = on(placing.rows, unitId, day(number))
          expect(rows.map((row) => row.path)).toEqual([walkedPath(places, unitId, day(number))])
        }
    }),
    { numRuns: 30 },
  )
})

test('a move changes nothing before its day, and places read back are the places written', () => {
  fc.assert(
    fc.property(moves, (wanted) => {
      const before = after(wanted.slice(0, -1))
      const places = after(wanted)
      const cut = wanted.at(-1)?.from ?? day(1)
      const placing = placementsFrom(places, day(1))
      if (!placing.ok) throw new Error(placing.fault)
      for (let number = 1; day(number) < cut; number += 1)
        for (const unitId of units)
          expect(walkedPath(places, unitId, day(number))).toBe(walkedPath(before, unitId, day(number)))
      for (const unitId of units)
        for (let number = 1; number <= 22; number += 1)
          expect(on(placesOf(placing.rows), unitId, day(number))[0]?.parentId).toBe(
            on(places, unitId, day(number))[0]?.parentId,
          )
    }),
    { numRuns: 30 },
  )
})

test('a unit below itself or below one that has gone is refused with the day', () => {
  const below = moved(start, { unitId: 'b', parentId: 'e', from: day(5) })
  expect(placementsFrom(below ?? [], day(1))).toMatchObject({ ok: false, fault: 'belowItself', on: day(5) })
  const gone = closed(start, { unitId: 'd', from: day(7) })
  expect(placementsFrom(gone, day(1))).toEqual({ ok: false, fault: 'parentGone', unitId: 'e', on: day(7) })
  const handed = closed(handedOver(start, { unitId: 'd', to: 'c', from: day(7) }), { unitId: 'd', from: day(7) })
  expect(placementsFrom(handed, day(1))).toMatchObject({ ok: true })
  expect(childrenFrom(handed, { unitId: 'd', from: day(7) })).toEqual([])
  expect(childrenFrom(handed, { unitId: 'c', from: day(7) })).toEqual(['e', 'f'])
  expect(moved(handed, { unitId: 'd', parentId: 'c', from: day(8) })).toBeNull()
})

test('only what differs is to be written, from the first day that differs', () => {
  fc.assert(
    fc.property(moves, moves, (first, second) => {
      const rowsOf = (wanted: typeof first, unitId: string) => {
        const placing = placementsFrom(after(wanted), day(1))
        if (!placing.ok) throw new Error(placing.fault)
        return placing.rows.filter((row) => row.unitId === unitId).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
      }
      for (const unitId of units) {
        const stored = rowsOf(first, unitId)
        const wanted = rowsOf([...first, ...second], unitId)
        const change = difference(stored, wanted, day(1))
        const written: PlacedRow[] = change
          ? [
              ...stored
                .filter((row) => row.validFrom < change.cut)
                .map((row) => (row.validTo > change.cut ? { ...row, validTo: change.cut } : row)),
              ...change.rows,
            ]
          : stored
        for (let number = 1; number <= 22; number += 1)
          expect(on(written, unitId, day(number)).map((row) => row.path)).toEqual(
            on(wanted, unitId, day(number)).map((row) => row.path),
          )
        expect(difference(wanted, wanted, day(1))).toBeNull()
      }
    }),
    { numRuns: 30 },
  )
})
