import { recordEvent } from '~/domain/audit/events.server'
import { findCommanders } from '~/domain/identity/commanders.server'
import { findAddressees, reachableOfficers } from '~/domain/identity/reachable-officers.server'
import { dueDigestOn } from '~/domain/notifications/digest-time'
import { queueMail } from '~/domain/notifications/mail-outbox.server'
import { notify } from '~/domain/notifications/notices.server'
import { isQuiet } from '~/domain/notifications/quiet-hours'
import { getLastDigest, getReminderRules, saveLastDigest } from '~/domain/notifications/reminder-rules.server'
import { digestNotice } from '~/domain/notifications/reminder-words'
import { type CommanderDigest, getCommanderDigest } from '~/domain/reports/commander-digest.server'
import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { inTransaction, reader } from '~/platform/db/database.server'

/**
 * The weekly digest: one notice, and one mail, for each commander; none where nothing is left to do. It is reckoned outside
 * the transactions that write it, and each commander's is unique for the week, so that a round cut short goes on later.
 * @returns how many commanders were told.
 */
export async function writeDigests(now: Date): Promise<number> {
  const rules = await getReminderRules(reader())
  const date = dueDigestOn(rules, now)
  if (date === null || isQuiet(now, rules) || (await getLastDigest(reader())) === date) return 0
  let told = 0
  for (const commander of await findReachableCommanders(localDateOf(now))) {
    const digest = await getCommanderDigest(commander, now)
    if (!digest) continue
    await writeDigest(commander.officerId, { digest, date, now })
    told += 1
  }
  await inTransaction(async (tx) => {
    await saveLastDigest(tx, date)
    await recordEvent(tx, {
      actor: 'system',
      deed: 'reminder.digest',
      subject: { type: 'reminder', id: date },
      details: { count: told },
      at: now,
    })
  })
  return told
}

async function findReachableCommanders(today: string) {
  const commanders = await findCommanders(reader(), today)
  const reachable = await reader().officer.findMany({
    where: { id: { in: commanders.map((one) => one.officerId) }, ...reachableOfficers(today) },
    select: { id: true },
  })
  const ids = new Set(reachable.map((officer) => officer.id))
  return commanders.filter((one) => ids.has(one.officerId))
}

async function writeDigest(
  officerId: string,
  { digest, date, now }: { digest: CommanderDigest; date: string; now: Date },
): Promise<void> {
  await inTransaction(async (tx) => {
    const words = digestNotice({ ...digest, name: '' })
    const href = digest.overdueOfficers > 0 ? '/qua-han' : '/don-vi'
    await notify(tx, { officerId, kind: 'reminder.digest', ...words, href, uniqueKey: `digest:${date}`, at: now })
    const [addressee] = config().mail ? await findAddressees(tx, [officerId], localDateOf(now)) : []
    if (!addressee) return
    const uniqueKey = `digest:${date}:${officerId}`
    await queueMail(
      tx,
      [{ officerId, kind: 'digest', toAddress: addressee.email, subject: words.title, uniqueKey, dueAt: now }],
      now,
    )
  })
}
