import { addDays, daysBetween, localDateOf } from '~/platform/calendar'
import { days } from '~/platform/duration'
import { instantAt } from './quiet-hours'

/** How long after its hour a digest that could not go out still makes sense. */
const stillFresh = days(2)

/** The local date of the weekly digest that should have gone out by now; null when none is due. */
export function dueDigestOn(
  { digestWeekday, digestTime }: { digestWeekday: number; digestTime: string },
  now: Date,
): string | null {
  if (digestWeekday === 0) return null
  const today = localDateOf(now)
  const thisWeek = addDays(today, digestWeekday - weekdayOf(today))
  const latest = [thisWeek, addDays(thisWeek, -7)].find((date) => instantAt(date, digestTime) <= now)
  return latest && now.getTime() - instantAt(latest, digestTime).getTime() < stillFresh ? latest : null
}

/** 1 = thứ Hai … 7 = Chủ nhật. */
export function weekdayOf(date: string): number {
  const knownMonday = '2024-01-01'
  return (((daysBetween(knownMonday, date) % 7) + 7) % 7) + 1
}
