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

const batch = 100

/** A change as a line beside the figures of an earlier day. */
export interface LateChange {
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

/**
 * What was written down after the report's day about it. Transfers, marks and attendance about days before are in the
 * figures, as known now; exemptions, extensions and withdrawals decided later are not, and stand only here.
 */
export async function findLateChanges(where: CountedWhere): Promise<LateChanges> {
  const since = endOfDate(where.reportOn)
  const { sql, values } = judgedEnrolments(where)
  const enrolments = preparedRead<JudgedRow>(
    `${sql} SELECT "id", "officerId", "courseVersionId", "dueOn", "completedAt" FROM "judged"`,
  ).all(...values)
  const byId = new Map(enrolments.map((row) => [row.id, row]))
  const facts = findLateFacts([...byId.keys()], { since, reportOn: where.reportOn }).flatMap((fact) => {
    const enrolment = byId.get(fact.enrolmentId)
    return enrolment && matters(fact.kind, enrolment, where.reportOn) ? [{ ...fact, enrolment }] : []
  })
  const entered = new Set(facts.filter((fact) => fact.kind === 'entered').map((fact) => fact.enrolment.officerId)).size
  const others = facts.filter((fact) => fact.kind !== 'entered')
  const page = others.slice(0, shown)
  const names = await findNames(page.map((fact) => fact.enrolment))
  return {
    entered,
    total: others.length,
    lines: page.map(({ enrolmentId, kind, recordedAt, reason, enrolment }) => ({
      key: `${enrolmentId} ${kind} ${recordedAt}`,
      kind,
      name: names.officers.get(enrolment.officerId) ?? '',
      courseTitle: names.courses.get(enrolment.courseVersionId) ?? '',
      recordedOn: localDateOf(new Date(recordedAt)),
      reason,
      isCounted: counted.includes(kind),
    })),
  }
}

interface JudgedRow {
  id: string
  officerId: string
  courseVersionId: string
  dueOn: string
  completedAt: number | null
}

/** Whether the fact is about that day: what changed an outcome that stood then, not what simply happened next. */
function matters(kind: LateKind, { dueOn, completedAt }: JudgedRow, reportOn: string): boolean {
  if (kind === 'transfer' || kind === 'entered') return true
  if (kind === 'regrade' || kind === 'essay' || kind === 'meeting') return completedAt !== null
  return dueOn <= reportOn && kind !== 'enrolment'
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
