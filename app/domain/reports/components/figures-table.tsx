import { formatCount, formatPercent } from '~/platform/number-format'
import { shortTitle } from '../matrix-columns'
import type { Matrix, MatrixCell } from '../unit-matrix'
import type { OverviewColumn } from '../unit-overview.server'
import { rowName } from './words'

export interface FiguresTableProps {
  caption: string
  unitName: string
  columns: readonly OverviewColumn[]
  matrix: Matrix
}

/** Unit × course as plain figures, "18/20" and the share of the month: a table on wide screens, a list of units on phones. */
export function FiguresTable({ caption, unitName, columns, matrix }: FiguresTableProps) {
  const hasUnits = matrix.rows.some((row) => row.kind === 'unit')
  const rows = matrix.rows.map((row) => ({ ...row, label: rowName(row, hasUnits) }))
  return (
    <>
      <table className="hidden w-full text-label lg:table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-left text-sm text-text-2">
            <th scope="col" className="px-4 py-2 font-medium">
              Đơn vị
            </th>
            <th scope="col" className="px-2 py-2 text-right font-medium">
              Quân số
            </th>
            {columns.map((column) => (
              <th key={column.courseCode} scope="col" className="px-2 py-2 text-right font-medium" title={column.title}>
                {shortTitle(column.title)}
              </th>
            ))}
            <th scope="col" className="px-4 py-2 text-right font-medium">
              Cả tháng
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={`${row.kind} ${row.unitCode}`}>
              <th scope="row" className="px-4 py-2.5 text-left font-medium">
                {row.label}
              </th>
              <FigureCells row={row} columns={columns} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line-2 font-semibold">
            <th scope="row" className="px-4 py-2.5 text-left">
              Cộng {unitName}
            </th>
            <FigureCells row={matrix.total} columns={columns} />
          </tr>
        </tfoot>
      </table>
      <ul className="divide-y divide-line lg:hidden">
        {[...rows, { ...matrix.total, label: `Cộng ${unitName}`, kind: 'total', unitCode: '' }].map((row) => (
          <li key={`${row.kind} ${row.unitCode}`} className="px-4 py-3">
            <p className="font-semibold">{row.label}</p>
            <p className="text-sm text-text-2">
              {formatCount(row.headCount)} đồng chí · cả tháng {cellWords(row.month)}
            </p>
            <ul className="mt-1 text-sm text-text-2">
              {columns.map((column, index) => (
                <li key={column.courseCode} className="flex justify-between gap-3 py-0.5">
                  <span className="min-w-0">{shortTitle(column.title)}</span>
                  <span className="flex-none tabular-nums">{countWords(row.cells[index] ?? null)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}

function FigureCells({
  row,
  columns,
}: {
  row: Pick<Matrix['total'], 'headCount' | 'cells' | 'month'>
  columns: readonly OverviewColumn[]
}) {
  return (
    <>
      <td className="px-2 py-2.5 text-right tabular-nums">{formatCount(row.headCount)}</td>
      {columns.map((column, index) => (
        <td key={column.courseCode} className="px-2 py-2.5 text-right tabular-nums">
          {countWords(row.cells[index] ?? null)}
        </td>
      ))}
      <td className="px-4 py-2.5 text-right tabular-nums">{cellWords(row.month)}</td>
    </>
  )
}

/** "18/20", with the exempt apart: "18/20, miễn 1". */
function countWords(cell: MatrixCell | null): string {
  if (!cell) return '–'
  const exempt = cell.exempt > 0 ? `, miễn ${formatCount(cell.exempt)}` : ''
  return `${formatCount(cell.completed)}/${formatCount(cell.eligible)}${exempt}`
}

/** "36/40, 90,0%" */
function cellWords(cell: MatrixCell): string {
  return cell.eligible === 0
    ? countWords(cell)
    : `${countWords(cell)}, ${formatPercent(cell.completed, cell.eligible)}%`
}
