import type { Reader, Transaction } from '~/platform/db/database.server'
import type { Grant } from './access'
import { holding, holdingAsKnown } from './dated'

/** Everybody who commands a unit on the date, with those grants as an actor carries them. */
export async function findCommanders(
  db: Reader | Transaction,
  date: string,
): Promise<{ officerId: string; grants: Grant[] }[]> {
  const granted = await db.roleGrant.findMany({
    where: { role: 'commander', ...holding(date) },
    orderBy: [{ officerId: 'asc' }, { unitId: 'asc' }],
    select: {
      officerId: true,
      unitId: true,
      unit: { select: { placements: { where: holdingAsKnown(date), select: { path: true } } } },
    },
  })
  const commanders = new Map<string, Grant[]>()
  for (const { officerId, unitId, unit } of granted) {
    const path = unit.placements[0]?.path
    if (!path) continue
    commanders.set(officerId, [...(commanders.get(officerId) ?? []), { role: 'commander', unitId, path }])
  }
  return [...commanders].map(([officerId, grants]) => ({ officerId, grants }))
}
