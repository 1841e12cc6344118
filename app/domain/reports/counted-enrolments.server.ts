import { endOfDate } from '~/platform/calendar'
import { endOfDateSql } from './due-instant-sql'

/**
 * The one set that every report of the commander counts, as common table expressions of portable SQL:
 * `"judged"` holds each standing enrolment once, with the unit it counts for (domain brief 1.1, `countingMembership`) and
 * its state (domain brief 3, `enrolmentState`). Tests hold both to the pure functions on random data.
 */

export interface CountedWhere {
  /** The units looked at, each with everything below it. */
  unitIds: readonly string[]
  /** Only the units themselves, without those below. */
  directOnly?: boolean
  /** The actor's own units: what did not lie below one of them on the counting date stays unseen. */
  scopeIds: readonly string[]
  /** Local date of the report. */
  reportOn: string
  /**
   * `reportOn` lies before today. 'asStood': only what had happened by the end of that day counts (enrolments, openings,
   * completions, exemptions and extensions; memberships and units hold by their own dates, as known now).
   * 'corrected': work done by then, judged by the enrolments, exemptions and due dates that stand now.
   */
  past?: 'asStood' | 'corrected'
  periodCodes?: readonly string[]
  courseId?: string
  /** Leaves finished enrolments out before they are judged: few of many years are not. Of today only. */
  unfinishedOnly?: boolean
}

/** Begins a statement: `WITH … "judged" AS (…)`, to be followed by its SELECT. `values` come before the SELECT's own. */
export function judgedEnrolments(where: CountedWhere): { sql: string; values: (string | number)[] } {
  const { countingDateSql, dueOnSql, exemptSql, holds, standsSql } = termsOf(where.past)
  const seesAll = where.unitIds.every((id) => where.scopeIds.includes(id))
  const scopeIds = seesAll ? [] : where.scopeIds
  const periodCodes = where.periodCodes ?? []
  const byThen = (column: string) => (where.past ? ` AND ${column} < "asked"."until"` : '')
  const sql = `
WITH "asked" AS (SELECT CAST(? AS TEXT) AS "reportOn", CAST(? AS BIGINT) AS "until"),
"counted" AS (
  SELECT ${where.unitIds.length > 1 ? 'DISTINCT' : ''}
    "e"."id", "e"."officerId", "e"."courseId", "e"."courseVersionId", "e"."periodCode", "e"."opensOn", ${dueOnSql} AS "dueOn",
    ${countingDateSql} AS "countedOn", "placed"."unitId", "placed"."path", "member"."positionCode"
  FROM "asked"
    CROSS JOIN "UnitPlacement" "viewed"
    CROSS JOIN "UnitPlacement" "placed"
    CROSS JOIN "Membership" "member"
    CROSS JOIN "Enrolment" "e"
  WHERE "viewed"."unitId" IN (${slots(where.unitIds)}) AND ${holds('viewed')}
    AND ${where.directOnly ? '"placed"."unitId" = "viewed"."unitId"' : isBelow('placed', 'viewed')} AND ${holds('placed')}
    AND "member"."unitId" = "placed"."unitId" AND "member"."kind" = 'counting' AND ${holds('member')}
    AND "e"."officerId" = "member"."officerId" AND ${standsSql}
    ${where.unfinishedOnly && !where.past ? unfinishedSql : ''}
    ${scopeIds.length > 0 ? `AND EXISTS (${scopeSql(scopeIds, holds)})` : ''}
    ${periodCodes.length > 0 ? `AND ${periodColumn(where)} IN (${slots(periodCodes)})` : ''}
    ${where.courseId ? 'AND "e"."courseId" = ?' : ''}
),
"judged" AS (
  SELECT "counted".*, "done"."completedAt", CASE
    WHEN EXISTS (SELECT 1 FROM "Exemption" "x" WHERE "x"."enrolmentId" = "counted"."id" AND ${exemptSql}) THEN 'exempt'
    WHEN "done"."completedAt" < ${endOfDateSql('"counted"."dueOn"')} THEN 'completed'
    WHEN "done"."completedAt" IS NOT NULL THEN 'completedLate'
    WHEN "counted"."dueOn" < "asked"."reportOn" THEN 'overdue'
    WHEN EXISTS (SELECT 1 FROM "LessonOpening" "o" WHERE "o"."enrolmentId" = "counted"."id"${byThen('"o"."openedAt"')}) THEN 'inProgress'
    ELSE 'notStarted' END AS "state"
  FROM "asked" CROSS JOIN "counted" LEFT JOIN "CourseCompletion" "done" ON "done"."enrolmentId" = "counted"."id"${byThen('"done"."completedAt"')}
)`
  const values = [where.reportOn, endOfDate(where.reportOn).getTime(), ...where.unitIds, ...scopeIds, ...periodCodes]
  return { sql, values: where.courseId ? [...values, where.courseId] : values }
}

/** The due date in force at the end of the report's day: of the last extension that stood then, else what the first later one found. */
const dueOnThenSql = `COALESCE(
      (SELECT "x"."dueOn" FROM "Extension" "x" WHERE "x"."enrolmentId" = "e"."id" AND "x"."recordedAt" < "asked"."until"
         AND ("x"."withdrawnAt" IS NULL OR "x"."withdrawnAt" >= "asked"."until") ORDER BY "x"."recordedAt" DESC LIMIT 1),
      (SELECT "x"."previousDueOn" FROM "Extension" "x" WHERE "x"."enrolmentId" = "e"."id"
         AND "x"."recordedAt" >= "asked"."until" ORDER BY "x"."recordedAt" LIMIT 1),
      "e"."dueOn")`

function termsOf(past: CountedWhere['past']) {
  const isThen = past === 'asStood'
  const dueOnSql = isThen ? dueOnThenSql : '"e"."dueOn"'
  const countingDateSql = `CASE WHEN ${dueOnSql} < "asked"."reportOn" THEN ${dueOnSql} ELSE "asked"."reportOn" END`
  return {
    dueOnSql,
    countingDateSql,
    /** The row holds on the counting date, as known now. */
    holds: (row: string) =>
      `"${row}"."validFrom" <= ${countingDateSql} AND ${countingDateSql} < "${row}"."validTo" AND "${row}"."supersededAt" IS NULL`,
    standsSql: isThen
      ? '"e"."enrolledAt" < "asked"."until" AND ("e"."withdrawnAt" IS NULL OR "e"."withdrawnAt" >= "asked"."until")'
      : '"e"."withdrawnAt" IS NULL',
    exemptSql: isThen
      ? '"x"."recordedAt" < "asked"."until" AND ("x"."withdrawnAt" IS NULL OR "x"."withdrawnAt" >= "asked"."until")'
      : '"x"."withdrawnAt" IS NULL',
  }
}

/** Word for word the condition of the partial index. "= false" would tempt SQLite to make an index of its own each time. */
const unfinishedSql = 'AND "e"."isFinished" IS NOT TRUE'

/** The byte range of a subtree, as in `subtreeRange`. */
function isBelow(row: string, ancestor: string): string {
  const path = `"${ancestor}"."path"`
  return `"${row}"."path" >= ${path} AND "${row}"."path" < substr(${path}, 1, length(${path}) - 1) || '0'`
}

function scopeSql(scopeIds: readonly string[], holds: (row: string) => string): string {
  return `SELECT 1 FROM "UnitPlacement" "scope"
      WHERE "scope"."unitId" IN (${slots(scopeIds)}) AND ${isBelow('placed', 'scope')} AND ${holds('scope')}`
}

/**
 * The cross joins say in which order the tables are walked: from the viewed unit down to its people, so that the cost
 * follows the unit and not the force. Without a course, the period must not tempt the planner to begin at its index.
 */
function periodColumn(where: CountedWhere): string {
  return where.courseId ? '"e"."periodCode"' : `("e"."periodCode" || '')`
}

export function slots(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}
