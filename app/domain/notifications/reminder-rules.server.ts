import type { Reader, Transaction } from '~/platform/db/database.server'
import { type ReminderRules, usualRules } from './reminder-rules'
import { storedRulesSchema } from './reminder-rules.schema'

const key = 'reminders.rules'

/** The rules in force; what was never set, or cannot be read, is as usual. */
export async function getReminderRules(db: Pick<Reader | Transaction, 'setting'>): Promise<ReminderRules> {
  const setting = await db.setting.findUnique({ where: { key }, select: { value: true } })
  const parsed = storedRulesSchema.safeParse(setting?.value)
  return parsed.success ? parsed.data : usualRules
}

/** The caller's deed writes the audit event. */
export async function saveReminderRules(tx: Transaction, rules: ReminderRules): Promise<void> {
  const value = { ...rules }
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

const digestKey = 'reminders.lastDigest'

/** The local date of the last weekly digest that went out whole; null before the first. */
export async function getLastDigest(db: Pick<Reader | Transaction, 'setting'>): Promise<string | null> {
  const setting = await db.setting.findUnique({ where: { key: digestKey }, select: { value: true } })
  return typeof setting?.value === 'string' ? setting.value : null
}

export async function saveLastDigest(tx: Transaction, date: string): Promise<void> {
  await tx.setting.upsert({
    where: { key: digestKey },
    create: { key: digestKey, value: date },
    update: { value: date },
  })
}
