import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, covers } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { type MeetingField, type MeetingForm, meetingFaults } from '~/domain/learning/study-meeting'
import { findMeetingLessons, findMemberIds } from '~/domain/learning/study-meetings.server'
import { inTransaction } from '~/platform/db/database.server'

export type CreateMeetingResult =
  | { ok: true; meetingId: string }
  | { ok: false; faults: Partial<Record<MeetingField, string>> }

/** More people than one list can be ticked at once: a larger unit meets team by team. */
const mostMembers = 400

/** Sets up a study meeting of a unit in scope. `meetingId` is made with the form, so that a form sent twice makes one. */
export async function createMeeting({
  actor,
  meetingId,
  unitCode,
  lesson,
  now,
  today,
  ...form
}: {
  actor: Actor
  meetingId: string
  unitCode: string
  /** What attendance completes; null: attendance only. */
  lesson: { periodCode: string; lessonId: string } | null
  now: Date
  today: string
} & MeetingForm): Promise<CreateMeetingResult> {
  const faults = meetingFaults(form)
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return inTransaction(async (tx) => {
    const standing = await tx.studyMeeting.findUnique({ where: { id: meetingId }, select: { createdById: true } })
    if (standing?.createdById === actor.officerId) return { ok: true, meetingId }
    const unit = await tx.unitPlacement.findFirst({
      where: { ...holdingAsKnown(form.heldOn), unit: { code: unitCode } },
      select: { unitId: true, path: true },
    })
    if (!unit || !covers(actor, 'keepMeetings', unit.path))
      return { ok: false, faults: { unitCode: 'Không thấy đơn vị này trong phạm vi của đồng chí vào ngày đã chọn.' } }
    if ((await findMemberIds(tx, unit.path, form.heldOn)).length > mostMembers)
      return {
        ok: false,
        faults: {
          unitCode: `Đơn vị có trên ${mostMembers} đồng chí. Vui lòng mở buổi sinh hoạt cho từng đơn vị bên dưới.`,
        },
      }
    if (lesson) {
      const lessons = await findMeetingLessons({ path: unit.path, today }, tx)
      const chosen = lessons.find(
        (one) => one.lessonId === lesson.lessonId && one.periodCode === lesson.periodCode && one.opensOn <= form.heldOn,
      )
      if (!chosen)
        return {
          ok: false,
          faults: {
            lesson: 'Bài học này chưa giao cho đơn vị, chưa mở vào ngày sinh hoạt, hoặc có bài kiểm tra riêng.',
          },
        }
    }
    const meeting = { topic: form.topic.trim(), place: form.place.trim(), heldOn: form.heldOn, startsAt: form.startsAt }
    await tx.studyMeeting.create({
      data: {
        ...{ id: meetingId, unitId: unit.unitId, ...meeting },
        lessonId: lesson?.lessonId ?? null,
        periodCode: lesson?.periodCode ?? null,
        createdById: actor.officerId,
        createdAt: now,
      },
    })
    await recordEvent(tx, {
      actor,
      deed: 'meeting.create',
      subject: { type: 'studyMeeting', id: meetingId },
      details: { unitCode, ...meeting, ...lesson },
      at: now,
    })
    return { ok: true, meetingId }
  })
}
