import { holdsOn, openEnd } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { type Actor, covers } from './access'

/** What became of a unit over time: names, places, where it came from and where it went. */

export interface UnitHistory {
  unitId: string
  code: string
  name: string
  typeName: string
  /** standing | closed | planned (on the date asked for) */
  state: 'standing' | 'closed' | 'planned'
  /** The first day and, once known, the first day no more. */
  from: string
  until: string | null
  names: { name: string; from: string; until: string | null }[]
  places: { parent: string; from: string; until: string | null }[]
  predecessors: Relative[]
  successors: Relative[]
}

interface Relative {
  code: string
  name: string
  kind: string
  effectiveOn: string
}

/** The history of a unit in the actor's care, also when it has closed or is to come; null for any other code. */
export async function getUnitHistory(actor: Actor, code: string, date: string): Promise<UnitHistory | null> {
  const unit = await reader().unit.findUnique({
    where: { code },
    select: {
      id: true,
      code: true,
      namings: {
        where: { supersededAt: null },
        orderBy: { validFrom: 'asc' },
        select: { name: true, validFrom: true, validTo: true, type: { select: { name: true } } },
      },
      placements: {
        orderBy: { validFrom: 'asc' },
        select: {
          path: true,
          parentId: true,
          validFrom: true,
          validTo: true,
          supersededAt: true,
          parent: { select: unitName },
        },
      },
      predecessors: { select: { kind: true, effectiveOn: true, predecessor: { select: unitName } } },
      successors: { select: { kind: true, effectiveOn: true, successor: { select: unitName } } },
    },
  })
  if (!unit) return null
  const placements = standingRows(unit.placements)
  const first = placements[0]
  const last = placements.at(-1)
  if (!first || !last) return null
  const now = placements.find((row) => holdsOn(row, date))
  const seen = now ?? (date < first.validFrom ? first : last)
  if (!covers(actor, 'manageUnits', seen.path)) return null
  const naming =
    unit.namings.find((row) => holdsOn(row, date)) ??
    unit.namings.findLast((row) => row.validFrom <= date) ??
    unit.namings[0]
  return {
    unitId: unit.id,
    code: unit.code,
    name: naming?.name ?? unit.code,
    typeName: naming?.type.name ?? '',
    state: now ? 'standing' : date < first.validFrom ? 'planned' : 'closed',
    from: first.validFrom,
    until: endOf(last),
    names: unit.namings.map((row) => ({ name: row.name, from: row.validFrom, until: endOf(row) })),
    places: merged(placements).map((row) => ({
      parent: row.parent?.namings[0]?.name ?? '',
      from: row.validFrom,
      until: endOf(row),
    })),
    predecessors: unit.predecessors.map(({ kind, effectiveOn, predecessor }) =>
      relative(predecessor, kind, effectiveOn),
    ),
    successors: unit.successors.map(({ kind, effectiveOn, successor }) => relative(successor, kind, effectiveOn)),
  }
}

/** A unit that closed on the day it was to begin never stood a day; it is still found where it was to stand. */
function standingRows<Row extends { validFrom: string; validTo: string; supersededAt: Date | null }>(
  rows: readonly Row[],
): Row[] {
  const standing = rows.filter((row) => row.supersededAt === null)
  const planned = rows.at(-1)
  return standing.length > 0 || !planned ? standing : [{ ...planned, validTo: planned.validFrom }]
}

const unitName = {
  code: true,
  namings: { where: { supersededAt: null }, orderBy: { validFrom: 'desc' }, take: 1, select: { name: true } },
} as const

function relative(unit: { code: string; namings: { name: string }[] }, kind: string, effectiveOn: string): Relative {
  return { code: unit.code, name: unit.namings[0]?.name ?? unit.code, kind, effectiveOn }
}

function endOf(row: { validTo: string }): string | null {
  return row.validTo === openEnd ? null : row.validTo
}

/** Places that differ only in what stands above the parent are one to the reader. */
function merged<Row extends { parentId: string | null; validFrom: string; validTo: string }>(
  rows: readonly Row[],
): Row[] {
  const places: Row[] = []
  for (const row of rows) {
    const last = places.at(-1)
    if (last && last.parentId === row.parentId && last.validTo === row.validFrom) last.validTo = row.validTo
    else places.push({ ...row })
  }
  return places
}

export interface OtherUnit {
  code: string
  name: string
  /** The last day for a closed one, the first for one to come. */
  day: string
}

/** Units of the actor's care that stand no more, or not yet, on the date. */
export async function findOtherUnits(
  actor: Actor,
  date: string,
): Promise<{ closed: OtherUnit[]; planned: OtherUnit[] }> {
  const units = await reader().unit.findMany({
    where: { placements: { none: { supersededAt: null, validFrom: { lte: date }, validTo: { gt: date } } } },
    select: {
      ...unitName,
      placements: {
        where: { supersededAt: null },
        orderBy: { validFrom: 'asc' },
        select: { path: true, validFrom: true, validTo: true },
      },
    },
  })
  const others = units.flatMap((unit) => {
    const first = unit.placements[0]
    const last = unit.placements.at(-1)
    if (!first || !last || !covers(actor, 'manageUnits', last.path)) return []
    const isPlanned = date < first.validFrom
    const line = {
      code: unit.code,
      name: unit.namings[0]?.name ?? unit.code,
      day: isPlanned ? first.validFrom : last.validTo,
    }
    return [{ ...line, isPlanned }]
  })
  const listed = (isPlanned: boolean) =>
    others
      .filter((unit) => unit.isPlanned === isPlanned)
      .toSorted((a, b) => (a.day < b.day ? 1 : -1))
      .map(({ isPlanned: _isPlanned, ...unit }) => unit)
  return { closed: listed(false), planned: listed(true) }
}
