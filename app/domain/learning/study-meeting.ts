import { isLocalDate, startOfDate } from '~/platform/calendar'
import { minutes } from '~/platform/duration'

/** buổi sinh hoạt (domain brief 3): who may be ticked by whom, and what a list of ticks writes. */

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/

/** "8:00", "8h00" and "08h" as "08:00"; null when it is no time of day. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?)?$/i.exec(text.trim())
  if (!match) return null
  const time = `${match[1]?.padStart(2, '0')}:${match[2] ?? '00'}`
  return timePattern.test(time) ? time : null
}

/** The instant at which a meeting starts; its date and time are local. */
export function meetingStart({ heldOn, startsAt }: { heldOn: string; startsAt: string }): Date {
  const [hours = 0, mins = 0] = startsAt.split(':').map(Number)
  return new Date(startOfDate(heldOn).getTime() + minutes(hours * 60 + mins))
}

export interface MeetingForm {
  topic: string
  place: string
  heldOn: string
  startsAt: string
}

export type MeetingField = keyof MeetingForm | 'unitCode' | 'lesson'

/** The first thing wrong with each field of a meeting; nothing wrong: empty. */
export function meetingFaults(form: MeetingForm): Partial<Record<MeetingField, string>> {
  const faults: Partial<Record<MeetingField, string>> = {}
  if (form.topic.trim() === '') faults.topic = 'Đồng chí chưa ghi nội dung buổi sinh hoạt.'
  if (form.place.trim() === '') faults.place = 'Đồng chí chưa ghi địa điểm.'
  if (!isLocalDate(form.heldOn)) faults.heldOn = 'Ngày chưa đúng. Vui lòng ghi ngày/tháng/năm.'
  if (!timePattern.test(form.startsAt)) faults.startsAt = 'Giờ chưa đúng. Vui lòng ghi giờ:phút, ví dụ 14:00.'
  return faults
}

export interface Tick {
  officerId: string
  isPresent: boolean
  /** Why absent. */
  absenceReason: string
}

export type AttendanceRefusal =
  | 'notFound'
  | 'cancelled'
  | 'notBegun'
  | 'ownself'
  | 'notMember'
  | 'absenceReasonMissing'
  | 'correctionReasonMissing'
  | 'nothingTicked'

/** One row to write; `supersedes` the standing one when it is a correction. */
export interface AttendanceRow extends Tick {
  isCorrection: boolean
}

/**
 * What a list of ticks writes. The first tick of an officer needs no reason but an absent one's; a different later one is a
 * correction and needs its reason; the same again writes nothing. Nobody ticks himself.
 */
export function attendanceRows(
  ticks: readonly Tick[],
  facts: {
    /** Nobody of these is ticked by this keeper. */
    ownIds: readonly string[]
    memberIds: ReadonlySet<string>
    standing: ReadonlyMap<string, { isPresent: boolean; absenceReason: string }>
    correctionReason: string
  },
): { ok: true; rows: AttendanceRow[] } | { ok: false; reason: AttendanceRefusal; officerId: string | null } {
  if (ticks.length === 0) return { ok: false, reason: 'nothingTicked', officerId: null }
  const rows: AttendanceRow[] = []
  for (const tick of ticks) {
    const { officerId, isPresent } = tick
    const refused = (reason: AttendanceRefusal) => ({ ok: false as const, reason, officerId })
    if (facts.ownIds.includes(officerId)) return refused('ownself')
    const before = facts.standing.get(officerId)
    if (!before && !facts.memberIds.has(officerId)) return refused('notMember')
    const absenceReason = isPresent ? '' : tick.absenceReason.trim()
    if (!isPresent && absenceReason === '') return refused('absenceReasonMissing')
    if (before && before.isPresent === isPresent && before.absenceReason === absenceReason) continue
    if (before && facts.correctionReason.trim() === '') return refused('correctionReasonMissing')
    rows.push({ officerId, isPresent, absenceReason, isCorrection: before !== undefined })
  }
  return { ok: true, rows }
}
