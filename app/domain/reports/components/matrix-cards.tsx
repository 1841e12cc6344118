import { Link } from '@remix-run/react'
import { Card } from '~/components/card'
import { classNames } from '~/components/class-names'
import { HeatCell } from '~/components/heat-cell'
import { formatDayMonth } from '~/platform/calendar'
import { formatCount, percentDown } from '~/platform/number-format'
import { shortTitle } from '../matrix-columns'
import type { MatrixCell, MatrixRow } from '../unit-matrix'
import type { OverviewColumn } from '../unit-overview.server'
import { cellHref, unitHref } from './matrix-links'
import type { MatrixViewProps } from './matrix-table'
import { cellLabel, rowName, shortPeriod } from './words'

/** The matrix on phones: one unit a card, its weakest course first. */
export function MatrixCards({ periodCode, asOf, columns, matrix, toggleHrefFor }: MatrixViewProps) {
  const hasUnits = matrix.rows.some((row) => row.kind === 'unit')
  return (
    <ul className="flex flex-col gap-3">
      {matrix.rows.map((row) => (
        <Card
          as="li"
          padding="md"
          key={`${row.level} ${row.kind} ${row.unitCode}`}
          className={classNames(row.level === 1 && 'ml-4')}
        >
          <UnitHead
            row={row}
            name={rowName(row, hasUnits)}
            href={unitHref(row.unitCode, periodCode, asOf)}
            toggleHref={toggleHrefFor(row.unitCode)}
          />
          <ul className="mt-2 flex flex-col gap-1">
            {weakestFirst(row, columns).map(({ column, cell }) => (
              <li key={`${column.periodCode} ${column.courseCode}`} className="flex items-center gap-3">
                <span className="min-w-0 flex-1 text-sm">
                  {shortTitle(column.title)}
                  <span className="block text-xs text-text-3">
                    {column.isOpen ? shortPeriod(column.periodName) : `mở ${formatDayMonth(column.opensOn)}`}
                    {cell.exempt > 0 ? `, miễn ${cell.exempt}` : ''}
                  </span>
                </span>
                <span className="w-28 flex-none">
                  <HeatCell
                    percent={column.isOpen && cell.eligible > 0 ? percentDown(cell.completed, cell.eligible) : null}
                    counts={`${cell.completed}/${cell.eligible}`}
                    label={`${shortTitle(column.title)}, ${cellLabel(rowName(row, hasUnits), cell)}`}
                    to={cellHref(row, column, asOf)}
                  />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </ul>
  )
}

function UnitHead({ row, name, href, toggleHref }: { row: MatrixRow; name: string; href: string; toggleHref: string }) {
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 font-semibold">
          {row.kind === 'unit' && !row.isClosed ? (
            <Link to={href} className="flex min-h-11 items-center text-link">
              {name}
            </Link>
          ) : (
            name
          )}
        </h3>
        {row.overdue > 0 ? (
          <span className="flex min-h-11 flex-none items-center text-sm font-medium text-late-fg">
            {formatCount(row.overdue)} lượt quá hạn
          </span>
        ) : null}
      </div>
      <p className="text-sm text-text-3">
        {row.isClosed ? 'Không còn trực thuộc' : `${formatCount(row.headCount)} đồng chí`}
        {row.hasChildren ? (
          <>
            {' · '}
            <Link
              to={toggleHref}
              preventScrollReset
              aria-expanded={row.isOpened}
              className="link inline-flex min-h-11 items-center"
            >
              {row.isOpened ? 'Thu gọn các đơn vị bên trong' : 'Xem các đơn vị bên trong'}
            </Link>
          </>
        ) : null}
      </p>
    </>
  )
}

function weakestFirst(
  row: MatrixRow,
  columns: readonly OverviewColumn[],
): { column: OverviewColumn; cell: MatrixCell }[] {
  return columns
    .flatMap((column, index) => {
      const cell = row.cells[index]
      return cell ? [{ column, cell }] : []
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || a.cell.completed * b.cell.eligible - b.cell.completed * a.cell.eligible)
}

/** Courses in which somebody must learn now come before the rest. */
function rankOf({ column, cell }: { column: OverviewColumn; cell: MatrixCell }): number {
  return column.isOpen && cell.eligible > 0 ? 0 : 1
}
