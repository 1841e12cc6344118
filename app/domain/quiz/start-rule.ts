/** Whether one more attempt may begin (domain brief 3, "Attempts": every started attempt counts and belongs to the enrolment). */

export type StartRefusal = 'notFound' | 'noQuiz' | 'lessonNotOpened' | 'alreadyPassed' | 'outOfAttempts' | 'noQuestions'

/** Null: it may. A running attempt is never refused here, it is resumed. */
export function startRefusal(facts: {
  hasQuiz: boolean
  isLessonOpened: boolean
  isPassed: boolean
  attemptsUsed: number
  maxAttempts: number
}): StartRefusal | null {
  if (!facts.hasQuiz) return 'noQuiz'
  if (!facts.isLessonOpened) return 'lessonNotOpened'
  if (facts.isPassed) return 'alreadyPassed'
  return facts.attemptsUsed >= facts.maxAttempts ? 'outOfAttempts' : null
}
