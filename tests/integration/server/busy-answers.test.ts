import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { afterEach, expect, test } from 'vitest'
import * as entry from '~/entry.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import * as root from '~/root'
import { action as checkAnswer } from '~/routes/learn/check-answer'
import { loader as lessonPage } from '~/routes/learn/lesson'
import * as profile from '~/routes/learn/profile'
import { answerWhenBusy, orBusy } from '~/server/busy-answers'
import { assign } from '../deeds/study-steps'
import { cookieOf, createForce, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { callAction, callLoader, contextAt, freshDatabase } from '../setup'

freshDatabase()

let empty: () => Promise<unknown> = async () => undefined
afterEach(() => empty())

/** One deed that goes on until the test ends, and as many behind it as may wait. */
function fillQueue() {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const deeds = Array.from({ length: 500 }, (_, index) => inTransaction(async () => (index === 0 ? ended : undefined)))
  empty = () => {
    end()
    return Promise.all(deeds)
  }
}

async function setUp() {
  const force = await createForce()
  await createCourse()
  const { person } = await officerIn(force, 'team1', '100-001')
  await assign('doi-1')
  return { cookie: await cookieOf(person), now }
}

const study = { params: { ma: 'niem-no-bai-1' }, url: '/bai-hoc/niem-no-bai-1' }

test('a form of a page comes back with what was typed, and is carried out once it is sent again', async () => {
  const officer = await setUp()
  const form = { email: 'an@example.vn' }
  const post = () => callAction(orBusy(profile.action, { isPage: true }), { ...officer, url: '/ca-nhan', form })
  fillQueue()
  await expect(post()).rejects.toEqual({
    type: 'DataWithResponseInit',
    init: { status: 503, headers: { 'Retry-After': '5' } },
    data: {
      kind: 'formNotSaved',
      because: 'systemBusy',
      path: '/ca-nhan',
      fields: [{ name: 'email', value: 'an@example.vn' }],
    },
  })
  await empty()
  expect(((await post()) as Response).status).toBe(303)
  expect(await reader().officer.count({ where: { email: 'an@example.vn' } })).toBe(1)
})

test('a script that sends an answer is told when to send it again', async () => {
  const officer = await setUp()
  fillQueue()
  const form = { check: 'kt-1', chosen: 'a' }
  const call = callAction(orBusy(checkAnswer, { isPage: false }), { ...officer, ...study, form })
  const answer = (await call) as Response
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
})

test('a page whose first visit writes says that the system is busy', async () => {
  const officer = await setUp()
  fillQueue()
  const page = (await callLoader(orBusy(lessonPage, { isPage: true }), { ...officer, ...study })) as Response
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Hệ thống đang bận')])
})

test('without scripts the page offers to send the form again', async () => {
  const officer = await setUp()
  fillQueue()
  const request = new Request('http://localhost/ca-nhan', {
    method: 'POST',
    headers: { Cookie: officer.cookie, Origin: 'http://localhost', Host: 'localhost' },
    body: new URLSearchParams({ email: 'an@example.vn' }),
  })
  const page = await createRequestHandler(answerWhenBusy(smallBuild()), 'production')(request, contextAt(now))
  expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '5'])
  const html = await page.text()
  expect(html).toContain('<h1 class="text-2xl font-bold">Hệ thống đang bận</h1>')
  expect(html).toContain('<input type="hidden" name="email" value="an@example.vn"/>')
})

/** As Remix builds it, of the root and one page. */
function smallBuild(): ServerBuild {
  const place = { id: 'profile', parentId: 'root', path: 'ca-nhan' }
  const has = { hasAction: true, hasLoader: true, hasErrorBoundary: true, module: '/' }
  return {
    entry: { module: entry },
    routes: { root: { id: 'root', path: '', module: root }, profile: { ...place, module: profile } },
    assets: {
      entry: { imports: [], module: '/' },
      routes: { root: { id: 'root', path: '', ...has }, profile: { ...place, ...has } },
      url: '/',
      version: '1',
    },
    future: { v3_singleFetch: true },
    publicPath: '/',
    assetsBuildDirectory: '',
    isSpaMode: false,
    mode: 'production',
  } as unknown as ServerBuild
}
