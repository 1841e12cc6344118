import type { Actor, Deed } from '~/domain/identity/access'
import { unitIdsOf } from '~/domain/identity/unit-path'
import { inTreeOrder } from '~/domain/identity/unit-tree'
import { visibleUnits } from '~/domain/identity/visible-officers.server'
import { reader } from '~/platform/db/database.server'
import { namingsSelect, unitNameOn } from './viewed-unit.server'

/** A unit to filter by; `depth` counts from the actor's own unit. */
export interface UnitOption {
  unitId: string
  code: string
  name: string
  depth: number
}

/** The actor's units on a date, in tree order. */
export async function findUnitOptions(actor: Pick<Actor, 'grants'>, deed: Deed, date: string): Promise<UnitOption[]> {
  const placements = await reader().unitPlacement.findMany({
    where: visibleUnits(actor, deed, date),
    select: { unitId: true, parentId: true, path: true, unit: { select: { code: true, namings: namingsSelect } } },
  })
  const units = inTreeOrder(
    placements.map(({ unitId, parentId, path, unit }) => ({ unitId, parentId, path, ...unitNameOn(unit, date) })),
  )
  const known = new Set(units.map((unit) => unit.unitId))
  return units.map(({ unitId, code, name, path }) => ({
    unitId,
    code,
    name,
    depth: unitIdsOf(path).filter((id) => known.has(id)).length - 1,
  }))
}
