import { Link } from '@remix-run/react'
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

type SortDirection = 'ascending' | 'descending' | 'none'

export type Column<RowData> = {
  key: string
  header: string
  cell: (row: RowData) => ReactNode
  /** Numbers stand on the right. */
  align?: 'left' | 'right' | 'center'
  /** A sortable column: where its header leads and how it is sorted now. */
  sort?: { to: string; direction: SortDirection }
  /** The cell that names the row; it becomes the title of the card on phones. */
  isRowHeader?: boolean
  /** Shown from 1320 px and on phone cards only. */
  wideOnly?: boolean
  /** Leaves the column's name out on phone cards, for buttons and chips that speak for themselves. */
  hideLabel?: boolean
}

export type DataTableProps<RowData> = {
  /** Says what the table holds; read aloud first. */
  caption: string
  captionVisible?: boolean
  columns: Column<RowData>[]
  rows: RowData[]
  rowKey: (row: RowData) => string
  /** Marks the reader's own row. */
  isOwnRow?: (row: RowData) => boolean
  className?: string
}

/**
 * The roles repeat what the elements mean, because the phone layout changes their
 * `display`, which makes browsers drop the table semantics.
 */
const keepsRole = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
}

const arrows = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown }

function HeaderCell<RowData>({ column }: { column: Column<RowData> }) {
  return (
    <th
      {...keepsRole.columnHeader}
      scope="col"
      data-align={column.align}
      data-wide={column.wideOnly || undefined}
      aria-sort={column.sort?.direction}
    >
      {column.sort ? (
        <Link
          to={column.sort.to}
          preventScrollReset
          className={classNames(
            'inline-flex min-h-11 items-center gap-1 no-underline hover:text-text lg:min-h-6',
            column.sort.direction === 'none' ? 'text-text-3' : 'font-semibold text-text',
          )}
        >
          {column.header}
          <Icon icon={arrows[column.sort.direction]} size="xs" className="print:hidden" />
        </Link>
      ) : (
        column.header
      )}
    </th>
  )
}

/** A table on wide screens, a list of cards under 1024 px; never scrolls sideways. */
export function DataTable<RowData>({
  caption,
  captionVisible = false,
  columns,
  rows,
  rowKey,
  isOwnRow,
  className,
}: DataTableProps<RowData>) {
  return (
    <table {...keepsRole.table} className={classNames('data-table', className)}>
      <caption className={captionVisible ? 'px-3 py-2 text-left text-sm text-text-3' : 'sr-only'}>{caption}</caption>
      <thead {...keepsRole.group}>
        <tr {...keepsRole.row}>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody {...keepsRole.group}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...keepsRole.row} data-own={isOwnRow?.(row) || undefined}>
            {columns.map((column) =>
              column.isRowHeader ? (
                <th key={column.key} {...keepsRole.rowHeader} scope="row" data-align={column.align}>
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.key}
                  {...keepsRole.cell}
                  data-label={column.hideLabel ? '' : column.header}
                  data-align={column.align}
                  data-wide={column.wideOnly || undefined}
                >
                  <div>{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
