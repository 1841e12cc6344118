import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CircleCheck } from 'lucide'
import { ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { may } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { OfficerName } from '~/domain/reports/components/officer-name'
import { takenAtWords } from '~/domain/reports/components/words'
import { findOutOfAttempts, type StuckLine } from '~/domain/reports/out-of-attempts.server'
import { withParams } from '~/domain/reports/report-links'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { formatDate } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Hết lượt làm bài – Niềm Nở' }]

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const { page } = readPeopleParams(new URL(args.request.url))
  const takenAt = args.context.now()
  const found = findOutOfAttempts(actor, { limit: pageSize, offset: (page - 1) * pageSize }, takenAt)
  return { ...found, page, takenAt, mayGrant: may(actor, 'grantAttempts') }
}

export default function OutOfAttemptsPage() {
  const { lines, total, page, takenAt, mayGrant } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Hết lượt làm bài"
        subtitle={`${formatCount(total)} bài kiểm tra đang chờ thêm lượt. ${takenAtWords(takenAt)}`}
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card aria-label="Danh sách hết lượt làm bài">
          {lines.length > 0 ? (
            <DataTable
              caption="Các bài kiểm tra đã hết lượt mà chưa đạt, gần hạn nhất trước"
              columns={columnsFor(mayGrant)}
              rows={lines}
              rowKey={(line) => `${line.enrolmentId} ${line.lessonCode}`}
            />
          ) : (
            <EmptyState
              icon={CircleCheck}
              title="Không có đồng chí nào hết lượt"
              detail="Ai làm hết lượt mà chưa đạt sẽ hiện ở đây để chỉ huy xem xét cho thêm."
            />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          hrefFor={(to) => withParams('/het-luot', { trang: to })}
        />
      </div>
    </>
  )
}

function columnsFor(mayGrant: boolean): Column<StuckLine>[] {
  return [
    {
      key: 'name',
      header: 'Họ và tên',
      isRowHeader: true,
      cell: (line) => <OfficerName officer={line} />,
    },
    { key: 'unit', header: 'Đơn vị', cell: (line) => line.unitName },
    { key: 'lesson', header: 'Bài', cell: (line) => `Bài ${line.lessonPosition}, ${line.courseTitle}` },
    { key: 'period', header: 'Kỳ', wideOnly: true, cell: (line) => line.periodName },
    { key: 'attempts', header: 'Đã làm', align: 'right', cell: (line) => `${line.attempts} lượt` },
    { key: 'dueOn', header: 'Hạn', align: 'right', cell: (line) => formatDate(line.dueOn) },
    ...(mayGrant
      ? [
          {
            key: 'grant',
            header: 'Việc cần làm',
            cell: (line: StuckLine) =>
              line.isOwn ? (
                'Chỉ huy cấp trên xem xét'
              ) : (
                <ButtonLink
                  size="sm"
                  variant="secondary"
                  to={withParams(`/can-bo/${line.serviceNumber}/them-luot`, {
                    luot: line.enrolmentId,
                    bai: line.lessonCode,
                  })}
                >
                  Cho thêm lượt
                </ButtonLink>
              ),
          },
        ]
      : []),
  ]
}
