import BetterSqlite from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { closeExpiredAttempts, closeExpiredAttemptsOf } from '~/domain/deeds/close-expired-attempts.server'
import { grantAttempts } from '~/domain/deeds/grant-attempts.server'
import { saveAnswer } from '~/domain/deeds/save-answer.server'
import { startAttempt } from '~/domain/deeds/start-attempt.server'
import { submitAttempt } from '~/domain/deeds/submit-attempt.server'
import type { Actor } from '~/domain/identity/access'
import { getAttemptRecord } from '~/domain/quiz/attempt-records.server'
import { getQuizPage } from '~/domain/quiz/attempts.server'
import { limitOf } from '~/domain/quiz/limit-errors'
import { getResult } from '~/domain/quiz/results.server'
import { verifyAttempts } from '~/domain/quiz/verify-attempts.server'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { minutes, seconds } from '~/platform/duration'
import { assign, check, open, start } from '../deeds/study-steps'
import { createForce, lastEvent, now } from '../identity/force'
import { createCourse, officerIn, rightLetters } from '../learning/course-fixture'
import { freshDatabase } from '../setup'

freshDatabase()

const lessonCode = 'niem-no-bai-1'
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)

async function setUp(rules: NonNullable<Parameters<typeof createCourse>[0]>['rules'] = {}, maxAttempts = 3) {
  const force = await createForce()
  const course = await createCourse({ maxAttempts, rules, questions: 20 })
  const { actor } = await officerIn(force, 'team1', '100-001')
  const grants = [{ role: 'commander' as const, unitId: force.team1.unitId, path: force.team1.path }]
  const { actor: commander } = await officerIn(force, 'team1', '100-010', grants)
  const { actor: stranger } = await officerIn(force, 'team2', '100-020', [
    { role: 'commander', unitId: force.team2.unitId, path: force.team2.path },
  ])
  await assign('luc-luong')
  const enrolmentOf = async ({ officerId }: Actor) =>
    (await reader().enrolment.findFirstOrThrow({ where: { officerId }, select: { id: true } })).id
  return { force, course, actor, commander, stranger, enrolmentOf }
}

async function answerRightly(actor: Actor, attemptId: string, { count = 5, at = now } = {}) {
  for (const [index, response] of (await rightLetters(attemptId)).slice(0, count).entries())
    await saveAnswer({ actor, attemptId, position: index + 1, response, revision: 1, now: at })
}

const attemptOf = (id: string) =>
  reader().attempt.findUniqueOrThrow({ where: { id }, include: { receipt: true, completion: true } })

test('an attempt whose time is over is graded from the saved answers, with no browser open, and completes the lesson', async () => {
  const { actor } = await setUp({ quizTimeLimitMinutes: 20 })
  await open(actor, 1)
  await check(actor)
  const attemptId = await start(actor)
  await answerRightly(actor, attemptId, { count: 4 })
  const end = after(minutes(20))
  expect(await closeExpiredAttempts(after(minutes(20) + seconds(29)))).toBe(0)
  const late = after(minutes(20) + seconds(30))
  expect(await closeExpiredAttempts(late)).toBe(1)
  expect(await closeExpiredAttempts(late)).toBe(0)
  expect(await attemptOf(attemptId)).toMatchObject({
    submittedAt: end,
    closedBy: 'expiry',
    passed: true,
    scoreNumerator: 4,
    receipt: { issuedAt: late },
    completion: { completedAt: end },
  })
  expect(await lastEvent('attempt.expire')).toMatchObject({ subjectId: attemptId, actorId: null })
  expect(await reader().notice.count({ where: { kind: 'attempt.expired', officerId: actor.officerId } })).toBe(1)
  expect(await verifyAttempts()).toEqual({ attempts: 1, faults: [] })
})

test('an answer under way when the time ended is kept, a later one is not, and handing in then changes nothing', async () => {
  const { actor } = await setUp({ quizTimeLimitMinutes: 20 })
  await open(actor, 1)
  const attemptId = await start(actor)
  const save = (position: number, at: Date) =>
    saveAnswer({ actor, attemptId, position, response: ['A'], revision: 1, now: at })
  expect(await save(1, after(minutes(20) + seconds(29)))).toMatchObject({ ok: true, stored: true })
  expect(await save(2, after(minutes(20) + seconds(30)))).toEqual({ ok: false, reason: 'submitted', lessonCode })
  const closed = await attemptOf(attemptId)
  expect(closed).toMatchObject({ closedBy: 'expiry', submittedAt: after(minutes(20)) })
  expect(await submitAttempt({ actor, attemptId, now: after(minutes(30)) })).toMatchObject({ ok: true, repeated: true })
  expect(await attemptOf(attemptId)).toEqual(closed)
  expect(await reader().answer.count()).toBe(1)
})

test('handed in during the grace, the attempt ended when its time did', async () => {
  const { actor } = await setUp({ quizTimeLimitMinutes: 20 })
  await open(actor, 1)
  const attemptId = await start(actor)
  await submitAttempt({ actor, attemptId, now: after(minutes(20) + seconds(5)) })
  expect(await attemptOf(attemptId)).toMatchObject({ closedBy: 'expiry', submittedAt: after(minutes(20)) })
})

test('a deadline that passes does not shorten a running attempt', async () => {
  const dusk = new Date('2026-11-30T16:50:00Z')
  const { actor } = await setUp({ quizTimeLimitMinutes: 20 })
  await open(actor, 1, dusk)
  await check(actor, { at: dusk })
  const attemptId = await start(actor, dusk)
  const next = new Date('2026-11-30T17:05:00Z')
  await answerRightly(actor, attemptId, { at: next })
  expect(await closeExpiredAttempts(next)).toBe(0)
  expect(await submitAttempt({ actor, attemptId, now: next })).toMatchObject({ passed: true, lessonCompleted: true })
})

test('before anything is read, what has run out is closed for its officer alone', async () => {
  const { actor, commander } = await setUp({ quizTimeLimitMinutes: 5 })
  const ids = []
  for (const each of [actor, commander]) {
    await open(each, 1)
    ids.push(await start(each))
  }
  expect(await closeExpiredAttemptsOf(actor, after(minutes(6)))).toBe(1)
  expect(await reader().attempt.count({ where: { submittedAt: null } })).toBe(1)
  expect(await getResult(actor, ids[0] ?? '', after(minutes(6)))).toMatchObject({ closedBy: 'expiry', passed: false })
})

test('a start after the time is over closes the old attempt and begins the next, never a third beside it', async () => {
  const { actor } = await setUp({ quizTimeLimitMinutes: 5 }, 2)
  await open(actor, 1)
  const first = await start(actor)
  const starts = await Promise.all([1, 2, 3].map(() => startAttempt({ actor, lessonCode, now: after(minutes(6)) })))
  expect(new Set(starts.map((result) => result.ok && result.attemptId)).size).toBe(1)
  expect(starts.some((result) => result.ok && result.attemptId === first)).toBe(false)
  expect(await reader().attempt.count()).toBe(2)
  expect(await startAttempt({ actor, lessonCode, now: after(minutes(60)) })).toMatchObject({
    ok: false,
    reason: 'outOfAttempts',
  })
})

test('the next attempt waits, and the refusal says until when', async () => {
  const { actor } = await setUp({ quizWaitMinutes: 30 })
  await open(actor, 1)
  const attemptId = await start(actor)
  await submitAttempt({ actor, attemptId, now })
  const refused = await startAttempt({ actor, lessonCode, now: after(minutes(30) - 1) })
  expect(refused).toEqual({ ok: false, reason: 'waiting', nextStartAt: after(minutes(30)) })
  expect(await getQuizPage(actor, lessonCode, after(minutes(1)))).toMatchObject({
    refusal: 'waiting',
    nextStartAt: after(minutes(30)),
  })
  expect(await startAttempt({ actor, lessonCode, now: after(minutes(30)) })).toMatchObject({ ok: true })
})

test('after passing, more attempts only where the quiz says so, and the keys are hidden while one runs', async () => {
  const { actor } = await setUp({ quizRetakeAfterPass: true })
  await open(actor, 1)
  const attemptId = await start(actor)
  await answerRightly(actor, attemptId)
  await submitAttempt({ actor, attemptId, now })
  expect(await getResult(actor, attemptId, now)).toMatchObject({ shown: 'keys' })
  expect(await startAttempt({ actor, lessonCode, now })).toMatchObject({ ok: true, resumed: false })
  expect(await getResult(actor, attemptId, now)).toMatchObject({ shown: 'countOnly', questions: [] })
})

test('a commander grants attempts and time, with a reason: the running attempt gains at once, later ones too', async () => {
  const { actor, commander, enrolmentOf } = await setUp({ quizTimeLimitMinutes: 20 }, 1)
  await open(actor, 1)
  const attemptId = await start(actor)
  const enrolmentId = await enrolmentOf(actor)
  const grant = { actor: commander, enrolmentId, lessonCode, grantId: 'cho-them', reason: ' Mất mạng ', now }
  const grantOnce = () => grantAttempts({ ...grant, extraAttempts: 1, extraMinutes: 10 })
  expect(await grantOnce()).toMatchObject({
    ok: true,
    expiresAt: after(minutes(30)),
  })
  expect(await grantOnce()).toMatchObject({ ok: true })
  expect(await reader().attemptGrant.count()).toBe(1)
  expect(await closeExpiredAttempts(after(minutes(25)))).toBe(0)
  expect(await lastEvent('attempt.grant')).toMatchObject({ actorId: commander.officerId, reason: 'Mất mạng' })
  expect(await reader().notice.count({ where: { kind: 'attempt.granted', officerId: actor.officerId } })).toBe(1)
  await submitAttempt({ actor, attemptId, now })
  expect(await getQuizPage(actor, lessonCode, now)).toMatchObject({
    attemptsLeft: 1,
    refusal: null,
    rules: { maxAttempts: 2, timeLimitMinutes: 30 },
  })
  const next = await start(actor)
  expect(await attemptOf(next)).toMatchObject({ number: 2, maxAttempts: 2, expiresAt: after(minutes(30)) })
})

test('a grant is refused to oneself, outside the own units, without a reason, and for what has no limit', async () => {
  const { actor, commander, stranger, enrolmentOf } = await setUp()
  const grant = {
    enrolmentId: await enrolmentOf(actor),
    lessonCode,
    grantId: 'cho-them',
    extraAttempts: 1,
    extraMinutes: 0,
    reason: 'Ốm',
    now,
  }
  const refusal = async (input: Parameters<typeof grantAttempts>[0]) => {
    const result = await grantAttempts(input)
    return result.ok ? null : result.reason
  }
  const own = await enrolmentOf(commander)
  expect(await refusal({ ...grant, actor: commander, enrolmentId: own })).toBe('ownself')
  expect(await refusal({ ...grant, actor: stranger })).toBe('notFound')
  expect(await refusal({ ...grant, actor })).toBe('notFound')
  expect(await refusal({ ...grant, actor: commander, lessonCode: 'khong-co' })).toBe('notFound')
  expect(await refusal({ ...grant, actor: commander, reason: ' ' })).toBe('reasonMissing')
  expect(await refusal({ ...grant, actor: commander, extraAttempts: 0 })).toBe('nothingGranted')
  expect(await refusal({ ...grant, actor: commander, extraAttempts: 0, extraMinutes: 5 })).toBe('noTimeLimit')
  expect(await refusal({ ...grant, actor: commander, lessonCode: 'niem-no-bai-2' })).toBe('noQuiz')
  expect(await reader().attemptGrant.count()).toBe(0)
})

async function refusedBy(write: (tx: Transaction) => Promise<unknown>) {
  const error = await inTransaction(write).then(
    () => null,
    (reason: unknown) => reason,
  )
  const meta = error instanceof Error && 'meta' in error ? JSON.stringify(error.meta) : ''
  return { limit: limitOf(error), text: `${error} ${meta}` }
}

test('whoever goes around the code meets the same limits in the database', async () => {
  const { course, actor, enrolmentOf } = await setUp({ quizTimeLimitMinutes: 20, quizWaitMinutes: 30 }, 2)
  await open(actor, 1)
  const attemptId = await start(actor)
  const enrolmentId = await enrolmentOf(actor)
  const [lessonId] = course.lessonIds
  const row = { enrolmentId, lessonId, seed: 'x', passPercent: 1, maxAttempts: 2, startedAt: now, waitMinutes: 30 }
  const add = (more: object) => refusedBy((tx) => tx.attempt.create({ data: { ...row, number: 2, ...more } }))
  expect((await add({})).limit).toBe('isRunning')
  expect((await add({ number: 3, maxAttempts: 9 })).limit).toBe('beyondAllowance')
  expect((await add({ maxAttempts: 3 })).limit).toBe('beyondAllowance')
  const question = await reader().attemptQuestion.findFirstOrThrow({ where: { attemptId, position: 1 } })
  const another = await reader().questionVersion.findFirstOrThrow({ where: { used: { none: {} } } })
  const change = (data: object) => refusedBy((tx) => tx.attempt.update({ where: { id: attemptId }, data }))
  for (const data of [
    { expiresAt: after(minutes(19)) },
    { expiresAt: null },
    { passPercent: 10 },
    { maxAttempts: 9 },
    { startedAt: after(minutes(5)) },
    { number: 2 },
  ])
    expect((await change(data)).text).toContain('Attempt keeps its rules')
  const swap = { questionVersionId: another.id }
  expect(
    (await refusedBy((tx) => tx.attemptQuestion.update({ where: { id: question.id }, data: swap }))).text,
  ).toContain('AttemptQuestion is fixed')
  const answer = { attemptQuestionId: question.id, response: ['a'] }
  const put = (revision: number, answeredAt: Date) =>
    refusedBy((tx) =>
      tx.answer.upsert({
        where: { attemptQuestionId: question.id },
        create: { ...answer, revision, answeredAt },
        update: { ...answer, revision, answeredAt },
      }),
    )
  expect((await put(1, after(minutes(20) + seconds(30)))).limit).toBe('answerSettled')
  expect((await put(5, now)).text).toBe('null ')
  expect((await put(5, now)).text).toContain('older than what is kept')
  expect((await put(6, after(minutes(21)))).limit).toBe('answerSettled')

  await submitAttempt({ actor, attemptId, now })
  expect((await put(9, now)).limit).toBe('answerSettled')
  expect((await add({})).limit).toBe('beforeWait')
  expect((await add({ maxAttempts: 1, startedAt: after(minutes(40)) })).limit).toBe('beyondAllowance')
  expect((await change({ passed: true })).limit).toBe('attemptSettled')
  expect(
    (
      await refusedBy((tx) =>
        tx.attemptQuestion.create({ data: { attemptId, position: 9, questionVersionId: another.id, optionOrder: [] } }),
      )
    ).limit,
  ).toBe('attemptSettled')
  for (const table of ['Attempt', 'AttemptQuestion', 'Answer', 'SubmissionReceipt'])
    expect((await refusedBy((tx) => tx.$executeRawUnsafe(`DELETE FROM "${table}"`))).text).toContain('append-only')
})

test('an edited answer adds nothing: no other question, no second option, no older revision', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  const attemptId = await start(actor)
  const save = (position: number, response: string[], revision: number) =>
    saveAnswer({ actor, attemptId, position, response, revision, now })
  expect(await save(6, ['A'], 1)).toEqual({ ok: false, reason: 'notFound' })
  for (const response of [['A', 'B'], ['a'], ['E'], [''.padEnd(30_000, 'x')]])
    expect(await save(1, response, 1)).toMatchObject({ ok: false, reason: 'badChoice' })
  expect(await save(1, ['B'], 7)).toMatchObject({ stored: true })
  expect(await save(1, ['A'], 6)).toMatchObject({ stored: false, revision: 7, response: ['B'] })
  expect(await reader().attemptQuestion.count({ where: { attemptId } })).toBe(5)
  expect(await reader().answer.count()).toBe(1)
})

test('what the pages of a quiz read does not grow with the attempts or the questions', async () => {
  const { actor } = await setUp({ quizRetakeAfterPass: true }, 9)
  await open(actor, 1)
  const reads = async (attemptId: string) => {
    const spy = vi.spyOn(BetterSqlite.prototype, 'prepare')
    await getQuizPage(actor, lessonCode, now)
    await getResult(actor, attemptId, now)
    const { length } = spy.mock.calls
    spy.mockRestore()
    return length
  }
  const first = await start(actor)
  await submitAttempt({ actor, attemptId: first, now })
  const few = await reads(first)
  for (let count = 0; count < 4; count += 1) await submitAttempt({ actor, attemptId: await start(actor), now })
  expect(await reads(first)).toBe(few)
  expect(few).toBeGreaterThan(5)
})

test('the record of a closed attempt: for its officer, commanders in scope and trainers, the same to all and without keys', async () => {
  const { force, actor, commander, stranger } = await setUp({ quizTimeLimitMinutes: 20 })
  await open(actor, 1)
  const attemptId = await start(actor)
  expect(await getAttemptRecord(actor, attemptId)).toBeNull()
  await saveAnswer({ actor, attemptId, position: 1, response: ['A'], revision: 3, now: after(seconds(9)) })
  await submitAttempt({ actor, attemptId, now: after(minutes(2)) })
  const own = await getAttemptRecord(actor, attemptId)
  expect(own).toMatchObject({
    isOwn: true,
    rules: { passPercent: 80, maxAttempts: 3, timeLimitMinutes: 20, countedAttempt: 'best', showKeys: 'afterPass' },
    startedAt: now,
    expiresAt: after(minutes(20)),
    submittedAt: after(minutes(2)),
  })
  expect(own?.questions[0]).toMatchObject({ response: ['A'], revision: 3, answeredAt: after(seconds(9)), version: 1 })
  expect(JSON.stringify(own)).not.toMatch(/LỜI GIẢI KÍN|correct|feedback|explanation/)
  const { team1 } = force
  const trainer = { ...stranger, grants: [{ role: 'trainer' as const, unitId: team1.unitId, path: team1.path }] }
  for (const reading of [commander, trainer])
    expect(await getAttemptRecord(reading, attemptId)).toEqual({ ...own, isOwn: false })
  expect(await getAttemptRecord(stranger, attemptId)).toBeNull()
})
