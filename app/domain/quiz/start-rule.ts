import { minutes } from '~/platform/duration'

/** Whether one more attempt may begin (domain brief 3, "Attempts": every started attempt counts and belongs to the enrolment). */

export type StartRefusal =
  | 'notFound'
  | 'noQuiz'
  | 'lessonNotOpened'
  | 'alreadyPassed'
  | 'awaitingMark'
  | 'outOfAttempts'
  | 'waiting'
  | 'noQuestions'

export interface StartFacts {
  hasQuiz: boolean
  isLessonOpened: boolean
  isPassed: boolean
  /** An attempt is handed in and its essay not marked yet: it may have passed. */
  isAwaitingMark: boolean
  retakeAfterPass: boolean
  attemptsUsed: number
  /** By the rule and the grants. */
  maxAttempts: number
  /** When the last attempt was handed in; null when there is none. */
  lastSubmittedAt: Date | null
  waitMinutes: number
  now: Date
}

/** Null: it may. A running attempt is never refused here, it is resumed. */
export function startRefusal(facts: StartFacts): Exclude<StartRefusal, 'notFound' | 'noQuestions'> | null {
  if (!facts.hasQuiz) return 'noQuiz'
  if (!facts.isLessonOpened) return 'lessonNotOpened'
  if (facts.isPassed && !facts.retakeAfterPass) return 'alreadyPassed'
  if (facts.isAwaitingMark && !facts.retakeAfterPass) return 'awaitingMark'
  if (facts.attemptsUsed >= facts.maxAttempts) return 'outOfAttempts'
  const next = nextStartAt(facts)
  return next !== null && facts.now < next ? 'waiting' : null
}

/** The instant from which the wait after the last attempt is over; null when nothing was handed in or nothing waits. */
export function nextStartAt({
  lastSubmittedAt,
  waitMinutes,
}: Pick<StartFacts, 'lastSubmittedAt' | 'waitMinutes'>): Date | null {
  if (!lastSubmittedAt || waitMinutes === 0) return null
  return new Date(lastSubmittedAt.getTime() + minutes(waitMinutes))
}
