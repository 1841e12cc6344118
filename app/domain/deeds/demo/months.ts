import { monthBounds } from '~/domain/learning/due-date'
import { addDays, daysBetween, startOfDate } from '~/platform/calendar'
import { minutes } from '~/platform/duration'

/** Dates of the demo, all relative to the day on which it is made. Months are codes `YYYY-MM`. */

/** The month `count` months after `code`; before it when negative. */
export function addMonths(code: string, count: number): string {
  const index = Number(code.slice(0, 4)) * 12 + Number(code.slice(5, 7)) - 1 + count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** A day of a month; its last day when the month is shorter. */
export function dayOf(code: string, day: number): string {
  const { startsOn, endsOn } = monthBounds(code)
  const date = addDays(startsOn, day - 1)
  return daysBetween(date, endsOn) >= 0 ? date : endsOn
}

/** The instant of a wall-clock time, in minutes since midnight. */
export function momentOn(date: string, minuteOfDay: number): Date {
  return new Date(startOfDate(date).getTime() + minutes(minuteOfDay))
}

export function plus(instant: Date, duration: number): Date {
  return new Date(instant.getTime() + Math.round(duration))
}

export function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

export function later(a: Date, b: Date): Date {
  return a > b ? a : b
}
