import { Link } from '@remix-run/react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { DateField } from '~/components/field'
import { formatDate } from '~/platform/calendar'
import { reportDateParam } from '../report-time'

export interface ReportDateFieldProps {
  /** The day shown now. */
  reportOn: string
  /** Id of the form it belongs to, where it stands outside. */
  form?: string
}

/** "Số liệu đến hết ngày": sets the day of a report; with the form's button it works without scripts. */
export function ReportDateField({ reportOn, form }: ReportDateFieldProps) {
  return (
    <span className="flex items-end gap-2">
      <DateField
        key={reportOn}
        label="Số liệu đến hết ngày"
        name={reportDateParam}
        form={form}
        defaultValue={reportOn}
        dense
      />
      <Button type="submit" variant="secondary" form={form}>
        Xem
      </Button>
    </span>
  )
}

/** Says that the page shows an earlier day, and leads back to today. */
export function PastReportNote({ reportOn, todayHref }: { reportOn: string; todayHref: string }) {
  return (
    <Callout tone="blue" title={`Đang xem số liệu đến hết ngày ${formatDate(reportOn)}`}>
      Đơn vị, quân số và kết quả được tính theo ngày đó.{' '}
      <Link to={todayHref} className="link">
        Xem số liệu hôm nay
      </Link>
    </Callout>
  )
}
