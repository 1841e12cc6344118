import { localDateOf } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { clearSpan, covers, firstChangedDay, laterOf, type Span } from './timeline'

/** Writing memberships so that nothing that was known is lost, and ending the roles that came with them. */

export interface MembershipRow extends Span {
  id: string
  officerId: string
  unitId: string
  positionCode: string
  kind: string
  recordedAt: Date
}

export const membershipColumns = {
  id: true,
  officerId: true,
  unitId: true,
  positionCode: true,
  kind: true,
  validFrom: true,
  validTo: true,
  recordedAt: true,
} as const

/** The officer's standing rows that hold on or after a day, the earliest first. */
export function findMembershipRows(
  tx: Pick<Transaction, 'membership'>,
  { officerId, kind, after }: { officerId: string; kind?: string; after?: string },
): Promise<MembershipRow[]> {
  return tx.membership.findMany({
    where: {
      officerId,
      supersededAt: null,
      ...(kind !== undefined && { kind }),
      ...(after !== undefined && { validTo: { gt: after } }),
    },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
    select: membershipColumns,
  })
}

export interface Clearing {
  rows: readonly MembershipRow[]
  span: Span
  /** Who ends the roles; null for the system. */
  endedById: string | null
  at: Date
}

/**
 * Takes the span out of the rows. A row changed on a day that has passed leaves its former self as superseded. A row keeps
 * its id in its later part, and roles that came with it end where that part ends (domain brief 1.5).
 */
export async function clearMemberships(tx: Transaction, { rows, span, endedById, at }: Clearing): Promise<void> {
  const today = localDateOf(at)
  for (const edit of clearSpan(rows, span)) {
    const { id, recordedAt, ...former } = edit.row
    const isLate = firstChangedDay(edit.row, span) < today
    if (edit.kind === 'piece') {
      const { validFrom, validTo } = edit
      await tx.membership.create({ data: { ...former, validFrom, validTo, recordedAt: isLate ? at : recordedAt } })
      continue
    }
    if (edit.kind === 'superseded') {
      await tx.membership.update({ where: { id }, data: { supersededAt: at } })
      await endGrantsOf(tx, { membershipId: id, from: edit.row.validFrom, endedById, at })
      continue
    }
    const { validFrom, validTo } = edit
    if (isLate) await tx.membership.create({ data: { ...former, recordedAt, supersededAt: at } })
    await tx.membership.update({ where: { id }, data: { validFrom, validTo, ...(isLate && { recordedAt: at }) } })
    await endGrantsOf(tx, { membershipId: id, from: validTo, endedById, at })
  }
}

/** Ends the roles that came with a membership, from a day on; one that had not begun by then never held. */
async function endGrantsOf(
  tx: Transaction,
  { membershipId, from, endedById, at }: { membershipId: string; from: string; endedById: string | null; at: Date },
): Promise<void> {
  const grants = await tx.roleGrant.findMany({
    where: { membershipId, validTo: { gt: from } },
    select: { id: true, validFrom: true },
  })
  await endGrants(tx, { grants, from, endedById, at })
}

export async function endGrants(
  tx: Transaction,
  {
    grants,
    from,
    endedById,
    at,
  }: { grants: readonly { id: string; validFrom: string }[]; from: string; endedById: string | null; at: Date },
): Promise<void> {
  for (const { id, validFrom } of grants)
    await tx.roleGrant.update({
      where: { id },
      data: { validTo: laterOf(validFrom, from), endedById, endedAt: at },
    })
}

/** Whether the unit stands on every day of the span, as known now. */
export async function standsThroughout(
  tx: Pick<Transaction, 'unitPlacement'>,
  unitId: string,
  span: Span,
): Promise<boolean> {
  const placements = await tx.unitPlacement.findMany({
    where: { unitId, supersededAt: null, validTo: { gt: span.validFrom } },
    select: { validFrom: true, validTo: true },
  })
  return covers(placements, span)
}
