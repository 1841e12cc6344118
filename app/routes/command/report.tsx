import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { PenLine, Printer } from 'lucide'
import { refuseLook } from '~/domain/deeds/refuse-look.server'
import '~/styles/report.css'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { SelectField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { requireDeed } from '~/domain/identity/guard.server'
import { PrintedReport } from '~/domain/reports/components/printed-report'
import { PastReportNote, ReportDateField } from '~/domain/reports/components/report-date'
import { UnknownFilter, unknownPeriodWords } from '~/domain/reports/components/unknown-filter'
import { getMonthReport } from '~/domain/reports/month-report.server'
import { withParams } from '~/domain/reports/report-links'
import { readUnitParams } from '~/domain/reports/report-params.schema'
import { signatureLines } from '~/domain/reports/report-template'
import { getParentName, getReportTemplate } from '~/domain/reports/report-templates.server'
import { unknownDateWords } from '~/domain/reports/report-time'
import { findUnitOptions } from '~/domain/reports/unit-options.server'
import { formatDate, localDateOf } from '~/platform/calendar'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Báo cáo ${data ? `${data.report.period.name}, ${data.report.unit.name}` : ''} – Niềm Nở` },
]

/** /bao-cao/:ma?ky=…&ngay=…&don-vi=…: the month's report as it is printed; a closed month with its frozen figures. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const now = args.context.now()
  const view = readUnitParams(new URL(args.request.url))
  const unitCode = args.params.ma ?? ''
  const today = localDateOf(now)
  // Today is no earlier day: a closed month then shows what was closed.
  const asOf = view.reportOn && view.reportOn < today ? view.reportOn : null
  const found = await getMonthReport(actor, { unitCode, periodCode: view.periodCode, reportOn: asOf }, now)
  if (!found) return refuseLook(actor, { type: 'unit', code: unitCode }, now)
  const { unit, ...report } = found
  const units = await findUnitOptions(actor, 'viewFigures', today)
  const parentName = await getParentName(unit.path, today)
  return {
    report: { ...report, unit: { code: unit.code, name: unit.name, shortName: unit.shortName } },
    template: await getReportTemplate({ unitId: unit.unitId, name: unit.name, parentName }),
    units: units.map(({ code, name, depth }) => ({ value: code, label: `${'\u2003'.repeat(depth)}${name}` })),
    /** The date of the paper: the day on which it is drawn up. */
    today,
    asOf,
    notes: [...unknownPeriodWords(view.periodCode, found.period), ...unknownDateWords(view.typedDate, now)],
  }
}

export default function ReportPage() {
  const { report, template, units, today, asOf, notes } = useLoaderData<typeof loader>()
  const { unit, period, closing } = report
  const path = `/bao-cao/${encodeURIComponent(unit.code)}`
  const isUnsigned = signatureLines(template).length === 0 || template.place === ''
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title="Báo cáo"
          subtitle={`${unit.name}, ${period.name}. Bản dự thảo để văn thư lấy số, ký và đóng dấu.`}
          actions={
            <>
              <ButtonLink to={`${path}/mau`} variant="secondary" icon={PenLine}>
                Sửa mẫu
              </ButtonLink>
              <Button icon={Printer} onClick={() => window.print()}>
                In báo cáo
              </Button>
            </>
          }
        />
        <div className="mb-4 flex flex-col gap-4 lg:mb-5">
          <UnknownFilter sentences={notes} />
          {asOf ? <PastReportNote reportOn={asOf} todayHref={withParams(path, { ky: period.code })} /> : null}
          {closing ? (
            <Callout tone="green" title="Số liệu đã chốt">
              Tháng này chốt đến hết ngày {formatDate(closing.closedOn)}. Báo cáo in đúng số liệu đã chốt.
            </Callout>
          ) : null}
          {isUnsigned ? (
            <Callout tone="clay" title="Mẫu chưa đủ">
              Chưa ghi {template.place === '' ? 'địa danh' : 'người ký'}. Đồng chí bấm Sửa mẫu để ghi một lần cho các
              báo cáo sau.
            </Callout>
          ) : null}
          <div className="flex flex-wrap items-end gap-3">
            {units.length > 1 ? <UnitLinks units={units} current={unit.code} ky={period.code} /> : null}
            <Form method="get" className="flex flex-wrap items-end gap-3">
              <SelectField
                key={period.code}
                label="Tháng"
                name="ky"
                dense
                defaultValue={period.code}
                options={report.periods.map(({ code, name }) => ({ value: code, label: name }))}
              />
              <ReportDateField reportOn={asOf ?? (closing ? '' : today)} />
            </Form>
          </div>
        </div>
      </div>
      <PrintedReport report={report} template={template} today={today} asOf={asOf} />
    </>
  )
}

/** Another unit is another address, so each choice is a link. */
function UnitLinks({ units, current, ky }: { units: { value: string; label: string }[]; current: string; ky: string }) {
  return (
    <details className="w-full sm:w-auto">
      <summary className="flex min-h-11 cursor-pointer items-center text-link">Chọn đơn vị khác</summary>
      <ul className="mt-1 max-h-80 overflow-y-auto rounded-md border border-line bg-surface">
        {units.map((unit) => (
          <li key={unit.value}>
            <a
              href={withParams(`/bao-cao/${encodeURIComponent(unit.value)}`, { ky })}
              aria-current={unit.value === current ? 'page' : undefined}
              className="flex min-h-11 items-center px-4 text-text no-underline hover:bg-sunken aria-[current]:font-semibold"
            >
              {unit.label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
