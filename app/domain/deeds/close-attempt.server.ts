import { randomInt } from 'node:crypto'
import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { getStudiedLessonOf, type StudiedLesson } from '~/domain/learning/enrolments.server'
import { notify } from '~/domain/notifications/notices.server'
import { isTimeUp } from '~/domain/quiz/attempt-time'
import { forgetDueRecall } from '~/domain/quiz/recall-facts.server'
import { receiptCode } from '~/domain/quiz/receipt-code'
import { closeAttempt } from '~/domain/quiz/submissions.server'
import type { Transaction } from '~/platform/db/database.server'
import { completeLessonIfDone, type LessonOutcome } from './complete-lesson.server'

export interface ClosedAttempt extends Pick<LessonOutcome, 'lessonCompleted' | 'courseCompleted'> {
  /** Null while an essay waits for its mark. */
  passed: boolean | null
}

interface Ending {
  attempt: { id: string; number: number; passPercent: number }
  studied: StudiedLesson
  /** When the attempt ended; what it completes is dated so. */
  at: Date
  closedBy: 'officer' | 'expiry'
  actor: AuditActor | 'system'
  now: Date
}

/**
 * The step with which every attempt ends, inside the transaction of its deed: grade and receipt, then the completion of
 * the lesson, the course's, points and notice, and the audit event. Null when it was closed before.
 */
export async function endAttempt(tx: Transaction, ending: Ending): Promise<ClosedAttempt | null> {
  const { attempt, studied, at, closedBy, actor, now } = ending
  const closed = await closeAttempt(tx, {
    attemptId: attempt.id,
    passPercent: attempt.passPercent,
    at,
    closedBy,
    receipt: receiptCode(randomInt),
    now,
  })
  if (!closed) return null
  forgetDueRecall(studied.officerId)
  const { lessonCompleted, courseCompleted, made } = await completeLessonIfDone(tx, { studied, at, now })
  await recordEvent(tx, {
    actor,
    deed: closedBy === 'officer' ? 'attempt.submit' : 'attempt.expire',
    subject: { type: 'attempt', id: attempt.id },
    details: {
      enrolmentId: studied.enrolmentId,
      lessonCode: studied.lessonCode,
      number: attempt.number,
      score: closed.grade?.score ?? null,
      passed: closed.grade?.passed ?? null,
      ...made,
    },
    at: now,
  })
  return { passed: closed.grade?.passed ?? null, lessonCompleted, courseCompleted }
}

/** Closes an attempt whose time and grace are over, from the answers that are stored. @returns whether it is closed now. */
export async function closeIfTimeUp(
  tx: Transaction,
  { attemptId, now }: { attemptId: string; now: Date },
): Promise<boolean> {
  const attempt = await tx.attempt.findUnique({
    where: { id: attemptId },
    select: {
      id: true,
      enrolmentId: true,
      lessonId: true,
      number: true,
      passPercent: true,
      expiresAt: true,
      submittedAt: true,
    },
  })
  if (!attempt) return false
  if (attempt.submittedAt) return true
  const { expiresAt } = attempt
  if (!expiresAt || !isTimeUp(expiresAt, now)) return false
  const studied = await getStudiedLessonOf(tx, attempt)
  if (!studied) throw new Error(`Attempt ${attemptId} is at a lesson that its course version does not hold`)
  await endAttempt(tx, { attempt, studied, at: expiresAt, closedBy: 'expiry', actor: 'system', now })
  await notify(tx, {
    officerId: studied.officerId,
    kind: 'attempt.expired',
    title: `Hết giờ làm bài kiểm tra, bài đã được nộp`,
    body: `Lượt ${attempt.number} của chuyên đề “${studied.courseTitle}”. Hệ thống chấm theo các câu trả lời đã lưu.`,
    href: `/bai-lam/${attemptId}`,
    uniqueKey: `attempt-expiry:${attemptId}`,
    at: now,
  })
  return true
}
