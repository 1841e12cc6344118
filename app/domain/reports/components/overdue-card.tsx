import { ArrowRight, CircleCheck } from 'lucide'
import { Avatar } from '~/components/avatar'
import { ButtonLink } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { Row, RowList } from '~/components/row-list'
import { NudgeButton, remindedWords } from '~/domain/notifications/components/nudge'
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
  /** Null where the viewer does not remind. `last`: by service number; nobody reminds himself. */
  reminding: { unitCode: string; last: Record<string, Date>; ownNumber: string } | null
}

/** Who has been overdue longest, and the way to all of them. */
export function OverdueCard({ overdue, summary, takenAt, allHref, reminding }: OverdueCardProps) {
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
        actions={
          reminding ? (
            <NudgeButton
              deed="list"
              fields={{ 'don-vi': reminding.unitCode, 'trang-thai': 'qua-han' }}
              label="Nhắc tất cả"
              spokenLabel="Nhắc tất cả các đồng chí quá hạn"
            />
          ) : null
        }
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
            trailing={reminding ? <RowReminder line={line} reminding={reminding} takenAt={takenAt} /> : null}
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

/** Reminded today: when. Else the button; who has left the unit, and oneself, have neither. */
function RowReminder({
  line,
  reminding,
  takenAt,
}: {
  line: OverdueLine
  reminding: NonNullable<OverdueCardProps['reminding']>
  takenAt: Date
}) {
  const at = reminding.last[line.serviceNumber]
  if (at && localDateOf(at) === localDateOf(takenAt))
    return <span className="w-20 text-right text-xs font-medium text-done-fg">{remindedWords(at, takenAt)}</span>
  if (!line.isVisibleNow || line.serviceNumber === reminding.ownNumber) return null
  return (
    <NudgeButton
      deed="officer"
      fields={{ 'so-hieu': line.serviceNumber, 'trang-thai': 'qua-han' }}
      label="Nhắc"
      spokenLabel={`Nhắc ${line.name}`}
      look="secondary"
      isSmall
    />
  )
}

function owedWords(line: OverdueLine, today: string): string {
  const days = daysBetween(line.oldestDueOn, today)
  return `${formatCount(line.enrolments)} chuyên đề, ${line.enrolments > 1 ? 'lâu nhất ' : ''}${formatCount(days)} ngày`
}
