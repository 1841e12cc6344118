import { addDays, daysBetween } from '~/platform/calendar'

/**
 * Which step of a task's reminders is due. After a time without service only the newest step of a task is sent, and none
 * whose day lies further back than `catchUpDays`: whoever comes back is told how things stand, not what was missed.
 */

export const catchUpDays = 7

/** The newest step whose day has come and is not too long past; null when there is none. `steps`: earliest first. */
export function newestStep(steps: readonly number[], dueOn: string, today: string): number | null {
  const sinceDue = daysBetween(dueOn, today)
  const step = steps.findLast((one) => one <= sinceDue)
  return step !== undefined && sinceDue - step <= catchUpDays ? step : null
}

export interface StepWindow {
  step: number
  /** Tasks due from the first to the second local date, both inclusive, have this step as their newest. */
  dueFrom: string
  dueTo: string
}

/** The same question the other way round, for an indexed read: by step, the due dates it is the newest step of. */
export function stepWindows(steps: readonly number[], today: string): StepWindow[] {
  return steps.map((step, index) => {
    const next = steps[index + 1]
    const longest = next === undefined ? catchUpDays : Math.min(catchUpDays, next - step - 1)
    return { step, dueFrom: addDays(today, -step - longest), dueTo: addDays(today, -step) }
  })
}
