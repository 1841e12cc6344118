import { beginMemberships } from '~/domain/deeds/begin-memberships.server'
import { closeExpiredAttempts } from '~/domain/deeds/close-expired-attempts.server'
import { seconds } from '~/platform/duration'
import { log } from '~/platform/log.server'

const interval = seconds(15)

/**
 * What the server does by itself as long as it runs: attempts whose time is over are closed with no browser open. The
 * first round is at once, for what ended while the server was down; none begins before the last one has ended.
 * @returns stops it and waits for the round under way, so that the database is closed after it.
 */
export function startScheduledWork(): () => Promise<void> {
  let round: Promise<void> | null = null
  const begin = () => {
    round ??= runRound().finally(() => {
      round = null
    })
  }
  begin()
  const timer = setInterval(begin, interval)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}

async function runRound(): Promise<void> {
  try {
    const closed = await closeExpiredAttempts(new Date())
    if (closed > 0) log().info({ closed }, 'expired attempts closed')
    const begun = await beginMemberships(new Date())
    if (begun > 0) log().info({ begun }, 'memberships begun')
  } catch (error) {
    log().error({ error }, 'a round of scheduled work failed')
  }
}
