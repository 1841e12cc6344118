import { holdsOn } from '~/platform/calendar'
import type { Reader, Transaction } from '~/platform/db/database.server'

/** Where officers counted on given dates, for many officers at once (points are credited to the unit at the instant of the deed). */
export interface CountingUnits {
  /** The unit of the counting membership on a local date, with its path in the tree of that date; null when none. */
  on(officerId: string, date: string): { unitId: string; path: string } | null
}

export async function readCountingUnits(
  db: Reader | Transaction,
  officerIds: readonly string[],
): Promise<CountingUnits> {
  const memberships = await db.membership.findMany({
    where: { officerId: { in: [...new Set(officerIds)] }, kind: 'counting', supersededAt: null },
    select: { officerId: true, unitId: true, validFrom: true, validTo: true },
  })
  const placements = await db.unitPlacement.findMany({
    where: { unitId: { in: [...new Set(memberships.map((membership) => membership.unitId))] }, supersededAt: null },
    select: { unitId: true, path: true, validFrom: true, validTo: true },
  })
  const byOfficer = listBy(memberships, (membership) => membership.officerId)
  const byUnit = listBy(placements, (placement) => placement.unitId)
  return {
    on(officerId, date) {
      const membership = byOfficer.get(officerId)?.find((row) => holdsOn(row, date))
      const placement = membership && byUnit.get(membership.unitId)?.find((row) => holdsOn(row, date))
      return placement ? { unitId: placement.unitId, path: placement.path } : null
    },
  }
}

function listBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const lists = new Map<string, Row[]>()
  for (const row of rows) {
    const list = lists.get(keyOf(row))
    if (list) list.push(row)
    else lists.set(keyOf(row), [row])
  }
  return lists
}
