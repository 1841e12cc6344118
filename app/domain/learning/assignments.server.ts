import { type Actor, covers } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { findUnitTree } from '~/domain/identity/units.server'
import { visibleUnits } from '~/domain/identity/visible-officers.server'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'

/** giao học tập: a course given to a unit and all below for a period. */
export interface AssignmentLine {
  id: string
  unitCode: string
  unitName: string
  periodCode: string
  periodName: string
  opensOn: string
  dueOn: string
  /** Officers whose standing enrolment it caused. */
  enrolled: number
  withdrawnOn: string | null
}

/** The assignments of a course to units inside the actor's scope, newest period first. */
export async function findAssignments(
  actor: Pick<Actor, 'grants'>,
  courseCode: string,
  today: string,
): Promise<AssignmentLine[]> {
  const assignments = await reader().courseAssignment.findMany({
    where: {
      courseVersion: { course: { code: courseCode } },
      unit: { placements: { some: visibleUnits(actor, 'assignCourse', today) } },
    },
    orderBy: [{ period: { startsOn: 'desc' } }, { assignedAt: 'desc' }],
    select: {
      id: true,
      periodCode: true,
      opensOn: true,
      dueOn: true,
      withdrawnAt: true,
      period: { select: { name: true } },
      unit: { select: { code: true, namings: { where: holdingAsKnown(today), select: { name: true } } } },
      _count: { select: { enrolments: { where: { enrolment: { withdrawnAt: null } } } } },
    },
  })
  return assignments.map(({ unit, period, withdrawnAt, _count, ...assignment }) => ({
    ...assignment,
    unitCode: unit.code,
    unitName: unit.namings[0]?.name ?? unit.code,
    periodName: period.name,
    enrolled: _count.enrolments,
    withdrawnOn: withdrawnAt && localDateOf(withdrawnAt),
  }))
}

/** The units to which the actor may assign, in tree order; `depth` counts from the top of what is listed. */
export async function findAssignableUnits(
  actor: Pick<Actor, 'grants'>,
  now: Date,
): Promise<{ code: string; name: string; depth: number }[]> {
  const tree = await findUnitTree(localDateOf(now))
  const units = tree.filter((unit) => covers(actor, 'assignCourse', unit.path))
  const top = Math.min(...units.map((unit) => unit.depth))
  return units.map(({ code, name, depth }) => ({ code, name, depth: depth - top }))
}
