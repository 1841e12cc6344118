import { addDays, formatTime, localDateOf, startOfDate } from '~/platform/calendar'
import { minutes } from '~/platform/duration'

/** Hours of the local day in which nothing is sent. `from` later than `to` goes over midnight. */
export interface QuietHours {
  quietFrom: string
  quietTo: string
}

export function isQuiet(now: Date, { quietFrom, quietTo }: QuietHours): boolean {
  const time = formatTime(now)
  if (quietFrom === quietTo) return false
  return quietFrom < quietTo ? quietFrom <= time && time < quietTo : quietFrom <= time || time < quietTo
}

/** The instant itself, or the end of the quiet hours that it falls into. */
export function nextAllowed(instant: Date, quiet: QuietHours): Date {
  if (!isQuiet(instant, quiet)) return instant
  const date = localDateOf(instant)
  return formatTime(instant) < quiet.quietTo
    ? instantAt(date, quiet.quietTo)
    : instantAt(addDays(date, 1), quiet.quietTo)
}

/** The instant of a local date and time `HH:MM`. */
export function instantAt(date: string, time: string): Date {
  return new Date(startOfDate(date).getTime() + minutes(Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))))
}
