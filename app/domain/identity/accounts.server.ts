import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { localDateOf } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { type LockRefusal, lockRefusal } from './grant-rules'
import { countAdministrators, isAdministrator } from './role-grants.server'

interface AccountDeed {
  actor: AuditActor | 'system'
  officerId: string
  at: Date
}

/** Locks an account and ends its sessions at once. Only administrators read the reason. */
export async function lockAccount(
  tx: Transaction,
  { actor, officerId, reason, at }: AccountDeed & { reason: string },
): Promise<{ ok: true } | { ok: false; reason: LockRefusal | 'accountUnknown' | 'alreadyLocked' }> {
  const account = await tx.account.findUnique({ where: { officerId }, select: { lockedAt: true } })
  if (!account) return { ok: false, reason: 'accountUnknown' }
  if (account.lockedAt) return { ok: false, reason: 'alreadyLocked' }
  const date = localDateOf(at)
  const refusal = lockRefusal({
    actorId: actor === 'system' ? null : actor.officerId,
    officerId,
    isAdministrator: await isAdministrator(tx, officerId, date),
    otherAdministrators: await countAdministrators(tx, { besides: officerId, date }),
  })
  if (refusal) return { ok: false, reason: refusal }
  await tx.account.update({ where: { officerId }, data: { lockedAt: at, lockReason: reason } })
  const { count } = await tx.session.deleteMany({ where: { officerId } })
  await recordEvent(tx, {
    actor,
    deed: 'account.lock',
    subject: { type: 'officer', id: officerId },
    reason,
    details: { sessionsEnded: count },
    at,
  })
  return { ok: true }
}

export async function unlockAccount(
  tx: Transaction,
  { actor, officerId, reason, at }: AccountDeed & { reason: string },
): Promise<{ ok: true } | { ok: false; reason: 'notLocked' }> {
  const { count } = await tx.account.updateMany({
    where: { officerId, lockedAt: { not: null } },
    data: { lockedAt: null, lockReason: null },
  })
  if (count === 0) return { ok: false, reason: 'notLocked' }
  await recordEvent(tx, { actor, deed: 'account.unlock', subject: { type: 'officer', id: officerId }, reason, at })
  return { ok: true }
}

/** Puts a one-time password in place of the old one and ends every session; the officer must choose a new one at sign-in. */
export async function setOneTimePassword(
  tx: Transaction,
  { actor, officerId, passwordHash, at }: AccountDeed & { passwordHash: string },
): Promise<{ ok: true } | { ok: false; reason: 'accountUnknown' }> {
  const { count } = await tx.account.updateMany({
    where: { officerId },
    data: { passwordHash, mustChangePassword: true, passwordChangedAt: at },
  })
  if (count === 0) return { ok: false, reason: 'accountUnknown' }
  const sessions = await tx.session.deleteMany({ where: { officerId } })
  await recordEvent(tx, {
    actor,
    deed: 'password.issue',
    subject: { type: 'officer', id: officerId },
    details: { sessionsEnded: sessions.count },
    at,
  })
  return { ok: true }
}

/** The officer's own new password; every other session of theirs ends. */
export async function changeOwnPassword(
  tx: Transaction,
  { actor, passwordHash, at }: { actor: AuditActor & { sessionId: string }; passwordHash: string; at: Date },
): Promise<void> {
  await tx.account.update({
    where: { officerId: actor.officerId },
    data: { passwordHash, mustChangePassword: false, passwordChangedAt: at },
  })
  const { count } = await tx.session.deleteMany({ where: { officerId: actor.officerId, id: { not: actor.sessionId } } })
  await recordEvent(tx, {
    actor,
    deed: 'password.change',
    subject: { type: 'officer', id: actor.officerId },
    details: { sessionsEnded: count },
    at,
  })
}

/** The officer's own e-mail address; null takes it away. The log says that it changed, not to what. */
export async function changeOwnEmail(
  tx: Transaction,
  { actor, email, at }: { actor: AuditActor; email: string | null; at: Date },
): Promise<void> {
  await tx.officer.update({ where: { id: actor.officerId }, data: { email } })
  await recordEvent(tx, { actor, deed: 'officer.email', subject: { type: 'officer', id: actor.officerId }, at })
}
