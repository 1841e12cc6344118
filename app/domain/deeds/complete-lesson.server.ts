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
 * `at`: when the officer did it, where that was before it became known (an attempt whose time was over).
 */
export async function completeLessonIfDone(
  tx: Transaction,
  { studied, now, at: deedAt = now }: { studied: StudiedLesson; now: Date; at?: Date },
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

  const { lessonVersionId, passedAttemptId, checkedAt } = standing
  // A check answered between that instant and now was done later than the quiz.
  const at = checkedAt && checkedAt > deedAt ? checkedAt : deedAt
  const completion = { enrolmentId, lessonId, lessonVersionId, attemptId: passedAttemptId, at }
  const lessonCompletion = await recordLessonCompletion(tx, completion)
  const course = await recordCourseCompletion(tx, { enrolmentId, courseVersionId, at })
  if (!course) return { ...outcome, lessonCompleted: true, made: { ...nothing, lessonCompletion } }

  const points = await enterCompletionPoints(tx, { courseCompletionId: course.id, now })
  await notify(tx, {
    officerId: studied.officerId,
    kind: 'course.completed',
    title: `Đã hoàn thành chuyên đề ${quoted(studied.courseTitle)}`,
    body: [
      isOnTime(course.completedAt, studied.dueOn) ? 'Hoàn thành đúng hạn.' : 'Hoàn thành trễ hạn.',
      ...points.map((entry) => `Ghi ${formatPoints(entry.hundredths)} điểm vào ${entry.campaignName}.`),
    ].join(' '),
    href: courseAddress(studied),
    uniqueKey: `course-completion:${course.id}`,
    at: now,
  })
  return {
    ...outcome,
    lessonCompleted: true,
    courseCompleted: true,
    made: {
      lessonCompletion,
      courseCompletionId: course.id,
      points: points.map((entry) => ({ campaign: entry.campaignName, hundredths: entry.hundredths })),
    },
  }
}
