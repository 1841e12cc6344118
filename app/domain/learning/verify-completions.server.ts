import { preparedRead } from '~/platform/db/database.server'

/** What `npm run verify` asks of the learning facts. Each fault names the rows and says in words what is wrong. */

interface FaultRow {
  enrolmentId: string
  officer: string
  course: string
  periodCode: string
}

/** Course completions must stand exactly where every lesson of the pinned version is complete. */
export function verifyCompletions(): string[] {
  return [
    ...faults(missingSql).map(
      (row) => `${nameOf(row)}: every lesson is complete, but the course completion is missing`,
    ),
    ...faults(unfoundedSql).map(
      (row) => `${nameOf(row)}: a course completion stands, but not every lesson is complete`,
    ),
    ...faults(earlySql).map((row) => `${nameOf(row)}: the course completion is dated before its last lesson`),
    ...faults(unpassedSql).map((row) => `${nameOf(row)}: a lesson with a quiz is complete without a passed attempt`),
    ...faults(unmarkedSql).map((row) => `${nameOf(row)}: finished or not is kept otherwise than the completion says`),
    ...faults(extendedSql).map((row) => `${nameOf(row)}: an extension stands that is later than the due date`),
    ...faults(foreignSql).map(
      (row) => `${nameOf(row)}: a lesson completion names an attempt of another enrolment or lesson`,
    ),
  ]
}

function faults(condition: string): FaultRow[] {
  return preparedRead<FaultRow>(`
    SELECT DISTINCT e."id" AS "enrolmentId", o."serviceNumber" AS "officer", c."code" AS "course", e."periodCode"
    FROM "Enrolment" e
    JOIN "Officer" o ON o."id" = e."officerId"
    JOIN "Course" c ON c."id" = e."courseId"
    LEFT JOIN "CourseCompletion" k ON k."enrolmentId" = e."id"
    ${condition}
    ORDER BY e."id"`).all()
}

function nameOf(row: FaultRow): string {
  return `Enrolment ${row.enrolmentId} (officer ${row.officer}, course ${row.course}, period ${row.periodCode})`
}

const openLessonSql = `
  EXISTS (SELECT 1 FROM "CourseVersionLesson" x WHERE x."courseVersionId" = e."courseVersionId"
    AND NOT EXISTS (SELECT 1 FROM "LessonCompletion" d WHERE d."enrolmentId" = e."id" AND d."lessonId" = x."lessonId"))`

const missingSql = `
  WHERE k."id" IS NULL AND NOT ${openLessonSql}
    AND EXISTS (SELECT 1 FROM "CourseVersionLesson" x WHERE x."courseVersionId" = e."courseVersionId")`

const unfoundedSql = `WHERE k."id" IS NOT NULL AND ${openLessonSql}`

const unmarkedSql = `WHERE e."isFinished" <> (k."id" IS NOT NULL)`

const earlySql = `
  WHERE k."completedAt" < (SELECT MAX(d."completedAt") FROM "LessonCompletion" d WHERE d."enrolmentId" = e."id")`

const unpassedSql = `
  JOIN "LessonCompletion" d ON d."enrolmentId" = e."id"
  JOIN "CourseVersionLesson" x ON x."courseVersionId" = e."courseVersionId" AND x."lessonId" = d."lessonId"
  LEFT JOIN "Attempt" a ON a."id" = d."attemptId"
  WHERE x."quizDraw" > 0 AND COALESCE(a."passed", FALSE) = FALSE
    AND NOT EXISTS (SELECT 1 FROM "AttemptRegrade" r WHERE r."attemptId" = a."id" AND r."afterPassed" = TRUE)`

const extendedSql = `
  JOIN "Extension" x ON x."enrolmentId" = e."id"
  WHERE x."withdrawnAt" IS NULL AND x."dueOn" > e."dueOn"`

const foreignSql = `
  JOIN "LessonCompletion" d ON d."enrolmentId" = e."id"
  JOIN "Attempt" a ON a."id" = d."attemptId"
  WHERE a."enrolmentId" <> d."enrolmentId" OR a."lessonId" <> d."lessonId"`
