import { type Actor, type Deed, ownMatters, scopes } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { findOfficerLines, type OfficerLine } from '~/domain/identity/officer-lines.server'
import { subtreeRange, unitIdsOf } from '~/domain/identity/unit-path'
import { findUnitTree } from '~/domain/identity/units.server'
import { visibleUnits } from '~/domain/identity/visible-officers.server'
import { addDays, localDateOf } from '~/platform/calendar'
import { type Reader, reader, type Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { meetingStart } from './study-meeting'

/** buổi sinh hoạt: meetings of units in the actor's scope, their members and attendance. */

const deed: Deed = 'keepMeetings'

/** Meetings of units that stand in the actor's scope today: a unit's records go with the unit. */
function visibleMeetings(actor: Pick<Actor, 'grants'>, now: Date): Prisma.StudyMeetingWhereInput {
  return { unit: { placements: { some: visibleUnits(actor, deed, localDateOf(now)) } } }
}

export interface MeetingLine {
  id: string
  topic: string
  place: string
  heldOn: string
  startsAt: string
  unitName: string
  isCancelled: boolean
  present: number
  absent: number
}

export async function findMeetings(
  actor: Pick<Actor, 'grants'>,
  { limit, offset }: { limit: number; offset: number },
  now: Date,
): Promise<{ lines: MeetingLine[]; total: number }> {
  const where = visibleMeetings(actor, now)
  const meetings = await reader().studyMeeting.findMany({
    where,
    orderBy: [{ heldOn: 'desc' }, { startsAt: 'desc' }, { id: 'desc' }],
    take: limit,
    skip: offset,
    select: { ...headSelect, attendances: { where: { supersededAt: null }, select: { isPresent: true } } },
  })
  return {
    total: await reader().studyMeeting.count({ where }),
    lines: meetings.map(({ attendances, unit, cancelledAt, ...meeting }) => ({
      id: meeting.id,
      topic: meeting.topic,
      place: meeting.place,
      heldOn: meeting.heldOn,
      startsAt: meeting.startsAt,
      unitName: nameOn(unit, meeting.heldOn),
      isCancelled: cancelledAt !== null,
      present: attendances.filter((row) => row.isPresent).length,
      absent: attendances.filter((row) => !row.isPresent).length,
    })),
  }
}

const headSelect = {
  id: true,
  topic: true,
  place: true,
  heldOn: true,
  startsAt: true,
  cancelledAt: true,
  unit: {
    select: {
      id: true,
      code: true,
      namings: { where: { supersededAt: null }, select: { name: true, validFrom: true, validTo: true } },
    },
  },
} as const

function nameOn(
  unit: { code: string; namings: { name: string; validFrom: string; validTo: string }[] },
  date: string,
): string {
  return unit.namings.find((row) => row.validFrom <= date && date < row.validTo)?.name ?? unit.code
}

/** A meeting as a deed needs it; null outside the actor's scope on its day and today, exactly as when there is none. */
export async function getMeeting(
  db: Reader | Transaction,
  actor: Pick<Actor, 'grants'>,
  meetingId: string,
  now: Date,
): Promise<{
  id: string
  unitId: string
  path: string
  topic: string
  heldOn: string
  startsAt: string
  lessonId: string | null
  periodCode: string | null
  isCancelled: boolean
} | null> {
  const meeting = await db.studyMeeting.findUnique({
    where: { id: meetingId },
    select: {
      id: true,
      unitId: true,
      topic: true,
      heldOn: true,
      startsAt: true,
      lessonId: true,
      periodCode: true,
      cancelledAt: true,
    },
  })
  if (!meeting) return null
  const placements = await db.unitPlacement.findMany({
    where: {
      unitId: meeting.unitId,
      OR: [holdingAsKnown(meeting.heldOn), holdingAsKnown(localDateOf(now))],
    },
    orderBy: { validFrom: 'asc' },
    select: { path: true },
  })
  const own = scopes(actor, deed).map((scope) => scope.unitId)
  if (!placements.some(({ path }) => unitIdsOf(path).some((id) => own.includes(id)))) return null
  const { cancelledAt, ...head } = meeting
  return { ...head, path: placements[0]?.path ?? '', isCancelled: cancelledAt !== null }
}

/** Officers who count in the unit or below on the day. */
export async function findMemberIds(db: Reader | Transaction, path: string, date: string): Promise<string[]> {
  const memberships = await db.membership.findMany({
    where: {
      ...countingMembershipOn(date),
      unit: { placements: { some: { ...holdingAsKnown(date), path: subtreeRange(path) } } },
    },
    select: { officerId: true },
  })
  return memberships.map((membership) => membership.officerId)
}

/** Standing attendance by officer. */
export async function findStandingAttendance(
  db: Reader | Transaction,
  meetingId: string,
): Promise<Map<string, { id: string; isPresent: boolean; absenceReason: string }>> {
  const rows = await db.meetingAttendance.findMany({
    where: { meetingId, supersededAt: null },
    select: { id: true, officerId: true, isPresent: true, absenceReason: true },
  })
  return new Map(rows.map(({ officerId, ...row }) => [officerId, row]))
}

export interface AttendanceLine extends OfficerLine {
  isPresent: boolean
  absenceReason: string
  recordedBy: string
  recordedAt: Date
  corrections: { wasPresent: boolean; reason: string; by: string; at: Date }[]
}

export interface MeetingPage {
  id: string
  topic: string
  place: string
  heldOn: string
  startsAt: string
  unit: { code: string; name: string }
  hasBegun: boolean
  cancelled: { at: Date; reason: string } | null
  /** The lesson that attendance completes. */
  lesson: { title: string; courseTitle: string; periodName: string } | null
  attended: AttendanceLine[]
  waiting: OfficerLine[]
  /** The actor counts in the unit and has not been ticked: somebody else does it. */
  isOwnWaiting: boolean
}

export async function getMeetingPage(actor: Actor, meetingId: string, now: Date): Promise<MeetingPage | null> {
  const db = reader()
  const meeting = await getMeeting(db, actor, meetingId, now)
  if (!meeting) return null
  const head = await db.studyMeeting.findUniqueOrThrow({
    where: { id: meetingId },
    select: { ...headSelect, cancelledReason: true },
  })
  const rows = await db.meetingAttendance.findMany({
    where: { meetingId },
    orderBy: { recordedAt: 'asc' },
    select: {
      officerId: true,
      isPresent: true,
      absenceReason: true,
      recordedById: true,
      recordedAt: true,
      correctionReason: true,
      supersededAt: true,
    },
  })
  const memberIds = await findMemberIds(db, meeting.path, meeting.heldOn)
  const lines = await findOfficerLines(
    db,
    [...memberIds, ...rows.flatMap((row) => [row.officerId, row.recordedById])],
    meeting.heldOn,
  )
  const nameOf = (officerId: string) => lines.get(officerId)?.name ?? ''
  const standing = rows.filter((row) => row.supersededAt === null)
  const ticked = new Set(standing.map((row) => row.officerId))
  const attended = standing.flatMap((row) => {
    const line = lines.get(row.officerId)
    if (!line) return []
    const chain = rows.filter((one) => one.officerId === row.officerId)
    return [
      {
        ...line,
        isPresent: row.isPresent,
        absenceReason: row.absenceReason,
        recordedBy: nameOf(row.recordedById),
        recordedAt: row.recordedAt,
        corrections: chain.slice(1).map((one, index) => ({
          wasPresent: chain[index]?.isPresent ?? false,
          reason: one.correctionReason,
          by: nameOf(one.recordedById),
          at: one.recordedAt,
        })),
      },
    ]
  })
  const open = memberIds.filter((id) => !ticked.has(id))
  const own = ownMatters(actor)
  return {
    id: meeting.id,
    topic: head.topic,
    place: head.place,
    heldOn: head.heldOn,
    startsAt: head.startsAt,
    unit: { code: head.unit.code, name: nameOn(head.unit, head.heldOn) },
    hasBegun: meetingStart(meeting) <= now,
    cancelled: head.cancelledAt && { at: head.cancelledAt, reason: head.cancelledReason ?? '' },
    lesson: await getMeetingLesson(meeting),
    attended: attended.sort(bySortKey),
    waiting: open
      .filter((id) => !own.includes(id))
      .flatMap((id) => lines.get(id) ?? [])
      .sort(bySortKey),
    isOwnWaiting: open.includes(actor.officerId),
  }
}

function bySortKey(a: { sortKey: string }, b: { sortKey: string }): number {
  return a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0
}

async function getMeetingLesson(meeting: {
  lessonId: string | null
  periodCode: string | null
}): Promise<MeetingPage['lesson']> {
  if (!meeting.lessonId || !meeting.periodCode) return null
  const lesson = await reader().lesson.findUnique({
    where: { id: meeting.lessonId },
    select: {
      versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
      course: { select: { versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } } },
    },
  })
  const period = await reader().studyPeriod.findUnique({
    where: { code: meeting.periodCode },
    select: { name: true },
  })
  return (
    lesson && {
      title: lesson.versions[0]?.title ?? '',
      courseTitle: lesson.course.versions[0]?.title ?? '',
      periodName: period?.name ?? '',
    }
  )
}

/** A lesson without a quiz that is given to the unit for a month: attendance can stand for it. */
export interface MeetingLesson {
  lessonId: string
  periodCode: string
  opensOn: string
  title: string
  courseTitle: string
  periodName: string
}

/** How long after its month a lesson may still be taken up in a meeting. */
const daysAfterMonth = 62

/** A quiz has to be passed by oneself, so lessons with one are never offered (domain brief 3). */
export async function findMeetingLessons(
  { path, today }: { path: string; today: string },
  db: Reader | Transaction = reader(),
): Promise<MeetingLesson[]> {
  const assignments = await db.courseAssignment.findMany({
    where: {
      unitId: { in: unitIdsOf(path) },
      withdrawnAt: null,
      period: { endsOn: { gte: addDays(today, -daysAfterMonth) } },
    },
    orderBy: [{ period: { startsOn: 'desc' } }, { id: 'asc' }],
    select: {
      periodCode: true,
      opensOn: true,
      period: { select: { name: true } },
      courseVersion: {
        select: {
          title: true,
          lessons: {
            where: { quizDraw: 0 },
            orderBy: { position: 'asc' },
            select: {
              lessonId: true,
              lesson: { select: { versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } } },
            },
          },
        },
      },
    },
  })
  const lessons = assignments.flatMap(({ periodCode, opensOn, period, courseVersion }) =>
    courseVersion.lessons.map(({ lessonId, lesson }) => ({
      ...{ lessonId, periodCode, opensOn },
      title: lesson.versions[0]?.title ?? '',
      courseTitle: courseVersion.title,
      periodName: period.name,
    })),
  )
  const known = new Set<string>()
  return lessons.filter(({ lessonId, periodCode }) => {
    const key = `${periodCode} ${lessonId}`
    return !known.has(key) && known.add(key)
  })
}

/** The units whose meetings the actor keeps, in tree order. */
export async function findMeetingUnits(
  actor: Pick<Actor, 'grants'>,
  now: Date,
): Promise<{ unitId: string; code: string; name: string; depth: number; path: string }[]> {
  const own = scopes(actor, deed)
  const tree = await findUnitTree(localDateOf(now))
  const units = tree.filter((unit) => own.some((scope) => unit.path.startsWith(scope.path)))
  const top = Math.min(...units.map((unit) => unit.depth))
  return units.map(({ unitId, code, name, depth, path }) => ({ unitId, code, name, depth: depth - top, path }))
}
