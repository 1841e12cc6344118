import type { EnrolmentState } from '~/domain/learning/enrolment-state'
import { preparedRead } from '~/platform/db/database.server'
import { type CountedWhere, judgedEnrolments } from './counted-enrolments.server'
import { type Figures, figuresOfState } from './figures'
import type { OverdueTotal, UnitFigures } from './unit-matrix'

interface StateFigures extends Omit<UnitFigures, keyof Figures> {
  state: EnrolmentState
  enrolments: number
}

/**
 * Aggregated in the database: one row for each unit, period and course that has enrolments. Grouping by state as well
 * lets the database judge each enrolment once instead of once a sum, which halves the time.
 */
export function findUnitFigures(where: CountedWhere): UnitFigures[] {
  const { sql, values } = judgedEnrolments(where)
  const rows = preparedRead<StateFigures>(`${sql}
SELECT "path", "periodCode", "courseId", "state", COUNT(*) AS "enrolments",
  MAX("courseVersionId") AS "courseVersionId", MIN("opensOn") AS "opensOn",
  MIN(CASE WHEN "dueOn" >= ? THEN "dueOn" END) AS "nextDueOn"
FROM "judged" GROUP BY "path", "periodCode", "courseId", "state"`).all(...values, where.reportOn)
  return rows.map(({ state, enrolments, ...row }) => ({ ...row, ...figuresOfState(state, enrolments) }))
}

/** Officers with something left to do among courses that have opened; each once. */
export function countUnfinishedOfficers(where: CountedWhere): number {
  const { sql, values } = judgedEnrolments({ ...where, unfinishedOnly: true })
  const row = preparedRead<{ officers: number }>(`${sql}
SELECT COUNT(DISTINCT "officerId") AS "officers" FROM "judged"
WHERE "completedAt" IS NULL AND "opensOn" <= ? AND "state" <> 'exempt'`).get(...values, where.reportOn)
  return row?.officers ?? 0
}

/** One row for each officer and unit with overdue enrolments, of every period. */
export function findOverdueTotals(where: CountedWhere): OverdueTotal[] {
  const { sql, values } = judgedEnrolments({ ...where, unfinishedOnly: true })
  return preparedRead<OverdueTotal>(`${sql}
SELECT "officerId", "path", COUNT(*) AS "enrolments", MIN("dueOn") AS "oldestDueOn"
FROM "judged" WHERE "completedAt" IS NULL AND "dueOn" < ? AND "state" = 'overdue'
GROUP BY "officerId", "path"`).all(...values, where.reportOn)
}
