import { Link } from '@remix-run/react'
import { Card } from '~/components/card'
import { ProgressRing } from '~/components/progress-ring'
import { RowList } from '~/components/row-list'
import { CourseRows } from './course-rows'
import type { PastMonthView, PeriodView } from './month-view'

/** A study month: the ring with the count of lessons, the last due date, and each course with its state. */
export function MonthCard({ period }: { period: PeriodView }) {
  return (
    <Card aria-label={`Tiến độ ${period.name}`}>
      <div className="flex items-center gap-4 p-4">
        <ProgressRing value={period.completed} max={period.count} label={period.summary} />
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{period.name}</h2>
          <p className="text-sm text-text-2">
            {period.summary}
            {period.due && (
              <>
                <br />
                {period.due}
              </>
            )}
          </p>
        </div>
      </div>
      <div className="border-t border-line">
        <CourseRows label={`Chuyên đề ${period.name}`} courses={period.courses} />
      </div>
    </Card>
  )
}

/** Months gone by, a line each; their courses are one press away. */
export function PastMonths({ months }: { months: PastMonthView[] }) {
  return (
    <RowList label="Các tháng trước">
      {months.map((month) => (
        <li key={month.name}>
          <Link
            to={month.to}
            className="flex min-h-14 items-center justify-between gap-3 px-4 py-2 font-medium text-text no-underline hover:bg-soft-2"
          >
            {month.name}
            <span className="text-sm font-normal text-text-3 tabular-nums">{month.count}</span>
          </Link>
        </li>
      ))}
    </RowList>
  )
}
