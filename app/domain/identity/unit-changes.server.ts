import { openEnd } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { clearMemberships, endGrants, findMembershipRows, type MembershipRow } from './membership-rows.server'
import { laterOf, overlaps } from './timeline'
import type { UnitChangePlan } from './unit-change-plan.server'
import { writePlaces } from './unit-places.server'

/** Writes what a plan says: places, memberships, ended roles. Succession and audit belong to the deed. */
export async function carryOut(
  tx: Transaction,
  plan: UnitChangePlan,
  { endedById, at }: { endedById: string | null; at: Date },
): Promise<void> {
  const { from } = plan
  const written = await writePlaces(tx, { places: plan.places, from, at })
  if (!written.ok) throw new Error(`A checked plan leaves no tree: ${written.fault} on ${written.on}`)
  for (const { row, unitId } of plan.moves) {
    const validFrom = laterOf(row.validFrom, from)
    await clearMemberships(tx, { rows: [row], span: { validFrom, validTo: openEnd }, endedById, at })
    const { officerId, positionCode, kind, validTo } = row
    const next = { officerId, unitId, positionCode, kind, validFrom, validTo }
    if (!(await isDoubled(tx, next))) await tx.membership.create({ data: { ...next, recordedAt: at } })
  }
  await clearMemberships(tx, {
    rows: plan.endedSupervisions,
    span: { validFrom: from, validTo: openEnd },
    endedById,
    at,
  })
  const standing = await tx.roleGrant.findMany({
    where: { id: { in: plan.endedGrants.map((grant) => grant.id) }, validTo: { gt: from } },
    select: { id: true, validFrom: true },
  })
  await endGrants(tx, { grants: standing, from, endedById, at })
}

/** Two units become one: who worked in both would stand in the successor twice, and is written once. */
async function isDoubled(
  tx: Transaction,
  next: Pick<MembershipRow, 'officerId' | 'unitId' | 'kind' | 'validFrom' | 'validTo'>,
): Promise<boolean> {
  if (next.kind === 'counting') return false
  const rows = await findMembershipRows(tx, { officerId: next.officerId, after: next.validFrom })
  return rows.some(
    (row) => row.unitId === next.unitId && overlaps(row, next) && (row.kind === next.kind || row.kind === 'counting'),
  )
}

export interface Succession {
  predecessorId: string
  successorId: string
  kind: 'merge' | 'split'
  effectiveOn: string
}

export async function writeSuccessions(tx: Transaction, successions: readonly Succession[], at: Date): Promise<void> {
  await tx.unitSuccession.createMany({ data: successions.map((one) => ({ ...one, recordedAt: at })) })
}

/** Whether every one of the successions is on record: the same form came twice. */
export async function areRecorded(
  tx: Pick<Transaction, 'unitSuccession'>,
  successions: readonly Succession[],
): Promise<boolean> {
  if (successions.length === 0) return false
  return (await tx.unitSuccession.count({ where: { OR: [...successions] } })) === successions.length
}
