import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { getStudiedLessonOf } from '~/domain/learning/enrolments.server'
import { closeAttempt } from '~/domain/quiz/submissions.server'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { completeLessonIfDone } from './complete-lesson.server'

export type SubmitResult =
  | { ok: true; passed: boolean; lessonCompleted: boolean; courseCompleted: boolean; repeated: boolean }
  | { ok: false; reason: 'notFound' }

/**
 * Hands an attempt in: grades it, and when that completes the lesson, writes the completion, the course's, the points
 * and the notice, all or nothing. Handing it in again gives the same result and writes nothing.
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
    if (attempt.submittedAt) {
      const { enrolmentId, lessonId } = attempt
      const completions = await tx.lessonCompletion.count({ where: { enrolmentId, lessonId } })
      return {
        ok: true,
        passed: attempt.passed === true,
        lessonCompleted: completions > 0,
        courseCompleted: studied.isCourseCompleted,
        repeated: true,
      }
    }

    const { passed, score } = await closeAttempt(tx, { attemptId, passPercent: attempt.passPercent, at: now })
    const { lessonCompleted, courseCompleted, made } = await completeLessonIfDone(tx, { studied, now })
    await recordEvent(tx, {
      actor,
      deed: 'attempt.submit',
      subject: { type: 'attempt', id: attemptId },
      details: {
        enrolmentId: studied.enrolmentId,
        lessonCode: studied.lessonCode,
        number: attempt.number,
        score,
        passed,
        ...made,
      },
      at: now,
    })
    return { ok: true, passed, lessonCompleted, courseCompleted, repeated: false }
  })
}

function findOwnAttempt(tx: Transaction, { attemptId, officerId }: { attemptId: string; officerId: string }) {
  return tx.attempt.findFirst({
    where: { id: attemptId, enrolment: { officerId } },
    select: { enrolmentId: true, lessonId: true, number: true, passPercent: true, submittedAt: true, passed: true },
  })
}
