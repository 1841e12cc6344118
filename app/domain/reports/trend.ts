import { eligibleCount, sumFigures } from './figures'
import { isRunning, type Period } from './periods'
import type { UnitFigures } from './unit-matrix'

export interface TrendPoint {
  periodCode: string
  periodName: string
  onTime: number
  eligible: number
  /** Still running, so the share can only grow. */
  isRunning: boolean
}

/** The share completed in time, month by month; months in which nobody had to learn are left out. */
export function trendOf(figures: readonly UnitFigures[], periods: readonly Period[], today: string): TrendPoint[] {
  return periods
    .map((period) => {
      const sums = sumFigures(figures.filter((row) => row.periodCode === period.code && row.opensOn <= today))
      return {
        periodCode: period.code,
        periodName: period.name,
        onTime: sums.onTime,
        eligible: eligibleCount(sums),
        isRunning: isRunning(period, today),
      }
    })
    .filter((point) => point.eligible > 0)
}
