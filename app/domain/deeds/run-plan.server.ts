import { createHash } from 'node:crypto'
import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { audienceOf } from '~/domain/learning/audience'
import { joinerDueOn } from '~/domain/learning/due-date'
import { enrolOfficers, releaseEnrolments } from '~/domain/learning/enrolling.server'
import { type PlanChange, planChanges } from '~/domain/learning/plan'
import { findPlanLines, findPlannedEnrolments, type PlanLineMembers, withMembers } from '~/domain/learning/plan.server'
import { getJoinerDays } from '~/domain/learning/settings.server'
import { notify } from '~/domain/notifications/notices.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, type Reader, reader, type Transaction } from '~/platform/db/database.server'
import { quoted } from '~/platform/quotation'
import { giveCourse, settleEnrolments } from './assign-course.server'

export interface PlanPreview {
  lines: PlanLineMembers[]
  gains: PlanChange[]
  losses: PlanChange[]
  /** Lines that wait for the run: new, changed or removed. */
  waiting: number
  /** The same for the same lines, gains and losses: what was previewed is what is run. */
  fingerprint: string
}

/** Who would gain and who would lose an enrolment if the plan were run now. Writes nothing. */
export async function previewPlan(actor: Actor, periodCode: string, now: Date): Promise<PlanPreview> {
  return judgePlan(reader(), actor, { periodCode, now })
}

async function judgePlan(
  db: Reader | Transaction,
  actor: Actor,
  { periodCode, now }: { periodCode: string; now: Date },
): Promise<PlanPreview> {
  const lines = await withMembers(db, await findPlanLines(db, actor, { periodCode, now }), now)
  const standing = await findPlannedEnrolments(db, { periodCode, lines, now })
  const { gains, losses } = planChanges(lines, standing)
  const waiting = lines.filter((line) => line.state !== 'given')
  const text = [
    ...waiting.map((line) => `${line.lineId} ${line.state} ${line.opensOn} ${line.dueOn}`),
    ...gains.map((change) => `+${change.officerId} ${change.courseId}`),
    ...losses.map((change) => `-${change.officerId} ${change.courseId}`),
  ]
  const fingerprint = createHash('sha256').update(text.sort().join('\n')).digest('hex').slice(0, 32)
  return { lines, gains, losses, waiting: waiting.length, fingerprint }
}

export type RunPlanResult =
  | { ok: true; gained: number; lost: number }
  | { ok: false; reason: 'notFound' | 'changed' | 'dueInPast' }

/**
 * Carries the plan of a month out inside the actor's units: gives what is new, replaces what was changed, withdraws what
 * was taken out, and enrols those who came to belong to a line since. Exactly what was previewed, or nothing; running it
 * again changes nothing.
 */
export async function runPlan({
  actor,
  periodCode,
  fingerprint,
  now,
}: {
  actor: Actor
  periodCode: string
  fingerprint: string
  now: Date
}): Promise<RunPlanResult> {
  const today = localDateOf(now)
  return inTransaction(async (tx) => {
    const period = await tx.studyPeriod.findUnique({ where: { code: periodCode }, select: { code: true, name: true } })
    if (!period) return { ok: false, reason: 'notFound' }
    const judged = await judgePlan(tx, actor, { periodCode, now })
    const { lines, gains, losses, waiting } = judged
    if (waiting === 0 && gains.length === 0) return { ok: true, gained: 0, lost: 0 }
    if (judged.fingerprint !== fingerprint) return { ok: false, reason: 'changed' }
    const toGive = lines.filter((line) => line.state === 'new' || line.state === 'changed')
    if (toGive.some((line) => line.dueOn < today)) return { ok: false, reason: 'dueInPast' }

    const ended = lines.filter((line) => line.state === 'removed' || line.state === 'changed')
    await tx.courseAssignment.updateMany({
      where: { id: { in: ended.map((line) => line.assignmentId ?? '') } },
      data: { withdrawnAt: now, withdrawnReason: endReason },
    })
    for (const line of toGive) await give(tx, { actor, line, period, now })
    for (const line of lines) if (line.state === 'given') await enrolNewcomers(tx, { line, period, now })
    for (const line of ended) await release(tx, { line, now })
    await recordEvent(tx, {
      actor,
      deed: 'plan.run',
      subject: { type: 'studyPeriod', id: periodCode },
      details: {
        given: toGive.map((line) => ({ courseCode: line.course.code, unitCode: line.unit.code, dueOn: line.dueOn })),
        withdrawn: ended.map((line) => line.assignmentId),
        gained: gains.length,
        lost: losses.length,
      },
      at: now,
    })
    return { ok: true, gained: gains.length, lost: losses.length }
  })
}

const endReason = 'Thay đổi kế hoạch tháng'

async function give(
  tx: Transaction,
  {
    actor,
    line,
    period,
    now,
  }: { actor: Actor; line: PlanLineMembers; period: { code: string; name: string }; now: Date },
): Promise<void> {
  const version = await tx.courseVersion.findFirstOrThrow({
    where: { courseId: line.course.id },
    orderBy: { number: 'desc' },
    select: { id: true, courseId: true, title: true },
  })
  const { assignmentId } = await giveCourse(tx, {
    actor,
    version: { ...version, courseCode: line.course.code },
    unit: line.unit,
    period,
    opensOn: line.opensOn,
    dueOn: line.dueOn,
    audience: audienceOf(line.audience),
    officerIds: line.officerIds,
    now,
  })
  await tx.planLine.update({ where: { id: line.lineId ?? '' }, data: { assignmentId } })
}

/** Whoever came to belong to the line since it was given has as many days as a joiner. */
async function enrolNewcomers(
  tx: Transaction,
  { line, period, now }: { line: PlanLineMembers; period: { code: string; name: string }; now: Date },
): Promise<void> {
  const { assignmentId, courseVersionId, course, opensOn } = line
  if (!assignmentId || !courseVersionId) return
  if (line.lineId) await tx.planLine.update({ where: { id: line.lineId }, data: { assignmentId } })
  const dueOn = joinerDueOn({
    courseDueOn: line.dueOn,
    joinedOn: localDateOf(now),
    joinerDays: await getJoinerDays(tx),
  })
  const cause = { assignmentId, courseId: course.id, courseVersionId, periodCode: period.code, opensOn, dueOn }
  const outcome = await enrolOfficers(tx, { cause, officerIds: line.officerIds, now })
  await settleEnrolments(tx, {
    outcome,
    assignmentId,
    courseCode: course.code,
    title: course.title,
    period,
    dueOn,
    now,
  })
}

async function release(tx: Transaction, { line, now }: { line: PlanLineMembers; now: Date }): Promise<void> {
  const assignmentId = line.assignmentId ?? ''
  const { officerIds } = await releaseEnrolments(tx, { assignmentId, reason: endReason, now })
  await notify(tx, {
    officerIds,
    kind: 'course.withdrawn',
    title: `Thu hồi chuyên đề ${quoted(line.course.title)}`,
    body: `Đồng chí không còn phải học chuyên đề này. Lý do: ${endReason.toLowerCase()}.`,
    href: '/chuyen-de',
    uniqueKey: `assignment-withdrawal:${assignmentId}`,
    at: now,
  })
}
