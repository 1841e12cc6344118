import { randomBytes } from 'node:crypto'
import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { getStudiedLesson } from '~/domain/learning/enrolments.server'
import { getAttemptState, startFactsOf } from '~/domain/quiz/attempt-state.server'
import { expiryOf } from '~/domain/quiz/attempt-time'
import { limitOf } from '~/domain/quiz/limit-errors'
import { createAttempt, drawPaper } from '~/domain/quiz/papers.server'
import { type StartRefusal, startRefusal } from '~/domain/quiz/start-rule'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { closeIfTimeUp } from './close-attempt.server'

export type StartResult =
  | { ok: true; attemptId: string; resumed: boolean }
  /** `nextStartAt`: when the next attempt may begin; null unless that is the reason. */
  | { ok: false; reason: StartRefusal; nextStartAt: Date | null }

interface StartInput {
  actor: AuditActor
  lessonCode: string
  now: Date
  /** For tests and demo data. */
  seed?: string
}

/**
 * Starts the next attempt at a lesson's quiz, or resumes the running one. The paper is drawn here, from a stored seed;
 * every started attempt counts. An exempt officer may study and take quizzes; a withdrawn enrolment is not found.
 */
export async function startAttempt({
  actor,
  lessonCode,
  now,
  seed = randomBytes(16).toString('hex'),
}: StartInput): Promise<StartResult> {
  try {
    return await inTransaction((tx) => start(tx, { actor, lessonCode, now, seed }))
  } catch (error) {
    // Another process was faster: what it started is there to be resumed, and the database holds to the limits.
    const limit = limitOf(error)
    if (limit === 'isRunning') return inTransaction((tx) => start(tx, { actor, lessonCode, now, seed }))
    if (limit === 'beyondAllowance') return { ok: false, reason: 'outOfAttempts', nextStartAt: null }
    throw error
  }
}

async function start(tx: Transaction, { actor, lessonCode, now, seed }: Required<StartInput>): Promise<StartResult> {
  const studied = await getStudiedLesson(tx, { officerId: actor.officerId, lessonCode, today: localDateOf(now) })
  if (!studied) return { ok: false, reason: 'notFound', nextStartAt: null }
  const { enrolmentId, lessonId, rules } = studied
  let state = await getAttemptState(tx, studied)
  const running = state.attempts.find((attempt) => attempt.submittedAt === null)
  if (running) {
    const isClosed = await closeIfTimeUp(tx, { attemptId: running.id, now })
    if (!isClosed) return { ok: true, attemptId: running.id, resumed: true }
    state = await getAttemptState(tx, studied)
  }

  const opening = await tx.lessonOpening.count({ where: { enrolmentId, lessonId } })
  const reason = startRefusal(startFactsOf(state, { rules, isLessonOpened: opening > 0, now }))
  if (reason) return { ok: false, reason, nextStartAt: reason === 'waiting' ? state.nextStartAt : null }

  const paper = await drawPaper(tx, { enrolmentId, lessonId, rules, seed })
  if (paper.length === 0) return { ok: false, reason: 'noQuestions', nextStartAt: null }
  const { maxAttempts, granted } = state
  const number = state.attempts.length + 1
  const limitMinutes = rules.timeLimitMinutes > 0 ? rules.timeLimitMinutes + granted.extraMinutes : 0
  const attemptId = await createAttempt(tx, {
    enrolmentId,
    lessonId,
    number,
    seed,
    rules: { ...rules, maxAttempts, timeLimitMinutes: limitMinutes },
    startedAt: now,
    expiresAt: expiryOf({ startedAt: now, limitMinutes }),
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
}
