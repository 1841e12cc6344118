import { recordEvent } from '~/domain/audit/events.server'
import { enterCompletionPoints } from '~/domain/emulation/ledger.server'
import { type Actor, actingOver, covers } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { type Audience, audienceKey, everybody } from '~/domain/learning/audience'
import { findCandidates, membersOf } from '~/domain/learning/audience-members.server'
import { courseAddress } from '~/domain/learning/course-address'
import { assignmentBounds } from '~/domain/learning/due-date'
import { type EnrolOutcome, enrolOfficers } from '~/domain/learning/enrolling.server'
import { ensurePeriod } from '~/domain/learning/periods.server'
import { notify } from '~/domain/notifications/notices.server'
import { formatDate, localDateOf } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { quoted } from '~/platform/quotation'

export interface AssignCourse {
  actor: Actor | 'system'
  courseCode: string
  unitCode: string
  /** The dates count only when the period is new. */
  period: { code: string; startsOn: string; endsOn: string }
  opensOn: string
  dueOn: string
  /** Left out: everybody of the unit. */
  audience?: Audience
  now: Date
}

type AssignRefusal =
  | 'courseNotFound'
  | 'unitNotFound'
  | 'dueBeforeOpening'
  | 'dueInPast'
  | 'datesTooFar'
  | 'alreadyAssignedOtherDates'
  | 'periodDates'

export type AssignResult =
  | { ok: true; assignmentId: string; enrolled: number; alreadyAssigned: boolean }
  | { ok: false; reason: AssignRefusal }

/**
 * Gives a course to a unit for a period: pins the newest course version and enrols every officer who counts in the unit
 * or below today. Giving it again with the same dates changes nothing. Later joiners come through `enrolJoiner`.
 */
export async function assignCourse(input: AssignCourse): Promise<AssignResult> {
  const { actor, courseCode, unitCode, period, opensOn, dueOn, audience = everybody, now } = input
  const today = localDateOf(now)
  if (dueOn < opensOn) return { ok: false, reason: 'dueBeforeOpening' }
  if (dueOn < today) return { ok: false, reason: 'dueInPast' }
  const { from, until } = assignmentBounds(period)
  if (opensOn < from || dueOn > until) return { ok: false, reason: 'datesTooFar' }
  return inTransaction(async (tx) => {
    const unit = await getUnit(tx, { unitCode, today, actor })
    if (!unit) return { ok: false, reason: 'unitNotFound' }
    const version = await tx.courseVersion.findFirst({
      where: { course: { code: courseCode } },
      orderBy: { number: 'desc' },
      select: { id: true, courseId: true, title: true },
    })
    if (!version) return { ok: false, reason: 'courseNotFound' }
    const standing = await tx.courseAssignment.findFirst({
      where: {
        unitId: unit.unitId,
        periodCode: period.code,
        audience: audienceKey(audience),
        withdrawnAt: null,
        courseVersion: { courseId: version.courseId },
      },
      select: { id: true, opensOn: true, dueOn: true },
    })
    if (standing)
      return standing.opensOn === opensOn && standing.dueOn === dueOn
        ? { ok: true, assignmentId: standing.id, enrolled: 0, alreadyAssigned: true }
        : { ok: false, reason: 'alreadyAssignedOtherDates' }

    const kept = await ensurePeriod(tx, period)
    if (!kept) return { ok: false, reason: 'periodDates' }
    const given = await giveCourse(tx, {
      actor,
      version: { ...version, courseCode },
      unit,
      period: kept,
      opensOn,
      dueOn,
      audience,
      officerIds: membersOf(await findCandidates(tx, { paths: [unit.path], date: today }), {
        path: unit.path,
        audience,
      }),
      now,
    })
    await recordEvent(tx, {
      actor: actor === 'system' ? actor : actingOver(actor, 'assignCourse', unit.path),
      deed: 'course.assign',
      subject: { type: 'assignment', id: given.assignmentId },
      details: {
        courseCode,
        unitCode,
        courseVersionId: version.id,
        periodCode: kept.code,
        opensOn,
        dueOn,
        enrolled: given.enrolled,
      },
      at: now,
    })
    return { ok: true, ...given, alreadyAssigned: false }
  })
}

/** The unit as it stands today; null outside the actor's scope, exactly as when there is none. */
async function getUnit(
  tx: Transaction,
  { unitCode, today, actor }: { unitCode: string; today: string; actor: Actor | 'system' },
): Promise<{ unitId: string; path: string } | null> {
  const unit = await tx.unitPlacement.findFirst({
    where: { ...holdingAsKnown(today), unit: { code: unitCode } },
    select: { unitId: true, path: true },
  })
  return unit && (actor === 'system' || covers(actor, 'assignCourse', unit.path)) ? unit : null
}

/**
 * The part of giving a course that is the same for one assignment and for a plan, inside the transaction of the deed,
 * which writes the audit event: the assignment, the enrolments of these officers, their notices and points.
 */
export async function giveCourse(
  tx: Transaction,
  given: {
    actor: Actor | 'system'
    version: { id: string; courseId: string; courseCode: string; title: string }
    unit: { unitId: string }
    period: { code: string; name: string }
    opensOn: string
    dueOn: string
    audience: Audience
    officerIds: readonly string[]
    now: Date
  },
): Promise<{ assignmentId: string; enrolled: number }> {
  const { actor, version, unit, period, opensOn, dueOn, audience, officerIds, now } = given
  const pinned = { courseVersionId: version.id, periodCode: period.code, opensOn, dueOn }
  const { id: assignmentId } = await tx.courseAssignment.create({
    data: {
      ...pinned,
      unitId: unit.unitId,
      audience: audienceKey(audience),
      assignedById: actor === 'system' ? null : actor.officerId,
      assignedAt: now,
    },
    select: { id: true },
  })
  const outcome = await enrolOfficers(tx, {
    cause: { assignmentId, courseId: version.courseId, ...pinned },
    officerIds,
    now,
  })
  const { courseCode, title } = version
  await settleEnrolments(tx, { outcome, assignmentId, courseCode, title, period, dueOn, now })
  return { assignmentId, enrolled: outcome.officerIds.length }
}

/** Tells the officers, and enters the points of enrolments that had been finished while they were withdrawn. */
export async function settleEnrolments(
  tx: Transaction,
  input: {
    outcome: EnrolOutcome
    assignmentId: string
    courseCode: string
    title: string
    period: { code: string; name: string }
    dueOn: string
    now: Date
  },
): Promise<void> {
  const { outcome, assignmentId, courseCode, title, period, dueOn, now } = input
  const finished = await tx.courseCompletion.findMany({
    where: { enrolmentId: { in: outcome.reinstatedIds } },
    select: { id: true },
  })
  for (const { id } of finished) await enterCompletionPoints(tx, { courseCompletionId: id, now })
  await notify(tx, {
    officerIds: outcome.officerIds,
    kind: 'course.assigned',
    title: `Được giao chuyên đề ${quoted(title)}`,
    body: `${period.name}, hạn hoàn thành ${formatDate(dueOn)}.`,
    href: courseAddress({ courseCode, periodCode: period.code }),
    uniqueKey: `assignment:${assignmentId}`,
    at: now,
  })
}
