import { endOfDate } from '~/platform/calendar'

/** When a lesson and a course are complete, and whether that was in time (domain brief 2.7 and 3). */

/** A knowledge check of a lesson version. `hash` changes with its content. */
export interface LessonCheck {
  id: string
  hash: string
  required: boolean
}

/** An answer given to a check, right or wrong. */
export interface CheckAnswered {
  checkId: string
  checkHash: string
}

/**
 * The required checks that still wait for an answer. An answer counts for the check it was given to: when a newer
 * version changed the check, it has to be answered again; an unchanged one keeps its answer.
 */
export function requiredChecksLeft(checks: readonly LessonCheck[], answers: readonly CheckAnswered[]): string[] {
  return checks
    .filter(
      (check) =>
        check.required && !answers.some((answer) => answer.checkId === check.id && answer.checkHash === check.hash),
    )
    .map((check) => check.id)
}

/**
 * A lesson is complete when its quiz is passed, if it has one, and each required check has been answered once,
 * right or wrong. Reading time and scrolling are never conditions.
 */
export function isLessonComplete(facts: {
  hasQuiz: boolean
  quizPassed: boolean
  checks: readonly LessonCheck[]
  answers: readonly CheckAnswered[]
}): boolean {
  return (!facts.hasQuiz || facts.quizPassed) && requiredChecksLeft(facts.checks, facts.answers).length === 0
}

/** A course is complete when every lesson of its pinned version is. A course without lessons never is. */
export function isCourseComplete(lessonIds: readonly string[], completedLessonIds: ReadonlySet<string>): boolean {
  return lessonIds.length > 0 && lessonIds.every((id) => completedLessonIds.has(id))
}

/** In time: before the first instant of the next local day, so 23:59:59.999 on the due date still is. */
export function isOnTime(instant: Date, dueOn: string): boolean {
  return instant.getTime() < endOfDate(dueOn).getTime()
}

/** Whether a local date has passed: from the first instant of the next local day on. */
export function isDateOver(date: string, now: Date): boolean {
  return !isOnTime(now, date)
}

export type LessonState = 'completed' | 'inProgress' | 'notStarted'

export function lessonState(facts: { completed: boolean; opened: boolean }): LessonState {
  if (facts.completed) return 'completed'
  return facts.opened ? 'inProgress' : 'notStarted'
}
