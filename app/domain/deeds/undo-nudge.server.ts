import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { takeBackMail } from '~/domain/notifications/mail-outbox.server'
import { noticeDelay, takeBackNotices } from '~/domain/notifications/notices.server'
import { nudgeMailKey, nudgeNoticeKey } from '~/domain/notifications/nudge-keys'
import { inTransaction } from '~/platform/db/database.server'

/**
 * Takes a commander's own reminder back while its notices still wait: nobody has seen it, and it counts as never sent.
 * Undoing it twice is one undoing.
 */
export async function undoNudge({
  actor,
  nudgeId,
  now,
}: {
  actor: Actor
  nudgeId: string
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: 'notFound' | 'tooLate' }> {
  return inTransaction(async (tx) => {
    const nudge = await tx.nudge.findUnique({ where: { id: nudgeId, actorId: actor.officerId } })
    if (!nudge) return { ok: false, reason: 'notFound' }
    if (nudge.undoneAt) return { ok: true }
    if (now.getTime() >= nudge.at.getTime() + noticeDelay) return { ok: false, reason: 'tooLate' }

    const lines = await tx.nudgeLine.findMany({ where: { nudgeId }, select: { officerId: true, onDate: true } })
    await tx.nudgeLine.deleteMany({ where: { nudgeId } })
    await takeBackNotices(tx, { prefix: `${nudgeNoticeKey(nudgeId)}:`, now })
    const onDate = lines[0]?.onDate ?? ''
    const others = await tx.nudgeLine.findMany({
      where: { actorId: actor.officerId, onDate },
      select: { officerId: true },
    })
    const stillReminded = new Set(others.map((line) => line.officerId))
    const mailless = [...new Set(lines.map((line) => line.officerId))].filter((id) => !stillReminded.has(id))
    await takeBackMail(
      tx,
      mailless.map((officerId) => nudgeMailKey({ actorId: actor.officerId, onDate, officerId })),
    )
    await tx.nudge.update({ where: { id: nudgeId }, data: { undoneAt: now } })
    await recordEvent(tx, {
      actor,
      deed: 'reminder.undo',
      subject: { type: 'reminder', id: nudgeId },
      details: { choice: nudge.choice, officers: nudge.officers, tasks: nudge.tasks },
      at: now,
    })
    return { ok: true }
  })
}
