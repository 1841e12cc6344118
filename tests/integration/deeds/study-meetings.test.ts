import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { cancelMeeting } from '~/domain/deeds/cancel-meeting.server'
import { createMeeting } from '~/domain/deeds/create-meeting.server'
import { recordAttendance } from '~/domain/deeds/record-attendance.server'
import type { Actor } from '~/domain/identity/access'
import { findMeetingLessons, getMeetingPage } from '~/domain/learning/study-meetings.server'
import { verifyCompletions } from '~/domain/learning/verify-completions.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { action as meetingAction } from '~/routes/command/meeting'
import { addOfficer, cookieOf, createForce, type Force, give, lastEvent, now } from '../identity/force'
import { actorOf, createCourse, officerIn } from '../learning/course-fixture'
import { callAction, freshDatabase } from '../setup'
import { assign, check, open, take } from './study-steps'

freshDatabase()

async function commanderOf(force: Force, serviceNumber: string): Promise<Actor> {
  const person = await addOfficer({ serviceNumber, unitId: force.team1.unitId })
  await give(person, 'commander', force.team1.unitId)
  return actorOf(person, force.team1, [{ role: 'commander', unitId: force.team1.unitId, path: force.team1.path }])
}

const heldAt = new Date('2026-11-23T00:30:00Z')
const held = { topic: 'Kể chuyện về Bác Hồ', place: 'Hội trường', heldOn: '2026-11-23', startsAt: '07:30' }

async function meet(actor: Actor, lesson: { periodCode: string; lessonId: string } | null = null): Promise<string> {
  const common = { actor, meetingId: randomUUID(), unitCode: 'doi-1', now, today: '2026-11-23' }
  const created = await createMeeting({ ...common, ...held, lesson })
  if (!created.ok) throw new Error(JSON.stringify(created.faults))
  return created.meetingId
}

const present = (officerId: string) => ({ officerId, isPresent: true, absenceReason: '' })
const absent = (officerId: string, absenceReason = 'Trực ban') => ({ officerId, isPresent: false, absenceReason })

test('attendance is ticked once, with author and time, and completes a lesson without a quiz', async () => {
  const force = await createForce()
  const { lessonIds } = await createCourse()
  const an = await officerIn(force, 'team1', '001')
  const binh = await officerIn(force, 'post', '002')
  await officerIn(force, 'team2', '003')
  const commander = await commanderOf(force, '010')
  await assign()
  // The quiz of the first lesson has to be passed by oneself.
  const lessons = await findMeetingLessons({ path: force.team1.path, today: '2026-11-23' })
  expect(lessons.map((lesson) => lesson.lessonId)).toEqual([lessonIds[1]])
  const withQuiz = { periodCode: '2026-11', lessonId: lessonIds[0] }
  await expect(meet(commander, withQuiz)).rejects.toThrow(/bài kiểm tra riêng/)
  const meetingId = await meet(commander, { periodCode: '2026-11', lessonId: lessonIds[1] })

  await open(an.actor, 1)
  await check(an.actor)
  await take(an.actor)
  const record = (ticks: Parameters<typeof recordAttendance>[0]['ticks'], at = now, correctionReason = '') =>
    recordAttendance({ actor: commander, meetingId, ticks, correctionReason, now: at })
  expect(await record([present(an.person.officerId)], new Date(heldAt.getTime() - 1))).toMatchObject({
    reason: 'notBegun',
  })
  expect(await record([present(commander.officerId)])).toMatchObject({ reason: 'ownself' })
  expect(await record([absent(binh.person.officerId, ' ')])).toMatchObject({ reason: 'absenceReasonMissing' })
  expect(await reader().meetingAttendance.count()).toBe(0)

  const ticks = [present(an.person.officerId), absent(binh.person.officerId)]
  expect(await record(ticks)).toEqual({ ok: true, recorded: 2, lessonsCompleted: 1 })
  expect(await record(ticks)).toEqual({ ok: true, recorded: 0, lessonsCompleted: 0 })
  // Dated by the meeting; with it the course is complete, since its other lesson was done later that morning.
  const completion = await reader().lessonCompletion.findFirstOrThrow({ where: { lessonId: lessonIds[1] } })
  expect(completion.completedAt).toEqual(heldAt)
  expect(await reader().courseCompletion.findMany({ select: { completedAt: true } })).toEqual([{ completedAt: now }])
  expect(verifyCompletions()).toEqual([])
  expect(await lastEvent('meeting.attend')).toMatchObject({
    subjectId: meetingId,
    details: { present: [an.person.officerId], absent: [binh.person.officerId], lessonsCompleted: 1 },
  })

  // A correction is a row of its own, with its reason; the completion stands.
  expect(await record([absent(an.person.officerId)])).toMatchObject({ reason: 'correctionReasonMissing' })
  expect(await record([absent(an.person.officerId)], now, 'Ghi nhầm')).toMatchObject({ ok: true, recorded: 1 })
  const page = await getMeetingPage(commander, meetingId, now)
  expect(
    page?.attended.map(({ serviceNumber, isPresent, corrections }) => [
      serviceNumber,
      isPresent,
      corrections.map((one) => [one.wasPresent, one.reason]),
    ]),
  ).toEqual([
    ['001', false, [[true, 'Ghi nhầm']]],
    ['002', false, []],
  ])
  expect([page?.waiting, page?.isOwnWaiting]).toEqual([[], true])
  expect(await reader().lessonCompletion.count({ where: { lessonId: lessonIds[1] } })).toBe(1)
  await expect(inTransaction((tx) => tx.meetingAttendance.updateMany({ data: { isPresent: true } }))).rejects.toThrow()

  // Whom the commander may not tick himself, another one does.
  const deputy = await commanderOf(force, '011')
  expect(
    await recordAttendance({
      actor: deputy,
      meetingId,
      ticks: [present(commander.officerId)],
      correctionReason: '',
      now,
    }),
  ).toMatchObject({ ok: true, recorded: 1 })
})

test('a meeting of another unit looks like none, and only one without attendance is cancelled', async () => {
  const force = await createForce()
  const an = await officerIn(force, 'team1', '001')
  const commander = await commanderOf(force, '010')
  const meetingId = await meet(commander)
  const other = await addOfficer({ serviceNumber: '020', unitId: force.team2.unitId })
  await give(other, 'commander', force.team2.unitId)
  const stranger = await actorOf(other, force.team2, [
    { role: 'commander', unitId: force.team2.unitId, path: force.team2.path },
  ])
  expect(await getMeetingPage(stranger, meetingId, now)).toBeNull()
  const ticks = [present(an.person.officerId)]
  expect(await recordAttendance({ actor: stranger, meetingId, ticks, correctionReason: '', now })).toMatchObject({
    reason: 'notFound',
  })
  const answer = (await callAction(meetingAction, {
    url: `/buoi-sinh-hoat/${meetingId}`,
    params: { ma: meetingId },
    cookie: await cookieOf(other),
    now,
    form: { member: an.person.officerId, [`p-${an.person.officerId}`]: 'on' },
  })) as Response
  expect(answer.status).toBe(404)
  expect(await cancelMeeting({ actor: commander, meetingId, reason: ' ', now })).toMatchObject({
    reason: 'reasonMissing',
  })
  expect(await cancelMeeting({ actor: commander, meetingId, reason: 'Họp đột xuất', now })).toEqual({ ok: true })
  expect(await recordAttendance({ actor: commander, meetingId, ticks, correctionReason: '', now })).toMatchObject({
    reason: 'cancelled',
  })
  const second = await meet(commander)
  await recordAttendance({ actor: commander, meetingId: second, ticks, correctionReason: '', now })
  expect(await cancelMeeting({ actor: commander, meetingId: second, reason: 'Nhầm', now })).toMatchObject({
    reason: 'attended',
  })
})
