import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { BookOpen, ClipboardCheck, Medal, Minus, Plus } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { ScoreRow } from '~/components/score-row'
import { StatusChip } from '~/components/status-chip'
import { noteRecordView } from '~/domain/deeds/note-record-view.server'
import { refuseLook } from '~/domain/deeds/refuse-look.server'
import { EntryList } from '~/domain/emulation/components/entry-list'
import { type PointsView, pointsView } from '~/domain/emulation/components/points-view'
import { getOwnPoints } from '~/domain/emulation/own-points.server'
import { covers, may, rankedName } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { isToDo } from '~/domain/learning/enrolment-state'
import { NudgeButton, NudgeDone } from '~/domain/notifications/components/nudge'
import { noticeDelay } from '~/domain/notifications/notices.server'
import { findLastNudges, getFreshNudge } from '~/domain/notifications/nudges.server'
import { unitHref } from '~/domain/reports/components/matrix-links'
import { OfficerCourses } from '~/domain/reports/components/officer-courses'
import { RecordViews } from '~/domain/reports/components/record-views'
import { takenAtWords } from '~/domain/reports/components/words'
import { getFormerOfficerPage } from '~/domain/reports/former-officer-page.server'
import { getOfficerPage } from '~/domain/reports/officer-page.server'
import { findRecordViews } from '~/domain/reports/record-views.server'
import { withParams } from '~/domain/reports/report-links'
import { addDays, formatDate, formatInstant, localDateOf } from '~/platform/calendar'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.officer.name ?? ''} – Niềm Nở` }]

/**
 * /can-bo/:ma: an officer of the actor's units today, or the time that one who has left served there; anybody else looks
 * exactly like nobody.
 */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const now = args.context.now()
  const serviceNumber = args.params.ma ?? ''
  const present = await getOfficerPage(actor, serviceNumber, now)
  const former = present ? null : await getFormerOfficerPage(actor, serviceNumber, now)
  const found = present ?? former
  if (!found) return refuseLook(actor, { type: 'officer', code: serviceNumber }, now)
  const { officerId, unitPath, ...officer } = found
  await noteRecordView({ actor, officerId, now })
  const points = present ? await getOwnPoints({ officerId, unitPath }, now) : null
  const open = officer.periods
    .flatMap((period) => period.courses)
    .filter((course) => isToDo(course.state) && course.opensOn <= localDateOf(now))
  const isSelf = officerId === actor.officerId
  return {
    officer,
    points: points && pointsView(points, now),
    takenAt: now,
    served: former?.served ?? null,
    views: await findRecordViews(officerId, now),
    mayGrant: present !== null && may(actor, 'grantAttempts') && !isSelf,
    mayAdjust: present !== null && may(actor, 'adjustStudy'),
    reminding: present !== null &&
      covers(actor, 'remind', unitPath) &&
      !isSelf && {
        fresh: await getFreshNudge(actor.officerId, now),
        openFor: noticeDelay,
        openCount: open.length,
        lastAt: newest(await findLastNudges(open.map((course) => course.enrolmentId))),
      },
  }
}

function newest(instants: Record<string, Date>): Date | null {
  return Object.values(instants).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
}

export default function OfficerPage() {
  const { officer, points, takenAt, served, views, mayGrant, mayAdjust, reminding } = useLoaderData<typeof loader>()
  const lastAt = reminding ? reminding.lastAt : null
  return (
    <>
      <Breadcrumb items={[{ label: 'Cán bộ, chiến sĩ', to: '/can-bo' }, { label: officer.name }]} />
      <PageHeader
        title={rankedName({ rankName: officer.rankName, displayName: officer.name })}
        subtitle={takenAtWords(takenAt)}
        actions={
          reminding && reminding.openCount > 0 ? (
            <NudgeButton
              deed="officer"
              fields={{ 'so-hieu': officer.serviceNumber }}
              label="Nhắc"
              spokenLabel={`Nhắc ${officer.name}`}
              look="primary"
            />
          ) : null
        }
      />
      {reminding ? <NudgeDone nudge={reminding.fresh} openFor={reminding.openFor} /> : null}
      <div className="grid items-start gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_19rem] 2xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          {served ? (
            <Callout tone="blue" title="Đồng chí này đã chuyển khỏi các đơn vị thuộc quyền">
              Trang này chỉ gồm thời gian công tác ở đơn vị:{' '}
              {served
                .map((period) => `${formatDate(period.validFrom)} – ${formatDate(addDays(period.validTo, -1))}`)
                .join('; ')}
              .
            </Callout>
          ) : null}
          {officer.periods.length > 0 ? (
            officer.periods.map((period) => (
              <OfficerCourses
                key={period.code}
                period={period}
                takenAt={takenAt}
                enrolmentHref={
                  mayAdjust
                    ? (enrolmentId) => `/can-bo/${encodeURIComponent(officer.serviceNumber)}/luot/${enrolmentId}`
                    : null
                }
                grantHref={
                  mayGrant
                    ? (enrolmentId, lessonCode) =>
                        withParams(`/can-bo/${officer.serviceNumber}/them-luot`, { luot: enrolmentId, bai: lessonCode })
                    : null
                }
              />
            ))
          ) : (
            <Card as="div">
              <EmptyState
                icon={BookOpen}
                level={2}
                title="Đồng chí này chưa được giao chuyên đề nào"
                detail="Chuyên đề được giao cho đơn vị sẽ hiện ở đây."
              />
            </Card>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          <Card padding="md" aria-labelledby="thong-tin">
            <h2 id="thong-tin" className="mb-3 text-lg font-semibold">
              Thông tin
            </h2>
            <DefinitionList
              layout="stack"
              items={[
                { term: 'Số hiệu', detail: officer.serviceNumber },
                { term: 'Chức vụ', detail: officer.positionName },
                {
                  term: 'Đơn vị',
                  detail: (
                    <>
                      <Link to={unitHref(officer.unit.code, null)} className="link">
                        {officer.unit.name}
                      </Link>
                      , từ {formatDate(officer.since)}
                    </>
                  ),
                },
                { term: 'Diện', detail: officer.categoryName },
                ...(lastAt ? [{ term: 'Nhắc học tập gần nhất', detail: formatInstant(lastAt, takenAt) }] : []),
              ]}
            />
            {mayAdjust ? (
              <p className="mt-3">
                <Link to={`/can-bo/${encodeURIComponent(officer.serviceNumber)}/nghi`} className="link">
                  Nghỉ phép, ốm, đi học và các lượt nghỉ khác
                </Link>
              </p>
            ) : null}
          </Card>
          {served ? null : <CampaignPoints points={points} />}
          <RecordViews title="Người đã xem hồ sơ" views={views} />
        </div>
      </div>
    </>
  )
}

/** The officer's points in the running campaign, each with its cause. */
function CampaignPoints({ points }: { points: PointsView | null }) {
  if (!points)
    return (
      <Card aria-label="Điểm thi đua">
        <EmptyState icon={Medal} level={2} title="Chưa có đợt thi đua nào của đơn vị" />
      </Card>
    )
  return (
    <Card aria-labelledby="diem-thi-dua">
      <CardHeader id="diem-thi-dua" title="Điểm thi đua" detail={points.name} />
      <div className="px-4 pb-2">
        <p className="text-sm text-text-3">{points.notBegun ?? points.stateWords}</p>
        <p className="flex flex-wrap items-center justify-between gap-2 pb-2">
          {points.total === null ? (
            <span className="text-xl font-bold">Chưa có điểm</span>
          ) : (
            <span>
              <span className="text-3xl font-bold tabular-nums">{points.total}</span>
              <span className="text-text-3">/{points.standardTotal}</span>
            </span>
          )}
          {points.band ? <StatusChip tone="gold" label={points.band} /> : null}
        </p>
        {points.criteria.map((criterion) => (
          <ScoreRow
            key={criterion.code}
            icon={criterion.source === 'learning' ? BookOpen : ClipboardCheck}
            name={criterion.name}
            evidence={criterion.evidence}
            points={criterion.points}
            maximum={criterion.maximum}
          >
            {criterion.entries.length > 0 ? (
              <EntryList label={`Các lượt ghi điểm, ${criterion.name}`} entries={criterion.entries} />
            ) : null}
          </ScoreRow>
        ))}
        <ScoreRow
          icon={Plus}
          name="Điểm thưởng"
          evidence={points.bonus.evidence}
          points={points.bonus.points}
          maximum={points.bonus.maximum}
          tone="bonus"
        >
          {points.bonus.entries.length > 0 ? (
            <>
              <EntryList label="Các lượt ghi điểm thưởng" entries={points.bonus.entries} />
              {points.bonus.cut ? <p className="mt-2">{points.bonus.cut}</p> : null}
            </>
          ) : null}
        </ScoreRow>
        <ScoreRow
          icon={Minus}
          name="Điểm trừ"
          evidence={points.deduction.evidence}
          points={points.deduction.points}
          tone={points.deduction.entries.length > 0 ? 'deduction' : 'plain'}
        >
          {points.deduction.entries.length > 0 ? (
            <EntryList label="Các lượt ghi điểm trừ" entries={points.deduction.entries} />
          ) : null}
        </ScoreRow>
      </div>
    </Card>
  )
}
