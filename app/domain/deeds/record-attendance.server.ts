import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, ownMatters } from '~/domain/identity/access'
import { getStudiedLessonOf } from '~/domain/learning/enrolments.server'
import { type AttendanceRefusal, attendanceRows, meetingStart, type Tick } from '~/domain/learning/study-meeting'
import { findMemberIds, findStandingAttendance, getMeeting } from '~/domain/learning/study-meetings.server'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { completeLessonIfDone } from './complete-lesson.server'

export type AttendanceResult =
  /** How many rows were written, and how many lessons they completed. */
  | { ok: true; recorded: number; lessonsCompleted: number }
  | { ok: false; reason: AttendanceRefusal; officerId: string | null }

/**
 * Điểm danh trực tiếp: ticks members of a study meeting present or absent, with author and time. A later change is a dated
 * correction with its reason. Where the meeting names a lesson, being present completes that lesson at the meeting's start
 * through the same step as studying it, with course, points and notice. A completion is never taken back, also when the
 * attendance is corrected afterwards.
 */
export async function recordAttendance({
  actor,
  meetingId,
  ticks,
  correctionReason,
  now,
}: {
  actor: Actor
  meetingId: string
  ticks: readonly Tick[]
  /** Needed where a tick changes one that stands. */
  correctionReason: string
  now: Date
}): Promise<AttendanceResult> {
  return inTransaction(async (tx) => {
    const meeting = await getMeeting(tx, actor, meetingId, now)
    if (!meeting) return { ok: false, reason: 'notFound', officerId: null }
    if (meeting.isCancelled) return { ok: false, reason: 'cancelled', officerId: null }
    const heldAt = meetingStart(meeting)
    if (now < heldAt) return { ok: false, reason: 'notBegun', officerId: null }
    const standing = await findStandingAttendance(tx, meetingId)
    const memberIds = new Set(await findMemberIds(tx, meeting.path, meeting.heldOn))
    const plan = attendanceRows(ticks, { ownIds: ownMatters(actor), memberIds, standing, correctionReason })
    if (!plan.ok) return plan
    if (plan.rows.length === 0) return { ok: true, recorded: 0, lessonsCompleted: 0 }

    const corrected = plan.rows.filter((row) => row.isCorrection)
    await tx.meetingAttendance.updateMany({
      where: { meetingId, supersededAt: null, officerId: { in: corrected.map((row) => row.officerId) } },
      data: { supersededAt: now },
    })
    await tx.meetingAttendance.createMany({
      data: plan.rows.map(({ isCorrection, ...row }) => ({
        ...row,
        meetingId,
        recordedById: actor.officerId,
        recordedAt: now,
        correctionReason: isCorrection ? correctionReason.trim() : '',
      })),
    })
    const present = plan.rows.filter((row) => row.isPresent).map((row) => row.officerId)
    const lessonsCompleted = await completeLessons(tx, { meeting, officerIds: present, heldAt, now })
    await recordEvent(tx, {
      actor,
      deed: corrected.length > 0 ? 'meeting.correct' : 'meeting.attend',
      subject: { type: 'studyMeeting', id: meetingId },
      reason: corrected.length > 0 ? correctionReason.trim() : '',
      details: {
        present,
        absent: plan.rows.filter((row) => !row.isPresent).map((row) => row.officerId),
        lessonsCompleted,
      },
      at: now,
    })
    return { ok: true, recorded: plan.rows.length, lessonsCompleted }
  })
}

/** Officers without an enrolment for the month keep their attendance, and nothing follows from it. */
async function completeLessons(
  tx: Transaction,
  {
    meeting: { lessonId, periodCode },
    officerIds,
    heldAt,
    now,
  }: {
    meeting: { lessonId: string | null; periodCode: string | null }
    officerIds: readonly string[]
    heldAt: Date
    now: Date
  },
): Promise<number> {
  if (!lessonId || !periodCode) return 0
  const enrolments = await tx.enrolment.findMany({
    where: {
      officerId: { in: [...officerIds] },
      periodCode,
      withdrawnAt: null,
      courseVersion: { lessons: { some: { lessonId } } },
    },
    select: { id: true },
  })
  let completed = 0
  for (const { id } of enrolments) {
    const studied = await getStudiedLessonOf(tx, { enrolmentId: id, lessonId })
    if (!studied) continue
    const { made } = await completeLessonIfDone(tx, { studied, now, at: heldAt })
    if (made.lessonCompletion) completed += 1
  }
  return completed
}
