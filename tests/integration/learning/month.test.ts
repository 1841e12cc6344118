import { expect, test } from 'vitest'
import { previewAssignment } from '~/domain/learning/assignment-preview.server'
import { findMyCourses, getCoursePage } from '~/domain/learning/courses.server'
import { recordExemption } from '~/domain/learning/exemptions.server'
import { getMonth } from '~/domain/learning/month.server'
import { getLessonPage } from '~/domain/learning/reading.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { assign, finish, open, start, take } from '../deeds/study-steps'
import { createForce, now } from '../identity/force'
import { freshDatabase } from '../setup'
import { createCourse, officerIn } from './course-fixture'

freshDatabase()

const october = { code: '2026-10', startsOn: '2026-10-01', endsOn: '2026-10-31' }
const december = { code: '2026-12', startsOn: '2026-12-01', endsOn: '2026-12-31' }
const inOctober = new Date('2026-10-05T02:00:00Z')

async function setUp() {
  const force = await createForce()
  await createCourse()
  await createCourse({ code: 'sau-dieu' })
  const { actor } = await officerIn(force, 'team1', '100-001')
  const commander = { grants: [{ role: 'commander' as const, ...force.root }] }
  return { actor, commander }
}

test('nothing assigned: an empty month', async () => {
  const { actor } = await setUp()
  expect(getMonth(actor, now)).toEqual({
    today: '2026-11-23',
    running: [],
    upcoming: null,
    past: [],
    overdue: null,
    next: null,
    path: null,
  })
})

test('this month, the months before with what is overdue, and the next one that is not open', async () => {
  const { actor } = await setUp()
  await assign('doi-1', {
    courseCode: 'sau-dieu',
    period: october,
    opensOn: '2026-10-01',
    dueOn: '2026-10-31',
    now: inOctober,
  })
  await assign('doi-1')
  await assign('doi-1', { courseCode: 'sau-dieu', period: december, opensOn: '2026-12-01', dueOn: '2026-12-31' })
  await open(actor, 1)
  const month = getMonth(actor, now)
  expect(month.running).toHaveLength(1)
  expect(month.running[0]).toMatchObject({
    code: '2026-11',
    name: 'Tháng 11/2026',
    lastDueOn: '2026-11-30',
    lessonCount: 2,
    completedLessons: 0,
    courses: [
      { courseCode: 'niem-no', state: 'inProgress', marks: { dueSoon: true, outOfAttempts: false }, isOpen: true },
    ],
  })
  expect(month.past).toMatchObject([{ code: '2026-10', courses: [{ state: 'overdue' }] }])
  expect(month.upcoming).toEqual({ code: '2026-12', name: 'Tháng 12/2026', opensOn: '2026-12-01' })
  expect(month.overdue).toEqual({
    count: 1,
    first: {
      courseCode: 'sau-dieu',
      courseTitle: 'Niềm nở khi tiếp xúc',
      periodCode: '2026-10',
      dueOn: '2026-10-31',
      daysLate: 23,
      minutesLeft: 24,
    },
  })
  expect(month.next).toMatchObject({
    lessonCode: 'niem-no-bai-1',
    position: 1,
    lessonCount: 2,
    state: 'inProgress',
    step: 'read',
  })
  expect(month.path?.lessons.map((lesson) => lesson.code)).toEqual(['niem-no-bai-1', 'niem-no-bai-2'])
})

test('a course given again before its month is over: each month its own card, the older one studied first', async () => {
  const { actor, commander } = await setUp()
  await assign('doi-1')
  const again = { periodCode: '2026-12', opensOn: '2026-11-23', dueOn: '2026-11-30' }
  const preview = await previewAssignment(commander, { courseCode: 'niem-no', unitCode: 'doi-1', ...again, now })
  expect(preview?.overlapping).toEqual([{ periodName: 'Tháng 11/2026', officers: 1 }])
  await assign('doi-1', { period: december, opensOn: again.opensOn, dueOn: again.dueOn })
  await open(actor, 1)

  const month = getMonth(actor, now)
  expect(month.running.map(({ code, courses }) => [code, courses[0]?.state])).toEqual([
    ['2026-11', 'inProgress'],
    ['2026-12', 'notStarted'],
  ])
  expect(month.past).toEqual([])
  expect(month.path?.periodCode).toBe('2026-11')
  const shown = async (period: string | null) => getCoursePage(actor, 'niem-no', now, period)
  expect(await shown(null)).toMatchObject({
    enrolment: { periodCode: '2026-11' },
    isStudiedHere: true,
    periods: [
      { periodCode: '2026-12', isShown: false, isStudied: false },
      { periodCode: '2026-11', isShown: true, isStudied: true },
    ],
  })
  expect(await shown('2026-12')).toMatchObject({
    enrolment: { periodCode: '2026-12', state: 'notStarted' },
    isStudiedHere: false,
    nextLesson: null,
  })

  await finish(actor)
  expect(getMonth(actor, now).path?.periodCode).toBe('2026-12')
  expect(getLessonPage(actor, 'niem-no-bai-1', now)?.enrolment?.periodCode).toBe('2026-12')
  expect(await shown(null)).toMatchObject({ enrolment: { periodCode: '2026-12' }, isStudiedHere: true })
  expect((await shown('2026-11'))?.enrolment).toMatchObject({ state: 'completed' })
})

test('an exempt month gives way to the next one of the same course', async () => {
  const { actor } = await setUp()
  await assign('doi-1')
  const { id: enrolmentId } = await reader().enrolment.findFirstOrThrow()
  await inTransaction((tx) => recordExemption(tx, { enrolmentId, reason: 'Đi học', approvedById: null, at: now }))
  await assign('doi-1', { period: december, opensOn: '2026-11-23', dueOn: '2026-12-31' })
  expect(getMonth(actor, now).path?.periodCode).toBe('2026-12')
  expect(getLessonPage(actor, 'niem-no-bai-1', now)?.enrolment?.periodCode).toBe('2026-12')
  await open(actor, 1)
  expect(getMonth(actor, now).next).toMatchObject({ lessonCode: 'niem-no-bai-1', state: 'inProgress' })
})

test('a running attempt is what to go on with; out of attempts the next open lesson is', async () => {
  const { actor } = await setUp()
  await assign('doi-1')
  await open(actor, 1)
  await start(actor)
  expect(getMonth(actor, now).next).toMatchObject({ step: 'quiz', attemptRunning: true })
  for (let attempt = 1; attempt <= 3; attempt += 1) await take(actor, { right: 0 })
  const month = getMonth(actor, now)
  expect(month.next).toMatchObject({ lessonCode: 'niem-no-bai-2', attemptRunning: false })
  expect(month.path?.lessons[0]).toMatchObject({ isOutOfAttempts: true })
  expect(month.running[0]?.courses[0]?.marks).toEqual({ dueSoon: true, outOfAttempts: true })
})

test('finished work is quiet, in time or late', async () => {
  const { actor } = await setUp()
  await assign('doi-1')
  const late = new Date('2026-12-02T02:00:00Z')
  await finish(actor, late)
  const month = getMonth(actor, late)
  expect(month.next).toBeNull()
  expect(month.overdue).toBeNull()
  expect(month.running[0]?.courses).toMatchObject([
    { state: 'completedLate', completedOn: '2026-12-02', completedLessons: 2 },
  ])
  expect(await findMyCourses(actor, late)).toMatchObject({ assigned: [], finished: [{ courseCode: 'niem-no' }] })
})

test('an exempt course asks for nothing and leaves the counts', async () => {
  const { actor } = await setUp()
  await assign('doi-1')
  const { id: enrolmentId } = await reader().enrolment.findFirstOrThrow()
  await inTransaction((tx) => recordExemption(tx, { enrolmentId, reason: 'Đi học', approvedById: null, at: now }))
  const month = getMonth(actor, now)
  expect(month.next).toBeNull()
  expect(month.running[0]).toMatchObject({ lessonCount: 0, courses: [{ state: 'exempt', exemptReason: 'Đi học' }] })
})

test("nobody else's courses are among one's own", async () => {
  const force = await createForce()
  await createCourse()
  await officerIn(force, 'team1', '100-001')
  const { actor } = await officerIn(force, 'team2', '100-002')
  await assign('doi-1')
  expect(getMonth(actor, now).running).toEqual([])
  expect(await findMyCourses(actor, now)).toEqual({ assigned: [], finished: [] })
})
