import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { courseAddress } from '~/domain/learning/course-address'
import { notify } from '~/domain/notifications/notices.server'
import { formatDate, localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'
import { quoted } from '~/platform/quotation'
import { takeBackAdjustments } from './take-back-adjustments.server'

export type AdjustmentWithdrawal =
  | { ok: true }
  | { ok: false; reason: 'notFound' | 'reasonMissing' | 'ownself' | 'alreadyWithdrawn' }

/**
 * Takes the standing exemption, postponement or extension of one enrolment back, with a reason that the officer reads: the
 * commander of the unit in which the officer counts today, never for oneself.
 */
export async function withdrawAdjustment({
  actor,
  enrolmentId,
  what,
  factId,
  now,
  ...input
}: {
  actor: Actor
  enrolmentId: string
  what: 'exemption' | 'extension'
  factId: string
  reason: string
  now: Date
}): Promise<AdjustmentWithdrawal> {
  const reason = input.reason.trim()
  return inTransaction(async (tx) => {
    const enrolment = await tx.enrolment.findFirst({
      where: {
        id: enrolmentId,
        withdrawnAt: null,
        officer: visibleOfficers(actor, 'adjustStudy', localDateOf(now)),
        ...(what === 'exemption' ? { exemptions: { some: { id: factId } } } : { extensions: { some: { id: factId } } }),
      },
      select: {
        officerId: true,
        periodCode: true,
        course: { select: { code: true } },
        courseVersion: { select: { title: true } },
      },
    })
    if (!enrolment) return { ok: false, reason: 'notFound' }
    if (enrolment.officerId === actor.officerId) return { ok: false, reason: 'ownself' }
    if (reason === '') return { ok: false, reason: 'reasonMissing' }
    const taken = await takeBackAdjustments(tx, {
      exemptionIds: what === 'exemption' ? [factId] : [],
      extensionIds: what === 'extension' ? [factId] : [],
      reason,
      byId: actor.officerId,
      now,
    })
    if (taken.length === 0) return { ok: false, reason: 'alreadyWithdrawn' }
    const { dueOn } = await tx.enrolment.findUniqueOrThrow({ where: { id: enrolmentId }, select: { dueOn: true } })
    await notify(tx, {
      officerId: enrolment.officerId,
      kind: 'study.withdraw',
      title: `${what === 'exemption' ? 'Rút miễn, hoãn học' : 'Rút gia hạn'} chuyên đề ${quoted(enrolment.courseVersion.title)}`,
      body: `Hạn hoàn thành: hết ngày ${formatDate(dueOn)}. Lý do: ${reason}`,
      href: courseAddress({ courseCode: enrolment.course.code, periodCode: enrolment.periodCode }),
      uniqueKey: `adjustment-withdrawal:${factId}`,
      at: now,
    })
    await recordEvent(tx, {
      actor,
      deed: what === 'exemption' ? 'study.withdrawExemption' : 'study.withdrawExtension',
      subject: { type: 'enrolment', id: enrolmentId },
      reason,
      details: { id: factId, dueOn },
      at: now,
    })
    return { ok: true }
  })
}
