import { reader } from '~/platform/db/database.server'

/** How long an attempt still runs, for the timer of an open page. */
export interface AttemptClock {
  /** Null: no time limit. A grant while the attempt runs moves it on. */
  expiresAt: Date | null
  isClosed: boolean
}

/** Null for an unknown attempt and for somebody else's alike. */
export async function getAttemptClock(actor: { officerId: string }, attemptId: string): Promise<AttemptClock | null> {
  const attempt = await reader().attempt.findFirst({
    where: { id: attemptId, enrolment: { officerId: actor.officerId } },
    select: { expiresAt: true, submittedAt: true },
  })
  return attempt && { expiresAt: attempt.expiresAt, isClosed: attempt.submittedAt !== null }
}
