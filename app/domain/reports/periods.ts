/** Which study months a report shows. A month's dates are its own, never derived from the calendar (domain brief 2.2). */

export interface Period {
  /** `YYYY-MM` */
  code: string
  name: string
  startsOn: string
  endsOn: string
}

/** The month asked for; else the one that holds today, else the latest begun, else the earliest. `periods`: newest first. */
export function choosePeriod(periods: readonly Period[], asked: string | null, today: string): Period | null {
  return (
    periods.find((period) => period.code === asked) ??
    periods.find((period) => period.startsOn <= today && today <= period.endsOn) ??
    periods.find((period) => period.startsOn <= today) ??
    periods.at(-1) ??
    null
  )
}

/** The chosen month and the ones before it, `count` at most, oldest first. */
export function periodsUpTo(periods: readonly Period[], chosen: Period, count: number): Period[] {
  return periods
    .filter((period) => period.startsOn <= chosen.startsOn)
    .slice(0, count)
    .reverse()
}

/** The date whose unit tree a month's report shows: the month's last day, or today while it runs. */
export function treeDate(period: Period, today: string): string {
  return period.endsOn < today ? period.endsOn : today
}

export function isRunning(period: Period, today: string): boolean {
  return today <= period.endsOn
}
