import { endOfDate, formatDate, isLocalDate, localDateOf, parseDate } from '~/platform/calendar'

/** The address word of a report's date: `?ngay=2026-10-31`. */
export const reportDateParam = 'ngay'

/** At which moment a report is judged: now, or the last instant of an earlier local day ("as of"). */
export interface ReportTime {
  /** Local date. */
  reportOn: string
  at: Date
  /** Only what had happened by the end of `reportOn` counts. */
  isPast: boolean
}

/** Today for anything that is no earlier day: a report never looks ahead. */
export function reportTime(asked: string | null, now: Date): ReportTime {
  const today = localDateOf(now)
  if (asked === null || !isLocalDate(asked) || asked >= today) return { reportOn: today, at: now, isPast: false }
  return { reportOn: asked, at: lastInstantOf(asked), isPast: true }
}

export function lastInstantOf(date: string): Date {
  return new Date(endOfDate(date).getTime() - 1)
}

export function isLastInstant(instant: Date): boolean {
  return instant.getTime() === lastInstantOf(localDateOf(instant)).getTime()
}

/** The date as typed or picked (`YYYY-MM-DD` or d/M/yyyy); null where it is none. */
export function readReportDate(text: string): string | null {
  return parseDate(text)
}

/** Says that the address asked for a date that the page could not follow. */
export function unknownDateWords(typed: string, now: Date): string[] {
  const today = localDateOf(now)
  if (typed === '') return []
  const date = parseDate(typed)
  if (date === null) return ['Ngày xem chưa đúng, đang hiện số liệu hôm nay. Đồng chí ghi ngày/tháng/năm.']
  return date > today ? [`Ngày ${formatDate(date)} chưa đến, đang hiện số liệu hôm nay.`] : []
}
