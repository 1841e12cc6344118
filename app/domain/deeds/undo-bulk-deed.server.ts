import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { noticeDelay, takeBackNotices } from '~/domain/notifications/notices.server'
import { inTransaction } from '~/platform/db/database.server'
import { bulkNoticePrefix } from './adjust-enrolments.server'
import { takeBackAdjustments } from './take-back-adjustments.server'

export type UndoResult =
  | { ok: true; undone: number; alreadyUndone: boolean }
  | { ok: false; reason: 'notFound' | 'tooLate' }

/**
 * Takes a bulk deed back whole, by whoever made it, while its notices still wait: nobody has been told. The facts stay,
 * withdrawn, and one audit event says so. Undoing twice changes nothing.
 */
export async function undoBulkDeed({
  actor,
  bulkId,
  now,
}: {
  actor: Actor
  bulkId: string
  now: Date
}): Promise<UndoResult> {
  return inTransaction(async (tx) => {
    const deed = await tx.bulkDeed.findUnique({
      where: { id: bulkId, actorId: actor.officerId },
      select: {
        kind: true,
        choice: true,
        createdAt: true,
        undoneAt: true,
        rows: { select: { exemptionId: true, extensionId: true } },
      },
    })
    if (!deed) return { ok: false, reason: 'notFound' }
    const { rows } = deed
    if (deed.undoneAt) return { ok: true, undone: rows.length, alreadyUndone: true }
    if (!isUndoable(deed.createdAt, now)) return { ok: false, reason: 'tooLate' }
    await tx.bulkDeed.update({ where: { id: bulkId }, data: { undoneAt: now } })
    await takeBackAdjustments(tx, {
      exemptionIds: rows.flatMap((row) => row.exemptionId ?? []),
      extensionIds: rows.flatMap((row) => row.extensionId ?? []),
      reason: 'Hoàn tác',
      byId: actor.officerId,
      now,
    })
    await takeBackNotices(tx, { prefix: bulkNoticePrefix(bulkId), now })
    await recordEvent(tx, {
      actor,
      deed: 'study.undo',
      subject: { type: 'bulkDeed', id: bulkId },
      details: { kind: deed.kind, choice: deed.choice, count: rows.length },
      at: now,
    })
    return { ok: true, undone: rows.length, alreadyUndone: false }
  })
}

/** While the notices of the deed wait. */
export function isUndoable(createdAt: Date, now: Date): boolean {
  return now.getTime() < createdAt.getTime() + noticeDelay
}
