import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { getMeeting } from '~/domain/learning/study-meetings.server'
import { inTransaction } from '~/platform/db/database.server'

/** Hủy buổi sinh hoạt: with a reason, and only while nobody has been ticked. Cancelling again changes nothing. */
export async function cancelMeeting({
  actor,
  meetingId,
  reason,
  now,
}: {
  actor: Actor
  meetingId: string
  reason: string
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: 'notFound' | 'reasonMissing' | 'attended' }> {
  return inTransaction(async (tx) => {
    const meeting = await getMeeting(tx, actor, meetingId, now)
    if (!meeting) return { ok: false, reason: 'notFound' }
    if (meeting.isCancelled) return { ok: true }
    if (reason.trim() === '') return { ok: false, reason: 'reasonMissing' }
    if ((await tx.meetingAttendance.count({ where: { meetingId } })) > 0) return { ok: false, reason: 'attended' }
    const cancelledReason = reason.trim()
    await tx.studyMeeting.update({
      where: { id: meetingId },
      data: { cancelledAt: now, cancelledById: actor.officerId, cancelledReason },
    })
    await recordEvent(tx, {
      actor,
      deed: 'meeting.cancel',
      subject: { type: 'studyMeeting', id: meetingId },
      reason: cancelledReason,
      at: now,
    })
    return { ok: true }
  })
}
