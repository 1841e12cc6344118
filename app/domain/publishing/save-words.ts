import { formatInstant, formatTime, localDateOf } from '~/platform/calendar'

/** When a text was saved, as the editor says it: "09:41" today, "09:41, 22/11/2026" before. */
export function savedAtText(savedAt: Date, now: Date): string {
  return localDateOf(savedAt) === localDateOf(now) ? formatTime(savedAt) : formatInstant(savedAt, now)
}
