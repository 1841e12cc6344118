import { type Actor, covers, type Deed } from './access'
import { findUnitTree, getUnitByCode, type UnitLine } from './units.server'

/** Units standing on the date inside the actor's scope for the deed, in tree order. */
export async function findUnitsFor(actor: Actor, deed: Deed, date: string): Promise<UnitLine[]> {
  return (await findUnitTree(date)).filter((unit) => covers(actor, deed, unit.path))
}

/** The unit with this code inside the actor's scope for the deed, or null: not there and not his look alike. */
export async function getUnitFor(
  actor: Actor,
  deed: Deed,
  { code, date }: { code: string; date: string },
): Promise<UnitLine | null> {
  const unit = await getUnitByCode(code, date)
  return unit && covers(actor, deed, unit.path) ? unit : null
}
