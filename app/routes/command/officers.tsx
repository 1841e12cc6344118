import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SearchX } from 'lucide'
import { ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { StatusChip } from '~/components/status-chip'
import { requireDeed } from '~/domain/identity/guard.server'
import { OfficerName } from '~/domain/reports/components/officer-name'
import { PeopleFilter } from '~/domain/reports/components/people-filter'
import { UnknownFilter, unknownUnitWords } from '~/domain/reports/components/unknown-filter'
import { keptListOrder, readListOrder } from '~/domain/reports/list-order'
import { findOfficerList, type OfficerListLine } from '~/domain/reports/officer-list.server'
import { withParams } from '~/domain/reports/report-links'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { requireListPage } from '~/platform/http/list-page'
import { formatCount } from '~/platform/number-format'
import { quoted } from '~/platform/quotation'

export const meta: MetaFunction = () => [{ title: 'Cán bộ, chiến sĩ – Niềm Nở' }]

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const { search, unitCode, page } = readPeopleParams(new URL(args.request.url))
  const order = readListOrder(args.request)
  const { lines, total, periodName, units, unit } = await findOfficerList(
    actor,
    { search, unitCode, order, limit: pageSize, offset: (page - 1) * pageSize },
    args.context.now(),
  )
  requireListPage(args.request, { page, total, pageSize })
  const options = units.map(({ code, name, depth }) => ({ code, name, depth }))
  return data(
    {
      lines,
      total,
      periodName,
      options,
      unitCode: unit?.code ?? null,
      unitName: unit?.name ?? null,
      notes: unknownUnitWords(unitCode, unit),
      search,
      page,
      order,
    },
    { headers: keptListOrder(args.request) },
  )
}

export default function OfficersPage() {
  const { lines, total, periodName, options, unitCode, unitName, notes, search, page, order } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Cán bộ, chiến sĩ"
        actions={
          <ButtonLink to="/can-bo/da-chuyen" variant="secondary">
            Đã chuyển đi
          </ButtonLink>
        }
        subtitle={`${formatCount(total)} đồng chí${unitName ? `, ${unitName}` : ''}${search ? `, khớp với ${quoted(search)}` : ''}`}
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        <UnknownFilter sentences={notes} />
        <PeopleFilter search={search} order={order} unit={{ code: unitCode, options }} />
        <Card aria-label="Danh sách cán bộ, chiến sĩ">
          {lines.length > 0 ? (
            <DataTable
              caption="Cán bộ, chiến sĩ của đơn vị"
              columns={columnsFor(periodName)}
              rows={lines}
              rowKey={(line) => line.serviceNumber}
            />
          ) : (
            <EmptyState
              icon={SearchX}
              title={
                search ? `Không thấy đồng chí nào khớp với ${quoted(search)}` : 'Đơn vị chưa có cán bộ, chiến sĩ nào'
              }
              detail={
                search
                  ? 'Đồng chí thử tên ngắn hơn, không cần gõ dấu, hoặc chọn tất cả đơn vị.'
                  : 'Quản trị hệ thống thêm người vào đơn vị thì danh sách sẽ có ở đây.'
              }
            />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          hrefFor={(to) => withParams('/can-bo', { tim: search, 'don-vi': unitCode, trang: to })}
        />
      </div>
    </>
  )
}

function columnsFor(periodName: string | null): Column<OfficerListLine>[] {
  return [
    { key: 'name', header: 'Họ và tên', isRowHeader: true, cell: (line) => <OfficerName officer={line} /> },
    { key: 'number', header: 'Số hiệu', wideOnly: true, cell: (line) => line.serviceNumber },
    { key: 'position', header: 'Chức vụ', cell: (line) => line.positionName },
    { key: 'unit', header: 'Đơn vị', cell: (line) => line.unitName },
    { key: 'month', header: periodName ?? 'Tháng này', align: 'right', cell: monthWords },
    {
      key: 'overdue',
      header: 'Quá hạn',
      align: 'right',
      cell: (line) =>
        line.overdue > 0 ? <StatusChip tone="late" label={`${line.overdue} chuyên đề`} /> : <None words="không có" />,
    },
  ]
}

function monthWords(line: OfficerListLine) {
  if (line.eligible === 0) return <None words="không phải học" />
  return `${line.completed}/${line.eligible} chuyên đề`
}

function None({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{words}</span>
    </>
  )
}
