import { type Actor, may } from '~/domain/identity/access'
import { preparedRead } from '~/platform/db/database.server'
import { extraAttemptsSql, passedSql } from './attempt-sql'
import { chooseEnrolment } from './chosen-enrolment'
import { newestReadableSql } from './readable-version.server'

/** Where a lesson stands for the reader: in which enrolment or course version, how far, in which version. */
export interface LessonPlace {
  lessonId: string
  courseCode: string
  courseTitle: string
  courseVersionId: string
  position: number
  quizDraw: number
  quizMaxAttempts: number
  newestVersionId: string | null
  /** Null for someone who runs the course without being enrolled. */
  studied: StudiedPlace | null
}

export interface StudiedPlace {
  enrolmentId: string
  periodCode: string
  dueOn: string
  courseCompletedAt: number | null
  lessonCompletedAt: number | null
  startedAt: number | null
  isExempt: number
  pinnedVersionId: string | null
  isPinWithdrawn: number
  anchor: string | null
  permille: number | null
  used: number
  /** Attempts granted on top of the rule. */
  extra: number
  passed: number
  running: number
}

/** Null when the lesson is not the reader's: not assigned, not open yet, withdrawn from them, or unknown. One answer for all. */
export function getLessonPlace(
  actor: Pick<Actor, 'officerId' | 'grants'>,
  lessonCode: string,
  today: string,
): LessonPlace | null {
  const rows = preparedRead<CourseColumns & StudiedPlace>(studiedSql).all(actor.officerId, today, lessonCode)
  const chosen = chooseEnrolment(
    rows.map((row) => ({ ...row, isCompleted: row.courseCompletedAt !== null || row.isExempt === 1 })),
    today,
  )
  if (chosen) return { ...courseColumns(chosen), studied: chosen }
  if (!may(actor, 'manageCourses')) return null
  const managed = preparedRead<CourseColumns>(managedSql).get(lessonCode)
  return managed ? { ...courseColumns(managed), studied: null } : null
}

type CourseColumns = Omit<LessonPlace, 'studied'>

function courseColumns(row: CourseColumns): CourseColumns {
  return {
    lessonId: row.lessonId,
    courseCode: row.courseCode,
    courseTitle: row.courseTitle,
    courseVersionId: row.courseVersionId,
    position: row.position,
    quizDraw: row.quizDraw,
    quizMaxAttempts: row.quizMaxAttempts,
    newestVersionId: row.newestVersionId,
  }
}

const studiedSql = `
  SELECT l."id" AS "lessonId", c."code" AS "courseCode", v."title" AS "courseTitle", e."courseVersionId",
         x."position", x."quizDraw", x."quizMaxAttempts", ${newestReadableSql('l."id"')} AS "newestVersionId",
         e."id" AS "enrolmentId", e."periodCode", e."dueOn",
         k."completedAt" AS "courseCompletedAt", d."completedAt" AS "lessonCompletedAt",
         (SELECT MIN(f."openedAt") FROM "LessonOpening" f WHERE f."enrolmentId" = e."id") AS "startedAt",
         CASE WHEN m."id" IS NULL THEN 0 ELSE 1 END AS "isExempt",
         o."lessonVersionId" AS "pinnedVersionId",
         CASE WHEN w."lessonVersionId" IS NULL THEN 0 ELSE 1 END AS "isPinWithdrawn", o."anchor", o."permille",
         (SELECT COUNT(*) FROM "Attempt" a WHERE a."enrolmentId" = e."id" AND a."lessonId" = l."id") AS "used",
         ${extraAttemptsSql({ enrolmentId: 'e."id"', lessonId: 'l."id"' })} AS "extra",
         (SELECT COUNT(*) FROM "Attempt" a WHERE a."enrolmentId" = e."id" AND a."lessonId" = l."id"
            AND ${passedSql('a')} = TRUE) AS "passed",
         (SELECT COUNT(*) FROM "Attempt" a WHERE a."enrolmentId" = e."id" AND a."lessonId" = l."id"
            AND a."submittedAt" IS NULL) AS "running"
  FROM "Lesson" l
  JOIN "Enrolment" e ON e."courseId" = l."courseId" AND e."officerId" = ? AND e."withdrawnAt" IS NULL AND e."opensOn" <= ?
  JOIN "CourseVersionLesson" x ON x."courseVersionId" = e."courseVersionId" AND x."lessonId" = l."id"
  JOIN "CourseVersion" v ON v."id" = e."courseVersionId"
  JOIN "Course" c ON c."id" = e."courseId"
  LEFT JOIN "LessonOpening" o ON o."enrolmentId" = e."id" AND o."lessonId" = l."id"
  LEFT JOIN "LessonVersionWithdrawal" w ON w."lessonVersionId" = o."lessonVersionId"
  LEFT JOIN "LessonCompletion" d ON d."enrolmentId" = e."id" AND d."lessonId" = l."id"
  LEFT JOIN "CourseCompletion" k ON k."enrolmentId" = e."id"
  LEFT JOIN "Exemption" m ON m."enrolmentId" = e."id" AND m."withdrawnAt" IS NULL
  WHERE l."code" = ?`

/** The newest course version that holds the lesson. */
const managedSql = `
  SELECT l."id" AS "lessonId", c."code" AS "courseCode", v."title" AS "courseTitle", v."id" AS "courseVersionId",
         x."position", x."quizDraw", x."quizMaxAttempts", ${newestReadableSql('l."id"')} AS "newestVersionId"
  FROM "Lesson" l
  JOIN "Course" c ON c."id" = l."courseId"
  JOIN "CourseVersionLesson" x ON x."lessonId" = l."id"
  JOIN "CourseVersion" v ON v."id" = x."courseVersionId"
  WHERE l."code" = ?
  ORDER BY v."number" DESC
  LIMIT 1`
