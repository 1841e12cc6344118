import { preparedRead } from '~/platform/db/database.server'
import { type CountedWhere, judgedEnrolments } from './counted-enrolments.server'
import type { OverdueTotal, UnitFigures } from './unit-matrix'

/** Aggregated in the database: one row for each unit, period and course that has enrolments. */
export function findUnitFigures(where: CountedWhere): UnitFigures[] {
  const { sql, values } = judgedEnrolments(where)
  return preparedRead<UnitFigures>(`${sql}
SELECT "path", "periodCode", "courseId",
  MAX("courseVersionId") AS "courseVersionId", MIN("opensOn") AS "opensOn",
  MIN(CASE WHEN "dueOn" >= ? THEN "dueOn" END) AS "nextDueOn",
  COUNT(*) AS "enrolled",
  SUM(CASE WHEN "state" = 'exempt' THEN 1 ELSE 0 END) AS "exempt",
  SUM(CASE WHEN "state" IN ('completed', 'completedLate') THEN 1 ELSE 0 END) AS "completed",
  SUM(CASE WHEN "state" = 'completed' THEN 1 ELSE 0 END) AS "onTime",
  SUM(CASE WHEN "state" = 'overdue' THEN 1 ELSE 0 END) AS "overdue"
FROM "judged" GROUP BY "path", "periodCode", "courseId"`).all(...values, where.reportOn)
}

/** Officers with something left to do among courses that have opened; each once. */
export function countUnfinishedOfficers(where: CountedWhere): number {
  const { sql, values } = judgedEnrolments(where)
  const row = preparedRead<{ officers: number }>(`${sql}
SELECT COUNT(DISTINCT "officerId") AS "officers" FROM "judged"
WHERE "state" IN ('overdue', 'inProgress', 'notStarted') AND "opensOn" <= ?`).get(...values, where.reportOn)
  return row?.officers ?? 0
}

/** One row for each officer and unit with overdue enrolments, of every period. */
export function findOverdueTotals(where: CountedWhere): OverdueTotal[] {
  const { sql, values } = judgedEnrolments(where)
  return preparedRead<OverdueTotal>(`${sql}
SELECT "officerId", "path", COUNT(*) AS "enrolments", MIN("dueOn") AS "oldestDueOn"
FROM "judged" WHERE "state" = 'overdue' GROUP BY "officerId", "path"`).all(...values)
}
