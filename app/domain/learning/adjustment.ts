import { addDays } from '~/platform/calendar'
import { isOnTime } from './completion'
import { type LeaveDays, leaveProposal } from './leave-proposal'

/**
 * miễn, hoãn, gia hạn, and what an entered leave proposes (domain brief 2.7): what one of these deeds does to one
 * enrolment, or why it leaves it out. Approved by a commander with a reason, never for oneself.
 */

export const adjustmentKinds = ['extend', 'exempt', 'postpone', 'leave'] as const
export type AdjustmentKind = (typeof adjustmentKinds)[number]

export type Adjustment =
  | { kind: 'exempt' }
  /** Either so many days after each due date in force, or one date for all. */
  | { kind: 'extend'; days: number }
  | { kind: 'extend'; dueOn: string }
  | { kind: 'postpone'; periodCode: string; dueOn: string }
  /** To each what the entered leave proposes. */
  | { kind: 'leave' }

export interface AdjustedFacts {
  officerId: string
  periodCode: string
  opensOn: string
  /** In force. */
  dueOn: string
  /** Without any extension. */
  ownDueOn: string
  isExempt: boolean
  completedAt: Date | null
  /** The same course in the later period of a postponement. */
  later: 'none' | 'toDo' | 'settled'
  leaves: readonly LeaveDays[]
}

/** What is to be written. */
export type Adjusted = { deed: 'exempt' } | { deed: 'extend'; dueOn: string } | { deed: 'postpone' }

const leftOutReasons = ['own', 'finished', 'alreadyExempt', 'notLater', 'inPast', 'inLaterMonth', 'noProposal'] as const
export type LeftOut = (typeof leftOutReasons)[number]

export function adjustmentOf(
  adjustment: Adjustment,
  facts: AdjustedFacts,
  { actorId, today }: { actorId: string; today: string },
): { ok: true; adjusted: Adjusted } | { ok: false; why: LeftOut } {
  if (facts.officerId === actorId) return { ok: false, why: 'own' }
  if (facts.isExempt) return { ok: false, why: 'alreadyExempt' }
  if (facts.completedAt && isOnTime(facts.completedAt, facts.dueOn)) return { ok: false, why: 'finished' }
  switch (adjustment.kind) {
    case 'exempt':
      return facts.completedAt ? { ok: false, why: 'finished' } : { ok: true, adjusted: { deed: 'exempt' } }
    case 'extend':
      return extended(facts, 'days' in adjustment ? addDays(facts.dueOn, adjustment.days) : adjustment.dueOn, today)
    case 'postpone':
      return postponed(facts, adjustment, today)
    case 'leave': {
      const proposal = leaveProposal(facts)
      if (!proposal || (proposal.kind === 'exempt' && facts.completedAt)) return { ok: false, why: 'noProposal' }
      return proposal.kind === 'exempt'
        ? { ok: true, adjusted: { deed: 'exempt' } }
        : extended(facts, proposal.dueOn, today)
    }
  }
}

/** A late completion may be judged again by a date that has passed; unfinished work needs one that is still to come. */
function extended(facts: AdjustedFacts, dueOn: string, today: string): ReturnType<typeof adjustmentOf> {
  if (dueOn <= facts.dueOn) return { ok: false, why: 'notLater' }
  if (facts.completedAt === null && dueOn < today) return { ok: false, why: 'inPast' }
  return { ok: true, adjusted: { deed: 'extend', dueOn } }
}

function postponed(
  facts: AdjustedFacts,
  { periodCode, dueOn }: { periodCode: string; dueOn: string },
  today: string,
): ReturnType<typeof adjustmentOf> {
  if (facts.completedAt) return { ok: false, why: 'finished' }
  if (periodCode <= facts.periodCode || dueOn <= facts.dueOn) return { ok: false, why: 'notLater' }
  if (dueOn < today) return { ok: false, why: 'inPast' }
  if (facts.later === 'settled') return { ok: false, why: 'inLaterMonth' }
  return { ok: true, adjusted: { deed: 'postpone' } }
}
