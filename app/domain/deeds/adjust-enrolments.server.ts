import { v7 as newId } from 'uuid'
import { recordEvent } from '~/domain/audit/events.server'
import { enterDueDateChanges } from '~/domain/emulation/due-date-changes.server'
import type { Actor } from '~/domain/identity/access'
import type { Adjustment } from '~/domain/learning/adjustment'
import { courseAddress } from '~/domain/learning/course-address'
import { monthBounds } from '~/domain/learning/due-date'
import { recordExemptions } from '~/domain/learning/exemptions.server'
import { recordExtensions } from '~/domain/learning/extensions.server'
import { ensurePeriod, type Period } from '~/domain/learning/periods.server'
import { recordPostponements } from '~/domain/learning/postponements.server'
import { noticeDelay, notifyEach } from '~/domain/notifications/notices.server'
import { formatDate } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { quoted } from '~/platform/quotation'
import { type JudgedChoice, judgeChoice } from './judge-adjustment.server'

export interface AdjustEnrolments {
  actor: Actor
  /** Made with the form, so that a form sent twice acts once. */
  bulkId: string
  /** The choice in words, for the record. */
  choice: string
  enrolmentIds: readonly string[]
  adjustment: Adjustment
  reason: string
  /** Of the preview that the commander confirmed. */
  fingerprint: string
  now: Date
}

export type AdjustResult =
  | { ok: true; bulkId: string; touched: number }
  /** changed: since the preview somebody finished, moved or was decided about. */
  | { ok: false; reason: 'reasonMissing' | 'nobody' | 'changed' | 'periodUnknown' }

/**
 * Exempts, extends or postpones the chosen enrolments of the commander's officers, or gives each what the entered leave
 * proposes: facts with reason and approver, moved due dates with points judged again, one bulk record, one audit event.
 * Notices wait as long as the deed can be taken back (`undoBulkDeed`). Exactly what was previewed is done, or nothing.
 */
export async function adjustEnrolments(input: AdjustEnrolments): Promise<AdjustResult> {
  const { actor, bulkId, choice, enrolmentIds, adjustment, fingerprint, now } = input
  const reason = input.reason.trim()
  if (reason === '') return { ok: false, reason: 'reasonMissing' }
  return inTransaction(async (tx) => {
    const known = await tx.bulkDeed.findUnique({
      where: { id: bulkId, actorId: actor.officerId },
      select: { _count: { select: { rows: true } } },
    })
    if (known) return { ok: true, bulkId, touched: known._count.rows }
    const judged = await judgeChoice(tx, { actor, enrolmentIds, adjustment, now })
    if (judged.touched.length === 0) return { ok: false, reason: 'nobody' }
    if (judged.fingerprint !== fingerprint) return { ok: false, reason: 'changed' }
    const period = adjustment.kind === 'postpone' ? await getPeriod(tx, adjustment.periodCode) : null
    if (adjustment.kind === 'postpone' && !period) return { ok: false, reason: 'periodUnknown' }

    await tx.bulkDeed.create({
      data: { id: bulkId, kind: adjustment.kind, choice, reason, actorId: actor.officerId, createdAt: now },
    })
    await write(tx, { bulkId, actor, touched: judged.touched, adjustment, period, reason, now })
    await recordEvent(tx, {
      actor,
      deed: `study.${adjustment.kind}`,
      subject: { type: 'bulkDeed', id: bulkId },
      reason,
      details: { choice, count: judged.touched.length, leftOut: judged.leftOut.length, ...datesOf(adjustment) },
      at: now,
    })
    return { ok: true, bulkId, touched: judged.touched.length }
  })
}

async function getPeriod(tx: Transaction, code: string): Promise<Period | null> {
  return ensurePeriod(tx, { code, ...monthBounds(code) })
}

function datesOf(adjustment: Adjustment) {
  if (adjustment.kind === 'extend')
    return 'days' in adjustment ? { days: adjustment.days } : { dueOn: adjustment.dueOn }
  return adjustment.kind === 'postpone' ? { periodCode: adjustment.periodCode, dueOn: adjustment.dueOn } : {}
}

interface Written {
  bulkId: string
  actor: Actor
  touched: JudgedChoice['touched']
  adjustment: Adjustment
  period: Period | null
  reason: string
  now: Date
}

async function write(tx: Transaction, written: Written): Promise<void> {
  const { bulkId, actor, touched, adjustment, period, reason, now } = written
  const approvedById = actor.officerId
  const rows = touched.map(({ enrolment, adjusted }) => ({
    enrolment,
    adjusted,
    exemptionId: adjusted.deed === 'extend' ? null : newId(),
    extensionId: adjusted.deed === 'extend' ? newId() : null,
  }))
  await recordExemptions(tx, {
    exemptions: rows.flatMap(({ enrolment, exemptionId }) =>
      exemptionId
        ? [{ id: exemptionId, enrolmentId: enrolment.enrolmentId, reason: exemptionReason(period, reason) }]
        : [],
    ),
    approvedById,
    at: now,
  })
  if (adjustment.kind === 'postpone' && period)
    await recordPostponements(tx, {
      tasks: rows.map(({ enrolment, exemptionId }) => ({
        ...enrolment,
        officerId: enrolment.facts.officerId,
        exemptionId: exemptionId ?? '',
      })),
      period,
      dueOn: adjustment.dueOn,
      at: now,
    })
  await recordExtensions(tx, {
    extensions: rows.flatMap(({ enrolment, adjusted, extensionId }) =>
      adjusted.deed === 'extend' && extensionId
        ? [
            {
              id: extensionId,
              enrolmentId: enrolment.enrolmentId,
              previousDueOn: enrolment.facts.dueOn,
              dueOn: adjusted.dueOn,
            },
          ]
        : [],
    ),
    reason,
    approvedById,
    at: now,
  })
  await enterDueDateChanges(tx, {
    changes: rows.flatMap(({ enrolment, extensionId }) =>
      extensionId && enrolment.courseCompletionId
        ? [
            {
              courseCompletionId: enrolment.courseCompletionId,
              officerId: enrolment.facts.officerId,
              changeId: extensionId,
            },
          ]
        : [],
    ),
    reason: `Được gia hạn: ${reason}`,
    recordedAt: now,
    recordedById: approvedById,
  })
  for (let start = 0; start < rows.length; start += batchSize)
    await tx.bulkDeedRow.createMany({
      data: rows.slice(start, start + batchSize).map(({ enrolment, exemptionId, extensionId }) => ({
        bulkDeedId: bulkId,
        enrolmentId: enrolment.enrolmentId,
        exemptionId,
        extensionId,
      })),
    })
  await tell(tx, written)
}

const batchSize = 400

function exemptionReason(period: Period | null, reason: string): string {
  return period ? `Hoãn sang ${period.name.toLowerCase()}. ${reason}` : reason
}

/** The prefix of the keys under which the notices of a bulk deed wait. */
export function bulkNoticePrefix(bulkId: string): string {
  return `bulk:${bulkId}:`
}

async function tell(tx: Transaction, { bulkId, touched, adjustment, period, reason, now }: Written): Promise<void> {
  await notifyEach(
    tx,
    touched.map(({ enrolment, adjusted }) => {
      const title = quoted(enrolment.title)
      const words =
        adjusted.deed === 'extend'
          ? { title: `Được gia hạn chuyên đề ${title}`, body: `Hạn mới: hết ngày ${formatDate(adjusted.dueOn)}.` }
          : adjusted.deed === 'postpone' && period && adjustment.kind === 'postpone'
            ? {
                title: `Được hoãn học chuyên đề ${title}`,
                body: `Chuyển sang ${period.name.toLowerCase()}, hạn ${formatDate(adjustment.dueOn)}.`,
              }
            : { title: `Được miễn học chuyên đề ${title}`, body: `${enrolment.periodName}.` }
      return {
        officerId: enrolment.facts.officerId,
        kind: `study.${adjusted.deed}`,
        title: words.title,
        body: `${words.body} Lý do: ${reason}`,
        href: courseAddress({
          courseCode: enrolment.courseCode,
          periodCode: adjusted.deed === 'postpone' && period ? period.code : enrolment.facts.periodCode,
        }),
        uniqueKey: `${bulkNoticePrefix(bulkId)}${enrolment.enrolmentId}`,
        at: new Date(now.getTime() + noticeDelay),
      }
    }),
  )
}
