import { expect, test } from 'vitest'
import { keepReadingPosition } from '~/domain/deeds/keep-reading-position.server'
import { getCoursePage } from '~/domain/learning/courses.server'
import { getLessonBody, getLessonPage } from '~/domain/learning/reading.server'
import { inTransaction } from '~/platform/db/database.server'
import { assign, check, finish, open, take } from '../deeds/study-steps'
import { createForce, now } from '../identity/force'
import { freshDatabase } from '../setup'
import { createCourse, officerIn, versionColumns } from './course-fixture'

freshDatabase()

async function setUp() {
  const force = await createForce()
  const course = await createCourse()
  const { actor } = await officerIn(force, 'team1', '100-001')
  const { actor: stranger } = await officerIn(force, 'team2', '100-002')
  const { actor: trainer } = await officerIn(force, 'team2', '100-003', [{ role: 'trainer', ...force.root }])
  await assign('doi-1')
  return { force, course, actor, stranger, trainer }
}

const code = 'niem-no-bai-1'

test('a lesson asks to be opened first, then has its text, place and what is left to do', async () => {
  const { actor, course } = await setUp()
  expect(getLessonPage(actor, code, now)).toMatchObject({ needsOpening: true, title: 'Bài 1 bản 1' })
  await open(actor, 1)
  const page = getLessonPage(actor, code, now)
  expect(page).toMatchObject({
    needsOpening: false,
    versionId: course.versionIds[0],
    contentHash: 'noi-dung-1-1',
    course: {
      code: 'niem-no',
      title: 'Niềm nở khi tiếp xúc',
      lessons: [
        { code, position: 1, state: 'inProgress' },
        { code: 'niem-no-bai-2', position: 2, state: 'notStarted' },
      ],
    },
    enrolment: { dueOn: '2026-11-30', periodCode: '2026-11', state: 'inProgress' },
    position: { anchor: '', permille: 0 },
    answeredChecks: [],
    isCompleted: false,
    hasQuiz: true,
    quizPassed: false,
    attemptRunning: false,
    attemptsLeft: 3,
    requiredChecksLeft: ['kiem-tra-1'],
    newerVersion: null,
    nextLesson: { code: 'niem-no-bai-2' },
  })
  expect(page?.html).toContain('Nội dung bài 1 bản 1')
})

test('answers, reading position and completion are found again', async () => {
  const { actor } = await setUp()
  await finish(actor)
  await keepReadingPosition({ actor, lessonCode: code, anchor: 'chao-truoc', permille: 640, now })
  expect(getLessonPage(actor, code, now)).toMatchObject({
    position: { anchor: 'chao-truoc', permille: 640 },
    answeredChecks: [{ id: 'kiem-tra-1', chosen: ['a'] }],
    isCompleted: true,
    quizPassed: true,
    attemptsLeft: 2,
    requiredChecksLeft: [],
    enrolment: { state: 'completed' },
    nextLesson: null,
  })
})

test('a newer text is named and can be read without moving the pin; a quiz-only change is no newer text', async () => {
  const { actor, course } = await setUp()
  const [lessonId] = course.lessonIds
  await open(actor, 1)
  const publish = (number: number, more: object = {}) =>
    inTransaction((tx) => tx.lessonVersion.create({ data: { lessonId, ...versionColumns(1, [], number), ...more } }))
  await publish(2, { contentHash: 'noi-dung-1-1' })
  expect(getLessonPage(actor, code, now)?.newerVersion).toBeNull()
  await publish(3)
  expect(getLessonPage(actor, code, now)).toMatchObject({ versionNumber: 1, newerVersion: { number: 3 } })
  expect(getLessonPage(actor, code, now, { newest: true })).toMatchObject({ versionNumber: 3, newerVersion: null })
  expect(getLessonPage(actor, code, now)?.versionNumber).toBe(1)
})

test('not assigned, withdrawn and unknown are one answer; who runs courses reads without progress', async () => {
  const { stranger, trainer, actor } = await setUp()
  expect(getLessonPage(stranger, code, now)).toBeNull()
  expect(getLessonPage(actor, 'khong-co', now)).toBeNull()
  expect(await getCoursePage(stranger, 'niem-no', now)).toBeNull()
  expect(getLessonPage(trainer, code, now)).toMatchObject({
    enrolment: null,
    needsOpening: false,
    requiredChecksLeft: [],
  })
  expect(await getCoursePage(trainer, 'niem-no', now)).toMatchObject({
    enrolment: null,
    nextLesson: null,
    assignments: [],
  })
})

test('the stored body is given by its hash to readers of the lesson only, and never a withdrawn one', async () => {
  const { actor, stranger, course } = await setUp()
  expect(getLessonBody(actor, code, 'noi-dung-1-1', now)).toContain('Nội dung bài 1 bản 1')
  expect(getLessonBody(actor, code, 'khong-co', now)).toBeNull()
  expect(getLessonBody(stranger, code, 'noi-dung-1-1', now)).toBeNull()
  await inTransaction((tx) =>
    tx.lessonVersionWithdrawal.create({
      data: { lessonVersionId: course.versionIds[0], at: now, byId: actor.officerId, reason: 'Lộ thông tin' },
    }),
  )
  expect(getLessonBody(actor, code, 'noi-dung-1-1', now)).toBeNull()
  expect(getLessonPage(actor, code, now)).toBeNull()
})

test('the course page follows the officer from the first lesson to the quiz to the end', async () => {
  const { actor } = await setUp()
  const page = async () => getCoursePage(actor, 'niem-no', now)
  expect(await page()).toMatchObject({
    enrolment: { state: 'notStarted', isOpen: true, dueOn: '2026-11-30' },
    nextLesson: { code, step: 'read' },
    mayAssign: false,
  })
  await open(actor, 1)
  await keepReadingPosition({ actor, lessonCode: code, anchor: '', permille: 1000, now })
  expect((await page())?.nextLesson).toEqual({ code, title: 'Bài 1 bản 1', step: 'quiz' })
  await take(actor)
  await check(actor)
  expect(await page()).toMatchObject({
    lessons: [
      { state: 'completed', attemptsUsed: 1, quizPassed: true, completedOn: '2026-11-23' },
      { state: 'notStarted', hasQuiz: false },
    ],
    nextLesson: { code: 'niem-no-bai-2', step: 'read' },
  })
})

test('a commander sees the assignments of the own subtree on the course page, not those beside or above', async () => {
  const { force } = await setUp()
  await assign('doi-2')
  await assign('luc-luong')
  const { actor: commander } = await officerIn(force, 'team1', '100-009', [{ role: 'commander', ...force.team1 }])
  const page = await getCoursePage(commander, 'niem-no', now)
  expect(page?.assignments).toMatchObject([
    { unitCode: 'doi-1', unitName: 'Đội 1', periodName: 'Tháng 11/2026', enrolled: 1, withdrawnOn: null },
  ])
})
