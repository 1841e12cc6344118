import { Link } from '@remix-run/react'
import { ChevronDown, ChevronRight } from 'lucide'
import { classNames } from '~/components/class-names'
import { HeatCell } from '~/components/heat-cell'
import { Icon } from '~/components/icon'
import { formatDayMonth } from '~/platform/calendar'
import { formatCount, formatPercent, percentDown } from '~/platform/number-format'
import { shortTitle } from '../matrix-columns'
import type { Matrix, MatrixCell, MatrixRow } from '../unit-matrix'
import type { OverviewColumn } from '../unit-overview.server'
import { cellHref, unitHref } from './matrix-links'
import { cellLabel, rowName, shortPeriod } from './words'

export interface MatrixViewProps {
  unit: { code: string; name: string; shortName: string }
  periodCode: string | null
  /** An earlier day, kept in every link. */
  asOf: string | null
  columns: OverviewColumn[]
  matrix: Matrix
  /** This page with the unit opened or closed. */
  toggleHrefFor: (unitCode: string) => string
}

/** Unit × course on wide screens; `MatrixCards` shows the same on phones. */
export function MatrixTable({ unit, periodCode, asOf, columns, matrix, toggleHrefFor }: MatrixViewProps) {
  const hasUnits = matrix.rows.some((row) => row.kind === 'unit')
  return (
    <table className="w-full table-fixed border-separate border-spacing-1 text-label">
      <caption className="sr-only">Tỷ lệ hoàn thành theo đơn vị và chuyên đề</caption>
      <thead>
        <tr className="align-bottom text-xs text-text-2">
          <th scope="col" className="pb-1.5 pl-2 text-left font-medium">
            Đơn vị
          </th>
          <th scope="col" className="hidden w-12 pb-1.5 font-medium xl:table-cell">
            Quân số
          </th>
          {columns.map((column) => (
            <th
              key={`${column.periodCode} ${column.courseCode}`}
              scope="col"
              className="w-21 pb-1.5 font-medium"
              title={column.title}
            >
              <span className="line-clamp-3">{shortTitle(column.title)}</span>
              <span className="block text-2xs font-normal text-text-3">
                {column.isOpen ? shortPeriod(column.periodName) : `mở ${formatDayMonth(column.opensOn)}`}
              </span>
            </th>
          ))}
          <th scope="col" className="w-12 pb-1.5 font-medium">
            Quá hạn
          </th>
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row) => (
          <tr key={`${row.level} ${row.kind} ${row.unitCode}`} className={row.level === 1 ? 'text-text-2' : undefined}>
            <th scope="row" className="p-0 text-left font-medium">
              <RowHead
                row={row}
                name={rowName(row, hasUnits)}
                href={unitHref(row.unitCode, periodCode, asOf)}
                toggleHref={toggleHrefFor(row.unitCode)}
              />
            </th>
            <td className="hidden p-0 text-center text-sm text-text-3 tabular-nums xl:table-cell">
              {formatCount(row.headCount)}
            </td>
            {columns.map((column, index) => (
              <td key={`${column.periodCode} ${column.courseCode}`} className="p-0">
                <Cell
                  row={row}
                  column={column}
                  cell={row.cells[index] ?? null}
                  name={rowName(row, hasUnits)}
                  asOf={asOf}
                />
              </td>
            ))}
            <td
              className={classNames(
                'p-0 text-center font-semibold tabular-nums',
                row.overdue > 0 ? 'text-late-fg' : 'text-text-3',
              )}
            >
              <OverdueCount count={row.overdue} />
            </td>
          </tr>
        ))}
      </tbody>
      {matrix.rows.length > 1 ? (
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className="h-11 py-0 pr-0 pl-2 text-left">
              Cộng {unit.shortName}
            </th>
            <td className="hidden p-0 text-center text-sm tabular-nums xl:table-cell">
              {formatCount(matrix.total.headCount)}
            </td>
            {columns.map((column, index) => (
              <td key={`${column.periodCode} ${column.courseCode}`} className="p-0 text-center tabular-nums">
                <TotalCell cell={matrix.total.cells[index] ?? null} name={unit.name} />
              </td>
            ))}
            <td className={classNames('p-0 text-center tabular-nums', matrix.total.overdue > 0 && 'text-late-fg')}>
              <OverdueCount count={matrix.total.overdue} />
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}

function RowHead({ row, name, href, toggleHref }: { row: MatrixRow; name: string; href: string; toggleHref: string }) {
  const isLink = row.kind === 'unit' && !row.isClosed
  return (
    <span className={classNames('flex min-h-10 items-center gap-1', row.level === 1 && 'pl-13 text-sm font-normal')}>
      {row.hasChildren ? (
        <Link
          to={toggleHref}
          preventScrollReset
          aria-expanded={row.isOpened}
          aria-label={row.isOpened ? `Thu gọn ${name}` : `Mở các đơn vị của ${name}`}
          className="grid size-8 flex-none place-items-center rounded-sm text-text-3 hover:bg-sunken"
        >
          <Icon icon={row.isOpened ? ChevronDown : ChevronRight} size="sm" />
        </Link>
      ) : (
        <span className={row.level === 0 ? 'w-8 flex-none' : undefined} />
      )}
      {isLink ? (
        <Link
          to={href}
          title={name}
          className={classNames(
            'truncate no-underline hover:underline',
            row.isOpened ? 'font-semibold text-link' : 'text-text',
          )}
        >
          {name}
        </Link>
      ) : (
        <span className="min-w-0 text-pretty">
          {name}
          {row.isClosed ? <span className="block text-xs font-normal text-text-3">không còn trực thuộc</span> : null}
        </span>
      )}
    </span>
  )
}

function Cell({
  row,
  column,
  cell,
  name,
  asOf,
}: {
  row: MatrixRow
  column: OverviewColumn
  cell: MatrixCell | null
  name: string
  asOf: string | null
}) {
  const isCounted = cell !== null && cell.eligible > 0 && column.isOpen
  const label = `${cellLabel(name, cell)}${column.isOpen ? '' : ', chuyên đề chưa mở'}`
  return (
    <HeatCell
      percent={isCounted ? percentDown(cell.completed, cell.eligible) : null}
      counts={cell ? `${cell.completed}/${cell.eligible}` : undefined}
      label={label}
      to={cell ? cellHref(row, column, asOf) : undefined}
      small={row.level === 1}
    />
  )
}

function TotalCell({ cell, name }: { cell: MatrixCell | null; name: string }) {
  return (
    <>
      <span aria-hidden="true">
        {cell && cell.eligible > 0 ? `${formatPercent(cell.completed, cell.eligible)}%` : '–'}
        {cell ? (
          <span className="block text-2xs font-normal text-text-3">
            {formatCount(cell.completed)}/{formatCount(cell.eligible)}
          </span>
        ) : null}
      </span>
      <span className="sr-only">{cellLabel(name, cell)}</span>
    </>
  )
}

function OverdueCount({ count }: { count: number }) {
  return count > 0 ? (
    <>
      {formatCount(count)}
      <span className="sr-only"> lượt quá hạn</span>
    </>
  ) : (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">không có lượt quá hạn</span>
    </>
  )
}
