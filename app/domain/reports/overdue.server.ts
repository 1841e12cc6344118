import { type Actor, scopes } from '~/domain/identity/access'
import type { CountedWhere } from './counted-enrolments.server'
import { countPeople, findPeople, type PersonLine } from './people.server'
import { type ReportTime, reportTime } from './report-time'
import { findUnitOptions, type UnitOption } from './unit-options.server'

/** Everything overdue in the actor's units, of every month, the longest first. */
export interface OverdueList {
  people: PersonLine[]
  /** Enrolments and the officers behind them. */
  lines: number
  officers: number
  units: UnitOption[]
  unit: UnitOption | null
  takenAt: Date
  time: Pick<ReportTime, 'reportOn' | 'isPast'>
}

export async function findOverdue(
  actor: Actor,
  asked: {
    unitCode: string | null
    reportOn?: string | null
    search: string
    /** The longest overdue first, unless said otherwise. */
    order?: 'longestOverdue' | 'name'
    limit?: number
    offset?: number
  },
  now: Date,
): Promise<OverdueList> {
  const { reportOn, at, isPast } = reportTime(asked.reportOn ?? null, now)
  const units = await findUnitOptions(actor, 'viewFigures', reportOn)
  const unit = units.find((one) => one.code === asked.unitCode) ?? null
  const scopeIds = scopes(actor, 'viewFigures').map((scope) => scope.unitId)
  const where: CountedWhere = {
    unitIds: unit ? [unit.unitId] : scopeIds,
    scopeIds,
    reportOn,
    past: isPast ? 'asStood' : undefined,
  }
  const wanted = { states: ['overdue'] as const, search: asked.search }
  return {
    people: findPeople(
      where,
      { ...wanted, order: asked.order ?? 'longestOverdue', limit: asked.limit, offset: asked.offset },
      at,
    ),
    ...countPeople(where, wanted),
    units,
    unit,
    takenAt: at,
    time: { reportOn, isPast },
  }
}
