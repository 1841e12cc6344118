import { localDateOf, openEnd } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { clearSpan, firstChangedDay } from './timeline'
import { difference, type Place, type PlacedRow, type Placing, placementsFrom, placesOf } from './unit-places'

/** Reading and writing the tree over time; which places a change wants is decided in `unit-places.ts`. */

const columns = {
  id: true,
  unitId: true,
  parentId: true,
  path: true,
  depth: true,
  validFrom: true,
  validTo: true,
  recordedAt: true,
} as const

/** Where every unit stands from a day on, as known now. */
export async function findPlaces(tx: Pick<Transaction, 'unitPlacement'>, from: string): Promise<Place[]> {
  return placesOf(await findPlacements(tx, from))
}

function findPlacements(tx: Pick<Transaction, 'unitPlacement'>, from: string) {
  return tx.unitPlacement.findMany({
    where: { supersededAt: null, validTo: { gt: from } },
    orderBy: [{ unitId: 'asc' }, { validFrom: 'asc' }],
    select: columns,
  })
}

/**
 * Writes the placements that follow from the places, from a day on; rows that stay as they are stay untouched. A row
 * changed on a day that has passed keeps its former self as superseded, so that what was known then can be read.
 */
export async function writePlaces(
  tx: Transaction,
  { places, from, at }: { places: readonly Place[]; from: string; at: Date },
): Promise<Placing> {
  const placing = placementsFrom(places, from)
  if (!placing.ok) return placing
  const stored = byUnit(await findPlacements(tx, from))
  const wanted = byUnit(placing.rows)
  const created: PlacedRow[] = []
  for (const unitId of new Set([...stored.keys(), ...wanted.keys()])) {
    const rows = stored.get(unitId) ?? []
    const change = difference(rows, (wanted.get(unitId) ?? []).toSorted(inTime), from)
    if (!change) continue
    await clearFrom(tx, { rows, cut: change.cut, at })
    created.push(...change.rows)
  }
  await tx.unitPlacement.createMany({ data: created.map((row) => ({ ...row, recordedAt: at })) })
  return placing
}

async function clearFrom(
  tx: Transaction,
  { rows, cut, at }: { rows: readonly (PlacedRow & { id: string; recordedAt: Date })[]; cut: string; at: Date },
) {
  const span = { validFrom: cut, validTo: openEnd }
  for (const edit of clearSpan(rows, span)) {
    if (edit.kind === 'superseded')
      await tx.unitPlacement.update({ where: { id: edit.row.id }, data: { supersededAt: at } })
    if (edit.kind !== 'bounds') continue
    const { id, recordedAt, ...former } = edit.row
    const isLate = firstChangedDay(edit.row, span) < localDateOf(at)
    if (isLate) await tx.unitPlacement.create({ data: { ...former, recordedAt, supersededAt: at } })
    await tx.unitPlacement.update({
      where: { id },
      data: { validTo: edit.validTo, ...(isLate && { recordedAt: at }) },
    })
  }
}

function byUnit<Row extends { unitId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const lists = new Map<string, Row[]>()
  for (const row of rows) {
    const list = lists.get(row.unitId)
    if (list) list.push(row)
    else lists.set(row.unitId, [row])
  }
  return lists
}

function inTime(a: PlacedRow, b: PlacedRow): number {
  return a.validFrom < b.validFrom ? -1 : 1
}
