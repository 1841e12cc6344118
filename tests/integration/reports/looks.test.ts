import type { LoaderFunction } from '@remix-run/node'
import { expect, test } from 'vitest'
import { findRecordViews } from '~/domain/reports/record-views.server'
import { reader } from '~/platform/db/database.server'
import { days } from '~/platform/duration'
import { loader as officerLoader } from '~/routes/command/officer'
import { loader as unitLoader } from '~/routes/command/unit'
import { loader as unitCourseLoader } from '~/routes/command/unit-course'
import { addOfficer, cookieOf, give } from '../identity/force'
import { callLoader, freshDatabase } from '../setup'
import { now, plantCourses, plantUnits } from './random-force'

freshDatabase()

const tomorrow = new Date(now.getTime() + days(1))

async function setUp() {
  await plantUnits()
  await plantCourses()
  const commander = await addOfficer({ serviceNumber: '900', unitId: 'unit-doi-1' })
  await give(commander, 'commander', 'unit-doi-1')
  const own = await addOfficer({ serviceNumber: '901', unitId: 'unit-to-1', name: ['Lê', 'Thị', 'Bình'] })
  const other = await addOfficer({ serviceNumber: '902', unitId: 'unit-doi-2' })
  const look = async (loader: LoaderFunction, params: Record<string, string>, at = now) => {
    const cookie = await cookieOf(commander, { at })
    const answer = await callLoader(loader, { url: `/${Object.values(params).join('/')}`, params, cookie, now: at })
    return answer instanceof Response ? answer.status : 200
  }
  return { commander, own, other, look }
}

const refused = () =>
  reader().auditEvent.findMany({
    where: { deed: 'scope.refused' },
    orderBy: { sequence: 'asc' },
    select: { actorId: true, subjectType: true, subjectId: true },
  })

test('a look beyond the own units is not found, and noted once a day; nothing else is noted', async () => {
  const { commander, other, look } = await setUp()
  expect(await look(unitLoader, { ma: 'khong-co' })).toBe(404)
  expect(await look(officerLoader, { ma: '999' })).toBe(404)
  expect(await look(unitCourseLoader, { ma: 'doi-1', chuyende: 'khong-co' })).toBe(404)
  expect(await refused()).toEqual([])

  for (const at of [now, now, tomorrow]) expect(await look(unitLoader, { ma: 'doi-2' }, at)).toBe(404)
  expect(await look(unitCourseLoader, { ma: 'goc', chuyende: 'c1' })).toBe(404)
  expect(await look(officerLoader, { ma: '902' })).toBe(404)
  const by = { actorId: commander.officerId }
  expect(await refused()).toEqual([
    { ...by, subjectType: 'unit', subjectId: 'unit-doi-2' },
    { ...by, subjectType: 'unit', subjectId: 'unit-doi-2' },
    { ...by, subjectType: 'unit', subjectId: 'unit-goc' },
    { ...by, subjectType: 'officer', subjectId: other.officerId },
  ])
})

test('who looked at a record stands there once a day; looking at one’s own does not', async () => {
  const { commander, own, look } = await setUp()
  for (const at of [now, now, tomorrow]) expect(await look(officerLoader, { ma: '901' }, at)).toBe(200)
  expect(await look(officerLoader, { ma: '900' })).toBe(200)
  const views = await findRecordViews(own.officerId, tomorrow)
  expect(views.map(({ viewedOn, name }) => [viewedOn, name])).toEqual([
    [expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), 'Nguyễn Văn An'],
    [expect.any(String), 'Nguyễn Văn An'],
  ])
  expect(views[0] && views[1] && views[0].viewedOn > views[1].viewedOn).toBe(true)
  expect(await findRecordViews(commander.officerId, tomorrow)).toEqual([])
})
