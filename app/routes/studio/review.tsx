import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { publishCourse } from '~/domain/deeds/publish-course.server'
import { publishLesson } from '~/domain/deeds/publish-lesson.server'
import { withdrawLesson } from '~/domain/deeds/withdraw-lesson.server'
import type { Actor } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { checkDraft, previewOf } from '~/domain/publishing/check-draft.server'
import { CourseReview } from '~/domain/publishing/components/studio/course-review'
import { LessonReview } from '~/domain/publishing/components/studio/lesson-review'
import { LessonWithdrawal } from '~/domain/publishing/components/studio/lesson-withdrawal'
import { getPendingCourseDraft, returnCourseDraft } from '~/domain/publishing/course-drafts.server'
import { findVersions, getNewestLesson } from '~/domain/publishing/draft-lists.server'
import { getPendingDraft, isKnownDraft, returnDraft } from '~/domain/publishing/draft-reviews.server'
import {
  approvalSchema,
  type FieldErrors,
  fieldErrorsOf,
  returnSchema,
  reviewPoints,
  typedTexts,
  withdrawalSchema,
} from '~/domain/publishing/drafts.schema'
import { lineChanges } from '~/domain/publishing/line-changes'
import { type ReviewRefusalReason, reviewRefusalText } from '~/domain/publishing/review-words'
import { formatDate, formatInstant, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? 'Duyệt nội dung'} – Duyệt nội dung – Niềm Nở` },
]

/** One address for a pending lesson or course (by draft id) and for a published lesson (by its code). */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'reviewLesson')
  const now = args.context.now()
  const key = args.params.ma ?? ''
  const viewer = { officerId: actor.officerId, isShared: actor.isShared }

  const draft = await getPendingDraft(key)
  if (draft) {
    const { published } = draft
    return {
      view: 'lesson' as const,
      viewer,
      title: draft.title,
      lessonCode: draft.lessonCode,
      course: draft.course,
      revision: draft.revision,
      isOwn: draft.authorId === actor.officerId,
      sent: `Đồng chí ${draft.author} gửi ${draft.submittedAt ? formatInstant(draft.submittedAt, now) : 'duyệt'}`,
      preview: previewOf(await checkDraft(draft)),
      changes: published && {
        number: published.number,
        lesson: lineChanges(published.source, draft.source),
        quiz: lineChanges(published.quizSource, draft.quizSource),
      },
      isFirstOfCourse: draft.isFirstOfCourse,
    }
  }
  const course = await getPendingCourseDraft(key)
  if (course) {
    const { title, summary, objectives, political, lessons, revision, published } = course
    return {
      view: 'course' as const,
      title,
      revision,
      isOwn: course.authorId === actor.officerId,
      sent: `Đồng chí ${course.author} gửi ${course.submittedAt ? formatInstant(course.submittedAt, now) : 'duyệt'}`,
      proposed: { title, summary, objectives, political, lessons },
      published,
    }
  }
  if (await isKnownDraft(key)) {
    throw await redirectWithToast('/duyet', { text: 'Nội dung này không còn chờ duyệt.', tone: 'info' })
  }
  const newest = requireFound(await getNewestLesson(key))
  const versions = await findVersions(key)
  return {
    view: 'published' as const,
    viewer,
    lessonCode: key,
    title: newest.title,
    course: newest.course,
    lesson: newest.lesson,
    versions: versions.map(({ publishedAt, withdrawn, ...version }) => ({
      ...version,
      publishedAt: formatInstant(publishedAt, now),
      withdrawn: withdrawn && { at: formatDate(localDateOf(withdrawn.at)), reason: withdrawn.reason },
    })),
  }
}

interface Deed {
  actor: Actor
  key: string
  typed: Record<string, string>
  now: Date
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'reviewLesson')
  const typed = typedTexts(await readForm(args.request))
  const deed: Deed = { actor, key: args.params.ma ?? '', typed, now: args.context.now() }
  switch (typed.intent) {
    case 'approve':
      return approve(deed)
    case 'approveCourse':
      return approveCourse(deed)
    case 'withdraw':
      return withdraw(deed)
    default:
      return giveBack(deed)
  }
}

/** What the page shows again when a deed was refused. */
function refuse(
  { typed }: Deed,
  { status = 409, errors = {}, reason }: { status?: number; errors?: FieldErrors; reason?: ReviewRefusalReason },
) {
  return data({ typed, errors, sentence: reason ? reviewRefusalText(reason) : null }, { status })
}

async function approve(deed: Deed) {
  const { actor, key, typed, now } = deed
  const parsed = approvalSchema.safeParse(typed)
  if (!parsed.success) return refuse(deed, { status: 422, errors: fieldErrorsOf(parsed.error), reason: 'unconfirmed' })
  const confirmed = reviewPoints.map((point) => point.name)
  const published = await publishLesson({ actor, draftId: key, revision: parsed.data.revision, confirmed, now })
  if (!published.ok) return refuse(deed, { reason: published.reason })
  return redirectWithToast('/duyet', {
    text: `Đã đăng phiên bản ${published.number}. Cán bộ, chiến sĩ đọc được ngay.`,
  })
}

async function approveCourse(deed: Deed) {
  const { actor, key, typed, now } = deed
  const published = await publishCourse({ actor, draftId: key, revision: Number(typed.revision) || 0, now })
  if (!published.ok) return refuse(deed, { reason: published.reason })
  return redirectWithToast('/duyet', { text: `Đã đăng phiên bản ${published.number} của chuyên đề.` })
}

async function giveBack(deed: Deed) {
  const { actor, key, typed, now } = deed
  const parsed = returnSchema.safeParse(typed)
  if (!parsed.success) return refuse(deed, { status: 422, errors: fieldErrorsOf(parsed.error) })
  const give = typed.intent === 'returnCourse' ? returnCourseDraft : returnDraft
  const returned = await give({ actor, draftId: key, ...parsed.data, now })
  if (!returned.ok) return refuse(deed, { reason: returned.reason })
  return redirectWithToast('/duyet', { text: 'Đã trả lại. Người soạn nhận được ghi chú của đồng chí.' })
}

async function withdraw(deed: Deed) {
  const { actor, key, typed, now } = deed
  const parsed = withdrawalSchema.safeParse(typed)
  if (!parsed.success) return refuse(deed, { status: 422, errors: fieldErrorsOf(parsed.error) })
  const withdrawn = await withdrawLesson({ actor, lessonCode: key, ...parsed.data, now })
  if (!withdrawn.ok) return refuse(deed, { status: 404, reason: 'notFound' })
  return redirectWithToast(`/duyet/${key}`, {
    text: `Đã thu hồi phiên bản ${withdrawn.number}. Người học không còn thấy phiên bản này.`,
  })
}

export default function ReviewPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  switch (page.view) {
    case 'lesson':
      return <LessonReview {...page} answer={answer} />
    case 'course':
      return <CourseReview {...page} answer={answer} />
    case 'published':
      return <LessonWithdrawal {...page} answer={answer} />
  }
}
