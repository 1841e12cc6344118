import { days } from './duration'

/**
 * Local dates of the organisation: `YYYY-MM-DD` text in Asia/Ho_Chi_Minh, whatever the zone of server or browser.
 * The one module that turns instants into dates and back (architecture, rule 10).
 */

/** The end of an open period: the first day on which it no longer holds. */
export const openEnd = '9999-12-31'

/** Asia/Ho_Chi_Minh is UTC+7 all year; the zone has had no summer time since 1975. */
const zoneOffset = 7 * 60 * 60 * 1000

const datePattern = /^\d{4}-\d{2}-\d{2}$/

export function isLocalDate(text: string): boolean {
  if (!datePattern.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

/** The local date on which an instant falls. */
export function localDateOf(instant: Date): string {
  return new Date(instant.getTime() + zoneOffset).toISOString().slice(0, 10)
}

/** The first instant of a local date. */
export function startOfDate(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - zoneOffset)
}

/** The first instant after a local date: a deed is on time when it comes before this (domain brief 2.7). */
export function endOfDate(date: string): Date {
  return startOfDate(addDays(date, 1))
}

export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days(count)).toISOString().slice(0, 10)
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / days(1))
}

/** Whether a dated row holds on `date`: [validFrom, validTo). */
export function holdsOn(row: { validFrom: string; validTo: string }, date: string): boolean {
  return row.validFrom <= date && date < row.validTo
}

/** 23/11/2026 */
export function formatDate(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

/** 31/10, for tight rows within the same year. */
export function formatDayMonth(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}`
}

const weekdays = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const

/** Thứ Hai, 23/11/2026 */
export function formatWeekday(date: string): string {
  return `${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]}, ${formatDate(date)}`
}

/** 08:15 in the organisation's zone. */
export function formatTime(instant: Date): string {
  return new Date(instant.getTime() + zoneOffset).toISOString().slice(11, 16)
}

/** "hôm nay 08:15" or "08:15, 23/11/2026". */
export function formatInstant(instant: Date, now: Date): string {
  const date = localDateOf(instant)
  return date === localDateOf(now) ? `hôm nay ${formatTime(instant)}` : `${formatTime(instant)}, ${formatDate(date)}`
}

/** Reads d/M/yyyy, d-M-yyyy, d.M.yyyy and YYYY-MM-DD; never month first. Null when it is no date. */
export function parseDate(text: string): string | null {
  const trimmed = text.trim()
  if (isLocalDate(trimmed)) return trimmed
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  if (!match) return null
  const date = `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`
  return isLocalDate(date) ? date : null
}
