import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { notify } from '~/domain/notifications/notices.server'
import { checkDraft, type DraftCheck, isPublishable } from '~/domain/publishing/check-draft.server'
import { proposedLessonsOf } from '~/domain/publishing/course-drafts.server'
import { type ProposedLesson, withPublishedLesson } from '~/domain/publishing/course-lessons'
import { getCourse } from '~/domain/publishing/courses.server'
import { type ReviewRefusal, takeForReview } from '~/domain/publishing/draft-reviews.server'
import { publishVersion } from '~/domain/publishing/lessons.server'
import { onlyRules, type QuizRules } from '~/domain/publishing/quiz-rules'
import { parseQuizSource } from '~/domain/publishing/quiz-source'
import { CodeTakenError } from '~/domain/questions/code-taken'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { publishProposedCourse } from './publish-course.server'

export type PublishResult =
  | { ok: true; lessonCode: string; number: number }
  | { ok: false; reason: ReviewRefusal | 'ownCourse' | 'courseMissing' | 'codeTaken' }
  | { ok: false; reason: 'faults'; check: DraftCheck }

/**
 * Approves a pending draft and publishes it: a second person's deed, never the author's (domain brief 1.5). It is
 * compiled before the transaction and its revision checked inside, so that what was read is what is published. A new
 * lesson goes to the end of its course, which thereby gets a new version.
 */
export async function publishLesson({
  actor,
  draftId,
  revision,
  confirmed,
  now,
}: {
  actor: Actor
  draftId: string
  revision: number
  /** The points of the checklist that the approver confirmed, for the audit event. */
  confirmed: string[]
  now: Date
}): Promise<PublishResult> {
  const text = await reader().lessonDraft.findUnique({
    where: { id: draftId },
    select: { lessonCode: true, source: true, quizSource: true, revision: true },
  })
  if (!text) return { ok: false, reason: 'notFound' }
  const check = await checkDraft(text)
  if (!isPublishable(check)) return { ok: false, reason: 'faults', check }

  try {
    return await inTransaction(async (tx) => {
      const repeated = await findOwnDecision(tx, { actor, draftId, revision })
      if (repeated) return repeated
      const found = await takeForReview(tx, { actor, draftId, revision })
      if (!found.ok) return found
      const { draft } = found
      if (draft.revision !== text.revision) return { ok: false, reason: 'stale' }
      const rulesBefore = await getPublishedRules(tx, draft.lessonCode)

      const published = await publishVersion(tx, {
        courseId: draft.courseId,
        lessonId: draft.lessonId,
        compiled: check.lesson,
        quiz: check.quiz,
        source: draft.source,
        quizSource: draft.quizSource,
        publishedBy: draft.authorId,
        approvedBy: actor.officerId,
        at: now,
      })
      const lesson = { lessonCode: draft.lessonCode, ...onlyRules(check.quiz) }
      const course = await putIntoCourse(tx, { actor, courseId: draft.courseId, lesson, rulesBefore, now })
      if (!course.ok) throw new Refusal(course.reason)

      await tx.draftReview.create({
        data: { draftId, revision, reviewerId: actor.officerId, decision: 'approved', note: '', at: now },
      })
      await tx.lessonDraft.update({
        where: { id: draftId },
        data: {
          state: 'published',
          lessonId: published.lessonId,
          publishedVersionId: published.lessonVersionId,
          updatedAt: now,
        },
      })
      await recordEvent(tx, {
        actor,
        deed: 'lesson.publish',
        subject: { type: 'lessonVersion', id: published.lessonVersionId },
        details: {
          lessonCode: draft.lessonCode,
          number: published.number,
          draftId,
          revision,
          authorId: draft.authorId,
          contentHash: check.lesson.contentHash,
          courseVersionId: course.courseVersionId,
          confirmed,
        },
        at: now,
      })
      await notify(tx, {
        officerId: draft.authorId,
        kind: 'lesson.published',
        title: `Bài đã đăng: ${check.lesson.title}`,
        body: `Đồng chí ${actor.displayName} đã duyệt và đăng phiên bản ${published.number}.`,
        href: `/soan/bai/${draft.lessonCode}`,
        uniqueKey: `lesson.published:${published.lessonVersionId}`,
        at: now,
      })
      return { ok: true, lessonCode: draft.lessonCode, number: published.number }
    })
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason }
    if (error instanceof CodeTakenError) return { ok: false, reason: 'codeTaken' }
    throw error
  }
}

/** Undoes the transaction for a reason that the approver can act on. */
class Refusal extends Error {
  constructor(readonly reason: 'ownCourse' | 'courseMissing') {
    super(reason)
  }
}

/** A second press of the button gives the first one's result. */
async function findOwnDecision(
  tx: Transaction,
  { actor, draftId, revision }: { actor: Actor; draftId: string; revision: number },
): Promise<PublishResult | null> {
  const review = await tx.draftReview.findFirst({
    where: { draftId, revision, reviewerId: actor.officerId, decision: 'approved' },
    select: { draft: { select: { lessonCode: true, publishedVersionId: true } } },
  })
  if (!review?.draft.publishedVersionId) return null
  const version = await tx.lessonVersion.findUniqueOrThrow({
    where: { id: review.draft.publishedVersionId },
    select: { number: true },
  })
  return { ok: true, lessonCode: review.draft.lessonCode, number: version.number }
}

/** The quiz rules that the source of the lesson's newest version states; null for a new lesson. */
async function getPublishedRules(tx: Transaction, lessonCode: string): Promise<QuizRules | null> {
  const newest = await tx.lessonVersion.findFirst({
    where: { lesson: { code: lessonCode } },
    orderBy: { number: 'desc' },
    select: { quizSource: true },
  })
  const parsed = newest && parseQuizSource(newest.quizSource)
  return parsed?.ok ? parsed.quiz : null
}

async function putIntoCourse(
  tx: Transaction,
  {
    actor,
    courseId,
    lesson,
    rulesBefore,
    now,
  }: {
    actor: Actor
    courseId: string
    lesson: ProposedLesson
    rulesBefore: QuizRules | null
    now: Date
  },
): Promise<{ ok: true; courseVersionId: string } | { ok: false; reason: 'ownCourse' | 'courseMissing' }> {
  const { code } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { code: true } })
  const current = await getCourse(code, tx)
  const lessons = withPublishedLesson(proposedLessonsOf(current), { lesson, rulesBefore })
  if (current) {
    return publishProposedCourse(tx, { actor, courseId, details: current.version, lessons, now })
  }
  // The first lesson of a new course publishes the course's own title and goals, so they need a second person too.
  const proposal = await tx.courseDraft.findFirst({
    where: { courseId, state: { in: ['draft', 'pending', 'returned'] } },
    select: { title: true, summary: true, objectives: true, political: true, authorId: true },
  })
  if (!proposal) return { ok: false, reason: 'courseMissing' }
  if (proposal.authorId === actor.officerId) return { ok: false, reason: 'ownCourse' }
  const details = { ...proposal, objectives: proposal.objectives as string[] }
  return publishProposedCourse(tx, { actor, courseId, details, lessons, now })
}
