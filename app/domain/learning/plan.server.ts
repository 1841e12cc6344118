import type { Actor } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { subtreeRange } from '~/domain/identity/unit-path'
import { visibleUnits } from '~/domain/identity/visible-officers.server'
import { localDateOf } from '~/platform/calendar'
import { type Reader, reader, type Transaction } from '~/platform/db/database.server'
import { audienceOf } from './audience'
import { findCandidates, membersOf } from './audience-members.server'
import { type PlanLineState, type PlanMembers, type PlannedEnrolment, planLineState } from './plan'

/** A line of the month's plan with the assignment that stands for it. */
export interface PlanLineFacts {
  /** Null for a course given directly, outside the plan. */
  lineId: string | null
  course: { id: string; code: string; title: string }
  unit: { unitId: string; code: string; name: string; path: string }
  /** As `audienceKey` writes it. */
  audience: string
  opensOn: string
  dueOn: string
  state: PlanLineState
  assignmentId: string | null
  /** Of the standing assignment: what a run of the same line enrols newcomers into. */
  courseVersionId: string | null
  enrolled: number
}

/**
 * The plan of a month inside the actor's units: its standing lines, those taken out but still given, and courses given
 * directly. A constant number of reads.
 */
export async function findPlanLines(
  db: Reader | Transaction,
  actor: Pick<Actor, 'grants'>,
  { periodCode, now }: { periodCode: string; now: Date },
): Promise<PlanLineFacts[]> {
  const today = localDateOf(now)
  const unit = { placements: { some: visibleUnits(actor, 'assignCourse', today) } }
  const assignments = await db.courseAssignment.findMany({
    where: { periodCode, withdrawnAt: null, unit },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      unitId: true,
      opensOn: true,
      dueOn: true,
      audience: true,
      courseVersionId: true,
      courseVersion: { select: { courseId: true, course: { select: courseColumns } } },
      unit: { select: unitColumns(today) },
      _count: { select: { enrolments: { where: { enrolment: { withdrawnAt: null } } } } },
    },
  })
  const lines = await db.planLine.findMany({
    where: { periodCode, unit, OR: [{ removedAt: null }, { assignment: { withdrawnAt: null } }] },
    orderBy: [{ removedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    select: {
      id: true,
      unitId: true,
      opensOn: true,
      dueOn: true,
      audience: true,
      removedAt: true,
      assignmentId: true,
      courseId: true,
      course: { select: courseColumns },
      unit: { select: unitColumns(today) },
    },
  })
  const free = new Map(assignments.map((assignment) => [assignment.id, assignment]))
  const facts: PlanLineFacts[] = []
  for (const line of lines) {
    const isRemoved = line.removedAt !== null
    const standing = [...free.values()].find(
      (assignment) =>
        (!isRemoved || assignment.id === line.assignmentId) &&
        assignment.unitId === line.unitId &&
        assignment.audience === line.audience &&
        assignment.courseVersion.courseId === line.courseId,
    )
    if (isRemoved && !standing) continue
    if (standing) free.delete(standing.id)
    facts.push({
      lineId: line.id,
      course: courseOf(line.course),
      unit: unitOf(line),
      audience: line.audience,
      opensOn: line.opensOn,
      dueOn: line.dueOn,
      state: planLineState({ ...line, isRemoved, standing: standing ?? null }),
      assignmentId: standing?.id ?? null,
      courseVersionId: standing?.courseVersionId ?? null,
      enrolled: standing?._count.enrolments ?? 0,
    })
  }
  for (const { id, courseVersion, _count, ...assignment } of free.values())
    facts.push({
      lineId: null,
      course: courseOf(courseVersion.course),
      unit: unitOf(assignment),
      audience: assignment.audience,
      opensOn: assignment.opensOn,
      dueOn: assignment.dueOn,
      state: 'given',
      assignmentId: id,
      courseVersionId: assignment.courseVersionId,
      enrolled: _count.enrolments,
    })
  return facts
}

const courseColumns = {
  id: true,
  code: true,
  versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
} as const

function unitColumns(today: string) {
  return {
    code: true,
    namings: { where: holdingAsKnown(today), select: { name: true } },
    placements: { where: holdingAsKnown(today), select: { path: true } },
  } as const
}

function courseOf({ id, code, versions }: { id: string; code: string; versions: { title: string }[] }) {
  return { id, code, title: versions[0]?.title ?? code }
}

function unitOf({
  unitId,
  unit,
}: {
  unitId: string
  unit: { code: string; namings: { name: string }[]; placements: { path: string }[] }
}) {
  return { unitId, code: unit.code, name: unit.namings[0]?.name ?? unit.code, path: unit.placements[0]?.path ?? '' }
}

export type PlanLineMembers = PlanLineFacts & PlanMembers

/** The lines with whom each is for today, in one read for all of them. */
export async function withMembers(
  db: Reader | Transaction,
  lines: readonly PlanLineFacts[],
  now: Date,
): Promise<PlanLineMembers[]> {
  const date = localDateOf(now)
  const paths = [...new Set(lines.filter((line) => line.state !== 'removed').map((line) => line.unit.path))]
  const candidates = await findCandidates(db, { paths, date })
  return lines.map((line) => ({
    ...line,
    courseId: line.course.id,
    officerIds:
      line.state === 'removed' || (line.state === 'given' && line.dueOn < date)
        ? []
        : membersOf(candidates, { path: line.unit.path, audience: audienceOf(line.audience) }),
  }))
}

/** The standing enrolments of the month that the lines could touch. */
export async function findPlannedEnrolments(
  db: Reader | Transaction,
  { periodCode, lines, now }: { periodCode: string; lines: readonly PlanLineMembers[]; now: Date },
): Promise<PlannedEnrolment[]> {
  const today = localDateOf(now)
  const courseIds = [...new Set(lines.map((line) => line.course.id))]
  const below = [...new Set(lines.map((line) => line.unit.path))].map((path) => ({ path: subtreeRange(path) }))
  const standsBelow = {
    ...countingMembershipOn(today),
    unit: { placements: { some: { ...holdingAsKnown(today), OR: below } } },
  }
  const enrolments = await db.enrolment.findMany({
    where: {
      periodCode,
      courseId: { in: courseIds },
      withdrawnAt: null,
      OR: [
        { officer: { memberships: { some: standsBelow } } },
        // One who has moved away keeps the task until the assignment that caused it ends.
        { causes: { some: { assignmentId: { in: lines.flatMap((line) => line.assignmentId ?? []) } } } },
      ],
    },
    select: {
      officerId: true,
      courseId: true,
      courseCompletion: { select: { id: true } },
      causes: { where: { assignment: { withdrawnAt: null } }, select: { assignmentId: true } },
      postponedFrom: { where: { exemption: { withdrawnAt: null } }, take: 1, select: { exemptionId: true } },
    },
  })
  return enrolments.map(({ courseCompletion, causes, postponedFrom, ...row }) => ({
    ...row,
    isFinished: courseCompletion !== null,
    isPostponedHere: postponedFrom.length > 0,
    assignmentIds: causes.map((cause) => cause.assignmentId),
  }))
}

/** Every course that can be given, by title. */
export async function findPlannableCourses(): Promise<{ code: string; title: string }[]> {
  const courses = await reader().course.findMany({
    where: { versions: { some: {} } },
    orderBy: { code: 'asc' },
    select: courseColumns,
  })
  return courses.map((course) => ({ code: course.code, title: courseOf(course).title }))
}
