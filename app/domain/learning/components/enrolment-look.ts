import type { StatusTone } from '~/components/status-chip'
import type { EnrolmentMarks, EnrolmentState } from '../enrolment-state'
import { stateWord } from '../state-words'

export interface Look {
  tone: StatusTone
  label: string
}

const tones: Record<EnrolmentState, StatusTone> = {
  exempt: 'neutral',
  completed: 'done',
  completedLate: 'done',
  overdue: 'late',
  inProgress: 'prog',
  notStarted: 'none',
}

/**
 * The one chip that a row has room for. Being out of attempts blocks everything else, and "sắp đến hạn" says more than
 * "chưa học"; overdue and in progress keep their own words (design, status chip).
 */
export function enrolmentLook(state: EnrolmentState, marks: EnrolmentMarks): Look {
  if (marks.outOfAttempts) return { tone: 'late', label: 'Hết lượt làm bài' }
  if (marks.dueSoon && state === 'notStarted') return { tone: 'soon', label: 'Sắp đến hạn' }
  return { tone: tones[state], label: stateWord(state) }
}
