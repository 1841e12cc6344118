import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { openEnd } from '~/platform/calendar'
import { preparedRead, type Transaction } from '~/platform/db/database.server'
import { holdingAsKnown } from './dated'
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

export interface NewMembership {
  officerId: string
  unitId: string
  positionCode: string
  kind: MembershipKind
  validFrom: string
  validTo?: string
  at: Date
}

export type MembershipRefusal = 'overlap' | 'unitUnknown' | 'positionUnknown'

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
  await recordEvent(tx, {
    actor: transfer.actor,
    deed: 'officer.transfer',
    subject: { type: 'officer', id: transfer.officerId },
    reason: transfer.reason,
    details: {
      fromUnitId: moved.previousUnitId,
      toUnitId: transfer.unitId,
      positionCode: transfer.positionCode,
      from: transfer.from,
    },
    at: transfer.at,
  })
  return { ok: true, membershipId: moved.membershipId, previousUnitId: moved.previousUnitId }
}

type Move = Omit<Transfer, 'reason'>

/**
 * Closes the counting membership on the day before `from` and opens the next; roles that came with the old membership
 * end with it. The caller's deed writes the audit event.
 */
export async function moveMembership(
  tx: Transaction,
  move: Move,
): Promise<
  | { ok: true; membershipId: string; previousUnitId: string; previousId: string }
  | { ok: false; reason: TransferRefusal }
> {
  const { officerId, from, at } = move
  const present = await tx.membership.findFirst({
    where: { officerId, kind: 'counting', supersededAt: null },
    orderBy: { validFrom: 'desc' },
    select: { id: true, unitId: true, positionCode: true, validFrom: true, validTo: true },
  })
  if (!present) return { ok: false, reason: 'noMembership' }
  if (present.validTo !== openEnd) return { ok: false, reason: 'laterChangeExists' }
  if (from <= present.validFrom) return { ok: false, reason: 'notAfterPresent' }
  if (present.unitId === move.unitId && present.positionCode === move.positionCode)
    return { ok: false, reason: 'nothingChanges' }

  const next = { unitId: move.unitId, positionCode: move.positionCode, validFrom: from, validTo: openEnd }
  // The present one, closed below, is the only membership that could overlap: it is the officer's last.
  const refusal = await membershipRefusal(tx, { ...next, officerId, kind: 'concurrent' })
  if (refusal) return { ok: false, reason: refusal }
  await tx.membership.update({ where: { id: present.id }, data: { validTo: from } })
  const { id: membershipId } = await tx.membership.create({
    data: { ...next, officerId, kind: 'counting', recordedAt: at },
    select: { id: true },
  })
  await endGrantsOf(tx, { membershipId: present.id, from, move })
  return { ok: true, membershipId, previousUnitId: present.unitId, previousId: present.id }
}

async function endGrantsOf(
  tx: Transaction,
  { membershipId, from, move }: { membershipId: string; from: string; move: Move },
) {
  const endedById = move.actor === 'system' ? null : move.actor.officerId
  await tx.roleGrant.updateMany({
    where: { membershipId, validTo: { gt: from } },
    data: { validTo: from, endedById, endedAt: move.at },
  })
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
