import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { UserRoundX } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { rankedName } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { type FormerOfficerLine, findFormerOfficers } from '~/domain/reports/former-officers.server'
import { withParams } from '~/domain/reports/report-links'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { formatDate } from '~/platform/calendar'
import { requireListPage } from '~/platform/http/list-page'
import { formatCount } from '~/platform/number-format'
import { quoted } from '~/platform/quotation'

export const meta: MetaFunction = () => [{ title: 'Đã chuyển đi – Niềm Nở' }]

const pageSize = 50

/** /can-bo/da-chuyen: who served in the actor's units and has left, each page limited to the time served there. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const { search, page } = readPeopleParams(new URL(args.request.url))
  const asked = { search, limit: pageSize, offset: (page - 1) * pageSize }
  const { lines, total } = await findFormerOfficers(actor, asked, args.context.now())
  requireListPage(args.request, { page, total, pageSize })
  return { lines, total, search, page }
}

export default function FormerOfficersPage() {
  const { lines, total, search, page } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb items={[{ label: 'Cán bộ, chiến sĩ', to: '/can-bo' }, { label: 'Đã chuyển đi' }]} />
      <PageHeader
        title="Đã chuyển đi"
        subtitle={`${formatCount(total)} đồng chí từng công tác ở các đơn vị thuộc quyền`}
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <TextField name="tim" label="Tìm theo tên, số hiệu" defaultValue={search} autoComplete="off" />
          <Button type="submit" variant="secondary">
            Tìm
          </Button>
        </Form>
        <Card aria-label="Danh sách đã chuyển đi">
          {lines.length > 0 ? (
            <DataTable
              caption="Cán bộ, chiến sĩ đã chuyển đi"
              columns={columns}
              rows={lines}
              rowKey={(line) => line.serviceNumber}
            />
          ) : (
            <EmptyState
              icon={UserRoundX}
              title={search ? `Không thấy đồng chí nào khớp với ${quoted(search)}` : 'Chưa có đồng chí nào chuyển đi'}
              detail="Đồng chí chuyển khỏi đơn vị sẽ hiện ở đây, với thời gian công tác ở đơn vị."
            />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          hrefFor={(to) => withParams('/can-bo/da-chuyen', { tim: search, trang: to })}
        />
      </div>
    </>
  )
}

const columns: Column<FormerOfficerLine>[] = [
  {
    key: 'name',
    header: 'Họ và tên',
    isRowHeader: true,
    cell: (line) => (
      <Link to={`/can-bo/${encodeURIComponent(line.serviceNumber)}`} className="link">
        {rankedName({ rankName: line.rankName, displayName: line.name })}
      </Link>
    ),
  },
  { key: 'number', header: 'Số hiệu', wideOnly: true, cell: (line) => line.serviceNumber },
  { key: 'position', header: 'Chức vụ khi ấy', cell: (line) => line.positionName },
  { key: 'unit', header: 'Đơn vị khi ấy', cell: (line) => line.unitName },
  { key: 'until', header: 'Ngày cuối', align: 'right', cell: (line) => formatDate(line.lastOn) },
]
