import { ArrowRight, CircleCheck } from 'lucide'
import { Avatar } from '~/components/avatar'
import { ButtonLink } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { Row, RowList } from '~/components/row-list'
import { daysBetween, localDateOf } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'
import type { UnitOverview } from '../unit-overview.server'
import type { OverdueLine } from '../worst-overdue.server'
import { OfficerName } from './officer-name'

export interface OverdueCardProps {
  overdue: OverdueLine[]
  summary: Pick<UnitOverview['summary'], 'overdueOfficers' | 'overdueEnrolments'>
  takenAt: Date
  allHref: string
}

/** Who has been overdue longest, and the way to all of them. */
export function OverdueCard({ overdue, summary, takenAt, allHref }: OverdueCardProps) {
  if (summary.overdueOfficers === 0)
    return (
      <Card aria-label="Quá hạn">
        <EmptyState
          icon={CircleCheck}
          level={2}
          title="Không có đồng chí nào quá hạn"
          detail="Các lượt học đã đến hạn đều đã xong hoặc được miễn."
        />
      </Card>
    )
  const today = localDateOf(takenAt)
  return (
    <Card aria-labelledby="qua-han">
      <CardHeader
        id="qua-han"
        title="Quá hạn"
        detail={`${formatCount(summary.overdueOfficers)} đồng chí, ${formatCount(summary.overdueEnrolments)} lượt học`}
      />
      <RowList className="border-t border-line">
        {overdue.map((line) => (
          <Row
            key={line.serviceNumber}
            leading={
              <span className="max-2xl:lg:hidden">
                <Avatar initials={line.initials} />
              </span>
            }
            title={<OfficerName officer={line} />}
            detail={
              <>
                <span className="block">{line.unitShortName || 'Không còn trong đơn vị'}</span>
                <span className="block text-late-fg">{owedWords(line, today)}</span>
              </>
            }
          />
        ))}
      </RowList>
      <div className="border-t border-line p-2">
        <ButtonLink to={allHref} variant="ghost" block trailingIcon={ArrowRight}>
          Xem cả {formatCount(summary.overdueOfficers)} đồng chí
        </ButtonLink>
      </div>
    </Card>
  )
}

function owedWords(line: OverdueLine, today: string): string {
  const days = daysBetween(line.oldestDueOn, today)
  return `${formatCount(line.enrolments)} chuyên đề, ${line.enrolments > 1 ? 'lâu nhất ' : ''}${formatCount(days)} ngày`
}
