import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BellRing } from 'lucide'
import { Card } from '~/components/card'
import { DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { type NudgeResult, remindChosen, remindOfficer } from '~/domain/deeds/remind-officers.server'
import { undoNudge } from '~/domain/deeds/undo-nudge.server'
import type { Actor } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { NudgeDone, nudgeDeeds, nudgeField } from '~/domain/notifications/components/nudge'
import { noticeDelay } from '~/domain/notifications/notices.server'
import { findNudges } from '~/domain/notifications/nudges.server'
import { readChosenQuery } from '~/domain/reports/report-params.schema'
import { formatInstant } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireListPage } from '~/platform/http/list-page'
import { safePath } from '~/platform/http/safe-path'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Các lần đã nhắc – Niềm Nở' }]

const pageSize = 30

/** /nhac-viec: the commander's own reminders. */
export async function loader(args: LoaderFunctionArgs) {
  const { officerId } = await requireDeed(args, 'remind')
  const now = args.context.now()
  const asked = Number(new URL(args.request.url).searchParams.get('trang') ?? '1')
  const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, 100_000) : 1
  const { entries, total } = await findNudges(officerId, { now, skip: (page - 1) * pageSize, take: pageSize })
  requireListPage(args.request, { page, total, pageSize })
  return {
    page,
    total,
    fresh: entries.find((entry) => entry.isFresh) ?? null,
    openFor: noticeDelay,
    entries: entries.map((entry) => ({
      id: entry.id,
      choice: entry.choice,
      counts: `${formatCount(entry.officers)} đồng chí, ${formatCount(entry.tasks)} lượt học`,
      at: formatInstant(entry.at, now),
      state: entry.isUndone ? 'Đã hoàn tác' : entry.isFresh ? 'Chờ gửi' : 'Đã gửi',
    })),
  }
}

/** What every "Nhắc" and "Hoàn tác" of the commander's pages posts; it leads back to the page it came from. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'remind')
  const form = await readForm(args.request)
  const now = args.context.now()
  const back = safePath(form.get('tiep'), '/nhac-viec')
  const deed = form.get(nudgeField)
  if (deed === nudgeDeeds.undo) return undo(actor, { nudgeId: String(form.get('lan') ?? ''), back, now })
  if (deed === nudgeDeeds.list) return answer(await remindChosen({ actor, query: queryOf(form), now }), back)
  if (deed === nudgeDeeds.officer) {
    const serviceNumber = String(form.get('so-hieu') ?? '')
    const onlyOverdue = form.get('trang-thai') === 'qua-han'
    const result = await remindOfficer({ actor, serviceNumber, onlyOverdue, now })
    if (!result.ok && result.reason === 'notFound') throw new Response(null, { status: 404 })
    return answer(result, back)
  }
  throw new Response('Không thấy danh sách để nhắc. Đồng chí mở lại danh sách rồi bấm Nhắc.', { status: 404 })
}

/** The hidden fields are the parameters of the list's own address. */
function queryOf(form: FormData) {
  const address = new URL('http://danh-sach.invalid/')
  for (const [name, value] of form) if (typeof value === 'string') address.searchParams.append(name, value)
  return readChosenQuery(address)
}

const refusals: Record<Extract<NudgeResult, { ok: false }>['reason'], string> = {
  notFound: 'Không thấy danh sách này trong các đơn vị đồng chí chỉ huy.',
  ownself: 'Đồng chí không tự nhắc mình. Chỉ huy cấp trên nhắc việc của đồng chí.',
  nobody: 'Không còn đồng chí nào cần nhắc: đã xong, được miễn, đang nghỉ hoặc tài khoản đang khóa.',
  alreadyToday: 'Hôm nay đồng chí đã nhắc các đồng chí này. Mỗi ngày nhắc một lần cho mỗi chuyên đề.',
}

function answer(result: NudgeResult, back: string) {
  if (result.ok) return redirect(back, { status: 303 })
  return redirectWithToast(back, { text: refusals[result.reason], tone: 'info' })
}

async function undo(actor: Actor, { nudgeId, back, now }: { nudgeId: string; back: string; now: Date }) {
  const result = await undoNudge({ actor, nudgeId, now })
  if (result.ok) return redirectWithToast(back, { text: 'Đã hoàn tác. Không đồng chí nào nhận được lời nhắc.' })
  if (result.reason === 'notFound') throw new Response(null, { status: 404 })
  return redirectWithToast(back, {
    text: 'Đã quá 60 giây, lời nhắc đã được gửi nên không hoàn tác được.',
    tone: 'info',
  })
}

export default function RemindersPage() {
  const { entries, fresh, openFor, page, total } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Các lần đã nhắc"
        subtitle="Mỗi ngày đồng chí nhắc một lần cho mỗi chuyên đề của một đồng chí cấp dưới."
      />
      <NudgeDone nudge={fresh} openFor={openFor} />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card aria-label="Danh sách các lần đã nhắc" className="max-w-240">
          {entries.length > 0 ? (
            <DataTable
              caption="Các lần đã nhắc, mới nhất trước"
              rows={entries}
              rowKey={(entry) => entry.id}
              columns={[
                { key: 'at', header: 'Lúc', isRowHeader: true, cell: (entry) => entry.at },
                { key: 'choice', header: 'Danh sách', cell: (entry) => entry.choice },
                { key: 'counts', header: 'Số lượng', cell: (entry) => entry.counts },
                { key: 'state', header: 'Tình trạng', cell: (entry) => entry.state },
              ]}
            />
          ) : (
            <EmptyState
              icon={BellRing}
              level={2}
              title="Đồng chí chưa nhắc lần nào"
              detail="Nút Nhắc có ở trang Quá hạn, trang chuyên đề của đơn vị và trang từng đồng chí."
            />
          )}
        </Card>
        <Pagination page={page} pageCount={Math.ceil(total / pageSize)} hrefFor={(to) => `/nhac-viec?trang=${to}`} />
      </div>
    </>
  )
}
