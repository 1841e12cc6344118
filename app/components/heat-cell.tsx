import { Link } from '@remix-run/react'
import { Check } from 'lucide'
import type { KeyboardEvent } from 'react'
import { classNames } from './class-names'
import { type HeatLevel, heatLevel } from './heat-level'
import { Icon } from './icon'

export type HeatCellProps = {
  /** Whole percent, rounded down; null when nobody is counted. */
  percent: number | null
  /** The full sentence: "Đội CSGT: 22 trong 38 đồng chí hoàn thành". */
  label: string
  /** The counts beside the percent: "22/38". */
  counts?: string
  /** What a full cell reads. */
  fullText?: string
  /** Opens the people behind the figure. */
  to?: string
  /** 34 px, for rows of a child unit. */
  small?: boolean
}

const shades: Record<HeatLevel, string> = {
  5: 'bg-h5-bg text-h5-fg',
  4: 'bg-h4-bg text-h4-fg',
  3: 'bg-h3-bg text-h3-fg',
  2: 'bg-h2-bg text-h2-fg',
  1: 'bg-h1-bg text-h1-fg',
}

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrow keys walk from cell to cell of the same table, passing over cells without a link. */
function moveFocus(event: KeyboardEvent<HTMLAnchorElement>) {
  const step = steps[event.key]
  const cell = event.currentTarget.closest('td')
  const rows = event.currentTarget.closest('table')?.rows
  const row = cell?.closest('tr')
  if (!step || !cell || !rows || !row) return
  event.preventDefault()
  let rowIndex = row.rowIndex + step[0]
  let columnIndex = cell.cellIndex + step[1]
  while (rows[rowIndex]?.cells[columnIndex]) {
    const target = rows[rowIndex]?.cells[columnIndex]?.querySelector<HTMLElement>('[data-heat]')
    if (target) {
      target.focus()
      return
    }
    rowIndex += step[0]
    columnIndex += step[1]
  }
}

/** One figure of a heat map, to be put inside a `<td>`. Every cell shows its number. */
export function HeatCell({ percent, label, counts, fullText = 'Đủ', to, small = false }: HeatCellProps) {
  const classes = classNames(
    'flex w-full items-center justify-center gap-1.5 rounded-xs text-label font-semibold tabular-nums no-underline',
    small ? 'h-11 lg:h-8.5' : 'h-11 lg:h-10',
    percent === null ? 'text-text-3' : shades[heatLevel(percent)],
  )
  const content =
    percent === null ? (
      '–'
    ) : percent >= 100 ? (
      <>
        <Icon icon={Check} size="sm" />
        {fullText}
      </>
    ) : (
      <>
        {percent}%{counts ? <span className="text-2xs font-normal">{counts}</span> : null}
      </>
    )
  return to ? (
    <Link
      to={to}
      data-heat=""
      aria-label={label}
      title={label}
      onKeyDown={moveFocus}
      className={classNames(classes, 'hover:underline')}
    >
      {content}
    </Link>
  ) : (
    <span className={classes}>
      <span aria-hidden="true" className="contents">
        {content}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  )
}

export type HeatLegendProps = {
  label: string
  /** Words for levels 5 to 1, such as "95–100". */
  ranges: [string, string, string, string, string]
}

/** What the shades mean, beside the map. */
export function HeatLegend({ label, ranges }: HeatLegendProps) {
  const levels: HeatLevel[] = [5, 4, 3, 2, 1]
  return (
    <ul aria-label={label} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-text-2">
      {levels.map((level, index) => (
        <li key={level} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={classNames('size-4 rounded-[4px] inset-ring inset-ring-line-2', shades[level])}
          />
          {ranges[index]}
        </li>
      ))}
    </ul>
  )
}
