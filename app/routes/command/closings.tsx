import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CalendarDays } from 'lucide'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { StatusChip } from '~/components/status-chip'
import { may } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { getClosingList } from '~/domain/reports/closing-page.server'
import { withParams } from '~/domain/reports/report-links'
import { formatDate, formatTime, localDateOf } from '~/platform/calendar'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction = () => [{ title: 'Chốt số liệu tháng – Niềm Nở' }]

/** /chot-thang: the months of a unit, closed and not yet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const unitCode = new URL(args.request.url).searchParams.get('don-vi')
  const list = requireFound(await getClosingList(actor, unitCode, args.context.now()))
  return { ...list, unitCode, mayClose: may(actor, 'closeMonth') }
}

export default function ClosingsPage() {
  const { unit, months, unitCode, mayClose } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Chốt số liệu tháng" subtitle={unit.name} />
      <Card aria-label="Các tháng học">
        {months.length > 0 ? (
          <RowList>
            {months.map((month) => (
              <Row
                key={month.code}
                to={withParams(`/chot-thang/${month.code}`, { 'don-vi': unitCode })}
                title={month.name}
                detail={
                  month.closing
                    ? `Chốt đến hết ngày ${formatDate(month.closing.closedOn)}, lúc ${formatTime(month.closing.closedAt)} ngày ${formatDate(localDateOf(month.closing.closedAt))}, ${month.closing.closedBy}`
                    : month.isOver
                      ? mayClose
                        ? 'Đã kết thúc, chưa chốt'
                        : 'Đã kết thúc, bộ phận thường trực chưa chốt'
                      : `Kết thúc ngày ${formatDate(month.endsOn)}`
                }
                trailing={
                  month.closing ? (
                    <StatusChip tone="done" label="Đã chốt" />
                  ) : month.isOver ? (
                    <StatusChip tone="soon" label="Chưa chốt" />
                  ) : (
                    <StatusChip tone="prog" label="Đang học" />
                  )
                }
              />
            ))}
          </RowList>
        ) : (
          <EmptyState
            icon={CalendarDays}
            level={2}
            title="Chưa có tháng học tập nào"
            detail="Tháng xuất hiện khi chuyên đề đầu tiên được giao cho đơn vị."
          />
        )}
      </Card>
    </>
  )
}
