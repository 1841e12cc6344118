import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, actingOver } from '~/domain/identity/access'
import { getPath } from '~/domain/identity/units.server'
import { visibleUnits } from '~/domain/identity/visible-officers.server'
import { releaseEnrolments } from '~/domain/learning/enrolling.server'
import { notify } from '~/domain/notifications/notices.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'
import { quoted } from '~/platform/quotation'

export type WithdrawResult =
  | { ok: true; withdrawn: number }
  | { ok: false; reason: 'notFound' | 'reasonMissing' | 'alreadyWithdrawn' }

/**
 * Takes an assignment back, with a reason. An enrolment stays while another assignment causes it, and a finished one
 * stays in any case; what was begun is kept, withdrawn with the reason.
 */
export async function withdrawAssignment({
  actor,
  assignmentId,
  reason,
  now,
}: {
  actor: Actor | 'system'
  assignmentId: string
  reason: string
  now: Date
}): Promise<WithdrawResult> {
  const stated = reason.trim()
  if (stated === '') return { ok: false, reason: 'reasonMissing' }
  const scope =
    actor === 'system' ? {} : { unit: { placements: { some: visibleUnits(actor, 'assignCourse', localDateOf(now)) } } }
  return inTransaction(async (tx) => {
    const assignment = await tx.courseAssignment.findFirst({
      where: { id: assignmentId, ...scope },
      select: {
        withdrawnAt: true,
        periodCode: true,
        unitId: true,
        courseVersion: { select: { title: true, course: { select: { code: true } } } },
      },
    })
    if (!assignment) return { ok: false, reason: 'notFound' }
    if (assignment.withdrawnAt) return { ok: false, reason: 'alreadyWithdrawn' }
    await tx.courseAssignment.update({
      where: { id: assignmentId },
      data: { withdrawnAt: now, withdrawnReason: stated },
    })
    const { officerIds } = await releaseEnrolments(tx, { assignmentId, reason: stated, now })
    const { title, course } = assignment.courseVersion
    await notify(tx, {
      officerIds,
      kind: 'course.withdrawn',
      title: `Thu hồi chuyên đề ${quoted(title)}`,
      body: `Đồng chí không còn phải học chuyên đề này. Lý do: ${stated}`,
      href: '/chuyen-de',
      uniqueKey: `assignment-withdrawal:${assignmentId}`,
      at: now,
    })
    const path = await getPath(tx, assignment.unitId, localDateOf(now))
    await recordEvent(tx, {
      actor: actor === 'system' ? actor : actingOver(actor, 'assignCourse', path ?? ''),
      deed: 'course.withdrawAssignment',
      subject: { type: 'assignment', id: assignmentId },
      reason: stated,
      details: {
        courseCode: course.code,
        unitId: assignment.unitId,
        periodCode: assignment.periodCode,
        withdrawn: officerIds.length,
      },
      at: now,
    })
    return { ok: true, withdrawn: officerIds.length }
  })
}
