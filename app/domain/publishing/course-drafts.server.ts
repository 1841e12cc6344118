import { z } from 'zod'
import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { findApprovers } from '~/domain/identity/approvers.server'
import { notify } from '~/domain/notifications/notices.server'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { mergeLessons, type ProposedLesson } from './course-lessons'
import { type CourseDetail, getCourse } from './courses.server'
import { officerName } from './draft-names.server'
import { isEditable, isOpenDraft, type OpenDraftState, open } from './draft-states'
import { proposedLessonSchema } from './quiz-rules.schema'

/** Proposals for a course: title, goals, order of lessons and quiz rules, one open proposal a course. */

const lessonsSchema = z.array(proposedLessonSchema)
const objectivesSchema = z.array(z.string())

export interface CourseDetails {
  title: string
  summary: string
  objectives: string[]
  political: boolean
}

export interface WorkspaceLesson extends ProposedLesson {
  title: string
  /** Questions that may be drawn now. */
  questionCount: number
}

/** A course as its trainers see it: what is published, and what is proposed. */
export interface CourseWorkspace extends CourseDetails {
  id: string
  code: string
  /** Number of the newest published version; null before the first. */
  number: number | null
  lessons: WorkspaceLesson[]
  draft: {
    id: string
    state: OpenDraftState
    revision: number
    isOwn: boolean
    author: string
    updatedAt: Date
    reviewNote: string
  } | null
}

/** The lessons of a published course in the shape of a proposal. */
export function proposedLessonsOf(course: CourseDetail | null): ProposedLesson[] {
  return (course?.lessons ?? []).map((lesson) => ({
    lessonCode: lesson.code,
    ...lesson.rules,
  }))
}

/** The open proposal of a course with its values read back. */
export async function getOpenCourseDraft(
  db: Pick<Transaction, 'courseDraft'>,
  where: { courseId: string } | { id: string },
) {
  const draft = await db.courseDraft.findFirst({ where: { ...where, ...open } })
  if (!draft || !isOpenDraft(draft.state)) return null
  return {
    ...draft,
    state: draft.state,
    objectives: objectivesSchema.parse(draft.objectives),
    lessons: lessonsSchema.parse(draft.lessons),
  }
}

/** The workspace of a course; an own proposal shows in it, somebody else's only says that it is there. */
export async function getCourseWorkspace(actor: Actor, code: string): Promise<CourseWorkspace | null> {
  const course = await reader().course.findUnique({ where: { code }, select: { id: true, code: true } })
  if (!course) return null
  const [published, draft] = await Promise.all([getCourse(code), getOpenCourseDraft(reader(), { courseId: course.id })])
  const isOwn = draft?.authorId === actor.officerId
  const shown: CourseDetails | null = draft && (isOwn || !published) ? draft : (published?.version ?? null)
  const current = proposedLessonsOf(published)
  const rules = draft && isOwn ? mergeLessons(current, draft.lessons) : current
  return {
    ...course,
    number: published?.version.number ?? null,
    title: shown?.title ?? course.code,
    summary: shown?.summary ?? '',
    objectives: shown?.objectives ?? [],
    political: shown?.political ?? false,
    lessons: await withNames(rules),
    draft: draft && {
      id: draft.id,
      state: draft.state,
      revision: draft.revision,
      isOwn,
      author: await officerName(reader(), draft.authorId),
      updatedAt: draft.updatedAt,
      reviewNote: draft.reviewNote,
    },
  }
}

/** Adds each lesson's newest title and the number of questions that may be drawn. */
async function withNames(rules: readonly ProposedLesson[]): Promise<WorkspaceLesson[]> {
  const lessons = await reader().lesson.findMany({
    where: { code: { in: rules.map((lesson) => lesson.lessonCode) } },
    select: {
      code: true,
      versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
      _count: { select: { questions: { where: { versions: { some: { retirement: null } } } } } },
    },
  })
  return rules.map((rule) => {
    const lesson = lessons.find((one) => one.code === rule.lessonCode)
    return {
      ...rule,
      title: lesson?.versions[0]?.title ?? rule.lessonCode,
      questionCount: lesson?._count.questions ?? 0,
    }
  })
}

export type CourseSaveResult =
  | { ok: true; revision: number }
  | { ok: false; reason: 'notFound' | 'held' | 'notEditable' | 'stale' }

/** Writes the author's proposal, opening one when there is none. `revision` 0 means that none was open when the page was read. */
export async function saveCourseDraft({
  actor,
  code,
  details,
  lessons,
  revision,
  now,
}: {
  actor: Actor
  code: string
  details: CourseDetails
  lessons: ProposedLesson[]
  revision: number
  now: Date
}): Promise<CourseSaveResult> {
  return inTransaction(async (tx) => {
    const course = await tx.course.findUnique({ where: { code }, select: { id: true } })
    if (!course) return { ok: false, reason: 'notFound' }
    const draft = await tx.courseDraft.findFirst({
      where: { courseId: course.id, ...open },
      select: { id: true, state: true, authorId: true, revision: true },
    })
    const values = { ...details, lessons: lessons.map((lesson) => ({ ...lesson })), updatedAt: now }
    if (!draft) {
      if (revision !== 0) return { ok: false, reason: 'stale' }
      await tx.courseDraft.create({
        data: { ...values, courseId: course.id, state: 'draft', authorId: actor.officerId, createdAt: now },
      })
      return { ok: true, revision: 1 }
    }
    if (draft.authorId !== actor.officerId) return { ok: false, reason: 'held' }
    if (!isOpenDraft(draft.state) || !isEditable(draft.state)) return { ok: false, reason: 'notEditable' }
    if (draft.revision !== revision) return { ok: false, reason: 'stale' }
    const saved = await tx.courseDraft.update({
      where: { id: draft.id },
      data: { ...values, revision: { increment: 1 } },
      select: { revision: true },
    })
    return { ok: true, revision: saved.revision }
  })
}

export type CourseMove = 'submit' | 'recall' | 'discard'

/** Sends the author's own proposal for approval, takes it back, or drops it. False when it is not there to be moved. */
export async function moveCourseDraft({
  actor,
  code,
  move,
  now,
}: {
  actor: Actor
  code: string
  move: CourseMove
  now: Date
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const course = await tx.course.findUnique({ where: { code }, select: { id: true } })
    const draft =
      course &&
      (await tx.courseDraft.findFirst({
        where: { courseId: course.id, authorId: actor.officerId, ...open },
        select: { id: true, state: true, title: true, revision: true },
      }))
    if (!draft || !isOpenDraft(draft.state)) return false
    if (move === 'submit' ? !isEditable(draft.state) : move === 'recall' && draft.state !== 'pending') return false
    await tx.courseDraft.update({
      where: { id: draft.id },
      data: {
        state: { submit: 'pending', recall: 'draft', discard: 'discarded' }[move],
        submittedAt: move === 'submit' ? now : null,
        updatedAt: now,
      },
    })
    await recordEvent(tx, {
      actor,
      deed: `courseDraft.${move}`,
      subject: { type: 'courseDraft', id: draft.id },
      details: { courseCode: code },
      at: now,
    })
    if (move === 'submit') {
      await notify(tx, {
        officerIds: (await findApprovers(tx, now)).filter((officerId) => officerId !== actor.officerId),
        kind: 'course.submitted',
        title: `Chuyên đề chờ duyệt: ${draft.title}`,
        body: `Đồng chí ${actor.displayName} vừa gửi duyệt nội dung và thứ tự bài.`,
        href: `/duyet/${draft.id}`,
        uniqueKey: `course.submitted:${draft.id}:${draft.revision}`,
        at: now,
      })
    }
    return true
  })
}

/** Proposals that wait for an approver, longest waiting first. */
export async function findPendingCourseDrafts(actor: Actor) {
  const drafts = await reader().courseDraft.findMany({
    where: { state: 'pending' },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, authorId: true, submittedAt: true },
  })
  return Promise.all(
    drafts.map(async ({ authorId, ...draft }) => ({
      ...draft,
      author: await officerName(reader(), authorId),
      isOwn: authorId === actor.officerId,
    })),
  )
}

/** A pending proposal beside what is published now, for whoever reviews it. */
export async function getPendingCourseDraft(draftId: string) {
  const draft = await getOpenCourseDraft(reader(), { id: draftId })
  if (draft?.state !== 'pending') return null
  const { code } = await reader().course.findUniqueOrThrow({ where: { id: draft.courseId }, select: { code: true } })
  const published = await getCourse(code)
  const current = proposedLessonsOf(published)
  const [author, lessons, currentLessons] = await Promise.all([
    officerName(reader(), draft.authorId),
    withNames(mergeLessons(current, draft.lessons)),
    withNames(current),
  ])
  return { ...draft, code, author, lessons, published: published && { ...published.version, lessons: currentLessons } }
}

/** Gives a pending proposal back to its author. Nobody reviews their own. */
export async function returnCourseDraft({
  actor,
  draftId,
  revision,
  note,
  now,
}: {
  actor: Actor
  draftId: string
  revision: number
  note: string
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: 'notFound' | 'ownText' | 'stale' }> {
  return inTransaction(async (tx) => {
    const draft = await getOpenCourseDraft(tx, { id: draftId })
    if (draft?.state !== 'pending') return { ok: false, reason: 'notFound' }
    if (draft.authorId === actor.officerId) return { ok: false, reason: 'ownText' }
    if (draft.revision !== revision) return { ok: false, reason: 'stale' }
    const { code } = await tx.course.findUniqueOrThrow({ where: { id: draft.courseId }, select: { code: true } })
    await tx.courseDraft.update({ where: { id: draftId }, data: { state: 'returned', reviewNote: note } })
    await recordEvent(tx, {
      actor,
      deed: 'courseDraft.return',
      subject: { type: 'courseDraft', id: draftId },
      reason: note,
      details: { courseCode: code, revision },
      at: now,
    })
    await notify(tx, {
      officerId: draft.authorId,
      kind: 'course.returned',
      title: `Chuyên đề bị trả lại: ${draft.title}`,
      body: note,
      href: `/soan/chuyen-de/${code}`,
      uniqueKey: `course.returned:${draftId}:${now.getTime()}`,
      at: now,
    })
    return { ok: true }
  })
}
