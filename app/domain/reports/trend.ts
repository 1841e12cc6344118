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

export interface TrendPlace {
  /** 0 for the first month, 1 for the last. */
  share: number
  /** Months without a point lie between this one and the one before. */
  isAfterGap: boolean
}

/** Where the months stand from left to right: neighbours a step apart, a gap of whatever length two. */
export function trendPlaces(periodCodes: readonly string[]): TrendPlace[] {
  let step = 0
  const places = periodCodes.map((code, index) => {
    const before = periodCodes[index - 1]
    const isAfterGap = before !== undefined && monthNumber(code) - monthNumber(before) > 1
    if (before !== undefined) step += isAfterGap ? 2 : 1
    return { step, isAfterGap }
  })
  return places.map(({ isAfterGap, ...place }) => ({ share: step === 0 ? 0.5 : place.step / step, isAfterGap }))
}

function monthNumber(periodCode: string): number {
  return Number(periodCode.slice(0, 4)) * 12 + Number(periodCode.slice(5, 7))
}
