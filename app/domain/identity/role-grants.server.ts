import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { localDateOf } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { isRole, type Role } from './access'
import { holding } from './dated'
import { type GrantRefusal, grantEndRefusal, grantRefusal } from './grant-rules'
import { getPath } from './units.server'

export interface NewGrant {
  actor: AuditActor | 'system'
  officerId: string
  role: Role
  unitId: string
  /** The membership whose end also ends the grant. */
  membershipId?: string
  validFrom: string
  reason: string
  at: Date
}

/** Grants one role over a unit and all below it, from a date. */
export async function grantRole(
  tx: Transaction,
  grant: NewGrant,
): Promise<{ ok: true; grantId: string } | { ok: false; reason: GrantRefusal | 'alreadyGranted' | 'unitUnknown' }> {
  const { actor, officerId, role, unitId, validFrom, at } = grant
  if (actor !== 'system') {
    const otherAdministrators = await countAdministrators(tx, { besides: officerId, date: localDateOf(at) })
    const refusal = grantRefusal({ actorId: actor.officerId, officerId, otherAdministrators })
    if (refusal) return { ok: false, reason: refusal }
  }
  if ((await getPath(tx, unitId, validFrom)) === null) return { ok: false, reason: 'unitUnknown' }
  const standing = await tx.roleGrant.findFirst({
    where: { officerId, role, unitId, validTo: { gt: validFrom } },
    select: { id: true },
  })
  if (standing) return { ok: false, reason: 'alreadyGranted' }

  const { id: grantId } = await tx.roleGrant.create({
    data: {
      officerId,
      role,
      unitId,
      membershipId: grant.membershipId ?? null,
      validFrom,
      reason: grant.reason,
      grantedById: actor === 'system' ? null : actor.officerId,
      grantedAt: at,
    },
    select: { id: true },
  })
  await recordEvent(tx, {
    actor,
    deed: 'role.grant',
    subject: { type: 'officer', id: officerId },
    reason: grant.reason,
    details: { grantId, role, unitId, from: validFrom },
    at,
  })
  return { ok: true, grantId }
}

export interface GrantEnd {
  actor: AuditActor | 'system'
  grantId: string
  /** When given, the grant must be this officer's. */
  officerId?: string
  reason: string
  at: Date
}

/** Ends a grant today. It stays on record as held until yesterday. */
export async function endRole(
  tx: Transaction,
  { actor, grantId, officerId, reason, at }: GrantEnd,
): Promise<{ ok: true } | { ok: false; reason: GrantRefusal | 'grantUnknown' }> {
  const today = localDateOf(at)
  const grant = await tx.roleGrant.findFirst({
    where: { id: grantId, validTo: { gt: today }, ...(officerId && { officerId }) },
    select: { officerId: true, role: true, unitId: true, validFrom: true },
  })
  if (!grant || !isRole(grant.role)) return { ok: false, reason: 'grantUnknown' }
  const otherAdministrators = await countAdministrators(tx, { besides: grant.officerId, date: today })
  const refusal = grantEndRefusal({ role: grant.role, otherAdministrators })
  if (refusal) return { ok: false, reason: refusal }

  // A grant that has not begun ends at its own beginning: it never held.
  const hasBegun = grant.validFrom <= today
  const validTo = hasBegun ? today : grant.validFrom
  await tx.roleGrant.update({
    where: { id: grantId },
    data: { validTo, endedById: actor === 'system' ? null : actor.officerId, endedAt: at },
  })
  await recordEvent(tx, {
    actor,
    deed: 'role.end',
    subject: { type: 'officer', id: grant.officerId },
    reason,
    details: { grantId, role: grant.role, unitId: grant.unitId },
    at,
  })
  return { ok: true }
}

/** Officers with an unlocked account who hold the administrator role on the date, one officer left out. */
export async function countAdministrators(
  tx: Pick<Transaction, 'officer'>,
  { besides, date }: { besides: string; date: string },
): Promise<number> {
  return tx.officer.count({
    where: {
      id: { not: besides },
      account: { lockedAt: null },
      roleGrants: { some: { role: 'administrator', ...holding(date) } },
    },
  })
}

export async function isAdministrator(
  tx: Pick<Transaction, 'roleGrant'>,
  officerId: string,
  date: string,
): Promise<boolean> {
  return (await tx.roleGrant.count({ where: { officerId, role: 'administrator', ...holding(date) } })) > 0
}
