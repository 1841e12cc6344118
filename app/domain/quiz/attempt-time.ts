import { minutes, seconds } from '~/platform/duration'

/** How long an attempt runs. Only the server's clock counts. */

/** After the end an answer that left in time may still arrive; triggers of the database hold to the same half minute. */
const answerGrace = seconds(30)

/** Null: no time limit. */
export function expiryOf({ startedAt, limitMinutes }: { startedAt: Date; limitMinutes: number }): Date | null {
  return limitMinutes > 0 ? new Date(startedAt.getTime() + minutes(limitMinutes)) : null
}

/** Whether the attempt has to be closed: its time and the grace are over. */
export function isTimeUp(expiresAt: Date | null, now: Date): boolean {
  return expiresAt !== null && now.getTime() >= expiresAt.getTime() + answerGrace
}

/** Attempts that end at or before this instant have to be closed. */
export function closingTime(now: Date): Date {
  return new Date(now.getTime() - answerGrace)
}
