import { fullName } from '~/domain/identity/names'
import { endOfDate, localDateOf } from '~/platform/calendar'
import { preparedRead, reader } from '~/platform/db/database.server'
import { type CountedWhere, judgedEnrolments, slots } from './counted-enrolments.server'
import type { LateKind } from './late-facts'

/** What was written down after an instant about enrolments: the causes why a figure of an earlier day would read otherwise now. */
export interface LateFact {
  enrolmentId: string
  kind: LateKind
  recordedAt: number
  /** As typed by whoever recorded it; for a meeting its topic. */
  reason: string
  byId: string | null
}

/** Statement over the enrolments that `ids` selects; takes `since` once a part, `lateFactParts` times, each before the ids' values. */
function lateFactsSql(ids: string): string {
  const parts = [
    `SELECT "x"."enrolmentId" AS "enrolmentId", 'exemption' AS "kind", "x"."recordedAt" AS "recordedAt",
       "x"."reason" AS "reason", "x"."approvedById" AS "byId"
     FROM "Exemption" "x" WHERE "x"."recordedAt" >= ? AND "x"."enrolmentId" IN (${ids})`,
    `SELECT "x"."enrolmentId", 'exemptionWithdrawn', "x"."withdrawnAt", COALESCE("x"."withdrawnReason", ''), "x"."withdrawnById"
     FROM "Exemption" "x" WHERE "x"."withdrawnAt" >= ? AND "x"."enrolmentId" IN (${ids})`,
    `SELECT "x"."enrolmentId", 'extension', "x"."recordedAt", "x"."reason", "x"."approvedById"
     FROM "Extension" "x" WHERE "x"."recordedAt" >= ? AND "x"."enrolmentId" IN (${ids})`,
    `SELECT "x"."enrolmentId", 'extensionWithdrawn', "x"."withdrawnAt", COALESCE("x"."withdrawnReason", ''), "x"."withdrawnById"
     FROM "Extension" "x" WHERE "x"."withdrawnAt" >= ? AND "x"."enrolmentId" IN (${ids})`,
    `SELECT "a"."enrolmentId", 'regrade', "r"."at", "c"."reason", "c"."byId"
     FROM "AttemptRegrade" "r" JOIN "Attempt" "a" ON "a"."id" = "r"."attemptId"
       JOIN "QuestionCorrection" "c" ON "c"."id" = "r"."correctionId"
     WHERE "r"."at" >= ? AND "r"."afterPassed" = TRUE AND "r"."beforePassed" = FALSE AND "a"."enrolmentId" IN (${ids})`,
    `SELECT "a"."enrolmentId", 'essay', "m"."markedAt", '', "m"."markerId"
     FROM "Attempt" "a" JOIN "AttemptQuestion" "q" ON "q"."attemptId" = "a"."id"
       JOIN "EssayMark" "m" ON "m"."attemptQuestionId" = "q"."id"
     WHERE "m"."markedAt" >= ? AND "a"."passed" = TRUE AND "a"."enrolmentId" IN (${ids})`,
    `SELECT "e"."id", 'meeting', "t"."recordedAt", "g"."topic", "t"."recordedById"
     FROM "Enrolment" "e" JOIN "MeetingAttendance" "t" ON "t"."officerId" = "e"."officerId"
       JOIN "StudyMeeting" "g" ON "g"."id" = "t"."meetingId" AND "g"."periodCode" = "e"."periodCode"
       JOIN "LessonCompletion" "c" ON "c"."enrolmentId" = "e"."id" AND "c"."lessonId" = "g"."lessonId"
     WHERE "t"."recordedAt" >= ? AND "t"."isPresent" = TRUE AND "t"."supersededAt" IS NULL AND "e"."id" IN (${ids})`,
    `SELECT "e"."id", 'withdrawal', "e"."withdrawnAt", COALESCE("e"."withdrawnReason", ''), NULL
     FROM "Enrolment" "e" WHERE "e"."withdrawnAt" >= ? AND "e"."id" IN (${ids})`,
    `SELECT "e"."id", 'enrolment', "e"."enrolledAt", '', NULL
     FROM "Enrolment" "e" WHERE "e"."enrolledAt" >= ? AND "e"."withdrawnAt" IS NULL AND "e"."id" IN (${ids})`,
  ]
  return parts.join('\nUNION ALL ')
}

const lateFactParts = 9

/** Memberships that hold on the counting date but were written down later, where another one was known then. */
const lateMembershipSql = (ids: string) => `
SELECT "e"."id" AS "enrolmentId", CASE WHEN EXISTS (
    SELECT 1 FROM "Membership" "known" WHERE "known"."officerId" = "m"."officerId" AND "known"."kind" = 'counting'
      AND "known"."recordedAt" < ?) THEN 'transfer' ELSE 'entered' END AS "kind",
  "m"."recordedAt" AS "recordedAt", '' AS "reason", NULL AS "byId"
FROM "Enrolment" "e" JOIN "Membership" "m" ON "m"."officerId" = "e"."officerId"
WHERE "m"."kind" = 'counting' AND "m"."supersededAt" IS NULL AND "m"."recordedAt" >= ?
  AND "m"."validFrom" <= ? AND "m"."validFrom" <= "e"."dueOn"
  AND (? < "m"."validTo" OR "e"."dueOn" < "m"."validTo")
  AND NOT EXISTS (
    SELECT 1 FROM "Membership" "same" WHERE "same"."officerId" = "m"."officerId" AND "same"."kind" = 'counting'
      AND "same"."unitId" = "m"."unitId" AND "same"."recordedAt" < ?
      AND "same"."validFrom" <= ? AND "same"."validFrom" <= "e"."dueOn"
      AND (? < "same"."validTo" OR "e"."dueOn" < "same"."validTo"))
  AND "e"."id" IN (${ids})`

/** In batches, so that any number of enrolments can be asked about. */
export function findLateFacts(
  enrolmentIds: readonly string[],
  { since, reportOn }: { since: Date; reportOn: string },
): LateFact[] {
  const at = since.getTime()
  const found: LateFact[] = []
  for (let from = 0; from < enrolmentIds.length; from += batch) {
    const ids = enrolmentIds.slice(from, from + batch)
    const parts = Array.from({ length: lateFactParts }, () => [at, ...ids]).flat()
    found.push(...preparedRead<LateFact>(lateFactsSql(slots(ids))).all(...parts))
    found.push(
      ...preparedRead<LateFact>(lateMembershipSql(slots(ids))).all(
        at,
        at,
        reportOn,
        reportOn,
        at,
        reportOn,
        reportOn,
        ...ids,
      ),
    )
  }
  return found.sort((a, b) => a.recordedAt - b.recordedAt)
}

const batch = 1000

/** A change as a line beside the figures of an earlier day. */
interface LateChange {
  key: string
  kind: LateKind
  name: string
  courseTitle: string
  recordedOn: string
  reason: string
  /** Already in the figures shown, which go by what is known now of that day. */
  isCounted: boolean
}

export interface LateChanges {
  lines: LateChange[]
  total: number
  /** Officers whose record was first entered after that day. */
  entered: number
}

const counted: LateKind[] = ['regrade', 'essay', 'meeting', 'transfer']
const shown = 50

/** Whether the fact is about that day: it changed an outcome that stood then, and is not simply what happened next. */
const mattersSql = `("late"."kind" = 'transfer'
  OR ("late"."kind" IN ('regrade', 'essay', 'meeting') AND "judged"."completedAt" IS NOT NULL)
  OR ("late"."kind" IN ('exemption', 'exemptionWithdrawn', 'extension', 'extensionWithdrawn', 'withdrawal')
    AND "judged"."dueOn" <= "asked"."reportOn"))`

/**
 * What was written down after the report's day about it. Transfers, marks and attendance about days before are in the
 * figures, as known now; exemptions, extensions and withdrawals decided later are not, and stand only here.
 */
export async function findLateChanges(where: CountedWhere): Promise<LateChanges> {
  const { reportOn } = where
  const at = endOfDate(reportOn).getTime()
  const { sql, values } = judgedEnrolments(where)
  const judgedIds = 'SELECT "id" FROM "judged"'
  const late = `${sql}, "late" AS (${lateFactsSql(judgedIds)} UNION ALL ${lateMembershipSql(judgedIds)})`
  const lateValues = [
    ...values,
    ...Array<number>(lateFactParts).fill(at),
    ...[at, at, reportOn, reportOn, at, reportOn, reportOn],
  ]
  const rows = preparedRead<LateFact & JudgedRow & { total: number }>(`${late}
SELECT "late".*, "judged"."officerId", "judged"."courseVersionId", COUNT(*) OVER () AS "total"
FROM "asked" CROSS JOIN "late" JOIN "judged" ON "judged"."id" = "late"."enrolmentId"
WHERE ${mattersSql} ORDER BY "late"."recordedAt", "late"."enrolmentId", "late"."kind" LIMIT ${shown}`).all(
    ...lateValues,
  )
  const entered = preparedRead<{ officers: number }>(`${late}
SELECT COUNT(DISTINCT "judged"."officerId") AS "officers"
FROM "late" JOIN "judged" ON "judged"."id" = "late"."enrolmentId" WHERE "late"."kind" = 'entered'`).get(...lateValues)
  const names = await findNames(rows)
  return {
    entered: entered?.officers ?? 0,
    total: rows[0]?.total ?? 0,
    lines: rows.map(({ enrolmentId, kind, recordedAt, reason, officerId, courseVersionId }) => ({
      key: `${enrolmentId} ${kind} ${recordedAt}`,
      kind,
      name: names.officers.get(officerId) ?? '',
      courseTitle: names.courses.get(courseVersionId) ?? '',
      recordedOn: localDateOf(new Date(recordedAt)),
      reason,
      isCounted: counted.includes(kind),
    })),
  }
}

interface JudgedRow {
  officerId: string
  courseVersionId: string
}

async function findNames(rows: readonly JudgedRow[]) {
  const officers = await reader().officer.findMany({
    where: { id: { in: rows.map((row) => row.officerId) } },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  const versions = await reader().courseVersion.findMany({
    where: { id: { in: rows.map((row) => row.courseVersionId) } },
    select: { id: true, title: true },
  })
  return {
    officers: new Map(officers.map((officer) => [officer.id, fullName(officer)])),
    courses: new Map(versions.map((version) => [version.id, version.title])),
  }
}
