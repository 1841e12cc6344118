import { type Actor, type Deed, scopes } from '~/domain/identity/access'
import { depthOf, unitIdsOf } from '~/domain/identity/unit-path'
import { reader } from '~/platform/db/database.server'
import { rowOn, scopeAbove } from './seen-unit'

/** A unit as a report shows it, and what of it the actor may see. */
export interface ViewedUnit {
  unitId: string
  code: string
  name: string
  shortName: string
  path: string
  /** The units of the actor for the deed; figures from outside them stay unseen. */
  scopeIds: string[]
  /** From the actor's own unit down to the parent of this one. */
  ancestors: { code: string; name: string; shortName: string }[]
}

/** The unit with this code on the date of the tree, or null when it does not exist or lies outside the actor's units. */
export async function getViewedUnit(
  actor: Pick<Actor, 'grants'>,
  { deed, code, date }: { deed: Deed; code: string; date: string },
): Promise<ViewedUnit | null> {
  const unit = await reader().unit.findUnique({
    where: { code },
    select: {
      id: true,
      code: true,
      namings: namingsSelect,
      placements: { where: { supersededAt: null }, select: { path: true, validFrom: true, validTo: true } },
    },
  })
  const placement = unit && rowOn(unit.placements, date)
  if (!placement) return null
  const allowed = scopes(actor, deed)
  const scope = scopeAbove(placement.path, allowed)
  if (!scope) return null
  const ids = unitIdsOf(placement.path)
  return {
    unitId: unit.id,
    ...unitNameOn(unit, date),
    path: placement.path,
    scopeIds: allowed.map((one) => one.unitId),
    ancestors: await findUnitNames(ids.slice(ids.indexOf(scope.unitId), -1), date),
  }
}

/** The code of the highest unit that the actor looks after; null without any scope for the deed. */
export async function getTopUnitCode(actor: Pick<Actor, 'grants'>, deed: Deed): Promise<string | null> {
  const [top] = scopes(actor, deed).sort((a, b) => depthOf(a.path) - depthOf(b.path) || (a.path < b.path ? -1 : 1))
  if (!top) return null
  const unit = await reader().unit.findUnique({ where: { id: top.unitId }, select: { code: true } })
  return unit?.code ?? null
}

export interface UnitName {
  unitId: string
  code: string
  name: string
  shortName: string
  sortKey: string
}

/** Names on a date, in the order of the ids. */
export async function findUnitNames(unitIds: readonly string[], date: string): Promise<UnitName[]> {
  if (unitIds.length === 0) return []
  const units = await reader().unit.findMany({
    where: { id: { in: [...unitIds] } },
    select: { id: true, code: true, namings: namingsSelect },
  })
  const names = new Map(units.map((unit) => [unit.id, { unitId: unit.id, ...unitNameOn(unit, date) }]))
  return unitIds.flatMap((id) => names.get(id) ?? [])
}

export const namingsSelect = {
  where: { supersededAt: null },
  select: { name: true, shortName: true, sortKey: true, validFrom: true, validTo: true },
} as const

interface NamedUnit {
  code: string
  namings: { name: string; shortName: string; sortKey: string; validFrom: string; validTo: string }[]
}

export function unitNameOn(unit: NamedUnit, date: string): Omit<UnitName, 'unitId'> {
  const naming = rowOn(unit.namings, date)
  return {
    code: unit.code,
    name: naming?.name ?? unit.code,
    shortName: naming?.shortName ?? unit.code,
    sortKey: naming?.sortKey ?? unit.code,
  }
}
