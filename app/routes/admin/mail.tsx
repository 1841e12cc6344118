import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { MailCheck, Search, SearchX, Send } from 'lucide'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { StatusChip } from '~/components/status-chip'
import { Tabs } from '~/components/tabs'
import { sendMailAgain, sendTestMail } from '~/domain/deeds/administer-mail.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { administeredOfficers } from '~/domain/identity/visible-officers.server'
import { MailPages } from '~/domain/notifications/components/mail-tabs'
import { findMailLog, type MailLine } from '~/domain/notifications/mail-log.server'
import type { MailState } from '~/domain/notifications/mail-outbox.server'
import {
  mailKindWord,
  mailStateOfParam,
  mailStateParam,
  mailStateWord,
  shownMailStates,
} from '~/domain/notifications/mail-state-words'
import { withParams } from '~/domain/reports/report-links'
import { formatInstant, localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireListPage } from '~/platform/http/list-page'

export const meta: MetaFunction = () => [{ title: 'Nhật ký gửi thư – Niềm Nở' }]

const pageSize = 50
const path = '/quan-tri/thu-dien-tu'

/** /quan-tri/thu-dien-tu: every message, how it went, and a test of the mail server. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageMail')
  const now = args.context.now()
  const query = new URL(args.request.url).searchParams
  const state = mailStateOfParam(query.get('trang-thai'))
  const search = (query.get('tim') ?? '').normalize('NFC').trim().slice(0, 100)
  const asked = Number(query.get('trang') ?? '1')
  const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, 100_000) : 1
  const { lines, total, counts } = await findMailLog(
    { officer: administeredOfficers(actor, localDateOf(now)), state, search },
    { skip: (page - 1) * pageSize, take: pageSize },
  )
  requireListPage(args.request, { page, total, pageSize })
  return {
    lines: lines.map((line) => shownLine(line, now)),
    total,
    counts,
    state,
    search,
    page,
    from: config().mail?.from ?? null,
  }
}

function shownLine(line: MailLine, now: Date) {
  const state = line.state as MailState
  const canResend = state === 'bounced' || state === 'failed'
  return {
    id: line.id,
    kind: mailKindWord(line.kind),
    toAddress: line.toAddress,
    subject: line.subject,
    state,
    createdAt: formatInstant(line.createdAt, now),
    detail: detailOf(line, state, now),
    reason: line.lastError,
    canResend,
  }
}

function detailOf(line: MailLine, state: MailState, now: Date): string {
  if (state === 'sent' && line.sentAt) return `Gửi ${formatInstant(line.sentAt, now)}`
  if (state !== 'waiting') return line.attempts > 0 ? `Đã thử ${line.attempts} lần` : ''
  const next = `gửi từ ${formatInstant(line.nextAttemptAt, now)}`
  return line.attempts > 0 ? `Đã thử ${line.attempts} lần, thử lại ${formatInstant(line.nextAttemptAt, now)}` : next
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageMail')
  const now = args.context.now()
  const form = await readForm(args.request)
  if (form.get('viec') === 'thu') {
    const result = await sendTestMail(actor, now)
    if (result.ok)
      return redirectWithToast(path, { text: `Thư thử tới ${result.toAddress} được gửi trong vòng 15 giây.` })
    const text =
      result.reason === 'noAddress'
        ? 'Đồng chí chưa có địa chỉ thư. Đồng chí ghi địa chỉ ở trang Cá nhân rồi gửi lại.'
        : 'Hệ thống chưa nối với máy chủ thư nên chưa gửi được.'
    return redirectWithToast(path, { text, tone: 'info' })
  }
  const mailId = form.get('thu')
  if (typeof mailId !== 'string' || !(await sendMailAgain(actor, mailId, now)))
    throw new Response('Không thấy thư này, hoặc thư không cần gửi lại.', { status: 404 })
  return redirectWithToast(path, { text: 'Thư được gửi lại trong vòng 15 giây.' })
}

type Line = ReturnType<typeof shownLine>

const tones: Record<MailState, 'none' | 'prog' | 'done' | 'late' | 'neutral'> = {
  waiting: 'prog',
  sent: 'done',
  bounced: 'late',
  failed: 'late',
  dropped: 'neutral',
}

const columns: Column<Line>[] = [
  { key: 'subject', header: 'Thư', isRowHeader: true, cell: (line) => line.subject },
  { key: 'to', header: 'Đến', cell: (line) => <span className="break-all">{line.toAddress}</span> },
  { key: 'kind', header: 'Loại', cell: (line) => line.kind },
  { key: 'at', header: 'Lập lúc', cell: (line) => line.createdAt },
  {
    key: 'state',
    header: 'Tình trạng',
    cell: (line) => (
      <>
        <StatusChip tone={tones[line.state]} label={mailStateWord(line.state)} />
        <span className="block text-sm text-text-2">{line.detail}</span>
        {line.reason ? <span className="block text-sm break-words text-text-2">{line.reason}</span> : null}
        {line.canResend ? (
          <Form method="post" className="mt-1">
            <Button
              type="submit"
              variant="secondary"
              name="thu"
              value={line.id}
              aria-label={`Gửi lại thư tới ${line.toAddress}`}
            >
              Gửi lại
            </Button>
          </Form>
        ) : null}
      </>
    ),
  },
]

export default function MailPage() {
  const { lines, total, counts, state, search, page, from } = useLoaderData<typeof loader>()
  const all = shownMailStates.reduce((sum, one) => sum + counts[one], 0)
  return (
    <>
      <PageHeader
        title="Thư và nhắc việc"
        subtitle={from ? `Thư gửi từ ${from}.` : 'Hệ thống chưa nối với máy chủ thư.'}
        actions={
          from ? (
            <Form method="post">
              <Button type="submit" variant="secondary" icon={Send} name="viec" value="thu">
                Gửi thư thử cho tôi
              </Button>
            </Form>
          ) : null
        }
      />
      <MailPages current="log" />
      <div className="flex flex-col gap-4 lg:gap-5">
        {from ? null : (
          <Callout tone="blue" title="Nhắc việc chỉ hiện trong hệ thống">
            Muốn gửi cả thư điện tử, đồng chí ghi MAIL_SMTP_URL và MAIL_FROM vào cấu hình của máy chủ rồi khởi động lại.
          </Callout>
        )}
        <Form method="get" role="search" className="flex flex-wrap items-end gap-3">
          {state ? <input type="hidden" name="trang-thai" value={mailStateParam(state)} /> : null}
          <TextField
            key={search}
            label="Tìm theo địa chỉ hoặc tiêu đề"
            name="tim"
            type="search"
            dense
            defaultValue={search}
            className="w-full sm:w-72"
          />
          <Button type="submit" variant="secondary" icon={Search}>
            Tìm
          </Button>
        </Form>
        <Card aria-label="Nhật ký gửi thư">
          <Tabs
            label="Theo tình trạng"
            className="px-2"
            items={[
              { to: withParams(path, { tim: search }), label: 'Tất cả', count: all, current: state === null },
              ...shownMailStates.map((one) => ({
                to: withParams(path, { 'trang-thai': mailStateParam(one), tim: search }),
                label: mailStateWord(one),
                count: counts[one],
                current: state === one,
              })),
            ]}
          />
          {lines.length > 0 ? (
            <DataTable caption="Thư đã lập, mới nhất trước" columns={columns} rows={lines} rowKey={(line) => line.id} />
          ) : (
            <EmptyState
              icon={search ? SearchX : MailCheck}
              level={2}
              title={search ? 'Không có thư nào khớp' : state ? 'Không có thư nào ở tình trạng này' : 'Chưa có thư nào'}
              detail={
                search
                  ? 'Đồng chí thử một phần của địa chỉ hoặc tiêu đề.'
                  : 'Thư nhắc việc được lập khi có chuyên đề sắp đến hạn hoặc quá hạn.'
              }
            />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          hrefFor={(to) => withParams(path, { 'trang-thai': state && mailStateParam(state), tim: search, trang: to })}
        />
        <p className="text-sm text-text-3">
          Nhật ký không giữ mật khẩu và không hiện nội dung thư. Ai tắt nhận thư ở trang{' '}
          <Link to="/ca-nhan" className="link">
            Cá nhân
          </Link>{' '}
          chỉ nhận thông báo trong hệ thống.
        </p>
      </div>
    </>
  )
}
