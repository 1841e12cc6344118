import { addDays } from '~/platform/calendar'
import { assignmentSchema } from '../assignments.schema'
import { isPeriodCode, monthBounds, monthName } from '../due-date'
import type { Period } from '../periods.server'
import { refusalWords } from '../refusal-words'

/** The fields of the assignment form as typed, and what they mean. */
export interface AssignmentValues {
  unitCode: string
  periodCode: string
  startsOn: string
  endsOn: string
  opensOn: string
  dueOn: string
}

export type AssignmentErrors = Partial<Record<keyof AssignmentValues, string[]>>

const names = ['unitCode', 'periodCode', 'startsOn', 'endsOn', 'opensOn', 'dueOn'] as const

/** This month until its end, opened today: the start that needs the fewest changes. */
export function suggestedValues(unitCode: string, periods: Period[], today: string): AssignmentValues {
  const code = periods.find((period) => period.startsOn <= today && today <= period.endsOn)?.code ?? today.slice(0, 7)
  const { startsOn, endsOn } = periodDates(code, periods)
  return { unitCode, periodCode: code, startsOn, endsOn, opensOn: startsOn > today ? startsOn : today, dueOn: endsOn }
}

/** What was typed; the dates of a study month already there are its own, those of a new one default to the calendar month. */
export function typedValues(fields: URLSearchParams | FormData, periods: Period[]): AssignmentValues {
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const values = Object.fromEntries(names.map((name) => [name, text(name)])) as Record<(typeof names)[number], string>
  const isKnown = periods.some((period) => period.code === values.periodCode)
  const month = periodDates(values.periodCode, periods)
  return {
    ...values,
    startsOn: isKnown ? month.startsOn : values.startsOn || month.startsOn,
    endsOn: isKnown ? month.endsOn : values.endsOn || month.endsOn,
  }
}

export function readAssignment(
  values: AssignmentValues,
  today: string,
): { ok: true; assignment: AssignmentValues } | { ok: false; errors: AssignmentErrors } {
  const parsed = assignmentSchema.safeParse(values)
  if (parsed.success)
    return parsed.data.dueOn < today
      ? { ok: false, errors: { dueOn: [refusalWords('dueInPast')] } }
      : { ok: true, assignment: parsed.data }
  const errors: AssignmentErrors = {}
  for (const issue of parsed.error.issues) {
    const name = names.find((candidate) => candidate === issue.path[0])
    if (name) errors[name] = [...(errors[name] ?? []), issue.message]
  }
  return { ok: false, errors }
}

const monthsAhead = 3

/** Study months that exist and have not ended, then the calendar months to come that do not exist yet. */
export function periodOptions(periods: Period[], today: string): { value: string; label: string }[] {
  const open = periods
    .filter((period) => period.endsOn >= today)
    .map(({ code, name }) => ({ value: code, label: name }))
  const known = new Set(periods.map((period) => period.code))
  const coming: { value: string; label: string }[] = []
  for (let month = today.slice(0, 7), seen = 0; seen < monthsAhead; seen += 1, month = monthAfter(month))
    if (!known.has(month)) coming.push({ value: month, label: `${monthName(month)} (tháng học mới)` })
  return [...open.reverse(), ...coming]
}

function monthAfter(code: string): string {
  return addDays(`${code}-01`, 31).slice(0, 7)
}

function periodDates(code: string, periods: Period[]): { startsOn: string; endsOn: string } {
  const known = periods.find((period) => period.code === code)
  if (known) return { startsOn: known.startsOn, endsOn: known.endsOn }
  return isPeriodCode(code) ? monthBounds(code) : { startsOn: '', endsOn: '' }
}
