import { daysBetween, localDateOf } from '~/platform/calendar'
import { isDateOver, isOnTime } from './completion'

/** The state of an enrolment, and the marks that stand beside it (domain brief 3). */

export const enrolmentStates = ['exempt', 'completed', 'completedLate', 'overdue', 'inProgress', 'notStarted'] as const
export type EnrolmentState = (typeof enrolmentStates)[number]

export interface EnrolmentFacts {
  exempt: boolean
  completedAt: Date | null
  /** Local date, inclusive. */
  dueOn: string
  /** The first opening of any lesson of the course. */
  startedAt: Date | null
  now: Date
}

/** First match wins: exempt → completed, in time or late → overdue → in progress → not started. */
export function enrolmentState({ exempt, completedAt, dueOn, startedAt, now }: EnrolmentFacts): EnrolmentState {
  if (exempt) return 'exempt'
  if (completedAt) return isOnTime(completedAt, dueOn) ? 'completed' : 'completedLate'
  if (isDateOver(dueOn, now)) return 'overdue'
  return startedAt ? 'inProgress' : 'notStarted'
}

/** Days before the due date from which an open enrolment is marked "sắp đến hạn". */
const dueSoonDays = 7

/** Shown beside the state; reports never count them. */
export interface EnrolmentMarks {
  dueSoon: boolean
  outOfAttempts: boolean
}

export function enrolmentMarks(facts: {
  state: EnrolmentState
  dueOn: string
  now: Date
  /** A lesson whose every attempt is submitted and none passed. */
  hasLessonOutOfAttempts: boolean
}): EnrolmentMarks {
  const isOpen = facts.state === 'inProgress' || facts.state === 'notStarted'
  return {
    dueSoon: isOpen && daysBetween(localDateOf(facts.now), facts.dueOn) <= dueSoonDays,
    outOfAttempts: (isOpen || facts.state === 'overdue') && facts.hasLessonOutOfAttempts,
  }
}

/** Whether learning still has to be done, in time or not. */
export function isToDo(state: EnrolmentState): boolean {
  return state === 'overdue' || state === 'inProgress' || state === 'notStarted'
}
