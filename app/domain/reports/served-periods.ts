import { earlierOf, laterOf } from '~/domain/identity/timeline'
import { unitIdsOf } from '~/domain/identity/unit-path'

/**
 * What a former commander sees (architecture section 4, rule 6): the time an officer served under him, not where the
 * officer is now. "Under him" is: the counting unit stood in one of his units on that day.
 */

export interface Period {
  validFrom: string
  validTo: string
}

/** The periods, the earliest first, joined where one follows on another; what is still to come is left out. */
export function servedPeriods(
  memberships: readonly (Period & { unitId: string })[],
  placements: readonly (Period & { unitId: string; path: string })[],
  { scopeIds, until }: { scopeIds: readonly string[]; until: string },
): Period[] {
  const inScope = placements.filter((row) => unitIdsOf(row.path).some((id) => scopeIds.includes(id)))
  const periods = memberships
    .flatMap((membership) =>
      inScope
        .filter((placement) => placement.unitId === membership.unitId)
        .map((placement) => ({
          validFrom: laterOf(membership.validFrom, placement.validFrom),
          validTo: earlierOf(earlierOf(membership.validTo, placement.validTo), until),
        })),
    )
    .filter((period) => period.validFrom < period.validTo)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const joined: Period[] = []
  for (const period of periods) {
    const last = joined.at(-1)
    if (last && period.validFrom <= last.validTo) last.validTo = laterOf(last.validTo, period.validTo)
    else joined.push({ ...period })
  }
  return joined
}

export function isWithinPeriods(periods: readonly Period[], date: string): boolean {
  return periods.some((period) => period.validFrom <= date && date < period.validTo)
}
