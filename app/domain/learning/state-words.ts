import { daysBetween } from '~/platform/calendar'
import type { LessonState } from './completion'
import type { EnrolmentState } from './enrolment-state'

/** The words of the glossary for states and due dates (domain brief 6). */

const stateWords: Record<EnrolmentState, string> = {
  exempt: 'Miễn học tập',
  completed: 'Hoàn thành',
  completedLate: 'Hoàn thành trễ hạn',
  overdue: 'Quá hạn',
  inProgress: 'Đang học',
  notStarted: 'Chưa học',
}

export function stateWord(state: EnrolmentState): string {
  return stateWords[state]
}

export function lessonStateWord(state: LessonState): string {
  return stateWords[state]
}

/** "còn 7 ngày", "hạn hôm nay", "quá hạn 23 ngày". The date itself always stands beside it. */
export function dueWords(dueOn: string, today: string): string {
  const left = daysBetween(today, dueOn)
  if (left === 0) return 'hạn hôm nay'
  return left > 0 ? `còn ${left} ngày` : `quá hạn ${-left} ngày`
}
