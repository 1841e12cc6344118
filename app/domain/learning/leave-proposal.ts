import { addDays, daysBetween } from '~/platform/calendar'

/**
 * What leave proposes for a task (domain brief 2.7): covering the whole window an exemption, a part of it an extension of
 * as many days. Overlapping leaves are merged as a union. A commander confirms; leave never exempts by itself.
 */

/** [validFrom, validTo) */
export interface LeaveDays {
  validFrom: string
  validTo: string
}

/** The union of leaves, in order, with neighbours joined. */
export function mergedLeaves(leaves: readonly LeaveDays[]): LeaveDays[] {
  const merged: LeaveDays[] = []
  for (const { validFrom, validTo } of [...leaves].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    if (validTo <= validFrom) continue
    const last = merged.at(-1)
    if (!last || last.validTo < validFrom) merged.push({ validFrom, validTo })
    else if (last.validTo < validTo) last.validTo = validTo
  }
  return merged
}

/** Days of the window [opensOn, dueOn], both inclusive, that fall into a leave. */
export function leaveDaysWithin(leaves: readonly LeaveDays[], window: { opensOn: string; dueOn: string }): number {
  const end = addDays(window.dueOn, 1)
  return mergedLeaves(leaves).reduce((sum, { validFrom, validTo }) => {
    const [, from = validFrom] = [validFrom, window.opensOn].sort()
    const [to = validTo] = [validTo, end].sort()
    return from < to ? sum + daysBetween(from, to) : sum
  }, 0)
}

export type LeaveProposal = { kind: 'exempt' } | { kind: 'extend'; days: number; dueOn: string }

/** Null without leave in the window, and where the due date in force already gives as much. */
export function leaveProposal(task: {
  opensOn: string
  /** In force. */
  dueOn: string
  /** Without any extension. */
  ownDueOn: string
  leaves: readonly LeaveDays[]
}): LeaveProposal | null {
  const window = { opensOn: task.opensOn, dueOn: task.ownDueOn }
  const days = leaveDaysWithin(task.leaves, window)
  if (days === 0) return null
  if (days > daysBetween(window.opensOn, window.dueOn)) return { kind: 'exempt' }
  const dueOn = addDays(task.ownDueOn, days)
  return dueOn > task.dueOn ? { kind: 'extend', days, dueOn } : null
}
