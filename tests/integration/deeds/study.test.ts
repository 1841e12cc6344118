import { expect, test } from 'vitest'
import { answerCheck } from '~/domain/deeds/answer-check.server'
import { openLesson } from '~/domain/deeds/open-lesson.server'
import { saveAnswer } from '~/domain/deeds/save-answer.server'
import { startAttempt } from '~/domain/deeds/start-attempt.server'
import { submitAttempt } from '~/domain/deeds/submit-attempt.server'
import { recordExemption } from '~/domain/learning/exemptions.server'
import { getLessonPage } from '~/domain/learning/reading.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { createForce, lastEvent, now } from '../identity/force'
import { checks, createCourse, officerIn, rightLetters, versionColumns } from '../learning/course-fixture'
import { freshDatabase } from '../setup'
import { assign, check, finish, open, start, take } from './study-steps'

freshDatabase()

async function setUp(options: Parameters<typeof createCourse>[0] = {}) {
  const force = await createForce()
  const course = await createCourse(options)
  const { actor } = await officerIn(force, 'team1', '100-001')
  const other = await officerIn(force, 'team1', '100-002')
  await assign('doi-1')
  return { course, actor, other: other.actor }
}

const completions = async (officerId: string) =>
  (
    await reader().lessonCompletion.findMany({
      where: { enrolment: { officerId } },
      orderBy: { lesson: { code: 'asc' } },
      select: { lesson: { select: { code: true } }, lessonVersionId: true, attemptId: true, completedAt: true },
    })
  ).map(({ lesson, ...completion }) => ({ code: lesson.code, ...completion }))

test('the first opening pins the newest version; a later version does not move it, a withdrawal does', async () => {
  const { course, actor } = await setUp()
  const [lessonId] = course.lessonIds
  const pinned = async () => (await reader().lessonOpening.findFirst({ where: { lessonId } }))?.lessonVersionId
  await open(actor, 1)
  const second = await inTransaction((tx) =>
    tx.lessonVersion.create({ data: { lessonId, ...versionColumns(1, [], 2) } }),
  )
  await open(actor, 1)
  expect(await pinned()).toBe(course.versionIds[0])
  expect(await reader().auditEvent.count({ where: { deed: 'lesson.open' } })).toBe(1)
  await inTransaction((tx) =>
    tx.lessonVersionWithdrawal.create({
      data: { lessonVersionId: course.versionIds[0], at: now, byId: actor.officerId, reason: 'Lộ thông tin' },
    }),
  )
  await open(actor, 1)
  expect(await pinned()).toBe(second.id)
})

test('a lesson that is not assigned, not open yet or unknown is not found', async () => {
  const force = await createForce()
  await createCourse()
  const { actor } = await officerIn(force, 'team1', '100-001')
  const opening = () => openLesson({ actor, lessonCode: 'niem-no-bai-1', now })
  expect(await opening()).toEqual({ ok: false, reason: 'notFound' })
  await assign('doi-1', { opensOn: '2026-11-24' })
  expect(await opening()).toEqual({ ok: false, reason: 'notFound' })
  expect(await startAttempt({ actor, lessonCode: 'niem-no-bai-1', now })).toMatchObject({
    ok: false,
    reason: 'notFound',
  })
})

test('a lesson that asks for nothing more is complete when it is opened', async () => {
  const { course, actor } = await setUp()
  await open(actor, 2)
  expect(await completions(actor.officerId)).toEqual([
    { code: 'niem-no-bai-2', lessonVersionId: course.versionIds[1], attemptId: null, completedAt: now },
  ])
})

test('a check is answered right or wrong; the first answer counts, a later one only replaces what is shown', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  expect(await check(actor, { chosen: ['b'] })).toMatchObject({ ok: true, correct: false, requiredChecksLeft: [] })
  const later = new Date(now.getTime() + 60_000)
  expect(await check(actor, { chosen: ['a'], at: later })).toMatchObject({ ok: true, correct: true })
  expect(await check(actor, { checkId: 'kiem-tra-nhieu', chosen: ['c', 'a'] })).toMatchObject({ correct: true })
  expect(await reader().checkAnswer.findMany({ where: { checkId: 'kiem-tra-1' } })).toMatchObject([
    { chosen: ['a'], firstAnsweredAt: now, answeredAt: later },
  ])
  expect(await reader().auditEvent.count({ where: { deed: 'check.answer' } })).toBe(2)
  expect(await check(actor, { chosen: ['a', 'b'] })).toEqual({ ok: false, reason: 'badChoice' })
  expect(await check(actor, { chosen: [] })).toEqual({ ok: false, reason: 'badChoice' })
  expect(await check(actor, { chosen: ['z'] })).toEqual({ ok: false, reason: 'badChoice' })
  expect(await check(actor, { checkId: 'khong-co' })).toEqual({ ok: false, reason: 'notFound' })
})

test('a trainer may try a check of a lesson without being enrolled; nothing is kept', async () => {
  const force = await createForce()
  await createCourse()
  const { actor } = await officerIn(force, 'team1', '100-001', [{ role: 'trainer', ...force.root }])
  expect(await check(actor)).toMatchObject({ ok: true, correct: true, lessonCompleted: false })
  expect(await reader().checkAnswer.count()).toBe(0)
  const { actor: learner } = await officerIn(force, 'team1', '100-002')
  expect(await check(learner)).toEqual({ ok: false, reason: 'notFound' })
})

test('quiz first, then the check: the check completes the lesson, naming version and attempt', async () => {
  const { course, actor } = await setUp()
  await open(actor, 1)
  const { attemptId, result } = await take(actor)
  expect(result).toEqual({ ok: true, passed: true, lessonCompleted: false, courseCompleted: false, repeated: false })
  expect(await check(actor, { chosen: ['b'] })).toMatchObject({ lessonCompleted: true, courseCompleted: false })
  expect(await completions(actor.officerId)).toEqual([
    { code: 'niem-no-bai-1', lessonVersionId: course.versionIds[0], attemptId, completedAt: now },
  ])
})

test('the last lesson completes the course: one fact, one notice, told in the audit event of the deed', async () => {
  const { actor } = await setUp()
  const { attemptId, result } = await finish(actor)
  expect(result).toMatchObject({ passed: true, lessonCompleted: true, courseCompleted: true })
  expect(await reader().courseCompletion.findMany()).toMatchObject([{ completedAt: now }])
  expect(await reader().notice.findMany({ where: { kind: 'course.completed' } })).toMatchObject([
    { officerId: actor.officerId, body: 'Hoàn thành đúng hạn.' },
  ])
  const event = await lastEvent('attempt.submit')
  expect(event).toMatchObject({ subjectId: attemptId, actorId: actor.officerId })
  expect(event?.details).toMatchObject({
    passed: true,
    lessonCompletion: true,
    score: { numerator: 5, denominator: 5 },
  })
})

test('handing in again, also at the same moment, gives the same result and writes nothing more', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  await open(actor, 2)
  await check(actor)
  const attemptId = await start(actor)
  for (const [index, response] of (await rightLetters(attemptId)).entries())
    await saveAnswer({ actor, attemptId, position: index + 1, response, revision: 1, now })
  const results = await Promise.all([1, 2, 3].map(() => submitAttempt({ actor, attemptId, now })))
  expect(results.map((result) => result.ok && result.repeated)).toEqual([false, true, true])
  for (const result of results) expect(result).toMatchObject({ passed: true, courseCompleted: true })
  expect(await reader().lessonCompletion.count()).toBe(2)
  expect(await reader().notice.count({ where: { kind: 'course.completed' } })).toBe(1)
  expect(await reader().auditEvent.count({ where: { deed: 'attempt.submit' } })).toBe(1)
})

test('starting twice, also at the same moment, resumes the one running attempt', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  const starts = await Promise.all([1, 2, 3].map(() => startAttempt({ actor, lessonCode: 'niem-no-bai-1', now })))
  expect(new Set(starts.map((result) => result.ok && result.attemptId)).size).toBe(1)
  expect(starts.filter((result) => result.ok && !result.resumed)).toHaveLength(1)
  expect(await reader().attempt.count()).toBe(1)
  expect(await reader().auditEvent.count({ where: { deed: 'attempt.start' } })).toBe(1)
})

test('every started attempt counts; after the last try no more, after passing no more', async () => {
  const { actor, other } = await setUp({ maxAttempts: 2 })
  expect(await startAttempt({ actor, lessonCode: 'niem-no-bai-1', now })).toEqual({
    ok: false,
    reason: 'lessonNotOpened',
    nextStartAt: null,
  })
  await open(actor, 1)
  expect((await take(actor, { right: 3 })).result).toMatchObject({ passed: false })
  expect((await take(actor, { right: 0 })).result).toMatchObject({ passed: false })
  expect(await startAttempt({ actor, lessonCode: 'niem-no-bai-1', now })).toEqual({
    ok: false,
    reason: 'outOfAttempts',
    nextStartAt: null,
  })
  await open(other, 1)
  expect((await take(other, { right: 4 })).result).toMatchObject({ passed: true })
  expect(await startAttempt({ actor: other, lessonCode: 'niem-no-bai-1', now })).toEqual({
    ok: false,
    reason: 'alreadyPassed',
    nextStartAt: null,
  })
  await open(other, 2)
  expect(await startAttempt({ actor: other, lessonCode: 'niem-no-bai-2', now })).toEqual({
    ok: false,
    reason: 'noQuiz',
    nextStartAt: null,
  })
})

test('a second attempt asks what the first one did not', async () => {
  const { actor } = await setUp({ questions: 10 })
  await open(actor, 1)
  await take(actor, { right: 0 })
  await take(actor, { right: 0 })
  const used = await reader().attemptQuestion.findMany({ select: { questionVersionId: true } })
  expect(new Set(used.map((question) => question.questionVersionId)).size).toBe(10)
})

test('an attempt keeps the question versions it started with; a retired one is not drawn any more', async () => {
  const { actor } = await setUp({ questions: 5 })
  await open(actor, 1)
  const attemptId = await start(actor)
  const drawn = await reader().attemptQuestion.findFirstOrThrow({ where: { attemptId } })
  await inTransaction((tx) =>
    tx.questionRetirement.create({ data: { questionVersionId: drawn.questionVersionId, at: now, reason: 'Sai' } }),
  )
  expect(await reader().attemptQuestion.count({ where: { attemptId } })).toBe(5)
  await submitAttempt({ actor, attemptId, now })
  const again = await start(actor)
  const papers = await reader().attemptQuestion.findMany({ where: { attemptId: again } })
  expect(papers.map((question) => question.questionVersionId)).not.toContain(drawn.questionVersionId)
  expect(papers).toHaveLength(4)
})

test('answers are kept by revision: a repeat is harmless, an older one never overwrites a newer one', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  const attemptId = await start(actor)
  const save = (response: string[] | null, revision: number | null, flagged?: boolean) =>
    saveAnswer({ actor, attemptId, position: 1, response, revision, flagged, now })
  expect(await save(['A'], 1)).toMatchObject({ ok: true, stored: true, revision: 1, response: ['A'], flagged: false })
  expect(await save(['B'], 3)).toMatchObject({ stored: true, revision: 3, response: ['B'] })
  expect(await save(['B'], 3)).toMatchObject({ stored: false, revision: 3, response: ['B'] })
  expect(await save(['A'], 2)).toMatchObject({ stored: false, revision: 3, response: ['B'] })
  expect(await save(['A'], null)).toMatchObject({ stored: true, revision: 4, response: ['A'] })
  expect(await save(null, 9, true)).toMatchObject({ stored: false, revision: 4, flagged: true })
  expect(await save([], 5)).toMatchObject({ stored: true, response: [], flagged: true })
  expect(await save(['A', 'B'], 6)).toMatchObject({ ok: false, reason: 'badChoice' })
  expect(await save(['F'], 6)).toMatchObject({ ok: false, reason: 'badChoice' })
  expect(await saveAnswer({ actor, attemptId, position: 99, response: ['A'], revision: 1, now })).toEqual({
    ok: false,
    reason: 'notFound',
  })
})

test('after handing in nothing changes any more', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  const { attemptId } = await take(actor, { right: 1 })
  const before = await reader().answer.findMany()
  expect(
    await saveAnswer({ actor, attemptId, position: 2, response: ['A'], flagged: true, revision: 9, now }),
  ).toMatchObject({
    ok: false,
    reason: 'submitted',
    lessonCode: 'niem-no-bai-1',
  })
  expect(await reader().answer.findMany()).toEqual(before)
})

test("somebody else's attempt looks like none", async () => {
  const { actor, other } = await setUp()
  await open(actor, 1)
  const attemptId = await start(actor)
  expect(await saveAnswer({ actor: other, attemptId, position: 1, response: ['A'], revision: 1, now })).toEqual({
    ok: false,
    reason: 'notFound',
  })
  expect(await submitAttempt({ actor: other, attemptId, now })).toEqual({ ok: false, reason: 'notFound' })
  expect((await reader().attempt.findUniqueOrThrow({ where: { id: attemptId } })).submittedAt).toBeNull()
})

test('a withdrawn text moves to the newest with the answers to unchanged checks; a changed check is asked again', async () => {
  const { course, actor } = await setUp()
  const [lessonId] = course.lessonIds
  await open(actor, 1)
  await check(actor)
  await check(actor, { checkId: 'kiem-tra-nhieu', chosen: ['a'] })
  await take(actor, { right: 1 })
  const [first, second] = checks
  if (!first || !second) throw new Error('unreachable')
  const blocks = [
    { ...first, hash: 'sửa lời hỏi' },
    { ...second, required: true },
  ]
  await inTransaction(async (tx) => {
    await tx.lessonVersion.create({ data: { lessonId, ...versionColumns(1, blocks, 2) } })
    const withdrawal = { lessonVersionId: course.versionIds[0], at: now, byId: actor.officerId, reason: 'Lộ thông tin' }
    await tx.lessonVersionWithdrawal.create({ data: withdrawal })
  })
  await open(actor, 1)
  const page = getLessonPage(actor, 'niem-no-bai-1', now)
  expect(page?.answeredChecks.map((answer) => answer.id)).toEqual(['kiem-tra-nhieu'])
  expect(page?.requiredChecksLeft).toEqual(['kiem-tra-1'])
  expect((await take(actor)).result).toMatchObject({ passed: true, lessonCompleted: false })
  expect(await check(actor)).toMatchObject({ lessonCompleted: true })
  expect(await completions(actor.officerId)).not.toMatchObject([{ lessonVersionId: course.versionIds[0] }])
})

test('an exempt officer may study; the completion is kept', async () => {
  const { actor } = await setUp()
  const enrolment = await reader().enrolment.findFirstOrThrow({ where: { officerId: actor.officerId } })
  const exempt = (approvedById: string | null) =>
    inTransaction((tx) => recordExemption(tx, { enrolmentId: enrolment.id, reason: 'Đi học', approvedById, at: now }))
  expect(await exempt(actor.officerId)).toEqual({ ok: false, reason: 'ownEnrolment' })
  expect(await exempt(null)).toMatchObject({ ok: true })
  expect(await exempt(null)).toEqual({ ok: false, reason: 'alreadyExempt' })
  await finish(actor)
  expect(await reader().courseCompletion.count()).toBe(1)
})

test('a deed that fails half-way leaves nothing behind', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  const attemptId = await start(actor)
  const events = await reader().auditEvent.count()
  const nameless = { ...actor, displayName: undefined as unknown as string }
  await expect(submitAttempt({ actor: nameless, attemptId, now })).rejects.toThrow()
  expect((await reader().attempt.findUniqueOrThrow({ where: { id: attemptId } })).submittedAt).toBeNull()
  expect(await reader().auditEvent.count()).toBe(events)
  expect(
    await answerCheck({ actor, lessonCode: 'niem-no-bai-1', checkId: 'kiem-tra-1', chosen: ['a'], now }),
  ).toMatchObject({
    ok: true,
  })
})
