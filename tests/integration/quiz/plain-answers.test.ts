import { expect, test } from 'vitest'
import { reader } from '~/platform/db/database.server'
import { action as quiz } from '~/routes/learn/quiz'
import { assign, open, start } from '../deeds/study-steps'
import { cookieOf, createForce, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { callAction, freshDatabase } from '../setup'

freshDatabase()

/** A running attempt, and a browser without scripts that sends its form. */
async function setUp() {
  const force = await createForce()
  await createCourse()
  const { actor, person } = await officerIn(force, 'team1', '100-001')
  await assign('doi-1')
  await open(actor, 1)
  const attemptId = await start(actor)
  const cookie = await cookieOf(person)
  const post = (form: Record<string, string | string[]>) =>
    callAction(quiz, {
      url: '/bai-hoc/niem-no-bai-1/kiem-tra?cau=1',
      params: { ma: 'niem-no-bai-1' },
      now,
      headers: { Accept: 'text/html,application/xhtml+xml' },
      cookie,
      form: { attemptId, ...form },
    })
  return { actor, attemptId, post }
}

test('a plain form keeps the answer and goes on to the question asked for', async () => {
  const { post } = await setUp()
  const response = (await post({ position: '1', response: 'A', next: '2' })) as Response
  expect([response.status, response.headers.get('Location')]).toEqual([303, '/bai-hoc/niem-no-bai-1/kiem-tra?cau=2'])
  // A page from the browser's history posts an old revision: the last post of a plain form is the newest all the same.
  await post({ position: '1', response: 'B', revision: '1', flagged: '1', next: 'nop' })
  expect(await reader().answer.findFirst({ select: { revision: true } })).toEqual({ revision: 2 })
  expect(await reader().attemptQuestion.count({ where: { flagged: true } })).toBe(1)
})

test('what is no option of the question is refused, comes back as sent, and leaves what was kept', async () => {
  const { post } = await setUp()
  await post({ position: '1', response: 'A', next: '2' })
  expect(await post({ position: '1', response: 'Z', next: '2' })).toMatchObject({
    data: { refused: { position: 1, response: ['Z'] } },
    init: { status: 422 },
  })
  expect(await reader().answer.findFirst({ select: { revision: true } })).toEqual({ revision: 1 })
})

test('a question that was only looked at writes no answer', async () => {
  const { post } = await setUp()
  const response = (await post({ position: '2', next: '3' })) as Response
  expect(response.status).toBe(303)
  expect(await reader().answer.count()).toBe(0)
})

test('the form of an attempt that is over leads to that attempt', async () => {
  const { post } = await setUp()
  const response = (await post({ attemptId: 'khong-co', position: '1', response: 'A' })) as Response
  expect([response.status, response.headers.get('Location')]).toEqual([303, '/bai-lam/khong-co'])
  expect(await reader().answer.count()).toBe(0)
})
