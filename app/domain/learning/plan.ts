import { addDays, daysBetween } from '~/platform/calendar'

/** kế hoạch tháng: what running a plan changes, and how the next month is made from this one. */

/** A line of the plan against the assignments that stand. */
export type PlanLineState =
  /** Not given yet. */
  | 'new'
  /** Given exactly so. */
  | 'given'
  /** Given with other dates; running replaces the assignment. */
  | 'changed'
  /** Taken out of the plan, but still given; running withdraws it. */
  | 'removed'

export interface PlannedDates {
  opensOn: string
  dueOn: string
}

export function planLineState(
  line: PlannedDates & { isRemoved: boolean; standing: PlannedDates | null },
): PlanLineState {
  if (line.isRemoved) return 'removed'
  if (!line.standing) return 'new'
  return line.standing.opensOn === line.opensOn && line.standing.dueOn === line.dueOn ? 'given' : 'changed'
}

/** Dates keep their distance to the first and to the last day of their month, and stay in order. */
export function shiftedDates(
  dates: PlannedDates,
  from: { startsOn: string; endsOn: string },
  to: { startsOn: string; endsOn: string },
): PlannedDates {
  const opensOn = addDays(to.startsOn, daysBetween(from.startsOn, dates.opensOn))
  const dueOn = addDays(to.endsOn, daysBetween(from.endsOn, dates.dueOn))
  const [, latest = dueOn] = [opensOn, dueOn].sort()
  return { opensOn, dueOn: latest }
}

export interface PlanMembers {
  courseId: string
  state: PlanLineState
  /** The standing assignment of the line; null when new. */
  assignmentId: string | null
  /** Whom the line is for today; nobody for a removed line. */
  officerIds: readonly string[]
}

export interface PlannedEnrolment {
  officerId: string
  courseId: string
  isFinished: boolean
  /** A postponed task of an earlier month. */
  isPostponedHere: boolean
  /** The standing assignments that cause it. */
  assignmentIds: readonly string[]
}

export interface PlanChange {
  officerId: string
  courseId: string
}

/**
 * Who gains an enrolment and who loses one when the plan is run now. `standing`: the enrolments of the month that stand.
 * Nobody loses what is finished, what another assignment causes, or what was postponed to this month.
 */
export function planChanges(
  lines: readonly PlanMembers[],
  standing: readonly PlannedEnrolment[],
): { gains: PlanChange[]; losses: PlanChange[] } {
  const key = ({ officerId, courseId }: PlanChange) => `${officerId} ${courseId}`
  const wanted = new Map<string, PlanChange>()
  for (const { courseId, officerIds } of lines)
    for (const officerId of officerIds) wanted.set(key({ officerId, courseId }), { officerId, courseId })
  const ended = new Set(
    lines.filter((line) => line.state === 'removed' || line.state === 'changed').map((line) => line.assignmentId),
  )
  const have = new Set(standing.map(key))
  return {
    gains: [...wanted.values()].filter((change) => !have.has(key(change))),
    losses: standing
      .filter(
        (enrolment) =>
          !enrolment.isFinished &&
          !enrolment.isPostponedHere &&
          enrolment.assignmentIds.length > 0 &&
          enrolment.assignmentIds.every((id) => ended.has(id)) &&
          !wanted.has(key(enrolment)),
      )
      .map(({ officerId, courseId }) => ({ officerId, courseId })),
  }
}
