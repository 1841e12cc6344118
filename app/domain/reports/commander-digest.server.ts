import { type Actor, scopes } from '~/domain/identity/access'
import { unitIdsOf } from '~/domain/identity/unit-path'
import { localDateOf } from '~/platform/calendar'
import { findOverdueTotals, findUnitFigures } from './enrolment-figures.server'
import { eligibleCount, noFigures, sumFigures } from './figures'
import { choosePeriod } from './periods'
import { findReportPeriods } from './periods.server'
import { scopeAbove } from './seen-unit'
import { findUnitNames } from './viewed-unit.server'
import { findWorstOverdue } from './worst-overdue.server'

/** A commander's week at a glance: the running month by unit, and who is overdue in any month. */
export interface CommanderDigest {
  periodName: string | null
  /** The commander's own units and those right below them, as far as anybody there must learn or is overdue. */
  units: { name: string; completed: number; eligible: number; overdueOfficers: number }[]
  /** The longest overdue first, `overdueShown` at most. */
  overdue: { name: string; unitName: string; enrolments: number; oldestDueOn: string }[]
  overdueOfficers: number
}

const overdueShown = 20

/** Null when nothing is left to do and nobody is overdue. A constant number of queries. */
export async function getCommanderDigest(actor: Pick<Actor, 'grants'>, now: Date): Promise<CommanderDigest | null> {
  const today = localDateOf(now)
  const scopeIds = scopes(actor, 'remind').map((scope) => scope.unitId)
  if (scopeIds.length === 0) return null
  const where = { unitIds: scopeIds, scopeIds, reportOn: today }
  const period = choosePeriod(await findReportPeriods(), null, today)
  const figures = period
    ? findUnitFigures({ ...where, periodCodes: [period.code] }).filter((row) => row.opensOn <= today)
    : []
  const overdue = findOverdueTotals(where)
  const month = sumFigures(figures)
  if (overdue.length === 0 && month.completed === eligibleCount(month)) return null

  const partOf = (path: string) => partUnitId(path, scopeIds)
  const names = await findUnitNames([...new Set([...figures, ...overdue].map((row) => partOf(row.path)))], today)
  const units = names
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map(({ unitId, name }) => {
      const sum = figures
        .filter((row) => partOf(row.path) === unitId)
        .reduce((all, row) => sumFigures([all, row]), noFigures)
      const late = overdue.filter((row) => partOf(row.path) === unitId)
      return {
        name,
        completed: sum.completed,
        eligible: eligibleCount(sum),
        overdueOfficers: new Set(late.map((row) => row.officerId)).size,
      }
    })
    .filter((unit) => unit.eligible > 0 || unit.overdueOfficers > 0)
  const worst = await findWorstOverdue(overdue, { date: today, scopeIds, limit: overdueShown })
  return {
    periodName: period?.name ?? null,
    units,
    overdue: worst.map(({ rankName, name, unitName, enrolments, oldestDueOn }) => ({
      name: [rankName, name].filter(Boolean).join(' '),
      unitName,
      enrolments,
      oldestDueOn,
    })),
    overdueOfficers: new Set(overdue.map((row) => row.officerId)).size,
  }
}

/** The unit a figure is shown under: the one right below the commander's own on the path, or the own unit itself. */
function partUnitId(path: string, scopeIds: readonly string[]): string {
  const ids = unitIdsOf(path)
  const scope = scopeAbove(
    path,
    scopeIds.map((unitId) => ({ unitId })),
  )
  const place = scope ? ids.indexOf(scope.unitId) : -1
  return ids[place + 1] ?? ids[place] ?? ''
}
