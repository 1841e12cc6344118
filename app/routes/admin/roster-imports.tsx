import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { FileSpreadsheet, Inbox } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, buttonClasses } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { FieldFrame, useFieldWiring } from '~/components/field-frame'
import { Icon } from '~/components/icon'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { ImportStateChip } from '~/domain/identity/components/roster-import-state'
import { requireDeed } from '~/domain/identity/guard.server'
import { fileRefusalWords, maxFileBytes } from '~/domain/identity/roster/roster-file.server'
import { createDraft, findImports } from '~/domain/identity/roster/roster-imports.server'
import { formatInstant } from '~/platform/calendar'
import { readForm } from '~/platform/http/form.server'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Nhập danh sách – Niềm Nở' }]

/** Room for the borders between the fields. */
const maxPostBytes = maxFileBytes + 200_000

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const now = args.context.now()
  const page = Number.parseInt(new URL(args.request.url).searchParams.get('trang') ?? '1', 10) || 1
  const found = await findImports(actor, page)
  const lines = found.lines.map(({ createdAt, appliedAt, undoneAt, ...line }) => ({
    ...line,
    at: formatInstant(undoneAt ?? appliedAt ?? createdAt, now),
  }))
  return { ...found, lines }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const form = await readForm(args.request, maxPostBytes)
  const sent = form.get('tep')
  const isFile = sent instanceof File
  const fileName = (isFile ? sent.name : '').normalize('NFC').slice(0, 200)
  const file = isFile ? Buffer.from(await sent.arrayBuffer()) : Buffer.alloc(0)
  const draft = await createDraft(actor, { fileName, file, now: args.context.now() })
  if (!draft.ok) return data({ problem: fileRefusalWords[draft.reason] }, { status: 422 })
  return redirect(`/quan-tri/nguoi-dung/nhap/${draft.importId}`, 303)
}

export default function RosterImportsPage() {
  const { lines, page, pageCount } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <>
      <Breadcrumb items={[{ label: 'Người dùng', to: '/quan-tri/nguoi-dung' }, { label: 'Nhập danh sách' }]} />
      <PageHeader
        title="Nhập danh sách"
        subtitle="Thêm, điều chuyển và cập nhật cán bộ, chiến sĩ từ tệp Excel hoặc CSV. Người không có trong tệp giữ nguyên."
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card as="section" aria-labelledby="chon-tep">
          <CardHeader id="chon-tep" title="Chọn tệp" detail="Xem thử trước, chưa ghi gì" />
          <Form method="post" encType="multipart/form-data" className="flex flex-col gap-5 px-4 pb-5">
            {answer?.problem ? (
              <Callout tone="red" title="Chưa xem thử được" isAlert>
                {answer.problem}
              </Callout>
            ) : null}
            <FileField />
            <div className="flex flex-wrap gap-2">
              <Button type="submit" busy={isBusy} busyLabel="Đang đọc tệp">
                Xem thử
              </Button>
              <a href="/quan-tri/nguoi-dung/nhap/mau.xlsx" download className={buttonClasses({ variant: 'secondary' })}>
                <Icon icon={FileSpreadsheet} />
                Tải tệp mẫu
              </a>
            </div>
          </Form>
        </Card>
        <Card as="section" aria-labelledby="cac-lan-nhap">
          <CardHeader id="cac-lan-nhap" title="Các lần nhập" />
          {lines.length === 0 ? (
            <EmptyState
              icon={Inbox}
              title="Chưa có lần nhập nào."
              detail="Mỗi lần nhập được ghi lại ở đây và có thể hoàn tác."
            />
          ) : (
            <DataTable
              caption="Các lần nhập danh sách, mới nhất trước"
              rows={lines}
              rowKey={(line) => line.importId}
              columns={[
                {
                  key: 'file',
                  header: 'Tệp',
                  isRowHeader: true,
                  cell: (line) => (
                    <Link to={`/quan-tri/nguoi-dung/nhap/${line.importId}`} className="link break-words">
                      {line.fileName || 'Tệp không tên'}
                    </Link>
                  ),
                },
                { key: 'at', header: 'Lúc', cell: (line) => line.at },
                { key: 'by', header: 'Người nhập', cell: (line) => line.byName },
                { key: 'add', header: 'Thêm', align: 'right', cell: (line) => formatCount(line.counts.add ?? 0) },
                { key: 'move', header: 'Chuyển', align: 'right', cell: (line) => formatCount(line.counts.move ?? 0) },
                { key: 'change', header: 'Đổi', align: 'right', cell: (line) => formatCount(line.counts.change ?? 0) },
                { key: 'state', header: 'Trạng thái', cell: (line) => <ImportStateChip state={line.state} /> },
              ]}
            />
          )}
        </Card>
        <Pagination page={page} pageCount={pageCount} hrefFor={(n) => `?trang=${n}`} />
      </div>
    </>
  )
}

function FileField() {
  const hint =
    'Tệp .xlsx hoặc .csv, không quá 5 MB và 6.000 dòng. Chữ theo bảng mã cũ (TCVN3, VNI) được nhận ra và đổi sang Unicode.'
  const { id, control } = useFieldWiring({ id: 'tep-danh-sach' }, { hint })
  return (
    <FieldFrame id={id} label="Tệp danh sách" hint={hint}>
      <input
        type="file"
        name="tep"
        accept=".xlsx,.csv,.txt"
        {...control}
        className="min-h-12 w-full rounded-md border border-control bg-surface p-2 text-base file:mr-3 file:min-h-8 file:rounded-sm file:border-0 file:bg-soft file:px-3 file:text-on-soft"
      />
    </FieldFrame>
  )
}
