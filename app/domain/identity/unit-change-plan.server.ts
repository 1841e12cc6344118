import { openEnd } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { type MembershipRow, membershipColumns } from './membership-rows.server'
import { childrenFrom, closed, handedOver, moved, type Place, placementsFrom } from './unit-places'
import { findPlaces } from './unit-places.server'

/**
 * What moving, merging, splitting and dissolving units on a date would do, worked out without writing. The preview shows
 * this plan, and the deed carries out one made anew in its transaction.
 */

export interface UnitChangePlan {
  from: string
  places: Place[]
  /** Units that stand no more from the date on. */
  closing: string[]
  /** Units that come to stand under another one. */
  reparented: { unitId: string; parentId: string }[]
  /** Memberships that go on in another unit from the date on, or from their own beginning after it. */
  moves: { row: MembershipRow; unitId: string }[]
  /** Phụ trách of a closing unit ends with it: who supervises the successor is decided anew. */
  endedSupervisions: MembershipRow[]
  endedGrants: EndedGrant[]
}

interface EndedGrant {
  id: string
  officerId: string
  role: string
  unitId: string
  validFrom: string
}

export type PlanRefusal =
  | 'unitUnknown'
  | 'parentUnknown'
  | 'belowItself'
  | 'parentCloses'
  | 'nothingChanges'
  | 'tooFewUnits'
  | 'childrenStand'
  | 'peopleStand'
  | 'rootStays'
  | 'notAllAssigned'
  | 'lastAdministrator'

export type Planned = { ok: true; plan: UnitChangePlan } | { ok: false; reason: PlanRefusal }

type Db = Pick<Transaction, 'unitPlacement' | 'membership' | 'roleGrant'>

/** điều chuyển: a unit with everything below it comes under another one. */
export async function planMove(db: Db, move: { unitId: string; parentId: string; from: string }): Promise<Planned> {
  const { unitId, parentId, from } = move
  const places = await findPlaces(db, from)
  const present = placeOn(places, unitId, from)
  if (!present) return refused('unitUnknown')
  if (present.parentId === null) return refused('rootStays')
  if (!placeOn(places, parentId, from)) return refused('parentUnknown')
  if (present.parentId === parentId) return refused('nothingChanges')
  const next = moved(places, move)
  if (!next) return refused('unitUnknown')
  return checked({
    from,
    places: next,
    closing: [],
    reparented: [{ unitId, parentId }],
    moves: [],
    endedSupervisions: [],
    endedGrants: [],
  })
}

/**
 * sáp nhập: the units close on the date; their people and the units below them go to the successor, which stands on the
 * date or is given with its place. Roles that came with the memberships, or hold over a closing unit, end.
 */
export async function planMerge(
  db: Db,
  merge: { predecessorIds: readonly string[]; successor: { unitId: string; newUnder: string | null }; from: string },
): Promise<Planned> {
  const { predecessorIds, successor, from } = merge
  const stored = await findPlaces(db, from)
  const closing = [...new Set(predecessorIds)].filter((id) => id !== successor.unitId)
  if (closing.length === 0 || (successor.newUnder !== null && closing.length < 2)) return refused('tooFewUnits')
  const faults = closing.map((unitId) => placeOn(stored, unitId, from))
  if (faults.some((place) => place === undefined)) return refused('unitUnknown')
  if (faults.some((place) => place?.parentId === null)) return refused('rootStays')
  const places = withSuccessor(stored, successor, from)
  if (!places) return refused('parentUnknown')
  return planClosing(db, { places, from, closing, heirOf: () => successor.unitId, unitOf: () => successor.unitId })
}

/**
 * chia tách: everybody who works in the unit itself and every unit right below goes to one of the parts; nobody is left over.
 * The unit closes unless it is itself one of the parts.
 */
export async function planSplit(
  db: Db,
  split: {
    unitId: string
    parts: readonly { unitId: string; newUnder: string | null }[]
    /** The part of each officer and of each unit right below, by id. */
    partOfOfficer: ReadonlyMap<string, string>
    partOfUnit: ReadonlyMap<string, string>
    from: string
  },
): Promise<Planned> {
  const { unitId, parts, partOfOfficer, partOfUnit, from } = split
  const stored = await findPlaces(db, from)
  const present = placeOn(stored, unitId, from)
  if (!present) return refused('unitUnknown')
  if (present.parentId === null) return refused('rootStays')
  if (new Set(parts.map((part) => part.unitId)).size < 2) return refused('tooFewUnits')
  let places: Place[] | null = stored
  for (const part of parts) places = places && withSuccessor(places, part, from)
  if (!places) return refused('parentUnknown')
  const known = new Set(parts.map((part) => part.unitId))
  const below = childrenFrom(stored, { unitId, from }).filter((id) => !known.has(id))
  const rows = (await findMembershipsIn(db, [unitId], from)).filter(isServing)
  const isAssigned = (part: string | undefined) => part !== undefined && known.has(part)
  if (!rows.every((row) => isAssigned(partOfOfficer.get(row.officerId)))) return refused('notAllAssigned')
  if (!below.every((id) => isAssigned(partOfUnit.get(id)))) return refused('notAllAssigned')
  return planClosing(db, {
    places,
    from,
    closing: known.has(unitId) ? [] : [unitId],
    left: unitId,
    heirOf: (childId) => partOfUnit.get(childId) ?? unitId,
    unitOf: (row) => partOfOfficer.get(row.officerId) ?? unitId,
  })
}

/** giải thể: only an empty unit closes without a successor. */
export async function planDissolution(db: Db, { unitId, from }: { unitId: string; from: string }): Promise<Planned> {
  const places = await findPlaces(db, from)
  const present = placeOn(places, unitId, from)
  if (!present) return refused('unitUnknown')
  if (present.parentId === null) return refused('rootStays')
  if (childrenFrom(places, { unitId, from }).length > 0) return refused('childrenStand')
  if ((await findMembershipsIn(db, [unitId], from)).some(isServing)) return refused('peopleStand')
  return planClosing(db, { places, from, closing: [unitId], heirOf: () => unitId, unitOf: () => unitId })
}

async function planClosing(
  db: Db,
  wanted: {
    places: Place[]
    from: string
    closing: string[]
    /** A unit whose people and children go elsewhere though it stays. */
    left?: string
    heirOf: (childId: string) => string
    unitOf: (row: MembershipRow) => string
  },
): Promise<Planned> {
  const { from, closing, heirOf, unitOf } = wanted
  let places = wanted.places
  const reparented: UnitChangePlan['reparented'] = []
  const emptied = wanted.left === undefined ? closing : [wanted.left]
  for (const unitId of emptied) {
    for (const childId of childrenFrom(places, { unitId, from })) {
      const to = heirOf(childId)
      if (to === unitId || childId === to || closing.includes(childId)) continue
      places = [
        ...handedOver(
          places.filter((place) => place.unitId === childId),
          { unitId, to, from },
        ),
        ...places.filter((place) => place.unitId !== childId),
      ]
      reparented.push({ unitId: childId, parentId: to })
    }
  }
  for (const unitId of closing) places = closed(places, { unitId, from })
  const rows = await findMembershipsIn(db, emptied, from)
  const moves = rows
    .filter(isServing)
    .map((row) => ({ row, unitId: unitOf(row) }))
    .filter(({ row, unitId }) => unitId !== row.unitId)
  const endedSupervisions = rows.filter((row) => !isServing(row) && closing.includes(row.unitId))
  const endedGrants = await findEndedGrants(db, {
    closing,
    membershipIds: [...moves.map(({ row }) => row.id), ...endedSupervisions.map((row) => row.id)],
    from,
  })
  if (await endsLastAdministrator(db, endedGrants, from)) return refused('lastAdministrator')
  return checked({ from, places, closing, reparented, moves, endedSupervisions, endedGrants })
}

/** The plan, unless its places leave no tree: the same check as when they are written. */
function checked(plan: UnitChangePlan): Planned {
  const placing = placementsFrom(plan.places, plan.from)
  if (placing.ok) return { ok: true, plan }
  return refused(placing.fault === 'belowItself' ? 'belowItself' : 'parentCloses')
}

function refused(reason: PlanRefusal): Planned {
  return { ok: false, reason }
}

/** Whether the officer works in the unit, and does not only supervise it. */
function isServing(row: MembershipRow): boolean {
  return row.kind !== 'supervision'
}

function placeOn(places: readonly Place[], unitId: string, date: string): Place | undefined {
  return places.find((place) => place.unitId === unitId && place.validFrom <= date && date < place.validTo)
}

/** The places with a new unit under its parent; a standing one must stand on the date. Null when it has no place. */
function withSuccessor(
  places: Place[],
  { unitId, newUnder }: { unitId: string; newUnder: string | null },
  from: string,
): Place[] | null {
  if (newUnder === null) return placeOn(places, unitId, from) ? places : null
  if (!placeOn(places, newUnder, from)) return null
  return [...places, { unitId, parentId: newUnder, validFrom: from, validTo: openEnd }]
}

/** Memberships of every kind in the units themselves that hold on the date or later. */
function findMembershipsIn(db: Db, unitIds: readonly string[], from: string): Promise<MembershipRow[]> {
  return db.membership.findMany({
    where: { unitId: { in: [...unitIds] }, supersededAt: null, validTo: { gt: from } },
    orderBy: [{ officerId: 'asc' }, { validFrom: 'asc' }],
    select: membershipColumns,
  })
}

async function findEndedGrants(
  db: Db,
  wanted: { closing: readonly string[]; membershipIds: readonly string[]; from: string },
): Promise<EndedGrant[]> {
  const select = { id: true, officerId: true, role: true, unitId: true, validFrom: true } as const
  const still = { validTo: { gt: wanted.from } }
  const overClosing = await db.roleGrant.findMany({ where: { ...still, unitId: { in: [...wanted.closing] } }, select })
  const ended = new Map(overClosing.map((grant) => [grant.id, grant]))
  for (let start = 0; start < wanted.membershipIds.length; start += batchSize) {
    const batch = wanted.membershipIds.slice(start, start + batchSize)
    for (const grant of await db.roleGrant.findMany({ where: { ...still, membershipId: { in: batch } }, select }))
      ended.set(grant.id, grant)
  }
  return [...ended.values()]
}

const batchSize = 400

async function endsLastAdministrator(db: Db, ended: readonly EndedGrant[], from: string): Promise<boolean> {
  if (!ended.some((grant) => grant.role === 'administrator')) return false
  const left = await db.roleGrant.count({
    where: {
      role: 'administrator',
      id: { notIn: ended.map((grant) => grant.id) },
      validFrom: { lte: from },
      validTo: { gt: from },
      officer: { account: { lockedAt: null } },
    },
  })
  return left === 0
}
