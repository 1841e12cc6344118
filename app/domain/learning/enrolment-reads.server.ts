import { localDateOf } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'
import { extraAttemptsSql, outOfAttemptsSql, passedSql } from './attempt-sql'
import { lessonState } from './completion'
import { type EnrolmentMarks, type EnrolmentState, enrolmentMarks, enrolmentState } from './enrolment-state'
import type { LessonProgress } from './next-lesson'
import { shownVersionSql } from './readable-version.server'

/** The two prepared reads behind the officer's home and course list. Withdrawn enrolments are never among them. */

export interface OwnEnrolment {
  enrolmentId: string
  courseCode: string
  title: string
  periodCode: string
  periodName: string
  periodStartsOn: string
  periodEndsOn: string
  opensOn: string
  dueOn: string
  isOpen: boolean
  state: EnrolmentState
  marks: EnrolmentMarks
  lessonCount: number
  completedLessons: number
  completedOn: string | null
  exemptReason: string | null
}

/** All enrolments of an officer, newest period first, then by due date. */
export function readOwnEnrolments(officerId: string, now: Date): OwnEnrolment[] {
  const today = localDateOf(now)
  return preparedRead<EnrolmentRow>(enrolmentsSql)
    .all(officerId)
    .map(({ completedAt, startedAt, isStuck, ...row }) => {
      const { dueOn, exemptReason } = row
      const state = enrolmentState({
        exempt: exemptReason !== null,
        completedAt: instantOf(completedAt),
        dueOn,
        startedAt: instantOf(startedAt),
        now,
      })
      return {
        ...row,
        isOpen: row.opensOn <= today,
        state,
        marks: enrolmentMarks({ state, dueOn, now, hasLessonOutOfAttempts: isStuck === 1 }),
        completedOn: completedAt === null ? null : localDateOf(new Date(completedAt)),
      }
    })
}

export interface OwnLesson extends LessonProgress {
  enrolmentId: string
  objective: string
  completedOn: string | null
  attemptsUsed: number
  maxAttempts: number
}

/** The lessons of the officer's open enrolments that are neither complete nor exempt, in the order of each course. */
export function readOpenLessons(officerId: string, today: string): OwnLesson[] {
  return preparedRead<LessonRow>(openLessonsSql).all(officerId, today).map(toOwnLesson)
}

/** All lessons of one enrolment. */
export function readLessonsOf(enrolmentId: string): OwnLesson[] {
  return preparedRead<LessonRow>(lessonsOfSql).all(enrolmentId).map(toOwnLesson)
}

function toOwnLesson(row: LessonRow): OwnLesson {
  const maxAttempts = row.quizMaxAttempts + row.extra
  return {
    enrolmentId: row.enrolmentId,
    code: row.code,
    title: row.title,
    objective: row.objective,
    position: row.position,
    readingMinutes: row.readingMinutes,
    permille: row.permille ?? 0,
    state: lessonState({ completed: row.completedAt !== null, opened: row.openedAt !== null }),
    completedOn: row.completedAt === null ? null : localDateOf(new Date(row.completedAt)),
    hasQuiz: row.quizDraw > 0,
    quizPassed: row.passed > 0,
    attemptRunning: row.running > 0,
    attemptsUsed: row.used,
    maxAttempts,
    isOutOfAttempts: row.quizDraw > 0 && row.passed === 0 && row.failed >= maxAttempts,
  }
}

function instantOf(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds)
}

interface EnrolmentRow {
  enrolmentId: string
  courseCode: string
  title: string
  periodCode: string
  periodName: string
  periodStartsOn: string
  periodEndsOn: string
  opensOn: string
  dueOn: string
  lessonCount: number
  completedLessons: number
  completedAt: number | null
  startedAt: number | null
  exemptReason: string | null
  isStuck: number
}

const enrolmentsSql = `
  SELECT e."id" AS "enrolmentId", c."code" AS "courseCode", v."title", e."periodCode", p."name" AS "periodName",
         p."startsOn" AS "periodStartsOn", p."endsOn" AS "periodEndsOn", e."opensOn", e."dueOn",
         (SELECT COUNT(*) FROM "CourseVersionLesson" x WHERE x."courseVersionId" = e."courseVersionId") AS "lessonCount",
         (SELECT COUNT(*) FROM "LessonCompletion" d WHERE d."enrolmentId" = e."id") AS "completedLessons",
         k."completedAt",
         (SELECT MIN(o."openedAt") FROM "LessonOpening" o WHERE o."enrolmentId" = e."id") AS "startedAt",
         m."reason" AS "exemptReason",
         CASE WHEN k."id" IS NULL AND EXISTS (
           SELECT 1 FROM "CourseVersionLesson" x
           WHERE x."courseVersionId" = e."courseVersionId" AND x."quizDraw" > 0
             AND ${outOfAttemptsSql({ enrolmentId: 'e."id"', lessonId: 'x."lessonId"', maxAttempts: 'x."quizMaxAttempts"' })}
         ) THEN 1 ELSE 0 END AS "isStuck"
  FROM "Enrolment" e
  JOIN "Course" c ON c."id" = e."courseId"
  JOIN "CourseVersion" v ON v."id" = e."courseVersionId"
  JOIN "StudyPeriod" p ON p."code" = e."periodCode"
  LEFT JOIN "CourseCompletion" k ON k."enrolmentId" = e."id"
  LEFT JOIN "Exemption" m ON m."enrolmentId" = e."id" AND m."withdrawnAt" IS NULL
  WHERE e."officerId" = ? AND e."withdrawnAt" IS NULL
  ORDER BY p."startsOn" DESC, e."dueOn", v."title"`

interface LessonRow {
  enrolmentId: string
  code: string
  title: string
  objective: string
  readingMinutes: number
  position: number
  quizDraw: number
  quizMaxAttempts: number
  completedAt: number | null
  openedAt: number | null
  permille: number | null
  extra: number
  passed: number
  failed: number
  running: number
  used: number
}

const lessonColumnsSql = `
  SELECT e."id" AS "enrolmentId", l."code", v."title", v."objective", v."readingMinutes", x."position",
         x."quizDraw", x."quizMaxAttempts", d."completedAt", o."openedAt", o."permille",
         ${extraAttemptsSql({ enrolmentId: 'e."id"', lessonId: 'x."lessonId"' })} AS "extra",
         COUNT(CASE WHEN ${passedSql('a')} = TRUE THEN 1 END) AS "passed",
         COUNT(CASE WHEN ${passedSql('a')} = FALSE THEN 1 END) AS "failed",
         COUNT(CASE WHEN a."id" IS NOT NULL AND a."submittedAt" IS NULL THEN 1 END) AS "running",
         COUNT(a."id") AS "used"
  FROM "Enrolment" e
  JOIN "CourseVersionLesson" x ON x."courseVersionId" = e."courseVersionId"
  JOIN "Lesson" l ON l."id" = x."lessonId"
  LEFT JOIN "LessonOpening" o ON o."enrolmentId" = e."id" AND o."lessonId" = x."lessonId"
  LEFT JOIN "LessonCompletion" d ON d."enrolmentId" = e."id" AND d."lessonId" = x."lessonId"
  LEFT JOIN "Attempt" a ON a."enrolmentId" = e."id" AND a."lessonId" = x."lessonId"
  JOIN "LessonVersion" v ON v."id" = ${shownVersionSql({ opening: 'o', lessonId: 'x."lessonId"' })}`

const lessonOrderSql = `
  GROUP BY e."id", x."lessonId", l."code", v."title", v."objective", v."readingMinutes", x."position", x."quizDraw",
           x."quizMaxAttempts", d."completedAt", o."openedAt", o."permille"
  ORDER BY e."dueOn", e."id", x."position"`

const openLessonsSql = `${lessonColumnsSql}
  WHERE e."officerId" = ? AND e."withdrawnAt" IS NULL AND e."opensOn" <= ?
    AND NOT EXISTS (SELECT 1 FROM "CourseCompletion" k WHERE k."enrolmentId" = e."id")
    AND NOT EXISTS (SELECT 1 FROM "Exemption" m WHERE m."enrolmentId" = e."id" AND m."withdrawnAt" IS NULL)
  ${lessonOrderSql}`

const lessonsOfSql = `${lessonColumnsSql} WHERE e."id" = ? ${lessonOrderSql}`
