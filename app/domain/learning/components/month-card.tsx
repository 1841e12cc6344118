import { ChevronDown } from 'lucide-react'
import { Card } from '~/components/card'
import { Icon } from '~/components/icon'
import { ProgressRing } from '~/components/progress-ring'
import { CourseRows } from './course-rows'
import type { PeriodView } from './month-view'

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

/** A month gone by: one line that opens to its courses without scripts. */
export function PastMonth({ period }: { period: PeriodView }) {
  return (
    <details className="group border-t border-line first:border-t-0">
      <summary className="flex min-h-14 items-center gap-3 px-4 py-2">
        <span className="min-w-0 flex-1 font-medium">{period.name}</span>
        <span className="text-sm font-normal text-text-3 tabular-nums">
          {period.count === 0 ? 'Miễn học tập' : `${period.completed}/${period.count} bài`}
        </span>
        <Icon icon={ChevronDown} size="sm" className="text-text-3 group-open:rotate-180 print:hidden" />
      </summary>
      <CourseRows label={`Chuyên đề ${period.name}`} courses={period.courses} />
    </details>
  )
}
