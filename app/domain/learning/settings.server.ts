import type { Reader, Transaction } from '~/platform/db/database.server'

const usualJoinerDays = 10

/** Days that a joiner has for a course, however near its due date (domain brief 1.1); setting `learning.joinerDays`. */
export async function getJoinerDays(db: Reader | Transaction): Promise<number> {
  const setting = await db.setting.findUnique({ where: { key: 'learning.joinerDays' }, select: { value: true } })
  const days = Number(setting?.value)
  return setting && Number.isInteger(days) && days >= 0 ? days : usualJoinerDays
}
