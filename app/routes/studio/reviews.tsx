import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BookOpenCheck, Inbox } from 'lucide'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { StatusChip } from '~/components/status-chip'
import { Tabs } from '~/components/tabs'
import { requireDeed } from '~/domain/identity/guard.server'
import { LineDiff } from '~/domain/publishing/components/studio/line-diff'
import { findPendingCourseDrafts } from '~/domain/publishing/course-drafts.server'
import { findPendingDrafts, findPublishedLessons } from '~/domain/publishing/draft-lists.server'
import { lineChanges } from '~/domain/publishing/line-changes'
import { type ApprovalCount, approveQuestions, returnQuestion } from '~/domain/questions/bank-deeds.server'
import { countWaitingVersions, findWaitingVersions } from '~/domain/questions/bank-question.server'
import { WaitingQuestions } from '~/domain/questions/components/waiting-questions'
import { contentLines } from '~/domain/questions/content-lines'
import { formatDate, formatInstant, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Duyệt nội dung – Niềm Nở' }]

/** Without one of them in the address, the page opens the one where something waits. */
const tabs = { 'cho-duyet': 'pending', 'cau-hoi': 'questions', 'da-dang': 'published' } as const
const lessonTab = '/duyet?muc=cho-duyet'
const questionTab = '/duyet?muc=cau-hoi'
/** A page that is read whole before it is approved. */
const questionsAtOnce = 30

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'reviewLesson')
  const now = args.context.now()
  const muc = new URL(args.request.url).searchParams.get('muc') ?? ''
  const [drafts, courses, published, questionCount] = await Promise.all([
    findPendingDrafts(actor),
    findPendingCourseDrafts(actor),
    findPublishedLessons(),
    countWaitingVersions(),
  ])
  const firstTab = drafts.length + courses.length === 0 && questionCount > 0 ? 'questions' : 'pending'
  const tab = Object.hasOwn(tabs, muc) ? tabs[muc as keyof typeof tabs] : firstTab
  const waiting = tab === 'questions' ? await findWaitingVersions(actor.officerId, { limit: questionsAtOnce }) : null
  const sent = (submittedAt: Date | null) => (submittedAt ? `gửi ${formatInstant(submittedAt, now)}` : 'đã gửi')
  return {
    tab,
    questionCount,
    questions: (waiting?.versions ?? []).map(({ author, writtenAt, categoryPath, inUse, ...version }) => ({
      ...version,
      detail: `${categoryPath} · ${author ? `đồng chí ${author}` : 'hệ thống'} gửi ${formatInstant(writtenAt, now)}`,
      replaces: inUse?.number ?? null,
      changes: inUse && lineChanges(contentLines(inUse.content), contentLines(version.content)),
    })),
    pending: [
      ...drafts.map((draft) => ({
        id: draft.id,
        title: draft.title,
        detail: [
          draft.courseTitle,
          draft.isPublished ? 'sửa bài đã đăng' : 'bài mới',
          `đồng chí ${draft.author} ${sent(draft.submittedAt)}`,
        ].join(' · '),
        isOwn: draft.isOwn,
      })),
      ...courses.map((course) => ({
        id: course.id,
        title: `Chuyên đề: ${course.title}`,
        detail: `Tên, mục tiêu, thứ tự bài · đồng chí ${course.author} ${sent(course.submittedAt)}`,
        isOwn: course.isOwn,
      })),
    ],
    published: published.map((lesson) => ({
      code: lesson.code,
      title: lesson.title,
      detail: `${lesson.courseTitle} · phiên bản ${lesson.number} · đăng ${formatDate(localDateOf(lesson.publishedAt))}`,
      isWithdrawn: lesson.isWithdrawn,
    })),
  }
}

/** Questions of the bank: approved together, given back one by one. Lessons and courses are decided on their own pages. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'reviewLesson')
  const now = args.context.now()
  const form = await readForm(args.request)
  const intent = form.get('intent')
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  if (intent === 'return') {
    const [versionId = ''] = texts('versionId')
    const reason = (texts('reason')[0] ?? '').trim()
    const refuse = (problem: string) => data({ versionId, reason, problem }, { status: 422 })
    if (reason === '') return refuse('Đồng chí chưa ghi điều cần sửa.')
    if (reason.length > 1000) return refuse('Điều cần sửa dài quá 1.000 ký tự.')
    const returned = await returnQuestion({ actor, versionId, reason, now })
    return redirectWithToast(questionTab, {
      text: returned.ok ? 'Đã trả lại câu hỏi. Người soạn nhận được ghi chú của đồng chí.' : goneWords,
    })
  }
  const versionIds = texts(intent === 'approveShown' ? 'shownId' : 'versionId')
  const count = await approveQuestions({ actor, versionIds, now })
  return redirectWithToast(questionTab, { text: approvalWords(count) })
}

const goneWords = 'Câu hỏi này không còn chờ duyệt.'

function approvalWords({ approved, own, gone }: ApprovalCount): string {
  if (approved + own + gone === 0) return 'Đồng chí chưa đánh dấu câu nào.'
  return [
    approved > 0 ? `Đã duyệt ${approved} câu hỏi.` : '',
    own > 0 ? `${own} câu do đồng chí soạn nên người khác duyệt.` : '',
    gone > 0 ? `${gone} câu không còn chờ duyệt.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export default function ReviewsPage() {
  const { tab, pending, published, questions, questionCount } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Duyệt nội dung"
        subtitle="Bài và câu hỏi của cán bộ huấn luyện trước khi đến cán bộ, chiến sĩ."
      />
      <Card aria-label="Nội dung">
        <Tabs
          label="Nội dung"
          className="px-2"
          items={[
            { to: lessonTab, label: 'Bài học', count: pending.length, current: tab === 'pending' },
            { to: questionTab, label: 'Câu hỏi', count: questionCount, current: tab === 'questions' },
            { to: '/duyet?muc=da-dang', label: 'Đã đăng', count: published.length, current: tab === 'published' },
          ]}
        />
        {tab === 'questions' ? (
          <WaitingQuestions
            questions={questions}
            total={questionCount}
            answer={answer}
            changes={(versionId) => (
              <LineDiff
                label="Thay đổi so với phiên bản đang dùng"
                passages={questions.find(({ id }) => id === versionId)?.changes ?? []}
              />
            )}
          />
        ) : tab === 'pending' ? (
          pending.length > 0 ? (
            <RowList label="Nội dung chờ duyệt">
              {pending.map((draft) => (
                <Row
                  key={draft.id}
                  to={`/duyet/${draft.id}`}
                  title={draft.title}
                  detail={draft.detail}
                  trailing={draft.isOwn && <StatusChip tone="neutral" label="Đồng chí soạn" />}
                />
              ))}
            </RowList>
          ) : (
            <EmptyState
              icon={Inbox}
              title="Không có bài chờ duyệt"
              detail="Khi cán bộ huấn luyện gửi bài, đồng chí nhận được thông báo và bài hiện ở đây."
            />
          )
        ) : published.length > 0 ? (
          <RowList label="Bài đã đăng">
            {published.map((lesson) => (
              <Row
                key={lesson.code}
                to={`/duyet/${lesson.code}`}
                title={lesson.title}
                detail={lesson.detail}
                trailing={lesson.isWithdrawn && <StatusChip tone="late" label="Đã thu hồi" />}
              />
            ))}
          </RowList>
        ) : (
          <EmptyState icon={BookOpenCheck} title="Chưa có bài nào được đăng" />
        )}
      </Card>
    </>
  )
}
