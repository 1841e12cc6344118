import { holdsOn } from '~/platform/calendar'

/**
 * Which unit a figure belongs to (domain brief 1.1): an enrolment counts once, in the unit of the counting membership on
 * its due date, or on the report date if that is earlier.
 */

/** The date on which an enrolment finds its unit. Both are local dates. */
export function countingDate(dueOn: string, reportOn: string): string {
  return dueOn < reportOn ? dueOn : reportOn
}

export interface DatedMembership {
  /** counting | secondment | concurrent | supervision */
  kind: string
  validFrom: string
  validTo: string
  supersededAt: Date | null
}

/** The one membership that decides the unit of an enrolment; null when the officer belonged nowhere on that date. */
export function countingMembership<Row extends DatedMembership>(
  memberships: readonly Row[],
  { dueOn, reportOn }: { dueOn: string; reportOn: string },
): Row | null {
  const date = countingDate(dueOn, reportOn)
  return memberships.find((row) => row.kind === 'counting' && row.supersededAt === null && holdsOn(row, date)) ?? null
}
