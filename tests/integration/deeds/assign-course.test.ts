import { expect, test } from 'vitest'
import { assignCourse } from '~/domain/deeds/assign-course.server'
import { enrolJoiner } from '~/domain/deeds/enrol-joiner.server'
import { openLesson } from '~/domain/deeds/open-lesson.server'
import { withdrawAssignment } from '~/domain/deeds/withdraw-assignment.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { addOfficer, createForce, lastEvent, now } from '../identity/force'
import { actorOf, createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'
import { assign, finish, open, period } from './study-steps'

freshDatabase()

async function setUp() {
  const force = await createForce()
  const course = await createCourse()
  const inTeam = await officerIn(force, 'team1', '100-001')
  const below = await officerIn(force, 'post', '100-002')
  const elsewhere = await officerIn(force, 'team2', '100-003')
  return { force, course, inTeam, below, elsewhere }
}

const enrolments = () => reader().enrolment.findMany({ orderBy: { officer: { serviceNumber: 'asc' } } })

test('every officer of the unit and below is enrolled, with notice and one audit event', async () => {
  const { inTeam, below, course } = await setUp()
  const result = await assign('doi-1')
  expect(result).toMatchObject({ enrolled: 2, alreadyAssigned: false })
  expect(await enrolments()).toMatchObject([
    { officerId: inTeam.person.officerId, courseVersionId: course.courseVersionId, dueOn: '2026-11-30' },
    { officerId: below.person.officerId, opensOn: '2026-11-01', periodCode: '2026-11' },
  ])
  expect(await reader().enrolmentCause.count({ where: { assignmentId: result.assignmentId } })).toBe(2)
  expect(await reader().notice.findMany({ where: { officerId: below.person.officerId } })).toMatchObject([
    { title: 'Được giao chuyên đề “Niềm nở khi tiếp xúc”', href: '/chuyen-de/niem-no?ky=2026-11' },
  ])
  expect(await lastEvent('course.assign')).toMatchObject({ subjectId: result.assignmentId, actorName: 'Hệ thống' })
})

test('assigning again with the same dates changes nothing, even at the same moment', async () => {
  await setUp()
  const [first, second] = await Promise.all([assign('doi-1'), assign('doi-1')])
  expect([first.alreadyAssigned, second.alreadyAssigned].sort()).toEqual([false, true])
  expect(first.assignmentId).toBe(second.assignmentId)
  expect(await reader().enrolment.count()).toBe(2)
  expect(await reader().notice.count()).toBe(2)
  expect(await reader().auditEvent.count({ where: { deed: 'course.assign' } })).toBe(1)
})

test('other dates for the same unit and month are refused', async () => {
  await setUp()
  await assign('doi-1')
  const again = {
    actor: 'system' as const,
    courseCode: 'niem-no',
    unitCode: 'doi-1',
    period,
    opensOn: '2026-11-01',
    now,
  }
  expect(await assignCourse({ ...again, dueOn: '2026-12-05' })).toEqual({
    ok: false,
    reason: 'alreadyAssignedOtherDates',
  })
  expect(await assignCourse({ ...again, dueOn: '2026-10-31' })).toEqual({ ok: false, reason: 'dueBeforeOpening' })
  expect(await assignCourse({ ...again, dueOn: '2026-11-22' })).toEqual({ ok: false, reason: 'dueInPast' })
  expect(await assignCourse({ ...again, dueOn: '2027-12-01' })).toEqual({ ok: false, reason: 'datesTooFar' })
})

test('from two assignments an officer has one enrolment, due on the earlier date', async () => {
  const { inTeam } = await setUp()
  await assign('luc-luong')
  await assign('doi-1', { dueOn: '2026-11-25' })
  expect(await reader().enrolment.count()).toBe(3)
  const own = await reader().enrolment.findFirstOrThrow({
    where: { officerId: inTeam.person.officerId },
    select: { dueOn: true, causes: { select: { dueOn: true } } },
  })
  expect(own.dueOn).toBe('2026-11-25')
  expect(own.causes).toHaveLength(2)
})

test('a commander assigns inside the own subtree only; another unit looks like none', async () => {
  const { force } = await setUp()
  const person = await addOfficer({ serviceNumber: '100-009', unitId: force.team1.unitId })
  const commander = await actorOf(person, force.team1, [{ role: 'commander', ...force.team1 }])
  const common = { actor: commander, courseCode: 'niem-no', period, opensOn: '2026-11-01', dueOn: '2026-11-30', now }
  expect(await assignCourse({ ...common, unitCode: 'doi-2' })).toEqual({ ok: false, reason: 'unitNotFound' })
  expect(await assignCourse({ ...common, unitCode: 'luc-luong' })).toEqual({ ok: false, reason: 'unitNotFound' })
  expect(await assignCourse({ ...common, unitCode: 'to-1' })).toMatchObject({ ok: true, enrolled: 1 })
  expect(await lastEvent('course.assign')).toMatchObject({ actorId: person.officerId })
  expect(await assignCourse({ ...common, unitCode: 'doi-1', courseCode: 'khong-co' })).toEqual({
    ok: false,
    reason: 'courseNotFound',
  })
})

test('withdrawing one assignment leaves what another one causes, on its due date', async () => {
  const { inTeam, elsewhere } = await setUp()
  const whole = await assign('luc-luong')
  const team = await assign('doi-1', { dueOn: '2026-11-25' })
  const result = await withdrawAssignment({
    actor: 'system',
    assignmentId: team.assignmentId,
    reason: 'Giao nhầm',
    now,
  })
  expect(result).toEqual({ ok: true, withdrawn: 0 })
  const dueOn = async (officerId: string) => (await reader().enrolment.findFirstOrThrow({ where: { officerId } })).dueOn
  expect(await dueOn(inTeam.person.officerId)).toBe('2026-11-30')
  expect(
    await withdrawAssignment({ actor: 'system', assignmentId: whole.assignmentId, reason: 'Đổi kế hoạch', now }),
  ).toEqual({ ok: true, withdrawn: 3 })
  expect(await reader().enrolment.findMany({ where: { withdrawnAt: null } })).toEqual([])
  expect(await lastEvent('course.withdrawAssignment')).toMatchObject({ reason: 'Đổi kế hoạch' })
  expect(
    await reader().notice.findFirst({ where: { officerId: elsewhere.person.officerId, kind: 'course.withdrawn' } }),
  ).toMatchObject({ body: 'Đồng chí không còn phải học chuyên đề này. Lý do: Đổi kế hoạch' })
})

test('a withdrawn enrolment is kept with what was begun, and stands again when assigned anew', async () => {
  const { inTeam } = await setUp()
  const first = await assign('doi-1')
  await open(inTeam.actor, 1)
  expect(await withdrawAssignment({ actor: 'system', assignmentId: first.assignmentId, reason: '  ', now })).toEqual({
    ok: false,
    reason: 'reasonMissing',
  })
  await withdrawAssignment({ actor: 'system', assignmentId: first.assignmentId, reason: 'Hoãn', now })
  expect(await openLesson({ actor: inTeam.actor, lessonCode: 'niem-no-bai-1', now })).toEqual({
    ok: false,
    reason: 'notFound',
  })
  expect(await reader().lessonOpening.count()).toBe(1)
  const second = await assign('doi-1', { dueOn: '2026-12-10' })
  expect(second).toMatchObject({ enrolled: 2, alreadyAssigned: false })
  expect((await enrolments())[0]).toMatchObject({ dueOn: '2026-12-10', withdrawnAt: null, withdrawnReason: null })
})

test('a finished enrolment keeps its due date and is not withdrawn', async () => {
  const { inTeam } = await setUp()
  const team = await assign('doi-1')
  await finish(inTeam.actor)
  await assign('luc-luong', { dueOn: '2026-11-24' })
  await withdrawAssignment({ actor: 'system', assignmentId: team.assignmentId, reason: 'Đổi kế hoạch', now })
  const own = await reader().enrolment.findFirstOrThrow({ where: { officerId: inTeam.person.officerId } })
  expect(own).toMatchObject({ dueOn: '2026-11-30', withdrawnAt: null })
})

test('a joiner gets what the unit still has to do, due ten days after joining at the earliest', async () => {
  const { force } = await setUp()
  await assign('doi-1')
  await assign('luc-luong', {
    period: { code: '2026-12', startsOn: '2026-12-01', endsOn: '2026-12-31' },
    opensOn: '2026-12-01',
    dueOn: '2026-12-31',
  })
  const joiner = await addOfficer({ serviceNumber: '100-020', unitId: force.post.unitId, from: '2026-11-23' })
  const join = () =>
    inTransaction((tx) =>
      enrolJoiner(tx, { officerId: joiner.officerId, unitPath: force.post.path, joinedOn: '2026-11-23', now }),
    )
  expect(await join()).toBe(2)
  expect(await join()).toBe(0)
  const own = await reader().enrolment.findMany({
    where: { officerId: joiner.officerId },
    orderBy: { periodCode: 'asc' },
  })
  expect(own.map((enrolment) => enrolment.dueOn)).toEqual(['2026-12-03', '2026-12-31'])
})

test('an officer who moves brings the enrolment along with its due date', async () => {
  const { force, elsewhere } = await setUp()
  await assign('doi-2')
  await assign('doi-1', { dueOn: '2026-11-24' })
  await inTransaction((tx) =>
    enrolJoiner(tx, { officerId: elsewhere.person.officerId, unitPath: force.team1.path, joinedOn: '2026-11-10', now }),
  )
  const own = await reader().enrolment.findMany({ where: { officerId: elsewhere.person.officerId } })
  expect(own).toMatchObject([{ dueOn: '2026-11-30' }])
})
