import { findCommanders } from '~/domain/identity/commanders.server'
import { findOfficerLines } from '~/domain/identity/officer-lines.server'
import { type Addressee, findAddressees } from '~/domain/identity/reachable-officers.server'
import { findOpenTasks } from '~/domain/learning/open-tasks.server'
import type { WaitingMail } from '~/domain/notifications/mail-outbox.server'
import { readNudgeMailKey } from '~/domain/notifications/nudge-keys'
import { getReminderRules } from '~/domain/notifications/reminder-rules.server'
import { digestMail, type MailWords, tasksMail } from '~/domain/notifications/reminder-words'
import { getCommanderDigest } from '~/domain/reports/commander-digest.server'
import { addDays, localDateOf, startOfDate } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { siteAddress } from '~/platform/http/site-address.server'

export type MailContents = { words: MailWords; toAddress: string } | { dropped: string }

/**
 * The text of a waiting message from the facts of this moment. Whoever has finished, is exempt, away or locked meanwhile, or
 * wants no mail any more, gets none; the reason stands in the delivery log.
 */
export async function mailContents(mail: WaitingMail, now: Date): Promise<MailContents> {
  if (mail.kind === 'test') return { words: { subject: mail.subject, text: mail.text }, toAddress: mail.toAddress }
  const [addressee] = await findAddressees(reader(), [mail.officerId], localDateOf(now))
  if (!addressee) return { dropped: 'Không gửi: đồng chí này đã tắt nhận thư, đang nghỉ hoặc tài khoản đang khóa.' }
  const words = await wordsFor(mail, addressee, now)
  return words ? { words, toAddress: addressee.email } : { dropped: 'Không gửi: việc đã xong trước giờ gửi.' }
}

async function wordsFor(mail: WaitingMail, addressee: Addressee, now: Date): Promise<MailWords | null> {
  if (mail.kind === 'digest') return digestWords(addressee, now)
  return mail.kind === 'nudge' ? nudgeWords(mail, addressee, now) : stepWords(mail, addressee, now)
}

/** Everything overdue or near its due date, as long as one of the tasks reminded of on that day is still open. */
async function stepWords(mail: WaitingMail, { officerId, name }: Addressee, now: Date): Promise<MailWords | null> {
  const today = localDateOf(now)
  const written = await reader().reminderStep.findMany({
    where: { officerId, at: { gte: startOfDate(localDateOf(mail.createdAt)) } },
    select: { enrolmentId: true },
  })
  const reminded = new Set(written.map((row) => row.enrolmentId))
  const { beforeDays } = await getReminderRules(reader())
  const tasks = await findOpenTasks(reader(), { officerId }, today)
  if (!tasks.some((task) => reminded.has(task.enrolmentId))) return null
  const nearest = addDays(today, Math.max(0, ...beforeDays))
  const shown = tasks.filter((task) => task.dueOn <= nearest || reminded.has(task.enrolmentId))
  return tasksMail({ name, tasks: shown, by: null }, today, siteAddress)
}

/** What the commander reminded of on that day and is still open. */
async function nudgeWords(mail: WaitingMail, { officerId, name }: Addressee, now: Date): Promise<MailWords | null> {
  const key = readNudgeMailKey(mail.uniqueKey)
  if (!key) return null
  const today = localDateOf(now)
  const lines = await reader().nudgeLine.findMany({
    where: { actorId: key.actorId, officerId, onDate: key.onDate },
    select: { enrolmentId: true },
  })
  const id = { in: lines.map((line) => line.enrolmentId) }
  const tasks = await findOpenTasks(reader(), { id }, today)
  if (tasks.length === 0) return null
  const commander = (await findOfficerLines(reader(), [key.actorId], today)).get(key.actorId)
  const by = [commander?.rankName, commander?.name].filter(Boolean).join(' ')
  return tasksMail({ name, tasks, by }, today, siteAddress)
}

async function digestWords({ officerId, name }: Addressee, now: Date): Promise<MailWords | null> {
  const today = localDateOf(now)
  const commander = (await findCommanders(reader(), today)).find((one) => one.officerId === officerId)
  const digest = commander && (await getCommanderDigest(commander, now))
  return digest ? digestMail({ ...digest, name }, today, siteAddress) : null
}
