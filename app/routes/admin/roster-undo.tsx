import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { DataTable } from '~/components/data-table'
import { TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { startImportWork } from '~/domain/deeds/import-roster-jobs.server'
import { beginUndo, previewUndo, undoImport } from '~/domain/deeds/undo-roster.server'
import { undoReasonSchema } from '~/domain/deeds/undo-roster-faults.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { getImport } from '~/domain/identity/roster/roster-imports.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Hoàn tác lần nhập – Niềm Nở' }]

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const importId = args.params.ma ?? ''
  const found = requireFound(await getImport(actor, importId))
  if (found.state !== 'applied') throw redirect(`/quan-tri/nguoi-dung/nhap/${importId}`)
  const { rows, faults } = await previewUndo({ actor, importId, now: args.context.now() })
  const pageCount = Math.max(1, Math.ceil(faults.length / pageSize))
  const asked = Number.parseInt(new URL(args.request.url).searchParams.get('trang') ?? '1', 10) || 1
  const page = Math.min(Math.max(1, asked), pageCount)
  return {
    importId,
    fileName: found.fileName,
    rows,
    faultCount: faults.length,
    faults: faults.slice((page - 1) * pageSize, page * pageSize),
    page,
    pageCount,
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const importId = args.params.ma ?? ''
  requireFound(await getImport(actor, importId))
  const now = args.context.now()
  const form = await readForm(args.request)
  const reason = String(form.get('lyDo') ?? '')
  const parsed = undoReasonSchema.safeParse({ reason })
  const refuse = (problem: string, reasonProblem = '') => data({ problem, reasonProblem, reason }, { status: 422 })
  if (!parsed.success) return refuse('', parsed.error.issues[0]?.message ?? '')
  const begun = await beginUndo({
    actor,
    importId,
    reason: parsed.data.reason,
    keepsUsed: form.get('giu') === 'co',
    now,
  })
  if (!begun.ok && begun.reason === 'faults')
    return refuse('Có dòng đã được dùng sau lần nhập. Đồng chí đánh dấu giữ lại các dòng ấy rồi bấm Hoàn tác.')
  if (begun.ok) await startImportWork(importId, () => undoImport(importId, now))
  return redirect(`/quan-tri/nguoi-dung/nhap/${importId}`, 303)
}

export default function RosterUndoPage() {
  const { importId, fileName, rows, faultCount, faults, page, pageCount } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const own = `/quan-tri/nguoi-dung/nhap/${importId}`
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Nhập danh sách', to: '/quan-tri/nguoi-dung/nhap' },
          { label: fileName || 'Tệp không tên', to: own },
          { label: 'Hoàn tác' },
        ]}
      />
      <PageHeader title="Hoàn tác lần nhập" subtitle={fileName} />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card as="section" aria-label="Hoàn tác" padding="lg" className="max-w-200">
          <p className="text-text-2">
            {formatCount(rows - faultCount)} dòng trở về như trước lần nhập. Người được thêm bị khóa tài khoản và rời
            đơn vị, đơn vị mới đóng lại; không xóa gì khỏi lịch sử.
          </p>
          <Form method="post" className="mt-4 flex flex-col gap-5">
            {answer?.problem ? (
              <Callout tone="red" title="Chưa hoàn tác được" isAlert>
                {answer.problem}
              </Callout>
            ) : null}
            <TextField
              label="Lý do hoàn tác"
              name="lyDo"
              defaultValue={answer?.reason}
              errors={answer?.reasonProblem ? [answer.reasonProblem] : undefined}
              hint="Lý do được lưu vào nhật ký hệ thống."
              maxLength={300}
              autoComplete="off"
              required
            />
            {faultCount > 0 ? (
              <Checkbox
                name="giu"
                value="co"
                label={`Giữ lại ${formatCount(faultCount)} dòng đã được dùng, hoàn tác các dòng còn lại`}
              />
            ) : null}
            <div className="flex flex-wrap gap-2">
              <Button type="submit" variant="danger" busy={isBusy} busyLabel="Đang hoàn tác">
                Hoàn tác
              </Button>
              <ButtonLink to={own} variant="ghost">
                Quay lại
              </ButtonLink>
            </div>
          </Form>
        </Card>
        {faultCount > 0 ? (
          <>
            <Card aria-label="Dòng đã được dùng">
              <DataTable
                caption="Dòng đã được dùng sau lần nhập"
                captionVisible
                rows={faults}
                rowKey={({ line, label }) => `${line} ${label}`}
                columns={[
                  { key: 'line', header: 'Dòng', align: 'right', cell: ({ line }) => line },
                  { key: 'label', header: 'Ai hoặc đơn vị nào', isRowHeader: true, cell: ({ label }) => label },
                  { key: 'reason', header: 'Lý do', cell: ({ reason }) => reason },
                ]}
              />
            </Card>
            <Pagination page={page} pageCount={pageCount} hrefFor={(n) => `?trang=${n}`} />
          </>
        ) : null}
      </div>
    </>
  )
}
