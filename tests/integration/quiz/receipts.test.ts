import { expect, test } from 'vitest'
import { getAttemptRecord } from '~/domain/quiz/attempt-records.server'
import { findReceipt } from '~/domain/quiz/receipt-lookup.server'
import { getResult } from '~/domain/quiz/results.server'
import { loader as resultLoader } from '~/routes/learn/result'
import { assign, open, start, take } from '../deeds/study-steps'
import { cookieOf, createForce, give, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { callLoader, freshDatabase } from '../setup'

freshDatabase()

async function setUp() {
  const force = await createForce()
  await createCourse()
  const { actor } = await officerIn(force, 'team1', '100-001')
  const { actor: comrade } = await officerIn(force, 'team1', '100-002')
  const commanderOf = (unit: 'team1' | 'team2', serviceNumber: string) =>
    officerIn(force, unit, serviceNumber, [{ role: 'commander', ...force[unit] }])
  const { actor: commander, person } = await commanderOf('team1', '100-003')
  const { actor: otherCommander } = await commanderOf('team2', '100-004')
  await give(person, 'commander', force.team1.unitId)
  await assign('doi-1')
  await open(actor, 1)
  return { actor, comrade, commander, otherCommander, commanderCookie: await cookieOf(person) }
}

test('a receipt is found by its officer and by the commander of the unit, by nobody else', async () => {
  const { actor, comrade, commander, otherCommander } = await setUp()
  const { attemptId } = await take(actor, { right: 3 })
  const result = await getResult(actor, attemptId, now)
  const code = result?.state === 'submitted' ? result.receiptCode : ''
  expect(code).toMatch(/^[0-9A-Z]{10}$/)
  const spoken = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `
  expect(await findReceipt(actor, spoken)).toMatchObject({
    code,
    attemptId,
    number: 1,
    closedBy: 'officer',
    questionCount: 5,
    answeredCount: 3,
  })
  expect(await findReceipt(commander, code)).toMatchObject({ code, attemptId: null })
  expect(await findReceipt(comrade, code)).toBeNull()
  expect(await findReceipt(otherCommander, code)).toBeNull()
  expect(await findReceipt(actor, 'KHONGCO')).toBeNull()
})

test('the address of a result leads a commander to the record of it', async () => {
  const { actor, commanderCookie: cookie } = await setUp()
  const { attemptId } = await take(actor, { right: 3 })
  const at = (ma: string) => callLoader(resultLoader, { url: `/bai-lam/${ma}`, params: { ma }, cookie, now })
  const answer = (await at(attemptId)) as Response
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, `/bai-lam/${attemptId}/ho-so`])
  expect(((await at('khong-co')) as Response).status).toBe(404)
})

test('the record of a closed attempt shows its paper and answers again, without a key', async () => {
  const { actor, comrade } = await setUp()
  const running = await start(actor)
  expect(await getAttemptRecord(actor, running)).toBeNull()
  const { attemptId } = await take(actor, { right: 3 })
  const record = await getAttemptRecord(actor, attemptId)
  expect(record).toMatchObject({
    number: 1,
    rules: { passPercent: 80, maxAttempts: 3, timeLimitMinutes: 0, countedAttempt: 'best' },
    submittedAt: now,
    closedBy: 'officer',
    first: { passed: false },
    regrades: [],
  })
  expect(record?.questions.map(({ answeredAt }) => answeredAt)).toEqual([now, now, now, null, null])
  expect(record?.questions.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1])
  expect(JSON.stringify(record)).not.toMatch(/LỜI GIẢI KÍN|correct|feedback|explanation/)
  expect(await getAttemptRecord(comrade, attemptId)).toBeNull()
})
