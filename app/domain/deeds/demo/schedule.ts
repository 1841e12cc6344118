import { monthBounds } from '~/domain/learning/due-date'
import { addMonths, dayOf, momentOn } from './months'
import { topUnitCode } from './organisation'

/** What the demo organisation was given to study in the present month and the five before it. */

export interface DemoAssignment {
  /** 0: the present month. */
  monthsAgo: number
  courseCode: string
  unitCode: string
  opensOn: string
  dueOn: string
  /** Given in advance, towards the end of the month before. */
  assignedAt: Date
}

export const firstCourse = 'sau-dieu-bac-ho-day'
export const secondCourse = 'niem-no-khi-tiep-xuc'
const monthCount = 6

interface Line {
  monthsAgo: number
  courseCode: string
  unitCodes: readonly string[]
  /** Day of the month; its last day when left out. */
  dueDay?: number
}

/** Two pilots in some units, then the whole force. */
const lines: readonly Line[] = [
  { monthsAgo: 5, courseCode: firstCourse, unitCodes: ['doi-1'] },
  { monthsAgo: 4, courseCode: secondCourse, unitCodes: ['doi-1'] },
  { monthsAgo: 3, courseCode: firstCourse, unitCodes: ['cax-mau-1', 'cax-mau-2', 'cax-mau-3'] },
  { monthsAgo: 2, courseCode: secondCourse, unitCodes: ['cax-mau-1', 'cax-mau-2', 'cax-mau-3'] },
  { monthsAgo: 1, courseCode: firstCourse, unitCodes: [topUnitCode], dueDay: 25 },
  { monthsAgo: 0, courseCode: secondCourse, unitCodes: [topUnitCode] },
]

/** Oldest first. */
export function demoAssignments(today: string): DemoAssignment[] {
  return lines.flatMap(({ monthsAgo, courseCode, unitCodes, dueDay }) => {
    const month = demoMonth(today, monthsAgo)
    const { startsOn, endsOn } = monthBounds(month)
    return unitCodes.map((unitCode) => ({
      monthsAgo,
      courseCode,
      unitCode,
      opensOn: startsOn,
      dueOn: dueDay === undefined ? endsOn : dayOf(month, dueDay),
      assignedAt: momentOn(dayOf(addMonths(month, -1), 28), 15 * 60),
    }))
  })
}

/** Codes of the study months, oldest first. */
export function demoMonths(today: string): string[] {
  return Array.from({ length: monthCount }, (_, index) => demoMonth(today, monthCount - 1 - index))
}

export function demoMonth(today: string, monthsAgo: number): string {
  return addMonths(today.slice(0, 7), -monthsAgo)
}

/** When people and courses came into the system: before the first assignment. */
export function installedAt(today: string): Date {
  return momentOn(dayOf(demoMonth(today, monthCount), 20), 8 * 60)
}
