import { holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import type { UnitChangePlan } from '~/domain/identity/unit-change-plan.server'
import { subtreeRange, unitIdsOf } from '~/domain/identity/unit-path'
import { getPath } from '~/domain/identity/units.server'
import { localDateOf } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { enrolJoiners } from './enrol-joiner.server'

/**
 * Courses that run for the units newly above an officer are given as to a joiner, from the day of the change
 * (domain brief 1.1). For a day to come, `beginMemberships` does it then. Gives the number of new enrolments.
 */
export async function settleMovedOfficers(tx: Transaction, plan: UnitChangePlan, now: Date): Promise<number> {
  const today = localDateOf(now)
  if (plan.from > today) return 0
  const arrived = new Set([
    ...plan.moves.filter(({ row }) => row.kind === 'counting').map((move) => move.unitId),
    ...plan.reparented.map((move) => move.unitId),
  ])
  const movedOfficers = new Set(plan.moves.map(({ row }) => row.officerId))
  const reparentedPaths: string[] = []
  for (const { unitId } of plan.reparented) reparentedPaths.push((await getPath(tx, unitId, today)) ?? '')

  let enrolled = 0
  for (const unitId of arrived) {
    const path = await getPath(tx, unitId, today)
    if (path === null) continue
    const rows = await tx.membership.findMany({
      where: {
        ...countingMembershipOn(today),
        unit: { placements: { some: { ...holdingAsKnown(today), path: subtreeRange(path) } } },
      },
      select: {
        officerId: true,
        unit: { select: { placements: { where: holdingAsKnown(today), select: { path: true } } } },
      },
    })
    const byPath = new Map<string, string[]>()
    for (const { officerId, unit } of rows) {
      const own = unit.placements[0]?.path ?? ''
      const hasMoved = movedOfficers.has(officerId) || reparentedPaths.some((moved) => moved && own.startsWith(moved))
      if (hasMoved) byPath.set(own, [...(byPath.get(own) ?? []), officerId])
    }
    for (const [own, officerIds] of byPath)
      enrolled += await enrolJoiners(tx, { officerIds, unitIds: unitIdsOf(own), joinedOn: plan.from, now })
  }
  return enrolled
}
