import { startOfDate } from '~/platform/calendar'
import { days } from '~/platform/duration'

/**
 * The first instant after a local date column, in epoch milliseconds, in integer arithmetic that every SQL understands
 * (SQLite's and PostgreSQL's date functions differ). Equal to the calendar's `endOfDate`, which a test holds it to.
 */
export function endOfDateSql(column: string): string {
  const year = `CAST(substr(${column}, 1, 4) AS INTEGER)`
  const month = `CAST(substr(${column}, 6, 2) AS INTEGER)`
  const day = `CAST(substr(${column}, 9, 2) AS INTEGER)`
  // Years begin in March, so that the leap day is the last day of a year.
  const marchYear = `(${year} - CASE WHEN ${month} <= 2 THEN 1 ELSE 0 END)`
  const marchMonth = `(${month} + CASE WHEN ${month} > 2 THEN -3 ELSE 9 END)`
  const dayNumber =
    `365 * ${marchYear} + ${marchYear} / 4 - ${marchYear} / 100 + ${marchYear} / 400` +
    ` + (153 * ${marchMonth} + 2) / 5 + ${day} - 1 - ${daysFromMarchOfYearZeroTo1970}`
  return `(CAST(${dayNumber} + 1 AS BIGINT) * ${days(1)} + (${startOfDate('1970-01-01').getTime()}))`
}

const daysFromMarchOfYearZeroTo1970 = 719_468
