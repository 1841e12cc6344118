import { v7 as newId } from 'uuid'
import type { Reader, Transaction } from '~/platform/db/database.server'
import {
  type CheckAnswered,
  isCourseComplete,
  isLessonComplete,
  type LessonCheck,
  requiredChecksLeft,
} from './completion'
import type { StudiedLesson } from './enrolments.server'
import { getReadableVersion } from './readable-version.server'

/** Completions are dated facts, written once: the unique keys decide, and a repeated deed finds them written. */

export interface LessonStanding {
  isComplete: boolean
  requiredChecksLeft: string[]
  /** The version that the officer reads; null before the first opening. */
  lessonVersionId: string | null
  passedAttemptId: string | null
  /** When the last required check was first answered; null when the version has none answered. */
  checkedAt: Date | null
}

/**
 * What of a lesson is done: quiz passed, required checks of the pinned version answered. Nothing before it was opened,
 * unless a lesson without a quiz was taken up in a study meeting that the officer attended.
 */
export async function getLessonStanding(db: Reader | Transaction, studied: StudiedLesson): Promise<LessonStanding> {
  const { enrolmentId, lessonId } = studied
  const opening = await db.lessonOpening.findUnique({
    where: { enrolmentId_lessonId: { enrolmentId, lessonId } },
    select: { lessonVersionId: true, lessonVersion: { select: { checks: true } } },
  })
  const answers = await db.checkAnswer.findMany({
    where: { enrolmentId, lessonId },
    select: { checkId: true, checkHash: true, firstAnsweredAt: true },
  })
  const passed = await findPassedAttempt(db, { enrolmentId, lessonId })
  const checks = (opening?.lessonVersion.checks ?? []) as unknown as LessonCheck[]
  const facts = { hasQuiz: studied.rules.draw > 0, quizPassed: passed !== null, checks, answers }
  const isStudied = opening !== null && isLessonComplete(facts)
  const attended = !isStudied && !facts.hasQuiz && (await hasAttended(db, studied))
  const readable = attended && !opening ? await getReadableVersion(db, lessonId) : null
  return {
    isComplete: isStudied || attended,
    requiredChecksLeft: requiredChecksLeft(checks, answers),
    lessonVersionId: opening?.lessonVersionId ?? readable?.id ?? null,
    passedAttemptId: passed?.id ?? null,
    checkedAt: lastAnswer(checks, answers),
  }
}

/** Present, as it stands now, in a meeting that took up this lesson for the enrolment's month. */
async function hasAttended(
  db: Reader | Transaction,
  { officerId, lessonId, periodCode }: StudiedLesson,
): Promise<boolean> {
  const attendance = await db.meetingAttendance.findFirst({
    where: { officerId, isPresent: true, supersededAt: null, meeting: { lessonId, periodCode, cancelledAt: null } },
    select: { id: true },
  })
  return attendance !== null
}

function lastAnswer(
  checks: readonly LessonCheck[],
  answers: readonly (CheckAnswered & { firstAnsweredAt: Date })[],
): Date | null {
  const required = new Set(checks.filter((check) => check.required).map((check) => `${check.id} ${check.hash}`))
  return answers
    .filter(({ checkId, checkHash }) => required.has(`${checkId} ${checkHash}`))
    .reduce<Date | null>((last, { firstAnsweredAt }) => (last && last > firstAnsweredAt ? last : firstAnsweredAt), null)
}

/** The earliest attempt that counts as passed: by its newest regrade, or else as first graded. */
async function findPassedAttempt(
  db: Reader | Transaction,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<{ id: string } | null> {
  const attempts = await db.attempt.findMany({
    where: { enrolmentId, lessonId, passed: { not: null } },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      passed: true,
      regrades: { orderBy: { id: 'desc' }, take: 1, select: { afterPassed: true } },
    },
  })
  return attempts.find(({ passed, regrades }) => regrades[0]?.afterPassed ?? passed) ?? null
}

/** Writes the completion of a lesson; false when it was written before. */
export async function recordLessonCompletion(
  tx: Transaction,
  completion: { enrolmentId: string; lessonId: string; lessonVersionId: string; attemptId: string | null; at: Date },
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO "LessonCompletion" ("id", "enrolmentId", "lessonId", "lessonVersionId", "attemptId", "completedAt")
    VALUES (${newId()}, ${completion.enrolmentId}, ${completion.lessonId}, ${completion.lessonVersionId},
            ${completion.attemptId}, ${completion.at})
    ON CONFLICT ("enrolmentId", "lessonId") DO NOTHING`
  return written === 1
}

/**
 * Writes the completion of the course when each lesson of its pinned version is complete, dated by the last of them; null
 * when not, or when written before.
 */
export async function recordCourseCompletion(
  tx: Transaction,
  { enrolmentId, courseVersionId, at }: { enrolmentId: string; courseVersionId: string; at: Date },
): Promise<{ id: string; completedAt: Date } | null> {
  const lessons = await tx.courseVersionLesson.findMany({ where: { courseVersionId }, select: { lessonId: true } })
  const completed = await tx.lessonCompletion.findMany({
    where: { enrolmentId },
    select: { lessonId: true, completedAt: true },
  })
  const completedIds = new Set(completed.map((completion) => completion.lessonId))
  if (
    !isCourseComplete(
      lessons.map((lesson) => lesson.lessonId),
      completedIds,
    )
  )
    return null
  const id = newId()
  const completedAt = new Date(Math.max(at.getTime(), ...completed.map((lesson) => lesson.completedAt.getTime())))
  const written = await tx.$executeRaw`
    INSERT INTO "CourseCompletion" ("id", "enrolmentId", "completedAt")
    VALUES (${id}, ${enrolmentId}, ${completedAt})
    ON CONFLICT ("enrolmentId") DO NOTHING`
  return written === 1 ? { id, completedAt } : null
}
