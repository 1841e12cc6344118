import { reader } from '~/platform/db/database.server'

/** A course given to a unit itself that is not yet due. */
export interface RunningAssignment {
  unitId: string
  title: string
  periodName: string
  dueOn: string
}

/** What still runs for these units on a date, the earliest due first. */
export async function findRunningAssignments(unitIds: readonly string[], date: string): Promise<RunningAssignment[]> {
  const assignments = await reader().courseAssignment.findMany({
    where: { unitId: { in: [...unitIds] }, withdrawnAt: null, dueOn: { gte: date } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: {
      unitId: true,
      dueOn: true,
      period: { select: { name: true } },
      courseVersion: { select: { title: true } },
    },
  })
  return assignments.map(({ unitId, dueOn, period, courseVersion }) => ({
    unitId,
    title: courseVersion.title,
    periodName: period.name,
    dueOn,
  }))
}
