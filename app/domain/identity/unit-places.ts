import { openEnd } from '~/platform/calendar'
import type { Span } from './timeline'
import { depthOf, pathOf } from './unit-path'

/**
 * The tree over time. Under which unit a unit stands is the fact; paths follow from it, for every unit below as well.
 * A change edits the parents, and this module works out which placements are to be written.
 */

export interface Place extends Span {
  unitId: string
  parentId: string | null
}

export interface PlacedRow extends Place {
  path: string
  depth: number
}

/** Paths from a day on. A unit that stands below itself, or below one that does not stand, on `on`. */
export type Placing =
  | { ok: true; rows: PlacedRow[] }
  | { ok: false; fault: 'belowItself' | 'parentGone'; unitId: string; on: string }

/** The placements that follow from the places, from a day on, each as long as nothing about it changes. */
export function placementsFrom(places: readonly Place[], from: string): Placing {
  const days = [from, ...places.flatMap((place) => [place.validFrom, place.validTo])]
    .filter((day) => day >= from && day < openEnd)
    .toSorted()
  const steps = [...new Set(days)]
  const finished: PlacedRow[] = []
  const running = new Map<string, PlacedRow>()
  for (const [index, day] of steps.entries()) {
    const tree = treeOn(places, day)
    if (!tree.ok) return tree
    const validTo = steps[index + 1] ?? openEnd
    for (const [unitId, row] of running)
      if (!tree.rows.has(unitId)) {
        finished.push(row)
        running.delete(unitId)
      }
    for (const [unitId, { parentId, path }] of tree.rows) {
      const row = running.get(unitId)
      if (row?.path === path) row.validTo = validTo
      else {
        if (row) finished.push(row)
        running.set(unitId, { unitId, parentId, path, depth: depthOf(path), validFrom: day, validTo })
      }
    }
  }
  return { ok: true, rows: [...finished, ...running.values()] }
}

type Tree =
  | { ok: true; rows: Map<string, { parentId: string | null; path: string }> }
  | { ok: false; fault: 'belowItself' | 'parentGone'; unitId: string; on: string }

function treeOn(places: readonly Place[], on: string): Tree {
  const standing = new Map(
    places
      .filter((place) => place.validFrom <= on && on < place.validTo)
      .map((place) => [place.unitId, place.parentId]),
  )
  const rows = new Map<string, { parentId: string | null; path: string }>()
  for (const unitId of standing.keys()) {
    const waiting: string[] = []
    for (let id: string | null = unitId; id !== null && !rows.has(id); id = standing.get(id) ?? null) {
      if (!standing.has(id)) return { ok: false, fault: 'parentGone', unitId: waiting.at(-1) ?? unitId, on }
      if (waiting.includes(id)) return { ok: false, fault: 'belowItself', unitId: id, on }
      waiting.push(id)
    }
    for (const id of waiting.toReversed()) {
      const parentId = standing.get(id) ?? null
      rows.set(id, { parentId, path: pathOf(id, parentId === null ? null : (rows.get(parentId)?.path ?? null)) })
    }
  }
  return { ok: true, rows }
}

/** Stored placements as places: rows that differ only in what stands above the parent are one place. */
export function placesOf(rows: readonly Place[]): Place[] {
  const ordered = [...rows].sort((a, b) =>
    a.unitId === b.unitId ? (a.validFrom < b.validFrom ? -1 : 1) : a.unitId < b.unitId ? -1 : 1,
  )
  const places: Place[] = []
  for (const { unitId, parentId, validFrom, validTo } of ordered) {
    const last = places.at(-1)
    if (last?.unitId === unitId && last.parentId === parentId && last.validTo === validFrom) last.validTo = validTo
    else places.push({ unitId, parentId, validFrom, validTo })
  }
  return places
}

/**
 * Puts a unit under another parent from a day until its place was to change anyway; null when it does not stand then.
 * A parent of null makes it a root.
 */
export function moved(
  places: readonly Place[],
  move: { unitId: string; parentId: string | null; from: string },
): Place[] | null {
  const { unitId, parentId, from } = move
  const present = places.find((place) => place.unitId === unitId && place.validFrom <= from && from < place.validTo)
  if (!present) return null
  const rest = places.filter((place) => place !== present)
  const before = present.validFrom < from ? [{ ...present, validTo: from }] : []
  return [...rest, ...before, { unitId, parentId, validFrom: from, validTo: present.validTo }]
}

/** Ends a unit on a day: it stands no more, then or later. */
export function closed(places: readonly Place[], { unitId, from }: { unitId: string; from: string }): Place[] {
  return places.flatMap((place) => {
    if (place.unitId !== unitId || place.validTo <= from) return [place]
    return place.validFrom < from ? [{ ...place, validTo: from }] : []
  })
}

/** Puts whatever stands under one unit from a day on under another one. */
export function handedOver(
  places: readonly Place[],
  { unitId, to, from }: { unitId: string; to: string; from: string },
): Place[] {
  return places.flatMap((place) => {
    if (place.parentId !== unitId || place.validTo <= from) return [place]
    if (place.validFrom >= from) return [{ ...place, parentId: to }]
    return [
      { ...place, validTo: from },
      { ...place, parentId: to, validFrom: from },
    ]
  })
}

/** The units right under a unit on a day or later, each once. */
export function childrenFrom(places: readonly Place[], { unitId, from }: { unitId: string; from: string }): string[] {
  return [
    ...new Set(
      places.filter((place) => place.parentId === unitId && place.validTo > from).map((place) => place.unitId),
    ),
  ]
}

/**
 * What to write so that a unit's stored placements become the wanted ones: null where they agree, else the first day that
 * differs and the rows from there on. Both lists are of one unit, in order.
 */
export function difference(
  stored: readonly PlacedRow[],
  wanted: readonly PlacedRow[],
  from: string,
): { cut: string; rows: PlacedRow[] } | null {
  const kept = stored
    .filter((row) => row.validTo > from)
    .map((row) => (row.validFrom < from ? { ...row, validFrom: from } : row))
  for (let index = 0; index < Math.max(kept.length, wanted.length); index += 1) {
    const old = kept[index]
    const next = wanted[index]
    if (old && next && old.path === next.path && old.validFrom === next.validFrom) {
      if (old.validTo === next.validTo) continue
      const [cut = from] = [old.validTo, next.validTo].toSorted()
      return { cut, rows: clipped(wanted, cut) }
    }
    const cut = [old?.validFrom, next?.validFrom].filter((day) => day !== undefined).toSorted()[0] ?? from
    return { cut, rows: clipped(wanted, cut) }
  }
  return null
}

function clipped(rows: readonly PlacedRow[], from: string): PlacedRow[] {
  return rows
    .filter((row) => row.validTo > from)
    .map((row) => (row.validFrom < from ? { ...row, validFrom: from } : row))
}
