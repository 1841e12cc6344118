import { beforeEach, expect, test } from 'vitest'
import { assignCourse } from '~/domain/deeds/assign-course.server'
import { importContent } from '~/domain/publishing/import-content.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { loader as lesson } from '~/routes/learn/lesson'
import { loader as lessonBody } from '~/routes/learn/lesson-body'
import { loader as scenario } from '~/routes/learn/scenario'
import { loader as scenarioBody } from '~/routes/learn/scenario-body'
import { action as scenarioRun } from '~/routes/learn/scenario-run'
import { loader as scenarios } from '~/routes/learn/scenarios'
import { loader as image } from '~/routes/resources/image'
import { addOfficer, cookieOf, createForce, now } from '../identity/force'
import { actorOf } from '../learning/course-fixture'
import { callAction, callLoader, contextAt, freshDatabase } from '../setup'
import { courseCode, smallCourse } from './small-course'

freshDatabase()
const content = smallCourse()

const code = 'bon-xin'
let cookie: string
let stranger: string
let officerId: string

beforeEach(async () => {
  const force = await createForce()
  const person = await addOfficer({ serviceNumber: '100-001', unitId: force.team1.unitId })
  const other = await addOfficer({ serviceNumber: '100-002', unitId: force.team2.unitId })
  officerId = person.officerId
  await importContent(content.folder, new Date('2026-10-01T02:00:00Z'))
  const commander = await actorOf(person, force.team1, [{ role: 'commander', ...force.team1 }])
  const { code: unitCode } = await reader().unit.findUniqueOrThrow({ where: { id: force.team1.unitId } })
  const assigned = await assignCourse({
    actor: commander,
    courseCode,
    unitCode,
    period: { code: '2026-11', startsOn: '2026-11-01', endsOn: '2026-11-30' },
    opensOn: '2026-11-01',
    dueOn: '2026-11-30',
    now,
  })
  expect(assigned).toMatchObject({ ok: true })
  cookie = await cookieOf(person)
  stranger = await cookieOf(other)
})

function call(loader: unknown, url: string, params: Record<string, string>, as: string | undefined = cookie) {
  return callLoader(loader as Parameters<typeof callLoader>[0], { url, params, cookie: as, now })
}

test('the lesson page carries everything but the text, which goes into the document once', async () => {
  const context = contextAt(now)
  const request = new Request(`http://localhost/bai-hoc/${code}`, { headers: { Cookie: cookie } })
  const page = await lesson({ request, params: { ma: code }, context })
  expect(page).toMatchObject({
    code,
    place: 'Bài 2 trong 2',
    isCompleted: false,
    isQuizLeft: true,
    keepsProgress: true,
  })
  expect(page.checksLeft.length).toBeGreaterThan(0)
  expect(context.lessonHtml.get(page.contentHash)).toContain('nn-block')
  expect(JSON.stringify(page)).not.toContain('nn-block')
})

test('the text by its hash is kept by the browser and shown to nobody else', async () => {
  const page = (await call(lesson, `/bai-hoc/${code}`, { ma: code })) as { contentHash: string }
  const url = `/bai-hoc/${code}/noi-dung?v=${page.contentHash}`
  const body = (await call(lessonBody, url, { ma: code })) as Response
  expect(body.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable')
  expect(body.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  expect(await body.text()).toContain('<h2 id=')
  expect(((await call(lessonBody, `/bai-hoc/${code}/noi-dung?v=khac`, { ma: code })) as Response).status).toBe(404)
  expect(((await call(lessonBody, url, { ma: code }, stranger)) as Response).status).toBe(404)
  expect(((await call(lessonBody, url, { ma: code }, '')) as Response).headers.get('Location')).toContain('/dang-nhap')
})

test('a lesson that is not theirs looks like one that does not exist', async () => {
  for (const [ma, as] of [
    [code, stranger],
    ['khong-co', cookie],
  ] as const) {
    expect(((await call(lesson, `/bai-hoc/${ma}`, { ma }, as)) as Response).status).toBe(404)
  }
})

test('the library lists every standing scenario by topic with the best result', async () => {
  const first = (await call(scenarios, '/tinh-huong', {})) as Awaited<ReturnType<typeof scenarios>>
  expect(first.count).toBe(await reader().lessonScenario.count())
  expect(first.played).toBe(0)
  expect(first.daily?.to).toMatch(/^\/tinh-huong\/[a-z0-9-]+\/[a-z0-9-]+$/)
  const { lessonCode, code: scenarioCode } = await someScenario()
  for (const result of ['poor', 'good', 'fair']) await finish(lessonCode, scenarioCode, result)
  const second = (await call(scenarios, '/tinh-huong', {})) as Awaited<ReturnType<typeof scenarios>>
  const row = second.topics.flatMap((topic) => topic.scenarios).find(({ best }) => best !== null)
  expect(row).toMatchObject({ to: `/tinh-huong/${lessonCode}/${scenarioCode}`, best: 'good' })
  expect(second.played).toBe(1)
})

test('a scenario is replayed with its text sent once, and its result is kept once', async () => {
  const { lessonCode, code: scenarioCode } = await someScenario()
  const params = { bai: lessonCode, ma: scenarioCode }
  const url = `/tinh-huong/${lessonCode}/${scenarioCode}`
  const page = (await call(scenario, url, params)) as Awaited<ReturnType<typeof scenario>>
  expect(JSON.stringify(page)).not.toContain('nn-block')
  const body = (await call(scenarioBody, `${url}/noi-dung?v=${page.hash}`, params)) as Response
  expect(await body.text()).toContain('data-mdx="Scenario"')
  await finish(lessonCode, scenarioCode, 'good')
  await finish(lessonCode, scenarioCode, 'good')
  expect(await reader().scenarioRun.count({ where: { officerId } })).toBe(1)
})

test('an unknown scenario and an unknown result are refused', async () => {
  const { lessonCode, code: scenarioCode } = await someScenario()
  expect(((await finish(lessonCode, scenarioCode, 'perfect')) as Response).status).toBe(400)
  expect(((await finish(lessonCode, 'khong-co', 'good')) as Response).status).toBe(404)
  expect(((await call(scenario, '/tinh-huong/a/b', { bai: 'a', ma: 'b' })) as Response).status).toBe(404)
  expect(await reader().scenarioRun.count()).toBe(0)
})

test('a withdrawn lesson takes its scenarios along', async () => {
  const { lessonCode, code: scenarioCode, lessonVersionId } = await someScenario()
  await inTransaction((tx) =>
    tx.lessonVersionWithdrawal.create({ data: { lessonVersionId, at: now, byId: officerId, reason: 'thử' } }),
  )
  const params = { bai: lessonCode, ma: scenarioCode }
  expect(((await call(scenario, `/tinh-huong/${lessonCode}/${scenarioCode}`, params)) as Response).status).toBe(404)
  const library = (await call(scenarios, '/tinh-huong', {})) as Awaited<ReturnType<typeof scenarios>>
  const shown = library.topics.flatMap((topic) => topic.scenarios.map(({ to }) => to))
  expect(shown).not.toContain(`/tinh-huong/${lessonCode}/${scenarioCode}`)
})

test('a picture is served by its bytes, inert even as a document of its own', async () => {
  const { hash } = await reader().imageFile.findFirstOrThrow({ select: { hash: true } })
  const answer = (await call(image, `/tep/${hash}`, { hash })) as Response
  expect(answer.headers.get('Content-Type')).toBe('image/svg+xml')
  expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(answer.headers.get('Cache-Control')).toContain('immutable')
  for (const unknown of ['0'.repeat(64), '../../etc/passwd', '']) {
    expect(((await call(image, '/tep/x', { hash: unknown })) as Response).status).toBe(404)
  }
  expect(((await call(image, `/tep/${hash}`, { hash }, '')) as Response).status).toBe(302)
})

async function someScenario() {
  const row = await reader().lessonScenario.findFirstOrThrow({
    orderBy: { code: 'asc' },
    select: { code: true, lessonVersionId: true, lessonVersion: { select: { lesson: { select: { code: true } } } } },
  })
  return { code: row.code, lessonVersionId: row.lessonVersionId, lessonCode: row.lessonVersion.lesson.code }
}

function finish(lessonCode: string, scenarioCode: string, result: string) {
  return callAction(scenarioRun as Parameters<typeof callAction>[0], {
    url: `/tinh-huong/${lessonCode}/${scenarioCode}/ket-qua`,
    params: { bai: lessonCode, ma: scenarioCode },
    cookie,
    now,
    form: { result },
  })
}
