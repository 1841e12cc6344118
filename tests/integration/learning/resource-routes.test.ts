import { expect, test } from 'vitest'
import { reader } from '~/platform/db/database.server'
import { action as answer, loader as answerPage } from '~/routes/learn/answer'
import { action as checkAnswer } from '~/routes/learn/check-answer'
import { action as readingPosition } from '~/routes/learn/reading-position'
import { action as submission } from '~/routes/learn/submission'
import { assign, open, start } from '../deeds/study-steps'
import { cookieOf, createForce, now } from '../identity/force'
import { callAction, callLoader, freshDatabase } from '../setup'
import { createCourse, officerIn } from './course-fixture'

freshDatabase()

const lesson = { params: { ma: 'niem-no-bai-1' }, now }
const document = { headers: { Accept: 'text/html,application/xhtml+xml' } }
const script = { headers: { Accept: 'application/json' } }

async function setUp() {
  const force = await createForce()
  await createCourse()
  const { actor, person } = await officerIn(force, 'team1', '100-001')
  const { person: otherPerson } = await officerIn(force, 'team1', '100-002')
  await assign('doi-1')
  await open(actor, 1)
  const attemptId = await start(actor)
  const attempt = { params: { ma: attemptId }, now }
  return { attemptId, attempt, cookie: await cookieOf(person), otherCookie: await cookieOf(otherPerson) }
}

async function refused(call: Promise<unknown>): Promise<number> {
  const response = (await call) as Response
  expect(response).toBeInstanceOf(Response)
  return response.status
}

test('a script gets what is kept, refusals by status', async () => {
  const { attempt, attemptId, cookie, otherCookie } = await setUp()
  const url = `/bai-lam/${attemptId}/cau-tra-loi`
  const post = (form: Record<string, string | string[]>, as = cookie) =>
    callAction(answer, { url, ...attempt, ...script, cookie: as, form }) as Promise<Response>
  const kept = await post({ position: '1', response: 'A', revision: '3' })
  expect(kept.status).toBe(200)
  expect(await kept.json()).toMatchObject({ ok: true, stored: true, revision: 3, response: ['A'] })
  expect(await (await post({ position: '1', response: 'B', revision: '2' })).json()).toMatchObject({
    stored: false,
    response: ['A'],
  })
  expect(await (await post({ position: '1', keep: '1', flagged: '1', revision: '4' })).json()).toMatchObject({
    stored: false,
    response: ['A'],
    flagged: true,
  })
  expect((await post({ position: '1', response: 'Z', revision: '9' })).status).toBe(422)
  expect(await refused(post({ position: 'một', response: 'A', revision: '9' }))).toBe(422)
  expect(await refused(post({ position: '1', response: 'A', revision: '9' }, otherCookie))).toBe(404)
  await callAction(submission, { url: `/bai-lam/${attemptId}/nop`, ...attempt, cookie, form: {} })
  expect((await post({ position: '1', response: 'B', revision: '9' })).status).toBe(409)
})

test('handing in leads to the result, twice alike; somebody else finds nothing', async () => {
  const { attempt, attemptId, cookie, otherCookie } = await setUp()
  const post = (as: string) =>
    callAction(submission, { url: `/bai-lam/${attemptId}/nop`, ...attempt, cookie: as, form: {} }) as Promise<Response>
  expect(await refused(post(otherCookie))).toBe(404)
  for (const response of [await post(cookie), await post(cookie)]) {
    expect([response.status, response.headers.get('Location')]).toEqual([303, `/bai-lam/${attemptId}`])
  }
})

test('a check is answered by a plain form and by a script', async () => {
  const { cookie } = await setUp()
  const url = '/bai-hoc/niem-no-bai-1/cau-hoi'
  const form = { check: 'kiem-tra-1', chosen: 'b' }
  const plain = (await callAction(checkAnswer, { url, ...lesson, ...document, cookie, form })) as Response
  expect([plain.status, plain.headers.get('Location')]).toEqual([303, '/bai-hoc/niem-no-bai-1#kiem-tra-1'])
  const data = (await callAction(checkAnswer, { url, ...lesson, ...script, cookie, form })) as Response
  expect(await data.json()).toEqual({
    ok: true,
    correct: false,
    lessonCompleted: false,
    courseCompleted: false,
    requiredChecksLeft: [],
  })
  const none = callAction(checkAnswer, { url, ...lesson, ...script, cookie, form: { check: 'kiem-tra-1' } })
  expect(await refused(none)).toBe(422)
  const unknown = callAction(checkAnswer, {
    url,
    ...lesson,
    ...script,
    cookie,
    form: { check: 'khong-co', chosen: 'a' },
  })
  expect(await refused(unknown)).toBe(404)
})

test('the reading position is kept within its bounds, and nothing for a lesson not assigned', async () => {
  const { cookie } = await setUp()
  const url = '/bai-hoc/niem-no-bai-1/vi-tri'
  const post = (form: Record<string, string>) => callAction(readingPosition, { url, ...lesson, cookie, form })
  expect(await refused(post({ anchor: 'chao-truoc', permille: '431' }))).toBe(204)
  expect(await reader().lessonOpening.findFirst()).toMatchObject({ anchor: 'chao-truoc', permille: 431 })
  expect(await refused(post({ anchor: 'chao-truoc', permille: '1001' }))).toBe(400)
  expect(await refused(post({ permille: '10' }))).toBe(400)
  const unknown = callAction(readingPosition, {
    url: '/bai-hoc/khong-co/vi-tri',
    params: { ma: 'khong-co' },
    now,
    cookie,
    form: { anchor: '', permille: '1' },
  })
  expect(await refused(unknown)).toBe(204)
})

test('opened by address they lead back to their page', async () => {
  const { attempt, attemptId, cookie } = await setUp()
  const response = (await callLoader(answerPage, {
    url: `/bai-lam/${attemptId}/cau-tra-loi`,
    ...attempt,
    cookie,
  })) as Response
  expect([response.status, response.headers.get('Location')]).toEqual([303, `/bai-lam/${attemptId}`])
})
