import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { localDateOf, openEnd } from '~/platform/calendar'
import { reader, type Transaction } from '~/platform/db/database.server'
import { holdingAsKnown } from './dated'
import { collapse, searchKeyOf, unitSortKeyOf } from './names'
import { depthOf, pathOf } from './unit-path'
import { findPlaces, writePlaces } from './unit-places.server'
import { inTreeOrder } from './unit-tree'

/** The dated tree of units. The organisation is data: nothing here knows a level or a type. */

export interface NewUnit {
  actor: AuditActor | 'system'
  /** Given by a deed that has planned with it. */
  unitId?: string
  code: string
  name: string
  shortName: string
  typeCode: string
  /** Null for a root. */
  parentId: string | null
  /** The first local date on which the unit exists. */
  validFrom: string
  at: Date
}

export type UnitCreation =
  | { ok: true; unitId: string; path: string }
  | { ok: false; reason: 'codeTaken' | 'parentUnknown' | 'parentCloses' | 'typeUnknown' }

export async function createUnit(tx: Transaction, unit: NewUnit): Promise<UnitCreation> {
  const created = await writeUnit(tx, unit)
  if (!created.ok) return created
  await recordEvent(tx, {
    actor: unit.actor,
    deed: 'unit.create',
    subject: { type: 'unit', id: created.unitId },
    details: { code: unit.code, name: collapse(unit.name), parentId: unit.parentId, from: unit.validFrom },
    at: unit.at,
  })
  return created
}

/** The unit without its audit event, for a deed that creates it on the way and records the whole. */
export async function writeUnit(tx: Transaction, unit: Omit<NewUnit, 'actor'>): Promise<UnitCreation> {
  if (await tx.unit.findUnique({ where: { code: unit.code }, select: { id: true } }))
    return { ok: false, reason: 'codeTaken' }
  if (!(await tx.unitType.findUnique({ where: { code: unit.typeCode }, select: { code: true } })))
    return { ok: false, reason: 'typeUnknown' }
  const parent = unit.parentId === null ? null : await getPlacement(tx, unit.parentId, unit.validFrom)
  if (unit.parentId !== null && parent === null) return { ok: false, reason: 'parentUnknown' }

  const { id: unitId } = await tx.unit.create({
    data: { ...(unit.unitId !== undefined && { id: unit.unitId }), code: unit.code, createdAt: unit.at },
    select: { id: true },
  })
  const path = pathOf(unitId, parent?.path ?? null)
  const { parentId, validFrom, at: recordedAt } = unit
  await tx.unitNaming.create({ data: { unitId, ...namingOf(unit), typeCode: unit.typeCode, validFrom, recordedAt } })
  if (parent === null || parent.validTo === openEnd)
    await tx.unitPlacement.create({ data: { unitId, parentId, path, depth: depthOf(path), validFrom, recordedAt } })
  else {
    // The parent moves or closes later: the new unit's place follows from that too.
    const places = await findPlaces(tx, validFrom)
    const written = await writePlaces(tx, {
      places: [...places, { unitId, parentId, validFrom, validTo: openEnd }],
      from: validFrom,
      at: recordedAt,
    })
    if (!written.ok) {
      await tx.unitNaming.deleteMany({ where: { unitId } })
      await tx.unit.delete({ where: { id: unitId } })
      return { ok: false, reason: 'parentCloses' }
    }
  }
  return { ok: true, unitId, path }
}

export interface Renaming {
  actor: AuditActor | 'system'
  unitId: string
  name: string
  shortName: string
  typeCode: string
  /** The first local date of the new name; not before the present name's first. */
  from: string
  reason: string
  at: Date
}

/**
 * Closes the present name and opens the next one; reports on earlier dates keep the old name. Entered late, the present
 * name's row as it was known stays as superseded.
 */
export async function renameUnit(
  tx: Transaction,
  renaming: Renaming,
): Promise<{ ok: true } | { ok: false; reason: 'unitUnknown' | 'beforePresentName' | 'typeUnknown' }> {
  const present = await tx.unitNaming.findFirst({
    where: { unitId: renaming.unitId, supersededAt: null, validTo: { gt: renaming.from } },
    orderBy: { validFrom: 'desc' },
  })
  if (!present) return { ok: false, reason: 'unitUnknown' }
  if (renaming.from < present.validFrom) return { ok: false, reason: 'beforePresentName' }
  if (!(await tx.unitType.findUnique({ where: { code: renaming.typeCode }, select: { code: true } })))
    return { ok: false, reason: 'typeUnknown' }
  if (renaming.from === present.validFrom)
    await tx.unitNaming.update({ where: { id: present.id }, data: { supersededAt: renaming.at } })
  else {
    const { id, ...former } = present
    const isLate = renaming.from < localDateOf(renaming.at)
    if (isLate) await tx.unitNaming.create({ data: { ...former, supersededAt: renaming.at } })
    await tx.unitNaming.update({
      where: { id },
      data: { validTo: renaming.from, ...(isLate && { recordedAt: renaming.at }) },
    })
  }
  await tx.unitNaming.create({
    data: {
      unitId: renaming.unitId,
      ...namingOf(renaming),
      typeCode: renaming.typeCode,
      validFrom: renaming.from,
      validTo: present.validTo,
      recordedAt: renaming.at,
    },
  })
  await recordEvent(tx, {
    actor: renaming.actor,
    deed: 'unit.rename',
    subject: { type: 'unit', id: renaming.unitId },
    reason: renaming.reason,
    details: { before: present.name, after: collapse(renaming.name), from: renaming.from },
    at: renaming.at,
  })
  return { ok: true }
}

export interface UnitLine {
  unitId: string
  code: string
  name: string
  shortName: string
  typeCode: string
  typeName: string
  parentId: string | null
  path: string
  depth: number
  sortKey: string
}

/** Every unit that stands on the date, in tree order. */
export async function findUnitTree(date: string): Promise<UnitLine[]> {
  const placements = await reader().unitPlacement.findMany({
    where: holdingAsKnown(date),
    select: { unitId: true, parentId: true, path: true, depth: true, unit: { select: unitNamesOn(date) } },
  })
  return inTreeOrder(placements.map(({ unit, ...placement }) => ({ ...placement, ...nameOf(unit) })))
}

/** The unit with this code as it stands on the date, or null. */
export async function getUnitByCode(code: string, date: string): Promise<UnitLine | null> {
  const placement = await reader().unitPlacement.findFirst({
    where: { ...holdingAsKnown(date), unit: { code } },
    select: { unitId: true, parentId: true, path: true, depth: true, unit: { select: unitNamesOn(date) } },
  })
  if (!placement) return null
  const { unit, ...place } = placement
  return { ...place, ...nameOf(unit) }
}

/** The path of a unit on a date; null when it does not stand then. */
export async function getPath(
  tx: Pick<Transaction, 'unitPlacement'>,
  unitId: string,
  date: string,
): Promise<string | null> {
  return (await getPlacement(tx, unitId, date))?.path ?? null
}

function getPlacement(tx: Pick<Transaction, 'unitPlacement'>, unitId: string, date: string) {
  return tx.unitPlacement.findFirst({
    where: { unitId, ...holdingAsKnown(date) },
    select: { path: true, validTo: true },
  })
}

/** How many officers count in each unit itself on the date, by unit id. */
export async function countPeopleByUnit(date: string): Promise<Map<string, number>> {
  const groups = await reader().membership.groupBy({
    by: ['unitId'],
    where: { kind: 'counting', ...holdingAsKnown(date) },
    _count: { _all: true },
  })
  return new Map(groups.map((group) => [group.unitId, group._count._all]))
}

/** The name of the top of the tree, for the sign-in page and printed headers; empty in an empty database. */
export async function getRootName(date: string): Promise<string> {
  const root = await reader().unitPlacement.findFirst({
    where: { ...holdingAsKnown(date), parentId: null },
    orderBy: { unitId: 'asc' },
    select: { unit: { select: { namings: { where: holdingAsKnown(date), select: { name: true } } } } },
  })
  return root?.unit.namings[0]?.name ?? ''
}

function unitNamesOn(date: string) {
  return {
    code: true,
    namings: {
      where: holdingAsKnown(date),
      select: { name: true, shortName: true, sortKey: true, typeCode: true, type: { select: { name: true } } },
    },
  } as const
}

function nameOf(unit: {
  code: string
  namings: { name: string; shortName: string; sortKey: string; typeCode: string; type: { name: string } }[]
}) {
  const naming = unit.namings[0]
  return {
    code: unit.code,
    name: naming?.name ?? unit.code,
    shortName: naming?.shortName ?? unit.code,
    sortKey: naming?.sortKey ?? unitSortKeyOf(unit.code),
    typeCode: naming?.typeCode ?? '',
    typeName: naming?.type.name ?? '',
  }
}

/** The stored texts of a unit's name with the keys built from them. */
export function namingOf({ name, shortName }: { name: string; shortName: string }) {
  const stored = collapse(name)
  return {
    name: stored,
    shortName: collapse(shortName) || stored,
    sortKey: unitSortKeyOf(stored),
    searchKey: searchKeyOf(`${stored} ${shortName}`),
  }
}
