import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { BookOpen, CalendarClock, ClipboardCheck, Medal, Minus, Plus, TrendingUp } from 'lucide'
import type { ReactNode } from 'react'
import { Callout, CalloutLink } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { ScoreRow } from '~/components/score-row'
import { StatusChip } from '~/components/status-chip'
import { BandScale } from '~/domain/emulation/components/band-scale'
import { EntryList } from '~/domain/emulation/components/entry-list'
import { type PointsView, pointsView } from '~/domain/emulation/components/points-view'
import { getOwnPoints } from '~/domain/emulation/own-points.server'
import { requireDeed } from '~/domain/identity/guard.server'

export const meta: MetaFunction = () => [{ title: 'Điểm thi đua – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  const asked = new URL(args.request.url).searchParams.get('dot') ?? undefined
  const points = (await getOwnPoints(actor, now, asked)) ?? (asked ? await getOwnPoints(actor, now) : null)
  return { points: points && pointsView(points, now) }
}

export default function PointsPage() {
  const { points } = useLoaderData<typeof loader>()
  if (!points)
    return (
      <>
        <PageHeader title="Điểm thi đua" />
        <Card as="div">
          <EmptyState
            icon={Medal}
            level={2}
            title="Chưa có đợt thi đua nào của đơn vị"
            detail="Khi đơn vị phát động đợt thi đua, điểm của đồng chí và lý do của từng điểm hiện ở đây."
          />
        </Card>
      </>
    )
  return (
    <>
      <PageHeader title="Điểm thi đua" subtitle={points.subtitle} />
      <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          {points.notBegun ? <NotBegun words={points.notBegun} /> : <Total points={points} />}
          {points.next && <NextBand next={points.next} />}
          <section aria-labelledby="vi-sao">
            <h2 id="vi-sao" className="mt-2 mb-3 text-lg font-semibold">
              {points.notBegun ? 'Thể lệ' : 'Vì sao có điểm này'}
            </h2>
            <Card as="div" className="px-4 py-1">
              {points.criteria.map((criterion) => (
                <Criterion key={criterion.code} criterion={criterion} />
              ))}
              <ScoreRow
                icon={Plus}
                name="Điểm thưởng"
                evidence={points.bonus.evidence}
                points={points.bonus.points}
                maximum={points.bonus.maximum}
                tone={points.bonus.isEarned ? 'bonus' : 'plain'}
              >
                {points.bonus.entries.length > 0 && (
                  <Workings>
                    <EntryList label="Các lượt ghi điểm thưởng" entries={points.bonus.entries} />
                    {points.bonus.cut && <p>{points.bonus.cut}</p>}
                  </Workings>
                )}
              </ScoreRow>
              <ScoreRow
                icon={Minus}
                name="Điểm trừ"
                evidence={points.deduction.evidence}
                points={points.deduction.points}
                tone={points.deduction.entries.length > 0 ? 'deduction' : 'plain'}
              >
                {points.deduction.entries.length > 0 && (
                  <Workings>
                    <EntryList label="Các lượt ghi điểm trừ" entries={points.deduction.entries} />
                  </Workings>
                )}
              </ScoreRow>
              <div className="border-t-2 border-text py-3.5">
                <p className="flex items-baseline justify-between gap-3 font-semibold">
                  Tổng điểm <span className="text-xl font-bold tabular-nums">{points.total ?? 'chưa có'}</span>
                </p>
                {points.total !== null && <p className="text-sm text-text-3 tabular-nums">{points.sum}</p>}
              </div>
            </Card>
          </section>
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          <Card aria-labelledby="lich-su" padding="md">
            <h2 id="lich-su" className="mb-3 text-lg font-semibold">
              Lịch sử ghi điểm
            </h2>
            {points.history.length > 0 ? (
              <EntryList label="Lịch sử ghi điểm" entries={points.history} />
            ) : (
              <p className="text-sm text-text-2">Chưa có lượt ghi điểm nào. Hoàn thành chuyên đề là có điểm ngay.</p>
            )}
          </Card>
          <Callout tone="blue" title="Thấy điểm chưa đúng">
            Mỗi điểm ở đây đều có nguồn. Điểm nào chưa rõ, đồng chí báo chỉ huy đơn vị để đề nghị xem xét lại điểm.
          </Callout>
          {points.others.length > 0 && (
            <Card aria-labelledby="dot-khac">
              <CardHeader id="dot-khac" title="Các đợt khác" />
              <RowList label="Các đợt khác">
                {points.others.map((campaign) => (
                  <Row key={campaign.code} to={`?dot=${campaign.code}`} title={campaign.name} />
                ))}
              </RowList>
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

function Total({ points }: { points: PointsView }) {
  return (
    <Card aria-label="Tổng điểm" padding="lg">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div>
          <p className="text-sm text-text-3">{points.stateWords}</p>
          {points.total === null ? (
            <p className="mt-0.5 text-2xl font-bold">Chưa có điểm</p>
          ) : (
            <p className="mt-0.5 flex items-baseline gap-2">
              <span className="text-4xl font-bold tabular-nums">{points.total}</span>
              <span className="text-text-3">/{points.standardTotal}</span>
            </p>
          )}
          {points.parts && <p className="text-sm text-text-2 tabular-nums">{points.parts}</p>}
        </div>
        {points.band && <StatusChip tone="gold" label={points.band} />}
      </div>
      {points.scale && (
        <BandScale
          scale={points.scale}
          label={`${points.total} điểm${points.band ? `, mức ${points.band}` : ''}. ${points.scale.words}`}
        />
      )}
    </Card>
  )
}

function NotBegun({ words }: { words: string }) {
  return (
    <Card as="div">
      <EmptyState
        icon={CalendarClock}
        level={2}
        title={words}
        detail="Thể lệ ở dưới. Điểm được ghi từ ngày bắt đầu của đợt."
      />
    </Card>
  )
}

function NextBand({ next }: { next: NonNullable<PointsView['next']> }) {
  if (next.to) return <CalloutLink to={next.to} tone="gold" icon={TrendingUp} title={next.title} detail={next.detail} />
  return <Callout tone="gold" icon={TrendingUp} title={next.title} />
}

function Workings({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-3">{children}</div>
}

function Criterion({ criterion }: { criterion: PointsView['criteria'][number] }) {
  return (
    <ScoreRow
      icon={criterion.source === 'learning' ? BookOpen : ClipboardCheck}
      name={criterion.name}
      evidence={criterion.evidence}
      points={criterion.points}
      maximum={criterion.maximum}
      share={criterion.share}
    >
      <Workings>
        <section>
          <h3 className="text-xs font-normal text-text-3">Cách tính</h3>
          {criterion.workings.map((sentence) => (
            <p key={sentence} className="tabular-nums">
              {sentence}
            </p>
          ))}
        </section>
        {criterion.entries.length > 0 && (
          <section>
            <h3 className="mb-1 text-xs font-normal text-text-3">Điểm đã có</h3>
            <EntryList label={`Điểm đã có, ${criterion.name}`} entries={criterion.entries} />
          </section>
        )}
        {criterion.missing.length > 0 && (
          <section>
            <h3 className="mb-1 text-xs font-normal text-text-3">Chưa có điểm</h3>
            <ul className="flex flex-col gap-2.5">
              {criterion.missing.map((line) => (
                <li key={line.key}>
                  {line.to ? (
                    <Link to={line.to} className="link font-medium">
                      {line.title}
                    </Link>
                  ) : (
                    <span className="font-medium">{line.title}</span>
                  )}
                  <span className="block text-sm text-text-3">{line.period}</span>
                  <span className="block text-sm text-text-2">{line.words}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h3 className="text-xs font-normal text-text-3">Căn cứ</h3>
          {criterion.rules.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {criterion.effectiveFrom && <p className="text-sm text-text-3">{criterion.effectiveFrom}</p>}
        </section>
      </Workings>
    </ScoreRow>
  )
}
