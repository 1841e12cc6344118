import { addDays } from '~/platform/calendar'
import { laterOf } from './timeline'

/** ủy quyền có thời hạn: who may hand over command, to whom, and for how long (domain brief 1.5). */

export type DelegationRefusal =
  | 'delegateUnknown'
  | 'delegateSelf'
  | 'selfDecision'
  | 'noCommand'
  | 'delegationPast'
  | 'delegationTooLong'
  | 'endBeforeStart'
  | 'alreadyDelegated'

/** Longer absences are a matter of who holds the position, not of a delegation. */
const longestDays = 366

export interface WantedDelegation {
  actorId: string
  delegatorId: string
  delegateId: string
  /** First and last local date. */
  from: string
  lastOn: string
  today: string
}

/** What is wrong with a delegation in itself; null when nothing is. What else stands is checked where it is written. */
export function delegationFault(wanted: WantedDelegation): DelegationRefusal | null {
  const { actorId, delegatorId, delegateId, from, lastOn, today } = wanted
  if (delegateId === delegatorId) return 'delegateSelf'
  if (actorId === delegateId) return 'selfDecision'
  if (lastOn < from) return 'endBeforeStart'
  if (from < today) return 'delegationPast'
  if (lastOn >= addDays(from, longestDays)) return 'delegationTooLong'
  return null
}

/** [validFrom, validTo) of a delegation that ends early: today is the first day without it, unless it had not begun. */
export function endedEarly(delegation: { validFrom: string; validTo: string }, today: string): string {
  return laterOf(delegation.validFrom, today)
}
