import { beginMemberships } from '~/domain/deeds/begin-memberships.server'
import { closeExpiredAttempts } from '~/domain/deeds/close-expired-attempts.server'
import { sendWaitingMail } from '~/domain/deeds/send-mail.server'
import { writeDigests } from '~/domain/deeds/write-digests.server'
import { writeDueReminders } from '~/domain/deeds/write-due-reminders.server'
import { writeEscalations } from '~/domain/deeds/write-escalations.server'
import { minutes, seconds } from '~/platform/duration'
import { log } from '~/platform/log.server'

/** Reminders follow local dates and hours, so that minutes do not matter; reading what is due costs a little every time. */
const jobs: { every: number; message: string; work: (now: Date) => Promise<number> }[] = [
  { every: seconds(15), message: 'expired attempts closed', work: closeExpiredAttempts },
  { every: seconds(15), message: 'mail sent', work: sendWaitingMail },
  { every: minutes(1), message: 'memberships begun', work: beginMemberships },
  { every: minutes(10), message: 'reminders written', work: writeReminders },
]

/**
 * What the server does by itself as long as it runs: attempts whose time is over are closed with no browser open, reminders
 * are written and mail is sent. The first round of each job is at once, for what fell due while the server was down; none
 * begins before its last one has ended, and no job waits for another.
 * @returns stops them and waits for the rounds under way, so that the database is closed after them.
 */
export function startScheduledWork(): () => Promise<void> {
  const running = jobs.map((job) => {
    let round: Promise<void> | null = null
    const begin = () => {
      round ??= runRound(job).finally(() => {
        round = null
      })
    }
    begin()
    const timer = setInterval(begin, job.every)
    timer.unref()
    return { timer, roundUnderWay: () => round }
  })
  return async () => {
    for (const { timer } of running) clearInterval(timer)
    await Promise.all(running.map(({ roundUnderWay }) => roundUnderWay()))
  }
}

async function runRound({ message, work }: (typeof jobs)[number]): Promise<void> {
  try {
    const count = await work(new Date())
    if (count > 0) log().info({ count }, message)
  } catch (error) {
    log().error({ error, message }, 'a round of scheduled work failed')
  }
}

async function writeReminders(now: Date): Promise<number> {
  return (await writeDueReminders(now)) + (await writeEscalations(now)) + (await writeDigests(now))
}
