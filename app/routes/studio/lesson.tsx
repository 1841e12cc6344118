import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ArrowLeft } from 'lucide'
import { ButtonLink } from '~/components/button'
import type { Actor } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { checkDraft, previewOf } from '~/domain/publishing/check-draft.server'
import { DiscardDraft } from '~/domain/publishing/components/studio/discard-draft'
import { DraftEditor } from '~/domain/publishing/components/studio/draft-editor'
import { PendingDraft } from '~/domain/publishing/components/studio/pending-draft'
import { PublishedLesson } from '~/domain/publishing/components/studio/published-lesson'
import { StudioShell } from '~/domain/publishing/components/studio/studio-shell'
import type { StoredDraft } from '~/domain/publishing/components/studio/use-draft-saving'
import { VersionHistory } from '~/domain/publishing/components/studio/version-history'
import { findVersions, getNewestLesson, getVersionDetail } from '~/domain/publishing/draft-lists.server'
import { recallDraft, submitDraft } from '~/domain/publishing/draft-reviews.server'
import { draftTextSchema, typedTexts } from '~/domain/publishing/drafts.schema'
import { discardDraft, getDraftHolder, getOwnDraft, openDraft, saveDraft } from '~/domain/publishing/drafts.server'
import { savedAtText } from '~/domain/publishing/save-words'
import { formatDate, formatInstant, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? 'Bài'} – Soạn bài – Niềm Nở` },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'writeLesson')
  const now = args.context.now()
  const lessonCode = args.params.ma ?? ''
  const viewer = { officerId: actor.officerId, isShared: actor.isShared }
  const [draft, newest] = await Promise.all([getOwnDraft(actor, lessonCode), getNewestLesson(lessonCode)])
  const { title, course } = requireFound(draft ?? newest)
  const page = { viewer, lessonCode, title, course }

  const query = new URL(args.request.url).searchParams
  if (query.get('xem') === 'lich-su') {
    return {
      ...page,
      view: 'history' as const,
      hasDraft: draft !== null,
      isPublished: newest !== null,
      ...(await readHistory(lessonCode, Number(query.get('phienban')) || (newest?.number ?? 0), now)),
    }
  }
  if (!draft) {
    const { lesson, number, publishedAt, isWithdrawn } = requireFound(newest)
    const published = `Phiên bản ${number}, đăng ${formatDate(localDateOf(publishedAt))}.`
    return {
      ...page,
      view: 'published' as const,
      lesson,
      note: isWithdrawn ? `${published} Phiên bản này đã thu hồi, người học không còn thấy.` : published,
      holder: (await getDraftHolder(lessonCode))?.name ?? null,
    }
  }
  const preview = previewOf(await checkDraft(draft))
  if (draft.state === 'pending') {
    const submittedAt = formatInstant(draft.submittedAt ?? draft.updatedAt, now)
    return { ...page, view: 'pending' as const, preview, submittedAt }
  }
  const { source, quizSource, revision, returned } = draft
  const stored: StoredDraft = { source, quizSource, revision, savedAt: savedAtText(draft.updatedAt, now) }
  return {
    ...page,
    view: 'editor' as const,
    draftId: draft.id,
    stored,
    preview,
    returned: draft.state === 'returned' && returned ? { ...returned, at: formatInstant(returned.at, now) } : null,
  }
}

async function readHistory(lessonCode: string, number: number, now: Date) {
  const [versions, detail] = await Promise.all([findVersions(lessonCode), getVersionDetail(lessonCode, number)])
  const lines = versions.map((version) => ({
    number: version.number,
    publishedAt: formatInstant(version.publishedAt, now),
    author: version.author,
    approver: version.approver,
    withdrawn: version.withdrawn && {
      at: formatDate(localDateOf(version.withdrawn.at)),
      reason: version.withdrawn.reason,
    },
  }))
  return { lines, detail }
}

const refusals = {
  notFound: 'Bản nháp này không còn. Phần đồng chí vừa viết vẫn giữ bên dưới.',
  notEditable: 'Bài đang chờ duyệt nên chưa sửa được. Đồng chí rút lại rồi sửa.',
  stale: 'Bài đã được lưu ở nơi khác sau khi đồng chí mở trang. Cả hai bản đều còn nguyên bên dưới.',
  unchanged: 'Bài giống hệt phiên bản đang dùng nên không có gì để duyệt.',
  faults: 'Bài còn lỗi nên chưa gửi duyệt được. Đã lưu phần đồng chí vừa viết; các dòng cần sửa ghi bên dưới.',
  tooLong: 'Bài dài quá 200.000 ký tự nên chưa lưu được. Phần đồng chí vừa viết vẫn giữ bên dưới.',
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeLesson')
  const lessonCode = args.params.ma ?? ''
  const now = args.context.now()
  const typed = typedTexts(await readForm(args.request))
  switch (typed.intent) {
    case 'open': {
      const opened = await openDraft({ actor, lessonCode, now })
      if (opened.ok) return redirectWithToast(here(lessonCode), { text: 'Đã mở bản nháp từ phiên bản mới nhất.' })
      requireFound(opened.reason === 'notFound' ? null : opened)
      return redirectWithToast(here(lessonCode), { text: 'Đồng chí khác vừa mở bản nháp của bài này.', tone: 'info' })
    }
    case 'discard':
      requireFound((await discardDraft({ actor, lessonCode, now })) || null)
      return redirectWithToast('/soan', { text: 'Đã bỏ bản nháp.' })
    case 'recall':
      await recallDraft({ actor, lessonCode, now })
      return redirectWithToast(here(lessonCode), { text: 'Đã rút lại. Đồng chí sửa tiếp được.' })
    default:
      return saveText({ actor, lessonCode, typed, now })
  }
}

function here(lessonCode: string): string {
  return `/soan/bai/${lessonCode}`
}

/** The plain form: saves, and sends for approval when that was the button. */
async function saveText({
  actor,
  lessonCode,
  typed,
  now,
}: {
  actor: Actor
  lessonCode: string
  typed: Record<string, string>
  now: Date
}) {
  const text = { source: typed.source ?? '', quizSource: typed.quizSource ?? '' }
  const refuse = (status: number, reason: keyof typeof refusals, conflict: StoredDraft | null = null) =>
    data({ sentence: refusals[reason], typed: text, conflict }, { status })

  const parsed = draftTextSchema.safeParse(typed)
  if (!parsed.success) return refuse(422, 'tooLong')
  const { revision, source, quizSource } = parsed.data
  const saved = await saveDraft({ actor, lessonCode, text: { source, quizSource }, revision, now })
  if (!saved.ok) {
    if (saved.reason !== 'stale') return refuse(saved.reason === 'notFound' ? 404 : 409, saved.reason)
    const conflict = { ...saved.stored, savedAt: savedAtText(saved.stored.savedAt, now) }
    return refuse(409, 'stale', conflict)
  }
  if (typed.intent !== 'submit') return redirectWithToast(here(lessonCode), { text: 'Đã lưu bản nháp.' })
  const sent = await submitDraft({ actor, lessonCode, revision: saved.revision, now })
  if (!sent.ok) return refuse(sent.reason === 'faults' ? 422 : 409, sent.reason)
  return redirectWithToast('/soan?muc=cho-duyet', { text: 'Đã gửi duyệt. Người duyệt sẽ nhận được thông báo.' })
}

export default function StudioLessonPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  switch (page.view) {
    case 'history':
      return (
        <StudioShell
          course={page.course}
          title={page.title}
          tools={
            <ButtonLink to={here(page.lessonCode)} variant="secondary" icon={ArrowLeft}>
              {page.hasDraft ? 'Về bản nháp' : 'Về bài'}
            </ButtonLink>
          }
        >
          <div className="mx-auto flex w-full max-w-300 flex-col gap-5 p-4 lg:p-6">
            <VersionHistory
              lines={page.lines}
              detail={page.detail}
              hrefOf={(number) => `?xem=lich-su&phienban=${number}`}
            />
            {page.hasDraft ? (
              <DiscardDraft
                what="bản nháp"
                consequence={
                  page.isPublished ? 'Phiên bản đang dùng không thay đổi.' : 'Bài chưa đăng lần nào nên sẽ mất hẳn.'
                }
              />
            ) : null}
          </div>
        </StudioShell>
      )
    case 'published':
      return <PublishedLesson {...page} />
    case 'pending':
      return <PendingDraft {...page} />
    case 'editor':
      return (
        <DraftEditor
          key={page.draftId}
          {...page}
          stored={answer?.conflict ? { ...page.stored, revision: answer.conflict.revision } : page.stored}
          typed={answer?.typed ?? null}
          sentence={answer?.sentence ?? null}
          conflict={answer?.conflict ?? null}
        />
      )
  }
}
