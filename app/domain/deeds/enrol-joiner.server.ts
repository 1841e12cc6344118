import { unitIdsOf } from '~/domain/identity/unit-path'
import { joinerDueOn } from '~/domain/learning/due-date'
import { enrolOfficers } from '~/domain/learning/enrolling.server'
import { getJoinerDays } from '~/domain/learning/settings.server'
import type { Transaction } from '~/platform/db/database.server'
import { settleEnrolments } from './assign-course.server'

/**
 * The part of "register" and "transfer" that concerns study, inside their transaction, which also writes their audit
 * event: the officer gets the courses that the new unit still has to do. New ones are due on the later of the course's
 * due date and joining + the days of the setting; enrolments brought along keep their due dates (domain brief 1.1).
 * Gives the number of courses newly to study.
 */
export async function enrolJoiner(
  tx: Transaction,
  { officerId, ...joiner }: { officerId: string; unitPath: string; joinedOn: string; now: Date },
): Promise<number> {
  return enrolJoiners(tx, { ...joiner, officerIds: [officerId] })
}

/** The same for officers who join one unit on one day, in the queries of one. */
export async function enrolJoiners(
  tx: Transaction,
  joiners: { officerIds: readonly string[]; unitPath: string; joinedOn: string; now: Date },
): Promise<number> {
  const { officerIds, now } = joiners
  const joinerDays = await getJoinerDays(tx)
  const assignments = await tx.courseAssignment.findMany({
    where: { unitId: { in: unitIdsOf(joiners.unitPath) }, withdrawnAt: null, dueOn: { gte: joiners.joinedOn } },
    // The earliest first: where two assignments cause one enrolment, its due date wins.
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      courseVersionId: true,
      periodCode: true,
      opensOn: true,
      dueOn: true,
      period: { select: { code: true, name: true } },
      courseVersion: { select: { courseId: true, title: true, course: { select: { code: true } } } },
    },
  })
  let enrolled = 0
  for (const { id: assignmentId, period, courseVersion, ...assignment } of assignments) {
    const { courseId, title, course } = courseVersion
    const { periodCode } = assignment
    const brought = await tx.enrolment.findMany({
      where: { officerId: { in: [...officerIds] }, courseId, periodCode, withdrawnAt: null },
      select: { officerId: true, dueOn: true },
    })
    const broughtDueOn = new Map(brought.map((enrolment) => [enrolment.officerId, enrolment.dueOn]))
    const ownDueOn = joinerDueOn({ courseDueOn: assignment.dueOn, joinedOn: joiners.joinedOn, joinerDays })
    const later = (dueOn?: string) => (dueOn !== undefined && dueOn > ownDueOn ? dueOn : ownDueOn)
    const dueDates = new Map(officerIds.map((officerId) => [officerId, later(broughtDueOn.get(officerId))]))
    for (const dueOn of new Set(dueDates.values())) {
      const cause = { ...assignment, assignmentId, courseId, dueOn }
      const together = officerIds.filter((officerId) => dueDates.get(officerId) === dueOn)
      const outcome = await enrolOfficers(tx, { cause, officerIds: together, now })
      await settleEnrolments(tx, { outcome, assignmentId, courseCode: course.code, title, period, dueOn, now })
      enrolled += outcome.officerIds.length
    }
  }
  return enrolled
}
