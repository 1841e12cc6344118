import type { Actor } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { subtreeRange } from '~/domain/identity/unit-path'
import { visibleOfficers, visibleUnits } from '~/domain/identity/visible-officers.server'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { monthName } from './due-date'

export interface AssignmentPreview {
  unitName: string
  /** Officers who would get something new to study. */
  toEnrol: number
  /** Officers of the unit and below who have the course in that period already. */
  alreadyEnrolled: number
  /** Other periods in which some of them still study the course while this assignment runs, the oldest first. */
  overlapping: { periodName: string; officers: number }[]
}

/** Whom an assignment would reach if it were made now; null when the unit is not in the actor's scope. Writes nothing. */
export async function previewAssignment(
  actor: Pick<Actor, 'grants'>,
  assignment: { courseCode: string; unitCode: string; periodCode: string; opensOn: string; dueOn: string; now: Date },
): Promise<AssignmentPreview | null> {
  const today = localDateOf(assignment.now)
  const placement = await reader().unitPlacement.findFirst({
    where: { AND: [visibleUnits(actor, 'assignCourse', today), { unit: { code: assignment.unitCode } }] },
    select: { path: true, unit: { select: { namings: { where: holdingAsKnown(today), select: { name: true } } } } },
  })
  if (!placement) return null
  const reached = {
    AND: [
      visibleOfficers(actor, 'assignCourse', today),
      {
        memberships: {
          some: {
            ...countingMembershipOn(today),
            unit: { placements: { some: { ...holdingAsKnown(today), path: subtreeRange(placement.path) } } },
          },
        },
      },
    ],
  }
  const enrolled = {
    some: { withdrawnAt: null, periodCode: assignment.periodCode, course: { code: assignment.courseCode } },
  }
  const [all, alreadyEnrolled, overlapping] = await Promise.all([
    reader().officer.count({ where: reached }),
    reader().officer.count({ where: { ...reached, enrolments: enrolled } }),
    findOverlapping(assignment, reached),
  ])
  return {
    unitName: placement.unit.namings[0]?.name ?? assignment.unitCode,
    toEnrol: all - alreadyEnrolled,
    alreadyEnrolled,
    overlapping,
  }
}

async function findOverlapping(
  {
    courseCode,
    periodCode,
    opensOn,
    dueOn,
  }: { courseCode: string; periodCode: string; opensOn: string; dueOn: string },
  officer: Prisma.OfficerWhereInput,
): Promise<AssignmentPreview['overlapping']> {
  const periods = await reader().enrolment.groupBy({
    by: ['periodCode'],
    where: {
      officer,
      withdrawnAt: null,
      course: { code: courseCode },
      periodCode: { not: periodCode },
      opensOn: { lte: dueOn },
      dueOn: { gte: opensOn },
      courseCompletion: null,
      exemptions: { none: { withdrawnAt: null } },
    },
    _count: true,
    orderBy: { periodCode: 'asc' },
  })
  return periods.map(({ periodCode: code, _count }) => ({ periodName: monthName(code), officers: _count }))
}
