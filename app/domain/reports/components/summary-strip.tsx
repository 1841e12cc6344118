import { Link } from '@remix-run/react'
import { Card } from '~/components/card'
import { ProgressRing } from '~/components/progress-ring'
import { Stat } from '~/components/stat'
import { daysBetween, formatDayMonth, localDateOf } from '~/platform/calendar'
import { formatCount, formatPercent } from '~/platform/number-format'
import type { UnitOverview } from '../unit-overview.server'
import { periodInSentence } from './words'

export interface SummaryStripProps {
  summary: UnitOverview['summary']
  /** The unit has units below it. */
  hasUnits: boolean
  periodName: string
  takenAt: Date
  overdueHref: string
  matrixHref: string
}

/** The state of the unit in four figures, each leading to what is behind it. */
export function SummaryStrip({ summary, hasUnits, periodName, takenAt, overdueHref, matrixHref }: SummaryStripProps) {
  const { month } = summary
  const share = formatPercent(month.completed, month.eligible)
  return (
    <Card aria-label="Tóm tắt" className="flex flex-col gap-4 p-4 lg:flex-row lg:items-center lg:px-5">
      <div className="flex min-w-0 flex-1 items-center gap-4">
        <ProgressRing
          value={month.completed}
          max={month.eligible}
          size={76}
          text={month.eligible > 0 ? `${share}%` : '–'}
          label={`${share}% lượt học đã xong`}
        />
        <div className="min-w-0">
          <p className="text-lg font-semibold text-balance">
            {formatCount(month.completed)} trong {formatCount(month.eligible)} lượt học đã xong
          </p>
          <p className="text-sm text-text-2">
            {formatCount(summary.courseCount)} chuyên đề {periodInSentence(periodName)}
            {summary.nextDueOn ? `, ${dueSentence(summary.nextDueOn, takenAt)}` : ''}
          </p>
          {month.exempt > 0 ? (
            <p className="text-sm text-text-3">
              Ngoài ra {formatCount(month.exempt)} lượt được miễn, không tính vào tỷ lệ.
            </p>
          ) : null}
        </div>
      </div>
      <ul className="grid grid-cols-1 gap-1 sm:grid-cols-3 lg:flex lg:gap-0 lg:divide-x lg:divide-line">
        <Figure
          to={overdueHref}
          value={summary.overdueOfficers}
          tone={summary.overdueOfficers > 0 ? 'late' : 'plain'}
          label={['đồng chí', 'quá hạn']}
        />
        {hasUnits ? <Figure to={matrixHref} value={summary.weakUnits} label={['đơn vị', 'dưới 70%']} /> : null}
        <Figure to={matrixHref} value={summary.unfinishedOfficers} label={['đồng chí', 'chưa xong']} />
      </ul>
    </Card>
  )
}

function Figure({
  to,
  value,
  label,
  tone,
}: {
  to: string
  value: number
  label: [string, string]
  tone?: 'plain' | 'late'
}) {
  return (
    <li>
      <Link
        to={to}
        className="flex min-h-11 items-center rounded-md py-1 text-text no-underline hover:bg-soft-2 lg:px-5"
      >
        <Stat
          value={formatCount(value)}
          tone={tone}
          label={
            <>
              {label[0]} <br className="max-lg:hidden" />
              {label[1]}
            </>
          }
        />
      </Link>
    </li>
  )
}

function dueSentence(dueOn: string, takenAt: Date): string {
  const left = daysBetween(localDateOf(takenAt), dueOn)
  return left === 0 ? `hôm nay đến hạn ${formatDayMonth(dueOn)}` : `còn ${left} ngày đến hạn ${formatDayMonth(dueOn)}`
}
