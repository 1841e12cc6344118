import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { CalendarDays, Download } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { buttonClasses } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { classNames } from '~/components/class-names'
import { EmptyState } from '~/components/empty-state'
import { HeatLegend } from '~/components/heat-cell'
import { Icon } from '~/components/icon'
import { PageHeader } from '~/components/page-shell'
import { refuseLook } from '~/domain/deeds/refuse-look.server'
import { may, scopes } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { NudgeDone } from '~/domain/notifications/components/nudge'
import { noticeDelay } from '~/domain/notifications/notices.server'
import { findLastOverdueNudges, getFreshNudge } from '~/domain/notifications/nudges.server'
import { AutoSelect } from '~/domain/reports/components/auto-select'
import { LateChangesCard } from '~/domain/reports/components/late-changes-card'
import { MatrixCards } from '~/domain/reports/components/matrix-cards'
import { toggleHref, unitHref } from '~/domain/reports/components/matrix-links'
import { MatrixTable, type MatrixViewProps } from '~/domain/reports/components/matrix-table'
import { OverdueCard } from '~/domain/reports/components/overdue-card'
import { PastReportNote, ReportDateField } from '~/domain/reports/components/report-date'
import { SummaryStrip } from '~/domain/reports/components/summary-strip'
import { TrendCard } from '~/domain/reports/components/trend-card'
import { UnknownFilter, unknownPeriodWords } from '~/domain/reports/components/unknown-filter'
import { takenAtWords } from '~/domain/reports/components/words'
import { columnsBesideList } from '~/domain/reports/matrix-columns'
import { matrixSortOptions, matrixSortParam, withParams } from '~/domain/reports/report-links'
import { readUnitParams } from '~/domain/reports/report-params.schema'
import { reportDateParam, unknownDateWords } from '~/domain/reports/report-time'
import { getUnitOverview } from '~/domain/reports/unit-overview.server'
import { findUnitNames } from '~/domain/reports/viewed-unit.server'
import { formatDate, localDateOf } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.overview.unit.name : 'Tổng quan đơn vị'} – Niềm Nở` },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const now = args.context.now()
  const view = readUnitParams(new URL(args.request.url))
  const overview = await getUnitOverview(actor, { ...view, unitCode: args.params.ma ?? '' }, now)
  if (!overview) return refuseLook(actor, { type: 'unit', code: args.params.ma ?? '' }, now)
  const own = scopes(actor, 'viewFigures')
  const ownUnits =
    own.length > 1
      ? await findUnitNames(
          own.map((scope) => scope.unitId),
          localDateOf(now),
        )
      : []
  const notes = [...unknownPeriodWords(view.periodCode, overview.period), ...unknownDateWords(view.typedDate, now)]
  const reminding = !overview.time.isPast &&
    may(actor, 'remind') && {
      fresh: await getFreshNudge(actor.officerId, now),
      openFor: noticeDelay,
      last: await findLastOverdueNudges(
        overview.overdue.map((line) => line.serviceNumber),
        localDateOf(now),
      ),
      ownNumber: actor.serviceNumber,
    }
  return { overview, view, notes, ownUnits: ownUnits.map(({ code, name }) => ({ code, name })), reminding }
}

const filterId = 'loc-thang'

export default function UnitPage() {
  const { overview, view, notes, ownUnits, reminding } = useLoaderData<typeof loader>()
  const { unit, period, summary, takenAt, time } = overview
  const asOf = time.isPast ? time.reportOn : null
  const path = `/don-vi/${encodeURIComponent(unit.code)}`
  const openCodes = overview.matrix.rows.filter((row) => row.isOpened).map((row) => row.unitCode)
  const isBeside = overview.columns.length <= columnsBesideList
  return (
    <>
      {unit.ancestors.length > 0 ? (
        <Breadcrumb
          label="Đơn vị cấp trên"
          items={[
            ...unit.ancestors.map((above) => ({
              label: above.shortName,
              to: unitHref(above.code, period?.code ?? null, asOf),
            })),
            { label: unit.shortName },
          ]}
        />
      ) : null}
      <PageHeader
        title="Tổng quan đơn vị"
        subtitle={`${unit.name}, ${formatCount(overview.headCount)} đồng chí. ${takenAtWords(takenAt)}`}
        actions={
          period ? (
            <>
              <Form id={filterId} method="get" preventScrollReset className="flex flex-wrap items-end gap-2">
                {openCodes.map((code) => (
                  <input key={code} type="hidden" name="mo" value={code} />
                ))}
                <AutoSelect
                  key={period.code}
                  label="Tháng"
                  name="ky"
                  form={filterId}
                  defaultValue={period.code}
                  options={overview.periods.map(({ code, name }) => ({ value: code, label: name }))}
                />
                <ReportDateField reportOn={time.reportOn} />
              </Form>
              <FileMenu
                files={[
                  {
                    label: 'Bảng số liệu (Excel)',
                    href: toggleHref(
                      unit.code,
                      { periodCode: period.code, asOf, sort: view.sort, openCodes },
                      null,
                      '/bang.xlsx',
                    ),
                  },
                  {
                    label: 'Danh sách (Excel)',
                    href: withParams(`${path}/xuat.xlsx`, { ky: period.code, [reportDateParam]: asOf }),
                  },
                  {
                    label: 'Danh sách (CSV)',
                    href: withParams(`${path}/xuat.csv`, { ky: period.code, [reportDateParam]: asOf }),
                  },
                ]}
              />
            </>
          ) : null
        }
      />
      {reminding ? <NudgeDone nudge={reminding.fresh} openFor={reminding.openFor} /> : null}
      {notes.length > 0 ? (
        <div className="mb-4">
          <UnknownFilter sentences={notes} />
        </div>
      ) : null}
      {asOf ? (
        <div className="mb-4">
          <PastReportNote reportOn={asOf} todayHref={unitHref(unit.code, period?.code ?? null)} />
        </div>
      ) : null}
      {period && overview.closedOn ? (
        <div className="mb-4">
          <Callout tone="green" title={`Tháng này đã chốt đến hết ngày ${formatDate(overview.closedOn)}`}>
            Số liệu dưới đây tính lại từ kết quả học tập, có thể khác lúc chốt.{' '}
            <Link to={withParams(`/chot-thang/${period.code}`, { 'don-vi': unit.code })} className="link">
              Xem số liệu đã chốt và thay đổi sau chốt
            </Link>
          </Callout>
        </div>
      ) : null}
      <OwnUnits units={ownUnits} currentCode={unit.code} />
      {period ? (
        <div className="flex flex-col gap-4 lg:gap-5">
          {summary.courseCount > 0 ? (
            <SummaryStrip
              summary={summary}
              hasUnits={overview.matrix.rows.some((row) => row.kind === 'unit')}
              periodName={period.name}
              takenAt={takenAt}
              overdueHref={withParams('/qua-han', { 'don-vi': unit.code, [reportDateParam]: asOf })}
              matrixHref="#hoan-thanh"
            />
          ) : null}
          <div
            className={classNames(
              'grid items-start gap-4 lg:gap-5',
              isBeside && 'xl:grid-cols-[minmax(0,1fr)_19rem] 2xl:grid-cols-[minmax(0,1fr)_21rem]',
            )}
          >
            <MatrixSection
              unit={unit}
              periodCode={period.code}
              asOf={asOf}
              columns={overview.columns}
              matrix={overview.matrix}
              sortParam={matrixSortParam(view.sort)}
              toggleHrefFor={(code) =>
                toggleHref(unit.code, { periodCode: period.code, asOf, sort: view.sort, openCodes }, code)
              }
            />
            <div
              className={classNames(
                'grid min-w-0 items-start gap-4 lg:grid-cols-2 lg:gap-5',
                isBeside && 'xl:grid-cols-1',
              )}
            >
              <OverdueCard
                overdue={overview.overdue}
                summary={summary}
                takenAt={takenAt}
                allHref={withParams('/qua-han', { 'don-vi': unit.code, [reportDateParam]: asOf })}
                reminding={reminding ? { unitCode: unit.code, ...reminding } : null}
              />
              <TrendCard points={overview.trend} />
            </div>
          </div>
          {overview.lateChanges ? <LateChangesCard changes={overview.lateChanges} reportOn={time.reportOn} /> : null}
        </div>
      ) : (
        <Card>
          <EmptyState
            icon={CalendarDays}
            level={2}
            title="Chưa có tháng học tập nào"
            detail="Số liệu xuất hiện khi chuyên đề đầu tiên được giao cho đơn vị."
          />
        </Card>
      )}
    </>
  )
}

/** The files that can be made of the page; opens without scripts too. */
function FileMenu({ files }: { files: { label: string; href: string }[] }) {
  return (
    <details className="relative">
      <summary className={classNames(buttonClasses({ variant: 'secondary' }), 'cursor-pointer list-none')}>
        <Icon icon={Download} />
        Tải về
      </summary>
      <ul className="mt-1 rounded-md border border-line bg-surface py-1 shadow-2 lg:absolute lg:right-0 lg:z-10 lg:w-60">
        {files.map((file) => (
          <li key={file.href}>
            <a href={file.href} className="flex min-h-11 items-center px-4 text-text no-underline hover:bg-sunken">
              {file.label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A deputy may look after several units that do not lie below each other. */
function OwnUnits({ units, currentCode }: { units: { code: string; name: string }[]; currentCode: string }) {
  if (units.length === 0) return null
  return (
    <nav aria-label="Đơn vị phụ trách" className="-mt-2 mb-4 flex flex-wrap gap-x-4 text-sm">
      {units.map((unit) => (
        <Link
          key={unit.code}
          to={unitHref(unit.code, null)}
          aria-current={unit.code === currentCode ? 'page' : undefined}
          className="link flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:no-underline lg:min-h-7"
        >
          {unit.name}
        </Link>
      ))}
    </nav>
  )
}

function MatrixSection({ sortParam, ...matrix }: MatrixViewProps & { sortParam: string }) {
  const isNarrow = matrix.columns.length <= columnsBesideList
  return (
    <Card id="hoan-thanh" aria-labelledby="hoan-thanh-tieu-de" className="scroll-mt-4 px-3 pt-4 pb-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-1.5 pb-1.5">
        <h2 id="hoan-thanh-tieu-de" className="text-lg font-semibold">
          Hoàn thành theo đơn vị
        </h2>
        {matrix.matrix.rows.length > 1 ? (
          <div className="flex items-center gap-2 print:hidden">
            <span aria-hidden="true" className="text-sm text-text-3">
              Xếp theo
            </span>
            <AutoSelect
              key={sortParam}
              label="Xếp theo"
              name="xep"
              form={filterId}
              defaultValue={sortParam}
              options={matrixSortOptions}
            />
          </div>
        ) : null}
      </div>
      {matrix.columns.length > 0 ? (
        <>
          <div className={classNames('hidden print:block', isNarrow ? 'lg:block' : 'xl:block')}>
            <MatrixTable {...matrix} />
          </div>
          <div className={classNames('print:hidden', isNarrow ? 'lg:hidden' : 'xl:hidden')}>
            <MatrixCards {...matrix} />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-1.5 pt-2.5 pb-1">
            <HeatLegend label="Thang màu" ranges={['95–100%', '85–94%', '70–84%', '50–69%', 'Dưới 50%']} />
            <p className="text-xs text-text-3">Bấm vào ô để xem từng đồng chí</p>
          </div>
        </>
      ) : (
        <EmptyState
          icon={CalendarDays}
          title="Tháng này đơn vị chưa được giao chuyên đề nào"
          detail="Đồng chí chọn tháng khác để xem số liệu đã có."
        />
      )}
    </Card>
  )
}
