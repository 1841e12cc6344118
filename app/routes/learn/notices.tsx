import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { BellOff, ChevronRight } from 'lucide'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { Icon } from '~/components/icon'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { RowList } from '~/components/row-list'
import { requireDeed } from '~/domain/identity/guard.server'
import { countNotices, countUnread, findNotices, getNoticeHref, markRead } from '~/domain/notifications/notices.server'
import { formatTime, formatWeekday, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { safePath } from '~/platform/http/safe-path'

export const meta: MetaFunction = () => [{ title: 'Thông báo – Niềm Nở' }]

const pageSize = 30

export async function loader(args: LoaderFunctionArgs) {
  const { officerId } = await requireDeed(args, 'study')
  const now = args.context.now()
  const pageCount = Math.max(1, Math.ceil((await countNotices(officerId, now)) / pageSize))
  const asked = Number(new URL(args.request.url).searchParams.get('trang'))
  const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, pageCount) : 1
  const notices = await findNotices(officerId, { now, skip: (page - 1) * pageSize, take: pageSize })
  return {
    page,
    pageCount,
    unread: countUnread(officerId, now),
    days: byDay(notices, localDateOf(now)),
  }
}

type NoticeLine = Awaited<ReturnType<typeof findNotices>>[number]

function byDay(notices: NoticeLine[], today: string) {
  const days: { date: string; label: string; notices: (Omit<NoticeLine, 'createdAt'> & { time: string })[] }[] = []
  for (const { createdAt, ...notice } of notices) {
    const date = localDateOf(createdAt)
    if (days.at(-1)?.date !== date)
      days.push({ date, label: date === today ? 'Hôm nay' : formatWeekday(date), notices: [] })
    days.at(-1)?.notices.push({ ...notice, time: formatTime(createdAt) })
  }
  return days
}

/** Opens one of the actor's own notices (`tin`) and marks it read, or marks all of them (`tatCa`). */
export async function action(args: ActionFunctionArgs) {
  const { officerId } = await requireDeed(args, 'study')
  const form = await readForm(args.request)
  const now = args.context.now()
  if (form.has('tatCa')) {
    await markRead({ officerId, now })
    return redirectWithToast('/thong-bao', { text: 'Đã đánh dấu đọc hết.' })
  }
  const noticeId = form.get('tin')
  const href = typeof noticeId === 'string' ? await getNoticeHref({ officerId, noticeId, now }) : null
  if (typeof noticeId !== 'string' || href === null)
    throw new Response('Không thấy thông báo này. Có thể thông báo đã được gỡ.', { status: 404 })
  await markRead({ officerId, noticeId, now })
  return redirect(safePath(href, '/thong-bao'), { status: 303 })
}

export default function NoticesPage() {
  const { days, page, pageCount, unread } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Thông báo"
        subtitle={unread > 0 ? `${unread} tin chưa đọc` : undefined}
        actions={
          unread > 0 ? (
            <Form method="post">
              <input type="hidden" name="tatCa" value="1" />
              <Button type="submit" variant="secondary">
                Đánh dấu đã đọc hết
              </Button>
            </Form>
          ) : null
        }
      />
      <div className="flex max-w-200 flex-col gap-5">
        {days.length === 0 ? (
          <Card>
            <EmptyState
              icon={BellOff}
              title="Chưa có thông báo"
              detail="Khi có bài mới được giao hoặc điểm mới được ghi, tin sẽ ở đây."
            />
          </Card>
        ) : null}
        {days.map((day) => (
          <section key={day.date} aria-label={day.label}>
            <h2 className="pb-2 text-sm font-medium text-text-3">{day.label}</h2>
            <Card as="div">
              <RowList>
                {day.notices.map((notice) => (
                  <li key={notice.id}>
                    <Form method="post">
                      <input type="hidden" name="tin" value={notice.id} />
                      <button
                        type="submit"
                        className="flex min-h-16 w-full cursor-pointer items-center gap-3 px-4 py-2.5 text-left transition-colors hover:bg-soft-2"
                      >
                        <span className="min-w-0 flex-1">
                          <span className={notice.isRead ? 'block font-medium' : 'block font-semibold'}>
                            {notice.title}
                          </span>
                          <span className="block text-sm text-text-2">{notice.body}</span>
                          <span className="block text-xs text-text-3">
                            {notice.time}
                            {notice.isRead ? '' : ', chưa đọc'}
                          </span>
                        </span>
                        <Icon icon={ChevronRight} className="text-text-3" />
                      </button>
                    </Form>
                  </li>
                ))}
              </RowList>
            </Card>
          </section>
        ))}
        <Pagination page={page} pageCount={pageCount} hrefFor={(n) => `/thong-bao?trang=${n}`} />
      </div>
    </>
  )
}
