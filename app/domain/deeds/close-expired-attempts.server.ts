import { closingTime } from '~/domain/quiz/attempt-time'
import { inTransaction, preparedRead } from '~/platform/db/database.server'
import { log } from '~/platform/log.server'
import { closeIfTimeUp } from './close-attempt.server'

/** Attempts a round. Each is a short transaction of its own, so that answers of others pass between them. */
const batchSize = 50

/** The few running attempts are read from their own partial index, however many were closed before. */
const expiredSql = `
  SELECT a."id" FROM "Attempt" a
  WHERE a."submittedAt" IS NULL AND a."expiresAt" <= ?
  ORDER BY a."expiresAt"
  LIMIT ${batchSize}`

const expiredOfOfficerSql = `
  SELECT a."id" FROM "Attempt" a
  JOIN "Enrolment" e ON e."id" = a."enrolmentId"
  WHERE a."submittedAt" IS NULL AND a."expiresAt" <= ? AND e."officerId" = ?`

/**
 * Closes and grades attempts whose time is over, with no browser open. Repeating it changes nothing; one that fails is
 * logged and tried again in the next round, and holds up no other.
 * @returns how many were closed.
 */
export async function closeExpiredAttempts(now: Date): Promise<number> {
  return closeEach(preparedRead<{ id: string }>(expiredSql).all(closingTime(now).getTime()), now)
}

/** The same for one officer at once, before anything of the own attempts is read. */
export async function closeExpiredAttemptsOf(actor: { officerId: string }, now: Date): Promise<number> {
  const expired = preparedRead<{ id: string }>(expiredOfOfficerSql).all(closingTime(now).getTime(), actor.officerId)
  return closeEach(expired, now)
}

async function closeEach(expired: { id: string }[], now: Date): Promise<number> {
  let closed = 0
  for (const { id } of expired) {
    try {
      if (await inTransaction((tx) => closeIfTimeUp(tx, { attemptId: id, now }))) closed += 1
    } catch (error) {
      log().error({ error, attemptId: id }, 'an expired attempt could not be closed')
    }
  }
  return closed
}
