import type { StudiedLesson } from '~/domain/learning/enrolments.server'
import type { Reader, Transaction } from '~/platform/db/database.server'
import { type EffectiveGrade, effectiveGrade, gradeColumns } from './effective-grade'
import { type Granted, getGranted } from './grants.server'
import { nextStartAt, type StartFacts } from './start-rule'

/** All attempts of an officer at one lesson within an enrolment, and what may come next. */
export interface AttemptState {
  /** In the order of their numbers. */
  attempts: (EffectiveGrade & {
    id: string
    number: number
    startedAt: Date
    expiresAt: Date | null
    submittedAt: Date | null
  })[]
  granted: Granted
  /** By the rule and the grants. */
  maxAttempts: number
  attemptsLeft: number
  isPassed: boolean
  lastSubmittedAt: Date | null
  /** When the wait after the last attempt is over; null when none waits. */
  nextStartAt: Date | null
}

export async function getAttemptState(
  db: Reader | Transaction,
  studied: Pick<StudiedLesson, 'enrolmentId' | 'lessonId' | 'rules'>,
): Promise<AttemptState> {
  const { enrolmentId, lessonId, rules } = studied
  const rows = await db.attempt.findMany({
    where: { enrolmentId, lessonId },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, startedAt: true, expiresAt: true, submittedAt: true, ...gradeColumns },
  })
  const granted = await getGranted(db, studied)
  const attempts = rows.map((row) => {
    const { id, number, startedAt, expiresAt, submittedAt } = row
    return { id, number, startedAt, expiresAt, submittedAt, ...effectiveGrade(row) }
  })
  const maxAttempts = rules.maxAttempts + granted.extraAttempts
  const lastSubmittedAt = attempts.reduce<Date | null>(
    (last, { submittedAt }) => (submittedAt && (!last || submittedAt > last) ? submittedAt : last),
    null,
  )
  return {
    attempts,
    granted,
    maxAttempts,
    attemptsLeft: Math.max(0, maxAttempts - attempts.length),
    isPassed: attempts.some((attempt) => attempt.passed === true),
    lastSubmittedAt,
    nextStartAt: nextStartAt({ lastSubmittedAt, waitMinutes: rules.waitMinutes }),
  }
}

/** What the start rule asks of it. */
export function startFactsOf(
  state: AttemptState,
  { rules, isLessonOpened, now }: Pick<StudiedLesson, 'rules'> & { isLessonOpened: boolean; now: Date },
): StartFacts {
  return {
    hasQuiz: rules.draw > 0,
    isLessonOpened,
    isPassed: state.isPassed,
    isAwaitingMark: state.attempts.some(({ submittedAt, passed }) => submittedAt !== null && passed === null),
    retakeAfterPass: rules.retakeAfterPass,
    attemptsUsed: state.attempts.length,
    maxAttempts: state.maxAttempts,
    lastSubmittedAt: state.lastSubmittedAt,
    waitMinutes: rules.waitMinutes,
    now,
  }
}
