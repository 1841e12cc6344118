import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { localDateOf, openEnd } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { clearMemberships, endGrants, findMembershipRows } from './membership-rows.server'
import { idOf, type MembershipRefusal, membershipRefusal } from './memberships.server'
import { countAdministrators, isAdministrator } from './role-grants.server'
import { laterOf, naturalEnd, overlaps } from './timeline'

/** Changes in an officer's quá trình công tác beside the transfer. At any instant exactly one membership counts. */

interface Change {
  actor: AuditActor | 'system'
  officerId: string
  reason: string
  at: Date
}

export interface MembershipCorrection extends Change {
  unitId: string
  positionCode: string
  /** The first local date of what was entered wrongly or not at all. */
  from: string
  /** The first local date on which it no longer holds; null: to the end of what it replaces. */
  to: string | null
}

export type CorrectionRefusal = MembershipRefusal | 'endBeforeStart' | 'nothingChanges'

/**
 * Đính chính: says where an officer counted over some days, whatever was entered before. Rows that knew otherwise stay as
 * superseded, with the day on which that was recorded.
 */
export async function correctMembership(
  tx: Transaction,
  correction: MembershipCorrection,
): Promise<{ ok: true } | { ok: false; reason: CorrectionRefusal }> {
  const { officerId, unitId, positionCode, from, at } = correction
  const rows = await findMembershipRows(tx, { officerId, kind: 'counting' })
  const span = { validFrom: from, validTo: correction.to ?? naturalEnd(rows, from, openEnd) }
  if (span.validTo <= from) return { ok: false, reason: 'endBeforeStart' }
  const replaced = rows.filter((row) => overlaps(row, span))
  const isSame = replaced.some(
    (row) =>
      row.unitId === unitId &&
      row.positionCode === positionCode &&
      row.validFrom <= span.validFrom &&
      row.validTo >= span.validTo,
  )
  if (isSame) return { ok: false, reason: 'nothingChanges' }
  const refusal = await membershipRefusal(tx, { officerId, unitId, positionCode, kind: 'concurrent', ...span })
  if (refusal) return { ok: false, reason: refusal }
  await clearMemberships(tx, { rows: replaced, span, endedById: idOf(correction.actor), at })
  await tx.membership.create({
    data: { officerId, unitId, positionCode, kind: 'counting', ...span, recordedAt: at },
  })
  await recordEvent(tx, {
    actor: correction.actor,
    deed: 'officer.correctService',
    subject: { type: 'officer', id: officerId },
    reason: correction.reason,
    details: {
      unitId,
      positionCode,
      from,
      until: span.validTo,
      before: replaced.map((row) => ({
        unitId: row.unitId,
        positionCode: row.positionCode,
        from: row.validFrom,
        until: row.validTo,
      })),
    },
    at,
  })
  return { ok: true }
}

type SecondaryKind = 'secondment' | 'concurrent' | 'supervision'

export interface SecondaryMembership extends Change {
  kind: SecondaryKind
  unitId: string
  positionCode: string
  from: string
  /** The first local date on which it no longer holds; null: open. */
  to: string | null
  /** Of a secondment: the officer counts in the unit seconded to, and the unit left is the one that does not count. */
  countsAtHost?: boolean
}

export type SecondaryRefusal = MembershipRefusal | 'endBeforeStart' | 'alreadyThere' | 'noMembership'

/**
 * Biệt phái, kiêm nhiệm or phụ trách: a membership beside the counting one. Phụ trách brings the command of the unit, which
 * ends with it. A secondment says which side counts (domain brief 1.3).
 */
export async function addSecondary(
  tx: Transaction,
  secondary: SecondaryMembership,
): Promise<{ ok: true; membershipId: string } | { ok: false; reason: SecondaryRefusal }> {
  const { officerId, kind, unitId, positionCode, at } = secondary
  const span = { validFrom: secondary.from, validTo: secondary.to ?? openEnd }
  if (span.validTo <= span.validFrom) return { ok: false, reason: 'endBeforeStart' }
  const refusal = await membershipRefusal(tx, { officerId, unitId, positionCode, kind, ...span })
  if (refusal) return { ok: false, reason: refusal }
  const rows = (await findMembershipRows(tx, { officerId })).filter((row) => overlaps(row, span))
  // Nobody is seconded to, or busy beside his own work in, the unit where he counts; a deputy head may supervise it.
  const isThere = (row: { unitId: string; kind: string }) =>
    row.unitId === unitId && (row.kind === kind || (row.kind === 'counting' && kind !== 'supervision'))
  if (rows.some(isThere)) return { ok: false, reason: 'alreadyThere' }

  const membershipId =
    kind === 'secondment' && secondary.countsAtHost
      ? await secondWithCount(tx, secondary, span)
      : await createRow(tx, { officerId, unitId, positionCode, kind, ...span, at })
  if (membershipId === null) return { ok: false, reason: 'noMembership' }
  if (kind === 'supervision') {
    const standing = await tx.roleGrant.count({
      where: { officerId, role: 'commander', unitId, validFrom: { lt: span.validTo }, validTo: { gt: span.validFrom } },
    })
    if (standing === 0)
      await tx.roleGrant.create({
        data: {
          officerId,
          role: 'commander',
          unitId,
          membershipId,
          ...span,
          reason: secondary.reason,
          grantedById: idOf(secondary.actor),
          grantedAt: at,
        },
      })
  }
  await recordEvent(tx, {
    actor: secondary.actor,
    deed: `officer.${kind}`,
    subject: { type: 'officer', id: officerId },
    reason: secondary.reason,
    details: {
      unitId,
      positionCode,
      from: span.validFrom,
      until: span.validTo,
      ...(kind === 'secondment' && { countsAtHost: secondary.countsAtHost ?? false }),
    },
    at,
  })
  return { ok: true, membershipId }
}

/** The host counts over the span; the unit that counted before becomes the secondary side. Null without one. */
async function secondWithCount(
  tx: Transaction,
  { officerId, unitId, positionCode, actor, at }: SecondaryMembership,
  span: { validFrom: string; validTo: string },
): Promise<string | null> {
  const counting = await findMembershipRows(tx, { officerId, kind: 'counting' })
  const home = counting.find((row) => row.validFrom <= span.validFrom && span.validFrom < row.validTo)
  if (!home) return null
  await clearMemberships(tx, { rows: counting.filter((row) => overlaps(row, span)), span, endedById: idOf(actor), at })
  await createRow(tx, { officerId, unitId, positionCode, kind: 'counting', ...span, at })
  // After a secondment with an end, the officer counts at home again: that part of the row stands already.
  return createRow(tx, {
    officerId,
    unitId: home.unitId,
    positionCode: home.positionCode,
    kind: 'secondment',
    ...span,
    at,
  })
}

async function createRow(
  tx: Transaction,
  {
    at,
    ...row
  }: { officerId: string; unitId: string; positionCode: string; kind: string; at: Date } & {
    validFrom: string
    validTo: string
  },
): Promise<string> {
  const { id } = await tx.membership.create({ data: { ...row, recordedAt: at }, select: { id: true } })
  return id
}

/** Ends one secondary membership from a day on; the command that came with it ends too. */
export async function endSecondary(
  tx: Transaction,
  { actor, officerId, membershipId, from, reason, at }: Change & { membershipId: string; from: string },
): Promise<{ ok: true } | { ok: false; reason: 'membershipUnknown' | 'endBeforeStart' }> {
  const rows = await findMembershipRows(tx, { officerId, after: from })
  const row = rows.find((one) => one.id === membershipId && one.kind !== 'counting')
  if (!row) return { ok: false, reason: 'membershipUnknown' }
  if (from < row.validFrom && row.validFrom <= localDateOf(at)) return { ok: false, reason: 'endBeforeStart' }
  const first = laterOf(from, row.validFrom)
  await clearMemberships(tx, {
    rows: [row],
    span: { validFrom: first, validTo: openEnd },
    endedById: idOf(actor),
    at,
  })
  await recordEvent(tx, {
    actor,
    deed: 'officer.endSecondary',
    subject: { type: 'officer', id: officerId },
    reason,
    details: { unitId: row.unitId, kind: row.kind, from: first },
    at,
  })
  return { ok: true }
}

export type ServiceEndRefusal = 'noMembership' | 'notAfterPresent' | 'lastAdministrator'

/** Thôi công tác: from the day on the officer belongs nowhere and holds no role. The account is another matter. */
export async function endService(
  tx: Transaction,
  { actor, officerId, from, reason, at }: Change & { from: string },
): Promise<{ ok: true } | { ok: false; reason: ServiceEndRefusal }> {
  const rows = await findMembershipRows(tx, { officerId, after: from })
  if (rows.length === 0) return { ok: false, reason: 'noMembership' }
  const first = (await findMembershipRows(tx, { officerId, kind: 'counting' }))[0]
  if (first && from <= first.validFrom) return { ok: false, reason: 'notAfterPresent' }
  const today = localDateOf(at)
  if (
    (await isAdministrator(tx, officerId, today)) &&
    (await countAdministrators(tx, { besides: officerId, date: today })) === 0
  )
    return { ok: false, reason: 'lastAdministrator' }
  const endedById = idOf(actor)
  await clearMemberships(tx, { rows, span: { validFrom: from, validTo: openEnd }, endedById, at })
  const grants = await tx.roleGrant.findMany({
    where: { officerId, validTo: { gt: from } },
    select: { id: true, validFrom: true },
  })
  await endGrants(tx, { grants, from, endedById, at })
  await tx.delegation.updateMany({
    where: {
      OR: [{ delegatorId: officerId }, { delegateId: officerId }],
      validFrom: { lt: from },
      validTo: { gt: from },
    },
    data: { validTo: from, endedById, endedAt: at, endReason: reason },
  })
  await recordEvent(tx, {
    actor,
    deed: 'officer.endService',
    subject: { type: 'officer', id: officerId },
    reason,
    details: { from, roles: grants.length },
    at,
  })
  return { ok: true }
}
