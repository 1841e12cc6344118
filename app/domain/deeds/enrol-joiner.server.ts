import { unitIdsOf } from '~/domain/identity/unit-path'
import { audienceOf, belongsTo } from '~/domain/learning/audience'
import { findCandidatesAmong } from '~/domain/learning/audience-members.server'
import { joinerDueOn } from '~/domain/learning/due-date'
import { enrolOfficers } from '~/domain/learning/enrolling.server'
import { getJoinerDays } from '~/domain/learning/settings.server'
import type { Transaction } from '~/platform/db/database.server'
import { settleEnrolments } from './assign-course.server'

/**
 * The part of "register" and "transfer" that concerns study, inside their transaction, which also writes their audit
 * event: the officer gets the courses that the new unit still has to do. A course meant for some ranks, positions or service
 * categories reaches a joiner who belongs to them.
 * Gives the number of courses newly to study.
 */
export function enrolJoiner(
  tx: Transaction,
  { officerId, unitPath, joinedOn, now }: { officerId: string; unitPath: string; joinedOn: string; now: Date },
): Promise<number> {
  return enrolJoiners(tx, { officerIds: [officerId], unitIds: unitIdsOf(unitPath), joinedOn, now })
}

/**
 * The same for several who join on one day: the standing assignments of these units. New enrolments are due on the later of
 * the course's due date and joining + the days of the setting; those brought along keep their due dates (domain brief 1.1).
 * Gives the number of enrolments that are new or stand again.
 */
export async function enrolJoiners(
  tx: Transaction,
  joiners: { officerIds: readonly string[]; unitIds: readonly string[]; joinedOn: string; now: Date },
): Promise<number> {
  const { officerIds, joinedOn, now } = joiners
  if (officerIds.length === 0) return 0
  const joinerDays = await getJoinerDays(tx)
  const assignments = await tx.courseAssignment.findMany({
    where: { unitId: { in: [...joiners.unitIds] }, withdrawnAt: null, dueOn: { gte: joinedOn } },
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
  const isForSome = assignments.some((assignment) => assignment.audience !== '')
  const candidates = isForSome ? await findCandidatesAmong(tx, { officerIds, date: joinedOn }) : []
  let enrolled = 0
  for (const { id: assignmentId, period, courseVersion, audience, ...assignment } of assignments) {
    const meant =
      audience === ''
        ? officerIds
        : candidates.filter((one) => belongsTo(audienceOf(audience), one)).map((one) => one.officerId)
    const { courseId, title, course } = courseVersion
    const ownDueOn = joinerDueOn({ courseDueOn: assignment.dueOn, joinedOn, joinerDays })
    const groups = await byDueOn(tx, { officerIds: meant, courseId, periodCode: assignment.periodCode, ownDueOn })
    for (const [dueOn, group] of groups) {
      const cause = { ...assignment, assignmentId, courseId, dueOn }
      const outcome = await enrolOfficers(tx, { cause, officerIds: group, now })
      await settleEnrolments(tx, { outcome, assignmentId, courseCode: course.code, title, period, dueOn, now })
      enrolled += outcome.officerIds.length
    }
  }
  return enrolled
}

const batchSize = 400

/** The officers by the date on which this course falls due for them: a later one that was brought along stays. */
async function byDueOn(
  tx: Transaction,
  wanted: { officerIds: readonly string[]; courseId: string; periodCode: string; ownDueOn: string },
): Promise<Map<string, string[]>> {
  const { officerIds, courseId, periodCode, ownDueOn } = wanted
  const brought = new Map<string, string>()
  for (let start = 0; start < officerIds.length; start += batchSize) {
    const rows = await tx.enrolment.findMany({
      where: {
        officerId: { in: officerIds.slice(start, start + batchSize) },
        courseId,
        periodCode,
        withdrawnAt: null,
      },
      select: { officerId: true, dueOn: true },
    })
    for (const row of rows) brought.set(row.officerId, row.dueOn)
  }
  const groups = new Map<string, string[]>()
  for (const officerId of officerIds) {
    const kept = brought.get(officerId)
    const dueOn = kept !== undefined && kept > ownDueOn ? kept : ownDueOn
    groups.set(dueOn, [...(groups.get(dueOn) ?? []), officerId])
  }
  return groups
}
