import type { AuditActor } from '~/domain/audit/events.server'
import { getStudiedLessonOf } from '~/domain/learning/enrolments.server'
import { effectiveGrade, gradeColumns } from '~/domain/quiz/effective-grade'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { type ClosedAttempt, closeIfTimeUp, endAttempt } from './close-attempt.server'

export type SubmitResult = ({ ok: true; repeated: boolean } & ClosedAttempt) | { ok: false; reason: 'notFound' }

/**
 * Hands an attempt in: grades it, and when that completes the lesson, writes the completion, the course's, the points
 * and the notice, all or nothing. Handing it in again gives the same result and writes nothing, and so does handing in
 * what the server has closed because its time was over.
 */
export async function submitAttempt({
  actor,
  attemptId,
  now,
}: {
  actor: AuditActor
  attemptId: string
  now: Date
}): Promise<SubmitResult> {
  return inTransaction(async (tx) => {
    const attempt = await findOwnAttempt(tx, { attemptId, officerId: actor.officerId })
    const studied = attempt && (await getStudiedLessonOf(tx, attempt))
    if (!attempt || !studied) return { ok: false, reason: 'notFound' }
    if (await closeIfTimeUp(tx, { attemptId, now }))
      return { ok: true, repeated: true, ...(await outcomeOf(tx, attemptId)) }
    // Handed in during the grace, by the page or by hand: the time ended it.
    const at = attempt.expiresAt && attempt.expiresAt < now ? attempt.expiresAt : now
    const closed = await endAttempt(tx, {
      attempt: { ...attempt, id: attemptId },
      studied,
      at,
      closedBy: at === now ? 'officer' : 'expiry',
      actor,
      now,
    })
    return { ok: true, repeated: closed === null, ...(closed ?? (await outcomeOf(tx, attemptId))) }
  })
}

function findOwnAttempt(tx: Transaction, { attemptId, officerId }: { attemptId: string; officerId: string }) {
  return tx.attempt.findFirst({
    where: { id: attemptId, enrolment: { officerId } },
    select: { enrolmentId: true, lessonId: true, number: true, passPercent: true, expiresAt: true },
  })
}

async function outcomeOf(tx: Transaction, attemptId: string): Promise<ClosedAttempt> {
  const attempt = await tx.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: {
      lessonId: true,
      ...gradeColumns,
      enrolment: {
        select: { courseCompletion: { select: { id: true } }, lessonCompletions: { select: { lessonId: true } } },
      },
    },
  })
  const { courseCompletion, lessonCompletions } = attempt.enrolment
  return {
    passed: effectiveGrade(attempt).passed,
    lessonCompleted: lessonCompletions.some(({ lessonId }) => lessonId === attempt.lessonId),
    courseCompleted: courseCompletion !== null,
  }
}
