import { daysBetween, formatDate, formatTime, localDateOf } from '~/platform/calendar'
import { formatCount, formatPercent } from '~/platform/number-format'
import { lateKindWords } from '../late-facts'
import { shortTitle } from '../matrix-columns'
import type { MonthReport } from '../month-report.server'
import {
  printCount,
  printDate,
  printPeriod,
  type ReportTemplate,
  recipientLines,
  signatureLines,
} from '../report-template'
import type { MatrixCell } from '../unit-matrix'
import { axisPeriod, rowName } from './words'

export interface PrintedReportProps {
  report: Omit<MonthReport, 'unit'> & { unit: { name: string; shortName: string } }
  template: ReportTemplate
  /** The day on which the paper is drawn up; local dates. */
  today: string
  asOf: string | null
}

/** The A4 report as it is printed (domain brief 5.5): a draft without a number. */
export function PrintedReport({ report, template, today, asOf }: PrintedReportProps) {
  const { unit, period, matrix, overdue, closing, lateChanges } = report
  const sections = [
    { title: 'Kết quả chung', body: <Summary report={report} /> },
    { title: 'Kết quả theo đơn vị', body: <UnitTable report={report} /> },
    {
      title: closing ? 'Danh sách cán bộ, chiến sĩ quá hạn khi chốt' : 'Danh sách cán bộ, chiến sĩ quá hạn',
      body: overdue.length > 0 ? <OverdueTable report={report} /> : <p className="report-text">Không có.</p>,
    },
    ...(lateChanges && lateChanges.total > 0 && asOf
      ? [{ title: `Thay đổi được ghi nhận sau ngày ${formatDate(asOf)}`, body: <LateList changes={lateChanges} /> }]
      : []),
    ...(template.proposal.trim()
      ? [
          {
            title: 'Đề nghị',
            body: template.proposal
              .split('\n')
              .filter((line) => line.trim())
              .map((line) => (
                <p key={line} className="report-text">
                  {line}
                </p>
              )),
          },
        ]
      : []),
  ]
  return (
    <article
      aria-label="Bản in"
      className="report-sheet mx-auto rounded-lg border border-line shadow-1 print:rounded-none"
    >
      <header className="report-head">
        <div className="report-agency">
          {template.parentAgency ? <div>{template.parentAgency}</div> : null}
          <strong>{template.agency}</strong>
          <div>
            <b>DỰ THẢO</b>
          </div>
          <div>Số: &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;/{template.symbol}</div>
        </div>
        <div className="report-nation">
          <div>
            <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          </div>
          <span className="report-motto">Độc lập - Tự do - Hạnh phúc</span>
          <div>
            <i>
              {template.place || '…………'}, {printDate(today)}
            </i>
          </div>
        </div>
      </header>
      <div className="report-title">
        <div>BÁO CÁO</div>
        <strong>Kết quả học tập chuyên đề {printPeriod(period.name)}</strong>
      </div>
      <p className="report-text">
        Thực hiện kế hoạch học tập chuyên đề, {unit.name} báo cáo kết quả {printPeriod(period.name)}{' '}
        {untilWords(report, asOf)} như sau:
      </p>
      {sections.map(({ title, body }, index) => (
        <section key={title}>
          <h2>
            {index + 1}. {title}
          </h2>
          {body}
        </section>
      ))}
      <footer className="report-foot">
        <div className="report-recipients">
          <p>Nơi nhận:</p>
          {recipientLines(template.recipients).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
        <div className="report-signature">
          {signatureLines(template).map((line) => (
            <div key={line}>{line}</div>
          ))}
          <em>(Ký, ghi rõ họ tên và đóng dấu)</em>
          <div>{template.signerName}</div>
        </div>
      </footer>
      <p className="report-source">
        {sourceWords(report, asOf)} Quân số {formatCount(matrix.total.headCount)}.
      </p>
    </article>
  )
}

function untilWords({ takenAt, closing }: PrintedReportProps['report'], asOf: string | null): string {
  if (closing) return `tính đến hết ngày ${formatDate(closing.closedOn)}`
  if (asOf) return `tính đến hết ngày ${formatDate(asOf)}`
  const [hours = '', mins = ''] = formatTime(takenAt).split(':')
  return `tính đến ${hours} giờ ${mins} phút, ngày ${formatDate(localDateOf(takenAt))}`
}

function sourceWords({ takenAt, closing }: PrintedReportProps['report'], asOf: string | null): string {
  if (closing)
    return `Số liệu đã chốt đến hết ngày ${formatDate(closing.closedOn)}, mã kiểm tra SHA-256 ${closing.hash}.`
  if (asOf) return `Số liệu đến hết ngày ${formatDate(asOf)}.`
  return `Số liệu lúc ${formatTime(takenAt)}, ngày ${formatDate(localDateOf(takenAt))}.`
}

function Summary({ report }: { report: PrintedReportProps['report'] }) {
  const { columns, matrix, nextDueOn, takenAt } = report
  const { month, headCount } = matrix.total
  const courses = columns.filter((column) => column.isOpen).length
  const exempt = month.exempt > 0 ? ` (không kể ${printCount(month.exempt)} lượt được miễn)` : ''
  const left = nextDueOn ? daysBetween(localDateOf(takenAt), nextDueOn) : 0
  return (
    <p className="report-text">
      Giao {printCount(courses)} chuyên đề cho đơn vị có quân số {printCount(headCount)} đồng chí, tổng số{' '}
      {printCount(month.eligible)} lượt học{exempt}. Đã hoàn thành {printCount(month.completed)} lượt
      {month.eligible > 0
        ? `, đạt ${formatPercent(month.completed, month.eligible)}% (${formatCount(month.completed)}/${formatCount(month.eligible)})`
        : ''}
      .{nextDueOn ? ` Hạn gần nhất là ngày ${formatDate(nextDueOn)}, còn ${printCount(left)} ngày.` : ''}
      {matrix.weakUnits > 0 ? ` Có ${printCount(matrix.weakUnits)} đơn vị đạt dưới 70%.` : ''}
    </p>
  )
}

function UnitTable({ report: { unit, columns, matrix } }: { report: PrintedReportProps['report'] }) {
  const hasUnits = matrix.rows.some((row) => row.kind === 'unit')
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">TT</th>
          <th scope="col">Đơn vị</th>
          <th scope="col">Quân số</th>
          {columns.map((column) => (
            <th key={column.courseCode} scope="col">
              {shortTitle(column.title)}
            </th>
          ))}
          <th scope="col">Tỷ lệ chung (%)</th>
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row, index) => (
          <tr key={`${row.kind} ${row.unitCode}`}>
            <td className="report-figure">{index + 1}</td>
            <th scope="row">{rowName(row, hasUnits)}</th>
            <td className="report-figure">{formatCount(row.headCount)}</td>
            <Figures row={row} columns={columns} />
          </tr>
        ))}
        <tr className="report-total">
          <td />
          <th scope="row">Cộng {unit.shortName}</th>
          <td className="report-figure">{formatCount(matrix.total.headCount)}</td>
          <Figures row={matrix.total} columns={columns} />
        </tr>
      </tbody>
    </table>
  )
}

function Figures({
  row,
  columns,
}: {
  row: { cells: (MatrixCell | null)[]; month: MatrixCell }
  columns: MonthReport['columns']
}) {
  return (
    <>
      {columns.map((column, index) => {
        const cell = row.cells[index]
        return (
          <td key={column.courseCode} className="report-figure">
            {cell ? `${formatCount(cell.completed)}/${formatCount(cell.eligible)}` : '–'}
          </td>
        )
      })}
      <td className="report-figure">{formatPercent(row.month.completed, row.month.eligible)}</td>
    </>
  )
}

function OverdueTable({ report: { overdue, takenAt } }: { report: PrintedReportProps['report'] }) {
  const date = localDateOf(takenAt)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">TT</th>
          <th scope="col">Họ và tên</th>
          <th scope="col">Cấp bậc</th>
          <th scope="col">Đơn vị</th>
          <th scope="col">Chuyên đề</th>
          <th scope="col">Quá hạn (ngày)</th>
        </tr>
      </thead>
      <tbody>
        {overdue.map((line, index) => (
          <tr key={line.serviceNumber}>
            <td className="report-figure">{index + 1}</td>
            <th scope="row">{line.name}</th>
            <td>{line.rankName}</td>
            <td>{line.unitName}</td>
            <td>
              {line.courses
                .map((course) => `${shortTitle(course.title)} (${axisPeriod(course.periodName)})`)
                .join('; ')}
            </td>
            <td className="report-figure">{daysBetween(line.oldestDueOn, date)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LateList({ changes }: { changes: NonNullable<MonthReport['lateChanges']> }) {
  return (
    <>
      {changes.lines.map((line) => (
        <p key={line.key} className="report-text">
          Ngày {formatDate(line.recordedOn)}: {lateKindWords(line.kind)}, đồng chí {line.name}
          {line.reason ? `, lý do: ${line.reason}` : ''} ({line.isCounted ? 'đã tính' : 'không tính'} vào số liệu).
        </p>
      ))}
      {changes.total > changes.lines.length ? (
        <p className="report-text">Và {formatCount(changes.total - changes.lines.length)} thay đổi khác.</p>
      ) : null}
    </>
  )
}
