import { formatDate, formatTime, localDateOf } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'
import { isLastInstant } from '../report-time'
import type { MatrixCell, MatrixRow } from '../unit-matrix'

/** Sentences of the report pages. */

/** "Số liệu lúc 08:15, ngày 23/11/2026."; as of an earlier day "Số liệu đến hết ngày 31/10/2026." */
export function takenAtWords(instant: Date): string {
  if (isLastInstant(instant)) return `Số liệu đến hết ngày ${formatDate(localDateOf(instant))}.`
  return `Số liệu lúc ${formatTime(instant)}, ngày ${formatDate(localDateOf(instant))}.`
}

/** "Đội 1: 22 trong 38 đồng chí hoàn thành, 2 đồng chí được miễn" */
export function cellLabel(unitName: string, cell: MatrixCell | null): string {
  if (!cell) return `${unitName}: chưa có`
  const exempt = cell.exempt > 0 ? `, ${formatCount(cell.exempt)} đồng chí được miễn` : ''
  if (cell.eligible === 0) return `${unitName}: không có đồng chí phải học${exempt}`
  return `${unitName}: ${formatCount(cell.completed)} trong ${formatCount(cell.eligible)} đồng chí hoàn thành${exempt}`
}

/** How a row of the matrix is called: those who stand in a unit with units below it are named apart. */
export function rowName(row: Pick<MatrixRow, 'kind' | 'name' | 'shortName'>, hasUnits: boolean): string {
  return row.kind === 'direct' && hasUnits ? `Trực tiếp tại ${row.shortName}` : row.name
}

/** "Tháng 11" of "Tháng 11/2026"; a period with a name of its own keeps it. */
export function shortPeriod(name: string): string {
  return name.replace(/^(Tháng \d{1,2})\/\d{4}$/, '$1')
}

/** "T11", under a point of the trend. */
export function axisPeriod(name: string): string {
  return name.replace(/^Tháng (\d{1,2})\/\d{4}$/, 'T$1')
}

/** "tháng 11/2026" within a sentence. */
export function periodInSentence(name: string): string {
  return name.replace(/^Tháng /, 'tháng ')
}
