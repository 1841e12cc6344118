import { randomUUID } from 'node:crypto'
import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, rankedName } from '~/domain/identity/access'
import { administeredOfficers } from '~/domain/identity/visible-officers.server'
import { queueMail, sendAgain } from '~/domain/notifications/mail-outbox.server'
import type { ReminderRules } from '~/domain/notifications/reminder-rules'
import { saveReminderRules } from '~/domain/notifications/reminder-rules.server'
import { testMail } from '~/domain/notifications/reminder-words'
import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { inTransaction } from '~/platform/db/database.server'
import { siteAddress } from '~/platform/http/site-address.server'

/** What an administrator does about e-mail and reminders: a test message, a message sent again, the rules. */

/** A message to the administrator's own address, sent with the next round whatever the hour. */
export async function sendTestMail(
  actor: Actor,
  now: Date,
): Promise<{ ok: true; toAddress: string } | { ok: false; reason: 'notConfigured' | 'noAddress' }> {
  if (!config().mail) return { ok: false, reason: 'notConfigured' }
  return inTransaction(async (tx) => {
    const { officerId } = actor
    const officer = await tx.officer.findUnique({ where: { id: officerId }, select: { email: true } })
    if (!officer?.email) return { ok: false, reason: 'noAddress' }
    const id = randomUUID()
    const words = testMail(rankedName(actor), siteAddress)
    const message = { officerId, kind: 'test' as const, toAddress: officer.email, uniqueKey: `test:${id}`, dueAt: now }
    await queueMail(tx, [{ ...message, ...words }], now)
    await recordEvent(tx, { actor, deed: 'mail.test', subject: { type: 'officer', id: officerId }, at: now })
    return { ok: true, toAddress: officer.email }
  })
}

/** Tries a message again that did not get through; only of officers whom the administrator looks after. */
export async function sendMailAgain(actor: Actor, mailId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const mail = await tx.mailMessage.findFirst({
      where: { id: mailId, officer: administeredOfficers(actor, localDateOf(now)) },
      select: { id: true },
    })
    if (!mail || !(await sendAgain(tx, mail.id, now))) return false
    await recordEvent(tx, { actor, deed: 'mail.sendAgain', subject: { type: 'mail', id: mail.id }, at: now })
    return true
  })
}

/** Holds from the next round on; what was written by the old rules stays. */
export async function changeReminderRules(actor: Actor, rules: ReminderRules, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await saveReminderRules(tx, rules)
    await recordEvent(tx, {
      actor,
      deed: 'reminder.settings',
      subject: { type: 'reminder', id: 'rules' },
      details: { after: { ...rules } },
      at: now,
    })
  })
}
