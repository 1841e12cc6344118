import { fullName, initials } from '~/domain/identity/names'
import { outOfAttemptsSql } from '~/domain/learning/attempt-sql'
import { type EnrolmentMarks, type EnrolmentState, enrolmentMarks } from '~/domain/learning/enrolment-state'
import { localDateOf } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'
import { type CountedWhere, judgedEnrolments, slots } from './counted-enrolments.server'
import type { ListOrder } from './list-order'
import { nameSearchSql } from './name-search'
import { scopeAbove } from './seen-unit'

/** The people behind a figure: one line an enrolment, with rank, position and unit as they were on the counting date. */
export interface PersonLine {
  enrolmentId: string
  officerId: string
  serviceNumber: string
  name: string
  initials: string
  rankName: string
  positionName: string
  unitCode: string
  unitName: string
  courseCode: string
  courseTitle: string
  periodCode: string
  periodName: string
  dueOn: string
  state: EnrolmentState
  marks: EnrolmentMarks
  completedOn: string | null
  lastReadOn: string | null
  lessonCount: number
  completedLessons: number
  exemptReason: string | null
  /** Exempt in its month because the task was moved to a later one. */
  isPostponed: boolean
  /**
   * Still in the actor's units today; the page of one who has moved away holds only the time served there. Null as of an
   * earlier day, which does not ask about today.
   */
  isVisibleNow: boolean | null
}

type PeopleOrder = ListOrder | 'longestOverdue'

export interface PeopleWanted {
  states?: readonly EnrolmentState[]
  search?: string
  /** Only those on leave on some day between opening and due date. */
  onLeave?: boolean
  order: PeopleOrder
  /** Lists of several courses keep each course together. */
  byCourse?: boolean
  limit?: number
  offset?: number
}

export type StateCounts = Record<EnrolmentState, number>

/** How many stand in each state. Together they are the matrix cell's figures. */
export function countByState(where: CountedWhere): StateCounts {
  const { sql, values } = judgedEnrolments(where)
  const rows = preparedRead<{ state: EnrolmentState; enrolments: number }>(
    `${sql} SELECT "state", COUNT(*) AS "enrolments" FROM "judged" GROUP BY "state"`,
  ).all(...values)
  const counts: StateCounts = { exempt: 0, completed: 0, completedLate: 0, overdue: 0, inProgress: 0, notStarted: 0 }
  for (const row of rows) counts[row.state] = row.enrolments
  return counts
}

/** The newest version pinned and the last completion among the counted; null where nothing is counted. */
export function getNewestFacts(
  where: CountedWhere,
): { courseVersionId: string; lastCompletedOn: string | null } | null {
  const { sql, values } = judgedEnrolments(where)
  const row = preparedRead<{ courseVersionId: string | null; lastCompletedAt: number | null }>(
    `${sql} SELECT MAX("courseVersionId") AS "courseVersionId", MAX("completedAt") AS "lastCompletedAt" FROM "judged"`,
  ).get(...values)
  if (!row?.courseVersionId) return null
  return { courseVersionId: row.courseVersionId, lastCompletedOn: dateOf(row.lastCompletedAt) }
}

/** How many lines a list has without its limit. */
export function countPeople(
  where: CountedWhere,
  wanted: Pick<PeopleWanted, 'states' | 'search' | 'onLeave'>,
): { lines: number; officers: number } {
  const { sql, values } = judgedEnrolments(where)
  const filter = filterSql(wanted)
  return (
    preparedRead<{ lines: number; officers: number }>(`${sql}
SELECT COUNT(*) AS "lines", COUNT(DISTINCT "judged"."officerId") AS "officers"
FROM "judged" JOIN "Officer" "officer" ON "officer"."id" = "judged"."officerId"
WHERE ${filter.where}`).get(...values, ...filter.values) ?? { lines: 0, officers: 0 }
  )
}

/** One page of the list; without a limit the whole of it, for exports. */
export function findPeople(where: CountedWhere, wanted: PeopleWanted, now: Date): PersonLine[] {
  const { sql, values } = judgedEnrolments(where)
  const filter = filterSql(wanted)
  const { rank, rankValues } = nameSearchSql(wanted.search ?? '')
  const order = `${wanted.byCourse ? '"courseOpensOn", "courseVersionId", ' : ''}"searchRank", ${orders[wanted.order]}`
  const rows = preparedRead<PersonRow>(`${sql},
"page" AS (
  SELECT "judged".*, "officer"."serviceNumber", "officer"."familyName", "officer"."middleName", "officer"."givenName",
    "officer"."sortKey", "position"."name" AS "positionName", "position"."ordinal" AS "positionOrdinal",
    CASE WHEN "position"."isCommand" THEN 0 ELSE 1 END AS "commandFirst",
    COALESCE("rank"."name", '') AS "rankName", COALESCE("rank"."ordinal", 999) AS "rankOrdinal",
    "judged"."opensOn" AS "courseOpensOn", ${rank} AS "searchRank"
  FROM "judged"
    JOIN "Officer" "officer" ON "officer"."id" = "judged"."officerId"
    JOIN "Position" "position" ON "position"."code" = "judged"."positionCode"
    LEFT JOIN "RankHolding" "holding" ON "holding"."officerId" = "judged"."officerId"
      AND "holding"."validFrom" <= "judged"."countedOn" AND "judged"."countedOn" < "holding"."validTo"
    LEFT JOIN "Rank" "rank" ON "rank"."code" = "holding"."rankCode"
  WHERE ${filter.where}
  ORDER BY ${order}
  LIMIT ? OFFSET ?
)
SELECT "page".*, "unit"."code" AS "unitCode", COALESCE("naming"."name", "unit"."code") AS "unitName",
  "course"."code" AS "courseCode", "version"."title" AS "courseTitle", "period"."name" AS "periodName",
  (SELECT COUNT(*) FROM "CourseVersionLesson" "l" WHERE "l"."courseVersionId" = "page"."courseVersionId") AS "lessonCount",
  ${where.past ? factsThenSql : factsNowSql},
  ${pathNowSql} AS "pathNow"
FROM "page" CROSS JOIN "asked"
  JOIN "Unit" "unit" ON "unit"."id" = "page"."unitId"
  JOIN "Course" "course" ON "course"."id" = "page"."courseId"
  JOIN "CourseVersion" "version" ON "version"."id" = "page"."courseVersionId"
  JOIN "StudyPeriod" "period" ON "period"."code" = "page"."periodCode"
  LEFT JOIN "UnitNaming" "naming" ON "naming"."unitId" = "page"."unitId" AND "naming"."supersededAt" IS NULL
    AND "naming"."validFrom" <= "page"."countedOn" AND "page"."countedOn" < "naming"."validTo"
ORDER BY ${order}`).all(
    ...values,
    ...rankValues,
    ...filter.values,
    wanted.limit ?? everyRow,
    wanted.offset ?? 0,
    where.reportOn,
    where.reportOn,
    where.reportOn,
    where.reportOn,
  )
  return rows.map((row) => lineOf(row, where, now))
}

const everyRow = 1_000_000

const orders: Record<PeopleOrder, string> = {
  name: '"sortKey"',
  rank: '"commandFirst", "positionOrdinal", "rankOrdinal", "sortKey"',
  longestOverdue: '"dueOn", "sortKey"',
}

function filterSql({ states = [], search = '', onLeave = false }: Pick<PeopleWanted, 'states' | 'search' | 'onLeave'>) {
  const name = nameSearchSql(search)
  return {
    where: `${states.length > 0 ? `"judged"."state" IN (${slots(states)})` : '1 = 1'} AND ${onLeave ? onLeaveSql : '1 = 1'} AND ${name.where}`,
    values: [...states, ...name.whereValues],
  }
}

const onLeaveSql = `EXISTS (
    SELECT 1 FROM "Leave" "leave" WHERE "leave"."officerId" = "judged"."officerId" AND "leave"."supersededAt" IS NULL
      AND "leave"."validFrom" <= "judged"."dueOn" AND "leave"."validTo" > "judged"."opensOn")`

/** As in `enrolmentMarks`: a lesson whose every attempt is graded and none passed. */
const stuckSql = `EXISTS (
    SELECT 1 FROM "CourseVersionLesson" "l"
    WHERE "l"."courseVersionId" = "page"."courseVersionId" AND "l"."quizDraw" > 0
      AND ${outOfAttemptsSql({
        enrolmentId: '"page"."id"',
        lessonId: '"l"."lessonId"',
        maxAttempts: '"l"."quizMaxAttempts"',
      })})`

const factsNowSql = `
  (SELECT COUNT(*) FROM "LessonCompletion" "lc" WHERE "lc"."enrolmentId" = "page"."id") AS "completedLessons",
  (SELECT MAX("o"."updatedAt") FROM "LessonOpening" "o" WHERE "o"."enrolmentId" = "page"."id") AS "lastReadAt",
  (SELECT "x"."reason" FROM "Exemption" "x" WHERE "x"."enrolmentId" = "page"."id" AND "x"."withdrawnAt" IS NULL) AS "exemptReason",
  EXISTS (SELECT 1 FROM "Exemption" "x" JOIN "Postponement" "moved" ON "moved"."exemptionId" = "x"."id"
    WHERE "x"."enrolmentId" = "page"."id" AND "x"."withdrawnAt" IS NULL) AS "isPostponed",
  ${stuckSql} AS "outOfAttempts"`

/** As of an earlier day: what moves on afterwards (the place in the text, attempts left) is left out. */
const factsThenSql = `
  (SELECT COUNT(*) FROM "LessonCompletion" "lc" WHERE "lc"."enrolmentId" = "page"."id"
    AND "lc"."completedAt" < "asked"."until") AS "completedLessons",
  (SELECT MAX("o"."openedAt") FROM "LessonOpening" "o" WHERE "o"."enrolmentId" = "page"."id"
    AND "o"."openedAt" < "asked"."until") AS "lastReadAt",
  (SELECT "x"."reason" FROM "Exemption" "x" WHERE "x"."enrolmentId" = "page"."id"
    AND "x"."recordedAt" < "asked"."until" AND ("x"."withdrawnAt" IS NULL OR "x"."withdrawnAt" >= "asked"."until")
    ORDER BY "x"."recordedAt" DESC LIMIT 1) AS "exemptReason",
  EXISTS (SELECT 1 FROM "Exemption" "x" JOIN "Postponement" "moved" ON "moved"."exemptionId" = "x"."id"
    WHERE "x"."enrolmentId" = "page"."id" AND "x"."recordedAt" < "asked"."until"
      AND ("x"."withdrawnAt" IS NULL OR "x"."withdrawnAt" >= "asked"."until")) AS "isPostponed",
  0 AS "outOfAttempts"`

const pathNowSql = `(
    SELECT "p"."path" FROM "Membership" "m" JOIN "UnitPlacement" "p" ON "p"."unitId" = "m"."unitId"
    WHERE "m"."officerId" = "page"."officerId" AND "m"."kind" = 'counting' AND "m"."supersededAt" IS NULL
      AND "m"."validFrom" <= ? AND ? < "m"."validTo"
      AND "p"."supersededAt" IS NULL AND "p"."validFrom" <= ? AND ? < "p"."validTo")`

interface PersonRow {
  id: string
  officerId: string
  serviceNumber: string
  familyName: string
  middleName: string
  givenName: string
  rankName: string
  positionName: string
  unitCode: string
  unitName: string
  courseCode: string
  courseTitle: string
  periodCode: string
  periodName: string
  dueOn: string
  state: EnrolmentState
  completedAt: number | null
  lastReadAt: number | null
  lessonCount: number
  completedLessons: number
  exemptReason: string | null
  isPostponed: number
  outOfAttempts: number
  pathNow: string | null
}

function lineOf(row: PersonRow, where: CountedWhere, now: Date): PersonLine {
  const scopes = where.scopeIds.map((unitId) => ({ unitId }))
  return {
    enrolmentId: row.id,
    officerId: row.officerId,
    serviceNumber: row.serviceNumber,
    name: fullName(row),
    initials: initials(row),
    rankName: row.rankName,
    positionName: row.positionName,
    unitCode: row.unitCode,
    unitName: row.unitName,
    courseCode: row.courseCode,
    courseTitle: row.courseTitle,
    periodCode: row.periodCode,
    periodName: row.periodName,
    dueOn: row.dueOn,
    state: row.state,
    marks: enrolmentMarks({
      state: row.state,
      dueOn: row.dueOn,
      now,
      hasLessonOutOfAttempts: row.outOfAttempts === 1,
    }),
    completedOn: dateOf(row.completedAt),
    lastReadOn: dateOf(row.lastReadAt),
    lessonCount: row.lessonCount,
    completedLessons: row.completedLessons,
    exemptReason: row.exemptReason,
    isPostponed: row.isPostponed === 1,
    isVisibleNow: where.past ? null : row.pathNow !== null && scopeAbove(row.pathNow, scopes) !== null,
  }
}

function dateOf(instant: number | null): string | null {
  return instant === null ? null : localDateOf(new Date(instant))
}
