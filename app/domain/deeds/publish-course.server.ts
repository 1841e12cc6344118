import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { notify } from '~/domain/notifications/notices.server'
import { type CourseDetails, getOpenCourseDraft, proposedLessonsOf } from '~/domain/publishing/course-drafts.server'
import { mergeLessons, type ProposedLesson } from '~/domain/publishing/course-lessons'
import { getCourse, publishCourseVersion } from '~/domain/publishing/courses.server'
import { onlyRules } from '~/domain/publishing/quiz-rules'
import { inTransaction, type Transaction } from '~/platform/db/database.server'

export type CoursePublishResult =
  | { ok: true; code: string; number: number }
  | { ok: false; reason: 'notFound' | 'ownText' | 'stale' | 'noLessons' }

/** Approves a pending proposal for a course: its title, goals, order and quiz rules become a new course version. */
export async function publishCourse({
  actor,
  draftId,
  revision,
  now,
}: {
  actor: Actor
  draftId: string
  revision: number
  now: Date
}): Promise<CoursePublishResult> {
  return inTransaction(async (tx) => {
    const draft = await getOpenCourseDraft(tx, { id: draftId })
    if (draft?.state !== 'pending') return { ok: false, reason: 'notFound' }
    if (draft.authorId === actor.officerId) return { ok: false, reason: 'ownText' }
    if (draft.revision !== revision) return { ok: false, reason: 'stale' }
    const { code } = await tx.course.findUniqueOrThrow({ where: { id: draft.courseId }, select: { code: true } })
    const lessons = mergeLessons(proposedLessonsOf(await getCourse(code, tx)), draft.lessons)
    // A course without lessons would be complete for everybody the moment it is assigned.
    if (lessons.length === 0) return { ok: false, reason: 'noLessons' }
    const published = await publishProposedCourse(tx, { actor, courseId: draft.courseId, details: draft, lessons, now })
    await tx.courseDraft.update({
      where: { id: draftId },
      data: { state: 'published', publishedVersionId: published.courseVersionId, updatedAt: now },
    })
    await notify(tx, {
      officerId: draft.authorId,
      kind: 'course.published',
      title: `Chuyên đề đã đăng: ${draft.title}`,
      body: `Đồng chí ${actor.displayName} đã duyệt và đăng phiên bản ${published.number}.`,
      href: `/soan/chuyen-de/${code}`,
      uniqueKey: `course.published:${draftId}`,
      at: now,
    })
    return { ok: true, code, number: published.number }
  })
}

/** Writes the course version and its audit event, inside the deed that publishes it. The same content writes nothing. */
export async function publishProposedCourse(
  tx: Transaction,
  {
    actor,
    courseId,
    details,
    lessons,
    now,
  }: { actor: Actor; courseId: string; details: CourseDetails; lessons: ProposedLesson[]; now: Date },
): Promise<{ ok: true; courseVersionId: string; number: number }> {
  const rows = await tx.lesson.findMany({
    where: { code: { in: lessons.map((lesson) => lesson.lessonCode) } },
    select: { id: true, code: true },
  })
  const ids = new Map(rows.map((row) => [row.code, row.id]))
  const { title, summary, objectives, political } = details
  const version = await publishCourseVersion(tx, {
    courseId,
    title,
    summary,
    objectives,
    political,
    lessons: lessons.flatMap((lesson) => {
      const lessonId = ids.get(lesson.lessonCode)
      return lessonId ? [{ lessonId, rules: onlyRules(lesson) }] : []
    }),
    publishedBy: actor.officerId,
    at: now,
  })
  if (version.isNew) {
    await recordEvent(tx, {
      actor,
      deed: 'course.publish',
      subject: { type: 'courseVersion', id: version.courseVersionId },
      details: { courseId, number: version.number, lessons: lessons.map((lesson) => lesson.lessonCode) },
      at: now,
    })
  }
  return { ok: true, courseVersionId: version.courseVersionId, number: version.number }
}
