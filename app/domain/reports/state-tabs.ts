import { type EnrolmentState, enrolmentStates } from '~/domain/learning/enrolment-state'

/** The tabs of people by state, in the order in which a commander asks for them, and their words in the address. */

const params: Record<EnrolmentState, string> = {
  overdue: 'qua-han',
  notStarted: 'chua-hoc',
  inProgress: 'dang-hoc',
  completed: 'hoan-thanh',
  completedLate: 'tre-han',
  exempt: 'mien',
}

export const tabStates: EnrolmentState[] = [
  'overdue',
  'notStarted',
  'inProgress',
  'completed',
  'completedLate',
  'exempt',
]

export function stateParam(state: EnrolmentState): string {
  return params[state]
}

/** Null for every state together, also when the address says something unknown. */
export function stateOfParam(param: string | null): EnrolmentState | null {
  return enrolmentStates.find((state) => params[state] === param) ?? null
}
