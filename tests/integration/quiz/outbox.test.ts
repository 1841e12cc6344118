import { expect, test } from 'vitest'
import { submitAttempt } from '~/domain/deeds/submit-attempt.server'
import { officerMark } from '~/domain/identity/officer-mark.server'
import { getQuizPage } from '~/domain/quiz/attempts.server'
import { reader } from '~/platform/db/database.server'
import { action as answer } from '~/routes/learn/answer'
import { loader as outboxKey } from '~/routes/learn/outbox-key'
import { assign, open, start } from '../deeds/study-steps'
import { cookieOf, createForce, type Force, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { callAction, callLoader, freshDatabase } from '../setup'

freshDatabase()

const code = 'niem-no-bai-1'

async function setUp() {
  const force = await createForce()
  await createCourse()
  const one = await signedIn(force, '100-001')
  const other = await signedIn(force, '100-002')
  await assign('doi-1')
  await open(one.actor, 1)
  return { one, other, attemptId: await start(one.actor) }
}

async function signedIn(force: Force, serviceNumber: string) {
  const { person, actor } = await officerIn(force, 'team1', serviceNumber)
  return { actor, cookie: await cookieOf(person) }
}

function post(cookie: string, attemptId: string, form: Record<string, string>, mark?: string) {
  return callAction(answer, {
    url: `/bai-lam/${attemptId}/cau-tra-loi`,
    params: { ma: attemptId },
    cookie,
    now,
    form,
    headers: { Accept: 'application/json', ...(mark ? { 'X-Officer': mark } : {}) },
  }) as Promise<Response>
}

test('each officer is given one key of their own, the same at every sign-in, and it stays in no cache', async () => {
  const { one, other } = await setUp()
  const asked = async (cookie: string) => (await callLoader(outboxKey, { url: '/khoa-may', cookie, now })) as Response
  const first = await asked(one.cookie)
  expect(first.headers.get('Cache-Control')).toBe('private, no-store')
  const given = await first.json()
  expect(given).toEqual({ mark: officerMark(one.actor.officerId), key: expect.any(String) })
  expect(Buffer.from(given.key, 'base64')).toHaveLength(32)
  expect(await (await asked(one.cookie)).json()).toEqual(given)
  expect((await (await asked(other.cookie)).json()).key).not.toBe(given.key)
  expect((await asked('')).status).toBe(302)
  expect(await reader().outboxKey.count()).toBe(2)
})

test('an answer of one officer is not taken under the sign-in of another', async () => {
  const { one, other, attemptId } = await setUp()
  const form = { position: '1', response: 'A', revision: '1', flagged: '0' }
  const mark = officerMark(one.actor.officerId)
  expect((await post(other.cookie, attemptId, form, mark)).status).toBe(403)
  expect((await post(other.cookie, attemptId, form)).status).toBe(404)
  expect((await post(one.cookie, attemptId, form, mark)).status).toBe(200)
  expect((await getQuizPage(one.actor, code, now))?.running?.questions[0]?.response).toEqual(['A'])
})

test('after the attempt has closed a repeated answer is told apart from a late one', async () => {
  const { one, attemptId } = await setUp()
  await post(one.cookie, attemptId, { position: '1', response: 'A', revision: '2', flagged: '0' })
  await submitAttempt({ actor: one.actor, attemptId, now })
  const again = await post(one.cookie, attemptId, { position: '1', response: 'A', revision: '2', flagged: '0' })
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ ok: false, revision: 2 })
  const late = await post(one.cookie, attemptId, { position: '2', response: 'A', revision: '1', flagged: '0' })
  expect(late.status).toBe(409)
  expect(await late.json()).not.toHaveProperty('revision')
})
