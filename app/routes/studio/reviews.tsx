import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BookOpenCheck, Inbox } from 'lucide'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { StatusChip } from '~/components/status-chip'
import { Tabs } from '~/components/tabs'
import { requireDeed } from '~/domain/identity/guard.server'
import { findPendingCourseDrafts } from '~/domain/publishing/course-drafts.server'
import { findPendingDrafts, findPublishedLessons } from '~/domain/publishing/draft-lists.server'
import { formatDate, formatInstant, localDateOf } from '~/platform/calendar'

export const meta: MetaFunction = () => [{ title: 'Duyệt nội dung – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'reviewLesson')
  const now = args.context.now()
  const [drafts, courses, published] = await Promise.all([
    findPendingDrafts(actor),
    findPendingCourseDrafts(actor),
    findPublishedLessons(),
  ])
  const sent = (submittedAt: Date | null) => (submittedAt ? `gửi ${formatInstant(submittedAt, now)}` : 'đã gửi')
  return {
    tab:
      new URL(args.request.url).searchParams.get('muc') === 'da-dang' ? ('published' as const) : ('pending' as const),
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

export default function ReviewsPage() {
  const { tab, pending, published } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Duyệt nội dung" subtitle="Bài của cán bộ huấn luyện trước khi đăng cho cán bộ, chiến sĩ." />
      <Card aria-label="Nội dung">
        <Tabs
          label="Tình trạng"
          className="px-2"
          items={[
            { to: '/duyet', label: 'Chờ duyệt', count: pending.length, current: tab === 'pending' },
            { to: '/duyet?muc=da-dang', label: 'Đã đăng', count: published.length, current: tab === 'published' },
          ]}
        />
        {tab === 'pending' ? (
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
