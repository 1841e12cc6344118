/**
 * Which enrolment comes first when an officer has several. Work that can still be in time, nearest due date first; then
 * the newest overdue; then the newest finished. It decides the next thing to do on the home screen, and under which
 * enrolment a lesson is studied when the same course came back in a later period.
 */
export function byUrgency<Row extends { dueOn: string; isCompleted: boolean }>(
  enrolments: readonly Row[],
  today: string,
): Row[] {
  const urgency = (row: Row) => (row.isCompleted ? 2 : row.dueOn < today ? 1 : 0)
  return [...enrolments].sort((a, b) => {
    const difference = urgency(a) - urgency(b)
    if (difference !== 0 || a.dueOn === b.dueOn) return difference
    const nearestFirst = a.dueOn < b.dueOn ? -1 : 1
    return urgency(a) === 0 ? nearestFirst : -nearestFirst
  })
}

export function chooseEnrolment<Row extends { dueOn: string; isCompleted: boolean }>(
  enrolments: readonly Row[],
  today: string,
): Row | null {
  return byUrgency(enrolments, today)[0] ?? null
}
