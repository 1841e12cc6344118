import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { minutes, seconds } from '~/platform/duration'

/**
 * Limits on guessing, kept in the memory of the process: by account, and by address high enough that a whole station
 * behind one address is not locked out. Only failures count; an attempt is charged before the password is checked, so
 * that many at once cannot slip through, and given back when it succeeds.
 */

export const triesPerAccount = 5
export const blockMinutes = 15
const triesPerAddress = 100

interface Limiters {
  account: RateLimiterMemory
  address: RateLimiterMemory
}

let limiters: Limiters | undefined

function opened(): Limiters {
  const duration = minutes(blockMinutes) / seconds(1)
  limiters ??= {
    account: new RateLimiterMemory({
      keyPrefix: 'account',
      points: triesPerAccount,
      duration,
      blockDuration: duration,
    }),
    address: new RateLimiterMemory({ keyPrefix: 'address', points: triesPerAddress, duration }),
  }
  return limiters
}

export type Charge =
  | { ok: true; triesLeft: number }
  | { ok: false; blocked: 'account' | 'address'; minutesLeft: number }

/** Charges one attempt. `account` is the officer's id, or the name as typed for accounts that do not exist. */
export async function chargeAttempt({ account, address }: { account: string; address: string }): Promise<Charge> {
  const { account: byAccount, address: byAddress } = opened()
  const known = await byAccount.get(account)
  if (known && known.consumedPoints > triesPerAccount) return blocked('account', known)
  const addressCharge = await consume(byAddress, address)
  if (!addressCharge.ok) return blocked('address', addressCharge.state)
  const accountCharge = await consume(byAccount, account)
  if (!accountCharge.ok) return blocked('account', accountCharge.state)
  return { ok: true, triesLeft: accountCharge.state.remainingPoints }
}

/** After the last wrong attempt: the account waits the whole time from now on. */
export async function blockAccount(account: string): Promise<void> {
  await opened().account.block(account, minutes(blockMinutes) / seconds(1))
}

/** The password was right: the account's failures are forgotten and the address gets its attempt back. */
export async function forgiveAttempt({ account, address }: { account: string; address: string }): Promise<void> {
  const { account: byAccount, address: byAddress } = opened()
  await byAccount.delete(account)
  await byAddress.reward(address, 1)
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<{ ok: boolean; state: RateLimiterRes }> {
  try {
    return { ok: true, state: await limiter.consume(key) }
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return { ok: false, state: refused }
    throw refused
  }
}

function blocked(by: 'account' | 'address', state: RateLimiterRes): Charge {
  return { ok: false, blocked: by, minutesLeft: Math.max(1, Math.ceil(state.msBeforeNext / minutes(1))) }
}
