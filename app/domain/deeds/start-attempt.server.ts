import { randomBytes } from 'node:crypto'
import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { getStudiedLesson } from '~/domain/learning/enrolments.server'
import { drawPaper } from '~/domain/quiz/draw'
import { createAttempt, findDrawable, findSeenQuestions } from '~/domain/quiz/papers.server'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { type StartRefusal, startRefusal } from '~/domain/quiz/start-rule'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'

export type StartResult = { ok: true; attemptId: string; resumed: boolean } | { ok: false; reason: StartRefusal }

/**
 * Starts the next attempt at a lesson's quiz, or resumes the running one. The paper is drawn here, from a stored seed;
 * every started attempt counts. An exempt officer may study and take quizzes; a withdrawn enrolment is not found.
 */
export async function startAttempt({
  actor,
  lessonCode,
  now,
  seed = randomBytes(16).toString('hex'),
}: {
  actor: AuditActor
  lessonCode: string
  now: Date
  /** For tests and demo data. */
  seed?: string
}): Promise<StartResult> {
  return inTransaction(async (tx) => {
    const studied = await getStudiedLesson(tx, { officerId: actor.officerId, lessonCode, today: localDateOf(now) })
    if (!studied) return { ok: false, reason: 'notFound' }
    const { enrolmentId, lessonId } = studied
    const earlier = await tx.attempt.findMany({
      where: { enrolmentId, lessonId },
      orderBy: { number: 'asc' },
      select: { id: true, number: true, submittedAt: true, passed: true },
    })
    const running = earlier.find((attempt) => attempt.submittedAt === null)
    if (running) return { ok: true, attemptId: running.id, resumed: true }

    const opening = await tx.lessonOpening.count({ where: { enrolmentId, lessonId } })
    const refusal = startRefusal({
      hasQuiz: studied.quizDraw > 0,
      isLessonOpened: opening > 0,
      isPassed: earlier.some((attempt) => attempt.passed === true),
      attemptsUsed: earlier.length,
      maxAttempts: studied.quizMaxAttempts,
    })
    if (refusal) return { ok: false, reason: refusal }

    const bank = await findDrawable(tx, lessonId)
    if (bank.length === 0) return { ok: false, reason: 'noQuestions' }
    const seen = await findSeenQuestions(tx, { enrolmentId, lessonId })
    const paper = drawPaper({ bank, count: studied.quizDraw, seen, randomBelow: seededRandom(seed) })
    const number = earlier.length + 1
    const attemptId = await createAttempt(tx, {
      enrolmentId,
      lessonId,
      number,
      seed,
      passPercent: studied.quizPassPercent,
      maxAttempts: studied.quizMaxAttempts,
      at: now,
      paper,
    })
    await recordEvent(tx, {
      actor,
      deed: 'attempt.start',
      subject: { type: 'attempt', id: attemptId },
      details: { enrolmentId, lessonCode, number, questions: paper.length },
      at: now,
    })
    return { ok: true, attemptId, resumed: false }
  })
}
