import type { LoaderFunction } from '@remix-run/node'
import { expect, test } from 'vitest'
import { startOfDate } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'
import { loader as formerLoader } from '~/routes/command/former-officers'
import { loader as officerLoader } from '~/routes/command/officer'
import { loader as officersLoader } from '~/routes/command/officers'
import { loader as overdueLoader } from '~/routes/command/overdue'
import { loader as unitLoader } from '~/routes/command/unit'
import { loader as unitCourseLoader } from '~/routes/command/unit-course'
import { loader as csvLoader } from '~/routes/command/unit-csv'
import { loader as indexLoader } from '~/routes/command/unit-index'
import { addOfficer, cookieOf, give } from '../identity/force'
import { callLoader, freshDatabase } from '../setup'
import { now, plantCourses, plantEnrolment, plantOfficer, plantRandomForce, plantUnits } from './random-force'

freshDatabase()

type UnitData = Awaited<ReturnType<typeof unitLoader>>

async function commanderOf(...unitIds: string[]): Promise<string> {
  const person = await addOfficer({ serviceNumber: `9${unitIds.join('').length}`, unitId: 'unit-doi-10' })
  for (const unitId of unitIds) await give(person, 'commander', unitId)
  return cookieOf(person)
}

const get = (loader: LoaderFunction, url: string, cookie: string, params: Record<string, string> = {}) =>
  callLoader(loader, { url, params, cookie, now })

async function unitPage(cookie: string, code: string, query = ''): Promise<UnitData> {
  return (await get(unitLoader, `/don-vi/${code}${query}`, cookie, { ma: code })) as UnitData
}

interface ListAnswer<Data> {
  data: Data
}

interface PeopleData {
  view: {
    people: { name: string; state: string; isVisibleNow: boolean }[]
    counts: Record<string, number>
    total: number
  }
}

async function people(cookie: string, code: string, query: string): Promise<PeopleData['view']> {
  const url = `/don-vi/${code}/chuyen-de/c1${query}`
  const answer = (await get(unitCourseLoader, url, cookie, { ma: code, chuyende: 'c1' })) as ListAnswer<PeopleData>
  return answer.data.view
}

function statusOf(answer: unknown): number {
  return answer instanceof Response ? answer.status : 200
}

test('/don-vi leads to the highest of the actor’s own units', async () => {
  await plantUnits()
  const cookie = await commanderOf('unit-to-1', 'unit-doi-2')
  const answer = (await get(indexLoader, '/don-vi', cookie)) as Response
  expect(answer.headers.get('Location')).toBe('/don-vi/doi-2')
})

test('a unit outside the own subtree looks exactly like one that does not exist', async () => {
  await plantRandomForce(7)
  const cookie = await commanderOf('unit-doi-1')
  const ask = (loader: LoaderFunction, path: string, params: Record<string, string>) =>
    get(loader, path, cookie, params)
  expect((await unitPage(cookie, 'to-1')).overview.unit.code).toBe('to-1')
  for (const code of ['goc', 'doi-2', 'khong-co']) {
    expect(statusOf(await ask(unitLoader, `/don-vi/${code}`, { ma: code }))).toBe(404)
    expect(statusOf(await ask(csvLoader, `/don-vi/${code}/xuat.csv`, { ma: code }))).toBe(404)
    const params = { ma: code, chuyende: 'c1' }
    expect(statusOf(await ask(unitCourseLoader, `/don-vi/${code}/chuyen-de/c1?ky=2026-11`, params))).toBe(404)
  }
  const unknown = { ma: 'doi-1', chuyende: 'khong-co' }
  expect(statusOf(await ask(unitCourseLoader, '/don-vi/doi-1/chuyen-de/khong-co', unknown))).toBe(404)
  const noMonth = { ma: 'doi-1', chuyende: 'c1' }
  expect(statusOf(await ask(unitCourseLoader, '/don-vi/doi-1/chuyen-de/c1?ky=1999-01', noMonth))).toBe(404)
})

test('a page beyond the end leads to the last one, and a filter that names nothing is said to be left out', async () => {
  await plantRandomForce(7)
  const cookie = await commanderOf('unit-doi-1')
  const lists: [LoaderFunction, string, Record<string, string>][] = [
    [officersLoader, '/can-bo?tim=&trang=999', {}],
    [overdueLoader, '/qua-han?tim=&trang=999', {}],
    [unitCourseLoader, '/don-vi/doi-1/chuyen-de/c1?ky=2026-11&trang=999', { ma: 'doi-1', chuyende: 'c1' }],
  ]
  for (const [loader, url, params] of lists) {
    const answer = (await get(loader, url, cookie, params)) as Response
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, url.replace('999', '1')])
  }
  const notesOf = async (url: string) =>
    ((await get(officersLoader, url, cookie)) as { data: { notes: string[] } }).data.notes
  expect(await notesOf('/can-bo?don-vi=to-1')).toEqual([])
  // One of another commander reads as one that is not there.
  for (const code of ['doi-2', 'khong-co'])
    expect(await notesOf(`/can-bo?don-vi=${code}`)).toEqual([
      'Không có đơn vị này trong phạm vi của đồng chí, đang hiện tất cả.',
    ])
  expect((await unitPage(cookie, 'doi-1', '?ky=1999-01')).notes[0]).toMatch(/^Không có tháng học này, đang hiện tháng /)
  expect((await unitPage(cookie, 'doi-1', '?ky=2026-11')).notes).toEqual([])
})

test('the matrix, the people behind each cell and the export show the same figures', async () => {
  await plantRandomForce(8)
  const cookie = await commanderOf('unit-goc')
  const { overview } = await unitPage(cookie, 'goc', '?ky=2026-11&mo=doi-1&xep=ten')
  const { columns, matrix } = overview
  const index = columns.findIndex((column) => column.courseCode === 'c1' && column.periodCode === '2026-11')
  expect(matrix.rows.map((row) => `${row.kind} ${row.unitCode} ${row.level}`)).toEqual([
    'direct goc 0',
    'unit doi-1 0',
    'direct doi-1 1',
    'unit to-1 1',
    'unit to-2 1',
    'unit to-3 1',
    'unit doi-2 0',
    'unit doi-3 0',
    'unit doi-10 0',
  ])
  expect(matrix.rows.find((row) => row.unitCode === 'doi-3')).toMatchObject({ isClosed: true })
  for (const row of matrix.rows.filter((one) => !one.isClosed)) {
    const cell = row.cells[index]
    if (!cell) continue
    const query = `?ky=2026-11${row.kind === 'direct' ? '&pham-vi=truc-tiep' : ''}`
    const { counts, total } = await people(cookie, row.unitCode, query)
    expect((counts.completed ?? 0) + (counts.completedLate ?? 0)).toBe(cell.completed)
    expect(counts.exempt).toBe(cell.exempt)
    expect(total).toBe(cell.eligible + cell.exempt)
    const url = `/don-vi/${row.unitCode}/xuat.csv${query}&chuyen-de=c1`
    const csv = (await get(csvLoader, url, cookie, { ma: row.unitCode })) as Response
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect((await csv.text()).trimEnd().split('\r\n')).toHaveLength(total + 1)
  }
})

test('a unit closed since keeps the figures of its time', async () => {
  await plantRandomForce(9)
  const cookie = await commanderOf('unit-goc')
  const october = await unitPage(cookie, 'goc', '?ky=2026-10')
  expect(october.overview.matrix.rows.find((row) => row.unitCode === 'doi-3')).toMatchObject({ isClosed: false })
  const own = await unitPage(cookie, 'doi-3', '?ky=2026-10')
  const index = own.overview.columns.findIndex((column) => column.periodCode === '2026-10')
  expect(own.overview.matrix.total.cells[index]).toEqual(
    october.overview.matrix.rows.find((row) => row.unitCode === 'doi-3')?.cells[
      october.overview.columns.findIndex((column) => column.periodCode === '2026-10')
    ],
  )
})

test('the summary counts people once and leaves exempt ones out', async () => {
  await plantUnits()
  await plantCourses()
  const cookie = await commanderOf('unit-goc')
  const inDoi1 = { memberships: [{ unitId: 'unit-doi-1' }] }
  const late = await plantOfficer({ serviceNumber: '1', ...inDoi1 })
  const done = await plantOfficer({ serviceNumber: '2', ...inDoi1 })
  const exempt = await plantOfficer({ serviceNumber: '3', ...inDoi1 })
  const november = { periodCode: '2026-11', dueOn: '2026-11-28' }
  await plantEnrolment({ officerId: late.id, courseCode: 'c1', ...november })
  await plantEnrolment({ officerId: late.id, courseCode: 'c2', ...november })
  await plantEnrolment({ officerId: late.id, courseCode: 'c1', periodCode: '2026-10', dueOn: '2026-10-28' })
  await plantEnrolment({ officerId: late.id, courseCode: 'c2', periodCode: '2026-10', dueOn: '2026-10-28' })
  await plantEnrolment({ officerId: done.id, courseCode: 'c1', ...november, completedAt: startOfDate('2026-11-20') })
  await plantEnrolment({ officerId: exempt.id, courseCode: 'c1', ...november, exempt: true })
  const { overview } = await unitPage(cookie, 'goc')
  expect(overview.period).toMatchObject({ code: '2026-11', isRunning: true })
  expect(overview.summary).toEqual({
    month: { completed: 1, eligible: 3, exempt: 1 },
    courseCount: 2,
    nextDueOn: '2026-11-28',
    overdueOfficers: 1,
    overdueEnrolments: 2,
    weakUnits: 1,
    unfinishedOfficers: 1,
  })
  expect(overview.overdue).toMatchObject([
    { serviceNumber: '1', enrolments: 2, oldestDueOn: '2026-10-28', isVisibleNow: true },
  ])
  expect(overview.trend.map((point) => [point.periodCode, point.onTime, point.eligible])).toEqual([
    ['2026-10', 0, 2],
    ['2026-11', 1, 3],
  ])
})

test('lists run in Vietnamese order of given names, or with command, position and rank first', async () => {
  await plantUnits()
  await plantCourses()
  const cookie = await commanderOf('unit-doi-1')
  const names: [string, string, string][] = [
    ['Bùi', 'Quốc', 'Dũng'],
    ['Hồ', 'Minh', 'Đạt'],
    ['Trần', 'Đình', 'Đức'],
    ['Phạm', 'Đức', 'Anh'],
    ['Nguyễn', '', 'Ân'],
    ['Đỗ', 'Văn', 'An'],
  ]
  for (const [index, name] of names.entries()) {
    const membership = { unitId: 'unit-doi-1', positionCode: index === 2 ? 'doi-truong' : 'can-bo' }
    const rankCode = index === 4 ? 'dai-uy' : 'thieu-uy'
    const officer = await plantOfficer({ serviceNumber: `${index}`, name, rankCode, memberships: [membership] })
    await plantEnrolment({ officerId: officer.id, courseCode: 'c1', periodCode: '2026-11', dueOn: '2026-11-28' })
  }
  const byName = ['Đỗ Văn An', 'Phạm Đức Anh', 'Nguyễn Ân', 'Bùi Quốc Dũng', 'Hồ Minh Đạt', 'Trần Đình Đức']
  const byRank = ['Trần Đình Đức', 'Nguyễn Ân', 'Đỗ Văn An', 'Phạm Đức Anh', 'Bùi Quốc Dũng', 'Hồ Minh Đạt']
  const listed = async (query: string) => (await people(cookie, 'doi-1', query)).people.map((person) => person.name)
  expect(await listed('?ky=2026-11')).toEqual(byName)
  expect(await listed('?ky=2026-11&xep=cap-bac')).toEqual(byRank)
  expect(await listed('?ky=2026-11&tim=duc')).toEqual(['Phạm Đức Anh', 'Trần Đình Đức'])
  expect(await listed('?ky=2026-11&tim=duc+tran')).toEqual(['Trần Đình Đức'])
  expect(await listed('?ky=2026-11&tim=%C3%A2n')).toEqual(['Nguyễn Ân', 'Đỗ Văn An', 'Phạm Đức Anh', 'Trần Đình Đức'])
  expect(await listed('?ky=2026-11&tim=%25')).toEqual([])

  type Officers = ListAnswer<{ lines: { name: string; eligible: number }[]; total: number }>
  const officers = async (query: string) => ((await get(officersLoader, `/can-bo${query}`, cookie)) as Officers).data
  expect((await officers('')).lines.map((line) => line.name)).toEqual(byName)
  expect((await officers('?xep=cap-bac')).lines.map((line) => line.name)).toEqual(byRank)
  expect(await officers('?tim=dat')).toMatchObject({ total: 1, lines: [{ name: 'Hồ Minh Đạt', eligible: 1 }] })
  expect(await officers('?don-vi=to-1')).toMatchObject({ total: 0, lines: [] })
})

test('one who moved away stays in the figures of his time, with a page of that time alone', async () => {
  await plantUnits()
  await plantCourses()
  const cookie = await commanderOf('unit-doi-1')
  const moved = await plantOfficer({
    serviceNumber: '77',
    memberships: [
      { unitId: 'unit-doi-1', validTo: '2026-11-01' },
      { unitId: 'unit-doi-2', validFrom: '2026-11-01' },
    ],
  })
  await plantEnrolment({ officerId: moved.id, courseCode: 'c1', periodCode: '2026-10', dueOn: '2026-10-28' })
  await plantEnrolment({ officerId: moved.id, courseCode: 'c1', periodCode: '2026-11', dueOn: '2026-11-20' })
  expect((await people(cookie, 'doi-1', '?ky=2026-10')).people).toMatchObject([
    { name: moved.name, isVisibleNow: false },
  ])
  expect(
    statusOf(
      await get(unitCourseLoader, '/don-vi/doi-1/chuyen-de/c1?ky=2026-11', cookie, { ma: 'doi-1', chuyende: 'c1' }),
    ),
  ).toBe(404)
  const page = (await get(officerLoader, '/can-bo/77', cookie, { ma: '77' })) as Awaited<
    ReturnType<typeof officerLoader>
  >
  expect(page).toMatchObject({
    officer: { unit: { code: 'doi-1' }, periods: [{ code: '2026-10' }] },
    served: [{ validTo: '2026-11-01' }],
    points: null,
    mayGrant: false,
  })
  expect(page.officer.periods).toHaveLength(1)
  const former = (await get(formerLoader, '/can-bo/da-chuyen', cookie)) as Awaited<ReturnType<typeof formerLoader>>
  expect(former).toMatchObject({ total: 1, lines: [{ serviceNumber: '77', unitName: 'Đội 1', lastOn: '2026-10-31' }] })
  const elsewhere = await commanderOf('unit-doi-10')
  expect(statusOf(await get(officerLoader, '/can-bo/77', elsewhere, { ma: '77' }))).toBe(404)
  expect(await get(formerLoader, '/can-bo/da-chuyen', elsewhere)).toMatchObject({ total: 0, lines: [] })
  const overdue = (await get(overdueLoader, '/qua-han', cookie)) as Awaited<ReturnType<typeof overdueLoader>>
  expect(overdue).toMatchObject({ lines: 1, officers: 1, people: [{ periodCode: '2026-10', isVisibleNow: false }] })
})

test('an officer’s page shows every month with attempts and the best of them', async () => {
  await plantUnits()
  await plantCourses()
  const cookie = await commanderOf('unit-goc')
  const officer = await plantOfficer({ serviceNumber: '5', memberships: [{ unitId: 'unit-to-1' }] })
  const enrolment = await plantEnrolment({
    officerId: officer.id,
    courseCode: 'c1',
    periodCode: '2026-11',
    dueOn: '2026-11-28',
    startedAt: startOfDate('2026-11-05'),
  })
  await plantEnrolment({
    officerId: officer.id,
    courseCode: 'c1',
    periodCode: '2026-10',
    dueOn: '2026-10-28',
    exempt: true,
  })
  await inTransaction(async (tx) => {
    for (const [index, score] of [350, 390, 300].entries())
      await tx.attempt.create({
        data: {
          enrolmentId: enrolment.id,
          lessonId: 'lesson-c1',
          number: index + 1,
          seed: 's',
          passPercent: 80,
          maxAttempts: 3,
          startedAt: startOfDate('2026-11-06'),
          submittedAt: startOfDate('2026-11-07'),
          scoreNumerator: score,
          scoreDenominator: 500,
          passed: false,
        },
      })
  })
  const page = (await get(officerLoader, '/can-bo/5', cookie, { ma: '5' })) as Awaited<ReturnType<typeof officerLoader>>
  expect(page.officer.periods.map((period) => [period.code, period.courses[0]?.state])).toEqual([
    ['2026-11', 'inProgress'],
    ['2026-10', 'exempt'],
  ])
  expect(page.officer.periods[0]?.courses[0]).toMatchObject({
    attempts: 3,
    marks: { dueSoon: true, outOfAttempts: true },
    lessons: [{ attempts: 3, maxAttempts: 3, best: { numerator: 390, denominator: 500 } }],
  })
  const { people: listed } = await people(cookie, 'to-1', '?ky=2026-11&trang-thai=dang-hoc')
  expect(listed).toMatchObject([{ marks: { dueSoon: true, outOfAttempts: true } }])
})

test('nobody overdue is said plainly, and a figure page is closed to officers without units', async () => {
  await plantUnits()
  const cookie = await commanderOf('unit-goc')
  const overdue = (await get(overdueLoader, '/qua-han', cookie)) as Awaited<ReturnType<typeof overdueLoader>>
  expect(overdue).toMatchObject({ lines: 0, officers: 0, people: [] })
  expect((await unitPage(cookie, 'goc')).overview).toMatchObject({ period: null, columns: [] })
})
