import { enterCompletionPoints } from '~/domain/emulation/ledger.server'
import { isOnTime } from '~/domain/learning/completion'
import { getLessonStanding, recordCourseCompletion, recordLessonCompletion } from '~/domain/learning/completions.server'
import { courseAddress } from '~/domain/learning/course-address'
import type { StudiedLesson } from '~/domain/learning/enrolments.server'
import { notify } from '~/domain/notifications/notices.server'
import type { Transaction } from '~/platform/db/database.server'
import { formatPoints } from '~/platform/number-format'
import { quoted } from '~/platform/quotation'

export interface LessonOutcome {
  /** Whether they are complete now, by this deed or before. */
  lessonCompleted: boolean
  courseCompleted: boolean
  requiredChecksLeft: string[]
  /** What this very deed brought about, for its audit event. */
  made: {
    lessonCompletion: boolean
    courseCompletionId: string | null
    points: { campaign: string; hundredths: number }[]
  }
}

/**
 * The step that every learning deed ends with, inside its transaction: when the lesson has become complete that fact is
 * written, then the course's, then its points in each open campaign and the officer's notice. Repeating it changes nothing.
 */
export async function completeLessonIfDone(
  tx: Transaction,
  { studied, now }: { studied: StudiedLesson; now: Date },
): Promise<LessonOutcome> {
  const { enrolmentId, lessonId, courseVersionId } = studied
  const standing = await getLessonStanding(tx, studied)
  const nothing = { lessonCompletion: false, courseCompletionId: null, points: [] }
  const before = await tx.lessonCompletion.findUnique({
    where: { enrolmentId_lessonId: { enrolmentId, lessonId } },
    select: { id: true },
  })
  const outcome: LessonOutcome = {
    lessonCompleted: before !== null,
    courseCompleted: studied.isCourseCompleted,
    requiredChecksLeft: standing.requiredChecksLeft,
    made: nothing,
  }
  if (before || !standing.isComplete || standing.lessonVersionId === null) return outcome

  const { lessonVersionId, passedAttemptId } = standing
  const completion = { enrolmentId, lessonId, lessonVersionId, attemptId: passedAttemptId, at: now }
  const lessonCompletion = await recordLessonCompletion(tx, completion)
  const courseCompletionId = await recordCourseCompletion(tx, { enrolmentId, courseVersionId, at: now })
  if (courseCompletionId === null) return { ...outcome, lessonCompleted: true, made: { ...nothing, lessonCompletion } }

  const points = await enterCompletionPoints(tx, { courseCompletionId, now })
  await notify(tx, {
    officerId: studied.officerId,
    kind: 'course.completed',
    title: `Đã hoàn thành chuyên đề ${quoted(studied.courseTitle)}`,
    body: [
      isOnTime(now, studied.dueOn) ? 'Hoàn thành đúng hạn.' : 'Hoàn thành trễ hạn.',
      ...points.map((entry) => `Ghi ${formatPoints(entry.hundredths)} điểm vào ${entry.campaignName}.`),
    ].join(' '),
    href: courseAddress(studied),
    uniqueKey: `course-completion:${courseCompletionId}`,
    at: now,
  })
  return {
    ...outcome,
    lessonCompleted: true,
    courseCompleted: true,
    made: {
      lessonCompletion,
      courseCompletionId,
      points: points.map((entry) => ({ campaign: entry.campaignName, hundredths: entry.hundredths })),
    },
  }
}
