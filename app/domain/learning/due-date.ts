import { addDays, daysBetween } from '~/platform/calendar'

/** Due dates and study periods (domain brief 1.1 and 2.2). All dates are local dates. */

/** A joiner has until the course's due date, but never fewer than the days an officer gets after joining. */
export function joinerDueOn(facts: { courseDueOn: string; joinedOn: string; joinerDays: number }): string {
  const afterJoining = addDays(facts.joinedOn, facts.joinerDays)
  return daysBetween(facts.courseDueOn, afterJoining) > 0 ? afterJoining : facts.courseDueOn
}

/** The earliest of the standing causes' due dates; null when no cause stands. */
export function earliestDueOn(dueDates: readonly string[]): string | null {
  return dueDates.reduce<string | null>(
    (earliest, date) => (earliest === null || date < earliest ? date : earliest),
    null,
  )
}

/**
 * The due date in force: the latest standing extension, or the causes' own date where that is later, so that an extension
 * never brings a task forward. `ownDueOn`: what holds without any extension.
 */
export function dueOnInForce({ ownDueOn, extendedTo }: { ownDueOn: string; extendedTo: readonly string[] }): string {
  return [ownDueOn, ...extendedTo].sort().at(-1) ?? ownDueOn
}

/** How far from its study month an assignment may open and fall due: farther away is a slip of the keyboard. */
const yearsAround = 1

/** The dates that an assignment of this period may have, both inclusive. */
export function assignmentBounds(period: { startsOn: string; endsOn: string }): { from: string; until: string } {
  return { from: yearsFrom(period.startsOn, -yearsAround), until: yearsFrom(period.endsOn, yearsAround) }
}

/** The same day of another year; 29/02 becomes 28/02. */
function yearsFrom(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0')
  return `${year}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`
}

/** A new period stands around the month that its code names. */
export function isPeriodNearItsCode(period: { code: string; startsOn: string; endsOn: string }): boolean {
  const { from, until } = assignmentBounds(monthBounds(period.code))
  return period.startsOn >= from && period.endsOn <= until
}

const periodCodePattern = /^\d{4}-(0[1-9]|1[0-2])$/

/** A study month's code, `YYYY-MM`. Its dates are entered, never derived from it. */
export function isPeriodCode(code: string): boolean {
  return periodCodePattern.test(code)
}

/** The calendar month as a first suggestion for the dates of a new period; the form lets them be changed. */
export function monthBounds(periodCode: string): { startsOn: string; endsOn: string } {
  const startsOn = `${periodCode}-01`
  const nextMonth = addDays(startsOn, 31).slice(0, 7)
  return { startsOn, endsOn: addDays(`${nextMonth}-01`, -1) }
}

/** "Tháng 11/2026" */
export function monthName(periodCode: string): string {
  return `Tháng ${Number(periodCode.slice(5, 7))}/${periodCode.slice(0, 4)}`
}
