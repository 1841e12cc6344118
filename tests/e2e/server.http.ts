import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, request, test } from '@playwright/test'
import BetterSqlite from 'better-sqlite3'
import { startServer, temporaryFolder } from './own-server'
import { signedInState } from './sign-in'

test.describe.configure({ mode: 'serial' })

const place = temporaryFolder()
test.afterAll(() => place.remove())

test('a SIGKILL in the middle of a quiz loses no acknowledged answer', async () => {
  const server = await startServer({ DATA_DIR: place.folder })
  const fresh = findFreshLesson()
  const officer = await request.newContext({
    baseURL: server.origin,
    storageState: await signedInState(server.origin, fresh.username),
    extraHTTPHeaders: { Origin: server.origin, Accept: 'application/json' },
  })
  await officer.get(`/bai-hoc/${fresh.lesson}`)
  await officer.post(`/bai-hoc/${fresh.lesson}/kiem-tra`, { form: {} })
  const paper = await (await officer.get(`/bai-hoc/${fresh.lesson}/kiem-tra?cau=1`)).text()
  const attemptId = /name="attemptId" value="([0-9a-f-]{36})"/.exec(paper)?.[1] ?? ''
  expect(attemptId).not.toBe('')
  const give = (position: number, response: string) =>
    officer.post(`/bai-lam/${attemptId}/cau-tra-loi`, { form: { position: String(position), response, revision: '1' } })
  const [inFlight = 0, ...saved] = choicesOf(attemptId).reverse()
  expect(saved.length).toBeGreaterThan(1)
  for (const position of saved) expect((await give(position, 'B')).status()).toBe(200)
  // One more is on its way when the process dies; whether it was kept is open, the others are not.
  const last = give(inFlight, 'A').catch(() => null)
  expect(await server.end('SIGKILL')).toBeNull()
  await last

  const again = await startServer({ DATA_DIR: place.folder })
  expect(answersOf(attemptId)).toEqual(expect.arrayContaining(saved))
  const back = await request.newContext({ baseURL: again.origin, storageState: await officer.storageState() })
  const resumed = await back.get(`/bai-hoc/${fresh.lesson}/kiem-tra?cau=${saved[0]}`)
  expect(resumed.status()).toBe(200)
  expect(await resumed.text()).toMatch(/checked=""/)
  expect(await again.end('SIGTERM')).toBe(0)
})

test('SIGTERM ends the process cleanly, and a second start is quick', async () => {
  const started = performance.now()
  const server = await startServer({ DATA_DIR: place.folder })
  expect(performance.now() - started).toBeLessThan(20_000)
  const context = await request.newContext({ baseURL: server.origin })
  const health = await context.get('/healthz')
  expect(health.status()).toBe(200)
  expect(await health.json()).toEqual({ status: 'ok' })
  expect(await server.end('SIGTERM')).toBe(0)
})

test('a signal to npm start ends the server too', async () => {
  test.setTimeout(240_000)
  const server = await startServer({ DATA_DIR: place.folder }, { npmStart: true })
  const isUp = () =>
    fetch(`${server.origin}/healthz`).then(
      () => true,
      () => false,
    )
  expect(await isUp()).toBe(true)
  await server.end('SIGTERM')
  await expect.poll(isUp, { timeout: 15_000 }).toBe(false)
})

test('demo mode refuses a database that it did not create, and production refuses a demo', async () => {
  const foreign = path.join(place.folder, 'foreign.db')
  new BetterSqlite(foreign).exec('CREATE TABLE Something (id INTEGER)').close()
  await expect(startServer({ DATABASE_URL: `file:${foreign}` })).rejects.toThrow(/was not made by this product/)
  const production = { APP_MODE: 'production', SESSION_SECRET: 's'.repeat(40), PUBLIC_URL: 'https://niemno.example.vn' }
  await expect(startServer({ DATA_DIR: place.folder, ...production })).rejects.toThrow(/made in demo mode/)
})

test('a bad setting stops the start with one line', async () => {
  await expect(startServer({ DATA_DIR: place.folder, PORT: 'many' })).rejects.toThrow(/PORT/)
  writeFileSync(path.join(place.folder, 'not-a-database.db'), 'x'.repeat(4096))
  await expect(startServer({ DATABASE_URL: `file:${path.join(place.folder, 'not-a-database.db')}` })).rejects.toThrow(
    /did not start/,
  )
})

test('behind a TLS proxy cookies are Secure and only the public address may post', async () => {
  const production = {
    APP_MODE: 'production',
    DATA_DIR: path.join(place.folder, 'production'),
    SESSION_SECRET: 's'.repeat(40),
    PUBLIC_URL: 'https://niemno.example.vn',
    TRUST_PROXY: '1',
  }
  const server = await startServer(production)
  const context = await request.newContext({ baseURL: server.origin, maxRedirects: 0 })
  const theme = await context.post('/giao-dien', {
    form: { giaoDien: 'dark' },
    headers: { Origin: 'https://niemno.example.vn' },
  })
  expect(theme.status()).toBe(303)
  expect(
    (await context.post('/giao-dien', { form: { giaoDien: 'dark' }, headers: { Origin: server.origin } })).status(),
  ).toBe(403)
  const page = await context.get('/dang-nhap')
  expect(page.headers()['strict-transport-security']).toContain('max-age=')
  expect(await page.text()).not.toContain('dữ liệu mẫu')
  expect(await server.end('SIGTERM')).toBe(0)
  const database = new BetterSqlite(path.join(production.DATA_DIR, 'niem-no.db'), { readonly: true })
  expect(database.prepare('SELECT count(*) AS n FROM Officer').get()).toEqual({ n: 0 })
  database.close()
})

/** An officer of the demo who has been given a course and not begun its first lesson. */
function findFreshLesson(): { username: string; lesson: string } {
  return read(
    `SELECT a.username, l.code AS lesson FROM Enrolment e
     JOIN Account a ON a.officerId = e.officerId
     JOIN CourseVersionLesson cl ON cl.courseVersionId = e.courseVersionId AND cl.quizDraw >= 5
     JOIN Lesson l ON l.id = cl.lessonId
     WHERE e.withdrawnAt IS NULL AND a.mustChangePassword = 0 AND a.lockedAt IS NULL
       AND NOT EXISTS (SELECT 1 FROM Attempt t WHERE t.enrolmentId = e.id)
       AND NOT EXISTS (SELECT 1 FROM Exemption x WHERE x.enrolmentId = e.id)
       AND e.periodCode = (SELECT max(code) FROM StudyPeriod p WHERE EXISTS (SELECT 1 FROM Enrolment y WHERE y.periodCode = p.code))
     ORDER BY cl.position LIMIT 1`,
  )[0] as { username: string; lesson: string }
}

/** Positions of the questions that are answered by choosing: two of five at most are of another kind. */
function choicesOf(attemptId: string): number[] {
  const rows = read(
    `SELECT q.position FROM AttemptQuestion q JOIN QuestionVersion v ON v.id = q.questionVersionId
     WHERE q.attemptId = '${attemptId}' AND v.type IN ('single', 'multiple', 'trueFalse', 'situation') ORDER BY q.position`,
  )
  return rows.map((row) => (row as { position: number }).position)
}

function answersOf(attemptId: string): number[] {
  const rows = read(
    `SELECT q.position FROM Answer a JOIN AttemptQuestion q ON q.id = a.attemptQuestionId WHERE q.attemptId = '${attemptId}' ORDER BY q.position`,
  )
  return rows.map((row) => (row as { position: number }).position)
}

function read(sql: string): unknown[] {
  const database = new BetterSqlite(path.join(place.folder, 'niem-no.db'), { readonly: true })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}
