import { inTransaction, reader } from '~/platform/db/database.server'
import type { Actor } from './access'
import { changeOwnPassword } from './accounts.server'
import { type PasswordFault, passwordFault } from './password-rules'
import { hashPassword, verifyPassword } from './passwords.server'
import { blockAccount, chargeAttempt, forgiveAttempt } from './sign-in-limits.server'

export type PasswordChange =
  | { ok: true }
  | { ok: false; reason: 'wrongPresent'; triesLeft: number }
  | { ok: false; reason: 'blocked'; minutesLeft: number }
  | { ok: false; reason: PasswordFault | 'unchanged' }

/** The officer puts a new password in place of the present one; wrong guesses count as at sign-in. */
export async function changePassword(
  actor: Actor,
  { present, next, address, now }: { present: string; next: string; address: string; now: Date },
): Promise<PasswordChange> {
  const account = await reader().account.findUniqueOrThrow({
    where: { officerId: actor.officerId },
    select: { passwordHash: true },
  })
  const key = { account: actor.officerId, address }
  const charge = await chargeAttempt(key)
  if (!charge.ok) return { ok: false, reason: 'blocked', minutesLeft: charge.minutesLeft }
  if (!(await verifyPassword(account.passwordHash, present))) {
    if (charge.triesLeft === 0) await blockAccount(key.account)
    return { ok: false, reason: 'wrongPresent', triesLeft: charge.triesLeft }
  }
  await forgiveAttempt(key)
  const fault = passwordFault(next, actor)
  if (fault) return { ok: false, reason: fault }
  if (await verifyPassword(account.passwordHash, next)) return { ok: false, reason: 'unchanged' }
  const passwordHash = await hashPassword(next)
  await inTransaction((tx) => changeOwnPassword(tx, { actor, passwordHash, at: now }))
  return { ok: true }
}
