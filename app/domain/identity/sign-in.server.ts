import { localDateOf } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'
import { log } from '~/platform/log.server'
import { getAuditActor, serviceNumberOf, usernameOf } from './officers.server'
import { verifyAgainstNobody, verifyPassword } from './passwords.server'
import { openSession } from './sessions.server'
import { blockAccount, chargeAttempt, forgiveAttempt } from './sign-in-limits.server'

export interface SignInAttempt {
  /** User name or service number, as typed. */
  login: string
  password: string
  isShared: boolean
  request: Request
  address: string
  now: Date
}

export type SignIn =
  | { ok: true; cookie: string; mustChangePassword: boolean }
  | { ok: false; reason: 'wrong'; triesLeft: number }
  | { ok: false; reason: 'accountBlocked' | 'addressBlocked'; minutesLeft: number }
  | { ok: false; reason: 'locked' }

/**
 * Checks name and password and opens a session. An unknown account costs the same time and the same tries as a known
 * one; that an account is locked is said only to those who know its password.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignIn> {
  const { login, password, address, now } = attempt
  const account = await getAccount(login)
  const key = { account: account?.officerId ?? `unknown:${usernameOf(login).slice(0, 64)}`, address }
  const charge = await chargeAttempt(key)
  if (!charge.ok) return { ok: false, reason: `${charge.blocked}Blocked`, minutesLeft: charge.minutesLeft }

  const isRight = account ? await verifyPassword(account.passwordHash, password) : await verifyAgainstNobody(password)
  if (!account || !isRight) {
    log().info({ address, officerId: account?.officerId ?? null }, 'sign-in refused')
    if (charge.triesLeft === 0) await blockAccount(key.account)
    return { ok: false, reason: 'wrong', triesLeft: charge.triesLeft }
  }
  await forgiveAttempt(key)
  if (account.lockedAt) return { ok: false, reason: 'locked' }

  const cookie = await inTransaction(async (tx) => {
    const { officerId, passwordHash } = account
    // Locked or given another password while this one was being checked: as if it had been wrong.
    const current = await tx.account.count({ where: { officerId, passwordHash, lockedAt: null } })
    if (current === 0) return null
    const officer = await getAuditActor(tx, officerId, localDateOf(now))
    return officer && openSession(tx, { officer, isShared: attempt.isShared, request: attempt.request, address, now })
  })
  if (!cookie) return { ok: false, reason: 'locked' }
  return { ok: true, cookie, mustChangePassword: account.mustChangePassword }
}

async function getAccount(login: string) {
  const select = { officerId: true, passwordHash: true, lockedAt: true, mustChangePassword: true } as const
  return reader().account.findFirst({
    where: { OR: [{ username: usernameOf(login) }, { officer: { serviceNumber: serviceNumberOf(login) } }] },
    select,
  })
}
