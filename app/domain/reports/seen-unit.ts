import { unitIdsOf } from '~/domain/identity/unit-path'
import { holdsOn } from '~/platform/calendar'

/** Through which of the actor's units a report may look at a unit (domain brief 1.1, access follows the tree). */

export interface DatedRow {
  validFrom: string
  validTo: string
}

/** The place or name a unit had on the date; for a unit closed by then its last, for one not yet opened its first. */
export function rowOn<Row extends DatedRow>(rows: readonly Row[], date: string): Row | null {
  const ordered = [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return (
    ordered.find((row) => holdsOn(row, date)) ?? ordered.findLast((row) => row.validFrom <= date) ?? ordered[0] ?? null
  )
}

/** The scope unit that is this unit or lies above it on the path; null when none does, which must look like not found. */
export function scopeAbove<Scope extends { unitId: string }>(path: string, scopes: readonly Scope[]): Scope | null {
  const above = new Set(unitIdsOf(path))
  return scopes.find((scope) => above.has(scope.unitId)) ?? null
}
