/** What decides between several enrolments. `isCompleted` also holds for one that asks for nothing: an exempt officer. */
export interface EnrolmentChoice {
  courseCode: string
  periodCode: string
  dueOn: string
  isCompleted: boolean
}

/**
 * Which enrolment comes first when an officer has several. Work that can still be in time, nearest due date first; then
 * the newest overdue; then the newest finished. Of two due on one day the older period comes first while there is work
 * to do, the newer one when both are finished. It decides the next thing to do on the home screen, and under which
 * enrolment a lesson is studied when the same course came back in a later period.
 */
export function byUrgency<Row extends EnrolmentChoice>(enrolments: readonly Row[], today: string): Row[] {
  const urgency = (row: Row) => (row.isCompleted ? 2 : row.dueOn < today ? 1 : 0)
  return [...enrolments].sort((a, b) => {
    const difference = urgency(a) - urgency(b)
    if (difference !== 0) return difference
    const isNearestFirst = urgency(a) === 0
    const byDueDate = compare(a.dueOn, b.dueOn) * (isNearestFirst ? 1 : -1)
    if (byDueDate !== 0) return byDueDate
    return compare(a.periodCode, b.periodCode) * (a.isCompleted ? -1 : 1) || compare(a.courseCode, b.courseCode)
  })
}

/** The enrolment that a lesson of one course opens. */
export function chooseEnrolment<Row extends EnrolmentChoice>(enrolments: readonly Row[], today: string): Row | null {
  return byUrgency(enrolments, today)[0] ?? null
}

/** The same over several courses: for each course the one enrolment that its lessons open, most urgent course first. */
export function chosenOfEachCourse<Row extends EnrolmentChoice>(enrolments: readonly Row[], today: string): Row[] {
  const seen = new Set<string>()
  return byUrgency(enrolments, today).filter(({ courseCode }) => {
    if (seen.has(courseCode)) return false
    seen.add(courseCode)
    return true
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
