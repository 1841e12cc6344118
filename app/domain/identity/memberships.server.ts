import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { localDateOf, openEnd } from '~/platform/calendar'
import { preparedRead, type Transaction } from '~/platform/db/database.server'
import { holdingAsKnown } from './dated'
import { clearMemberships, findMembershipRows, standsThroughout } from './membership-rows.server'
import { getPath } from './units.server'

/** Quá trình công tác: at any instant an officer has exactly one counting membership (domain brief 1.3). */

type MembershipKind = 'counting' | 'secondment' | 'concurrent' | 'supervision'

/** The where-fragment of the membership that counts on a local date. */
export function countingMembershipOn(date: string) {
  return { kind: 'counting', ...holdingAsKnown(date) }
}

/** The unit in which an officer counts on a date, for figures and points; null when none. */
export async function getCountingUnit(
  tx: Pick<Transaction, 'membership'>,
  officerId: string,
  date: string,
): Promise<{ membershipId: string; unitId: string; validFrom: string } | null> {
  const membership = await tx.membership.findFirst({
    where: { officerId, ...countingMembershipOn(date) },
    select: { id: true, unitId: true, validFrom: true },
  })
  return membership && { membershipId: membership.id, unitId: membership.unitId, validFrom: membership.validFrom }
}

/** The path of the unit in which an officer counts on a date; empty when none. */
export async function getCountingPath(
  tx: Pick<Transaction, 'membership' | 'unitPlacement'>,
  officerId: string,
  date: string,
): Promise<string> {
  const counting = await getCountingUnit(tx, officerId, date)
  return (counting && (await getPath(tx, counting.unitId, date))) ?? ''
}

export interface NewMembership {
  officerId: string
  unitId: string
  positionCode: string
  kind: MembershipKind
  validFrom: string
  validTo?: string
  at: Date
}

export type MembershipRefusal = 'overlap' | 'unitUnknown' | 'unitCloses' | 'positionUnknown'

/** Writes one membership; two counting ones never overlap. The caller's deed writes the audit event. */
export async function openMembership(
  tx: Transaction,
  { at, validTo = openEnd, ...membership }: NewMembership,
): Promise<{ ok: true; membershipId: string } | { ok: false; reason: MembershipRefusal }> {
  const refusal = await membershipRefusal(tx, { ...membership, validTo })
  if (refusal) return { ok: false, reason: refusal }
  const { id } = await tx.membership.create({ data: { ...membership, validTo, recordedAt: at }, select: { id: true } })
  return { ok: true, membershipId: id }
}

/** Why this membership cannot be written; `officerId` is empty for an officer who does not exist yet. */
export async function membershipRefusal(
  tx: Transaction,
  membership: Omit<NewMembership, 'at' | 'validTo'> & { validTo: string },
): Promise<MembershipRefusal | null> {
  if ((await getPath(tx, membership.unitId, membership.validFrom)) === null) return 'unitUnknown'
  if (!(await standsThroughout(tx, membership.unitId, membership))) return 'unitCloses'
  const position = await tx.position.findUnique({ where: { code: membership.positionCode }, select: { code: true } })
  if (!position) return 'positionUnknown'
  if (membership.kind !== 'counting') return null
  const overlapping = await tx.membership.count({
    where: {
      officerId: membership.officerId,
      kind: 'counting',
      supersededAt: null,
      validFrom: { lt: membership.validTo },
      validTo: { gt: membership.validFrom },
    },
  })
  return overlapping > 0 ? 'overlap' : null
}

export interface Transfer {
  actor: AuditActor | 'system'
  officerId: string
  unitId: string
  positionCode: string
  /** The first local date in the new unit. */
  from: string
  reason: string
  at: Date
}

export type TransferRefusal =
  | MembershipRefusal
  | 'noMembership'
  | 'notAfterPresent'
  | 'laterChangeExists'
  | 'nothingChanges'

/**
 * Điều chuyển with its own audit event: what `moveMembership` does. Enrolments follow in the deed `transfer-officer`.
 */
export async function transferMembership(
  tx: Transaction,
  transfer: Transfer,
): Promise<{ ok: true; membershipId: string; previousUnitId: string } | { ok: false; reason: TransferRefusal }> {
  const moved = await moveMembership(tx, transfer)
  if (!moved.ok) return moved
  const { officerId, unitId, positionCode, from, at } = transfer
  const { membershipId, previousUnitId } = moved
  await recordEvent(tx, {
    actor: transfer.actor,
    deed: 'officer.transfer',
    subject: { type: 'officer', id: officerId },
    reason: transfer.reason,
    details: { fromUnitId: previousUnitId, toUnitId: unitId, positionCode, from },
    at,
  })
  return { ok: true, membershipId, previousUnitId }
}

/**
 * Closes the counting membership on the day before `from` and opens the next, today, late or in the future; roles that
 * came with the old membership end with it. What was entered wrongly is put right by `correctMembership`. The caller's
 * deed writes the audit event.
 */
export async function moveMembership(
  tx: Transaction,
  { actor, officerId, unitId, positionCode, from, at }: Omit<Transfer, 'reason'>,
): Promise<
  | { ok: true; membershipId: string; previousUnitId: string; previousId: string }
  | { ok: false; reason: TransferRefusal }
> {
  const rows = await findMembershipRows(tx, { officerId, kind: 'counting' })
  const last = rows.at(-1)
  if (!last) return { ok: false, reason: 'noMembership' }
  if (from <= last.validFrom)
    return { ok: false, reason: last.validFrom > localDateOf(at) ? 'laterChangeExists' : 'notAfterPresent' }
  const isReturn = last.validTo <= from
  if (!isReturn && last.validTo !== openEnd) return { ok: false, reason: 'laterChangeExists' }
  if (!isReturn && last.unitId === unitId && last.positionCode === positionCode)
    return { ok: false, reason: 'nothingChanges' }

  const next = { officerId, unitId, positionCode, validFrom: from, validTo: openEnd }
  // The present one, closed below, is the only membership that could overlap: it is the officer's last.
  const refusal = await membershipRefusal(tx, { ...next, kind: 'concurrent' })
  if (refusal) return { ok: false, reason: refusal }
  await clearMemberships(tx, { rows: [last], span: next, endedById: idOf(actor), at })
  const { id: membershipId } = await tx.membership.create({
    data: { ...next, kind: 'counting', recordedAt: at },
    select: { id: true },
  })
  return { ok: true, membershipId, previousUnitId: last.unitId, previousId: last.id }
}

/** The id that rows keep of who acted; null for the system. */
export function idOf(actor: AuditActor | 'system'): string | null {
  return actor === 'system' ? null : actor.officerId
}

export interface MembershipOverlap {
  officerId: string
  firstId: string
  secondId: string
}

/** Pairs of counting memberships of one officer that share a day; `verify` expects none. */
export function findOverlaps(): MembershipOverlap[] {
  return preparedRead<MembershipOverlap>(`
    SELECT a."officerId", a."id" AS "firstId", b."id" AS "secondId"
    FROM "Membership" a
    JOIN "Membership" b ON b."officerId" = a."officerId" AND b."id" > a."id"
    WHERE a."kind" = 'counting' AND b."kind" = 'counting' AND a."supersededAt" IS NULL AND b."supersededAt" IS NULL
      AND a."validFrom" < b."validTo" AND b."validFrom" < a."validTo"`).all()
}
