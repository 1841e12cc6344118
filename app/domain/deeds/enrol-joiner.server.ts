import { unitIdsOf } from '~/domain/identity/unit-path'
import { audienceOf, belongsTo } from '~/domain/learning/audience'
import { findCandidates } from '~/domain/learning/audience-members.server'
import { joinerDueOn } from '~/domain/learning/due-date'
import { enrolOfficers } from '~/domain/learning/enrolling.server'
import { getJoinerDays } from '~/domain/learning/settings.server'
import type { Transaction } from '~/platform/db/database.server'
import { settleEnrolments } from './assign-course.server'

/**
 * The part of "register" and "transfer" that concerns study, inside their transaction, which also writes their audit
 * event: the officer gets the courses that the new unit still has to do. New ones are due on the later of the course's
 * due date and joining + the days of the setting; enrolments brought along keep their due dates (domain brief 1.1). A course
 * meant for some ranks, positions or service categories reaches a joiner who belongs to them.
 * Gives the number of courses newly to study.
 */
export async function enrolJoiner(
  tx: Transaction,
  joiner: { officerId: string; unitPath: string; joinedOn: string; now: Date },
): Promise<number> {
  const { officerId, now } = joiner
  const joinerDays = await getJoinerDays(tx)
  const assignments = await tx.courseAssignment.findMany({
    where: { unitId: { in: unitIdsOf(joiner.unitPath) }, withdrawnAt: null, dueOn: { gte: joiner.joinedOn } },
    // The earliest first: where two assignments cause one enrolment, its due date wins.
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      courseVersionId: true,
      periodCode: true,
      opensOn: true,
      dueOn: true,
      audience: true,
      period: { select: { code: true, name: true } },
      courseVersion: { select: { courseId: true, title: true, course: { select: { code: true } } } },
    },
  })
  const facts = assignments.some((assignment) => assignment.audience !== '')
    ? (await findCandidates(tx, { paths: [joiner.unitPath], date: joiner.joinedOn, officerId }))[0]
    : undefined
  let enrolled = 0
  for (const { id: assignmentId, period, courseVersion, audience, ...assignment } of assignments) {
    if (audience !== '' && !(facts && belongsTo(audienceOf(audience), facts))) continue
    const { courseId, title, course } = courseVersion
    const { periodCode } = assignment
    const brought = await tx.enrolment.findUnique({
      where: { officerId_courseId_periodCode: { officerId, courseId, periodCode }, withdrawnAt: null },
      select: { dueOn: true },
    })
    const ownDueOn = joinerDueOn({ courseDueOn: assignment.dueOn, joinedOn: joiner.joinedOn, joinerDays })
    const dueOn = brought && brought.dueOn > ownDueOn ? brought.dueOn : ownDueOn
    const cause = { ...assignment, assignmentId, courseId, dueOn }
    const outcome = await enrolOfficers(tx, { cause, officerIds: [officerId], now })
    await settleEnrolments(tx, {
      outcome,
      assignmentId,
      courseCode: course.code,
      title,
      period,
      dueOn,
      now,
    })
    enrolled += outcome.officerIds.length
  }
  return enrolled
}
