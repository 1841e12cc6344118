import { beginAttempt, findMailToSend, settleMail, type WaitingMail } from '~/domain/notifications/mail-outbox.server'
import { retryDelay } from '~/domain/notifications/mail-retry'
import { isQuiet, nextAllowed, type QuietHours } from '~/domain/notifications/quiet-hours'
import { getReminderRules } from '~/domain/notifications/reminder-rules.server'
import { reader } from '~/platform/db/database.server'
import { log } from '~/platform/log.server'
import { type MailServer, openMailServer } from '~/platform/mail.server'
import { mailContents } from './mail-contents.server'

/** Messages a round, so that a long outbox leaves time between for everything else. */
const batchSize = 50

/**
 * Sends what waits in the outbox. Every message is written anew from the facts of this moment. One that the server refuses
 * for good is marked as bounced; one that may get through later is tried again after a growing while. While the server
 * cannot be reached the others stay as they are.
 * @returns how many were sent.
 */
export async function sendWaitingMail(now: Date): Promise<number> {
  const waiting = await findMailToSend(now, batchSize)
  const server = waiting.length > 0 ? openMailServer() : null
  if (!server) return 0
  const quiet = await getReminderRules(reader())
  let sent = 0
  try {
    for (const mail of waiting) {
      const outcome = await sendOne(server, mail, { quiet, now })
      if (outcome === 'sent') sent += 1
      if (outcome === 'serverDown') break
    }
  } finally {
    server.close()
  }
  return sent
}

async function sendOne(
  server: MailServer,
  mail: WaitingMail,
  { quiet, now }: { quiet: QuietHours; now: Date },
): Promise<'sent' | 'serverDown' | 'settled'> {
  const { id } = mail
  if (mail.kind !== 'test' && isQuiet(now, quiet)) {
    await settleMail(id, { state: 'waiting', lastError: '', nextAttemptAt: nextAllowed(now, quiet) })
    return 'settled'
  }
  if (mail.attempts > 0 && retryDelay(mail.attempts) === null) {
    // The process ended during the last try.
    await settleMail(id, { state: 'failed', lastError: 'Không rõ kết quả của lần gửi cuối.' })
    return 'settled'
  }
  const contents = await mailContents(mail, now)
  if ('dropped' in contents) {
    await settleMail(id, { state: 'dropped', lastError: contents.dropped })
    return 'settled'
  }
  if (!(await beginAttempt(mail, { ...contents, now }))) return 'settled'
  const outcome = await server.send({ id, to: contents.toAddress, ...contents.words })
  if (outcome.kind === 'sent') {
    await settleMail(id, { state: 'sent', lastError: '', sentAt: now })
    return 'sent'
  }
  const isLast = retryDelay(mail.attempts + 1) === null
  const state = outcome.kind === 'refused' ? 'bounced' : isLast ? 'failed' : 'waiting'
  await settleMail(id, { state, lastError: outcome.reason })
  log().warn({ mailId: id, state, reason: outcome.reason }, 'a message was not delivered')
  return outcome.kind === 'later' && outcome.isServerDown ? 'serverDown' : 'settled'
}
