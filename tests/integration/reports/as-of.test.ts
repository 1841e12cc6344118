import type { LoaderFunction } from '@remix-run/node'
import { afterEach, expect, test, vi } from 'vitest'
import { transferMembership } from '~/domain/identity/memberships.server'
import { unitIdsOf } from '~/domain/identity/unit-path'
import { enrolmentState } from '~/domain/learning/enrolment-state'
import { judgedEnrolments } from '~/domain/reports/counted-enrolments.server'
import { countingDate, countingMembership } from '~/domain/reports/counting-unit'
import { getMonthReport } from '~/domain/reports/month-report.server'
import { lastInstantOf } from '~/domain/reports/report-time'
import { getUnitOverview } from '~/domain/reports/unit-overview.server'
import { endOfDate, holdsOn } from '~/platform/calendar'
import { inTransaction, preparedRead } from '~/platform/db/database.server'
import { loader as overdueLoader } from '~/routes/command/overdue'
import { loader as unitLoader } from '~/routes/command/unit'
import { loader as unitCourseLoader } from '~/routes/command/unit-course'
import { loader as csvLoader } from '~/routes/command/unit-csv'
import { addOfficer, cookieOf, give } from '../identity/force'
import { actorOf } from '../learning/course-fixture'
import { callLoader, freshDatabase } from '../setup'
import {
  exemptAt,
  type Force,
  now,
  plantCourses,
  plantEnrolment,
  plantOfficer,
  plantRandomForce,
  plantUnits,
} from './random-force'

freshDatabase()
afterEach(() => {
  vi.restoreAllMocks()
})

/** The same question answered one enrolment at a time by the pure rules, with only what had happened by then. */
function naively(force: Force, { unitId, reportOn }: { unitId: string; reportOn: string }) {
  const until = endOfDate(reportOn)
  const byThen = (instant: Date | null) => (instant && instant < until ? instant : null)
  return force.enrolments.flatMap((enrolment) => {
    if (`${enrolment.periodCode}-01` > reportOn) return []
    const officer = force.officers.find((one) => one.id === enrolment.officerId)
    const membership = countingMembership(officer?.memberships ?? [], { dueOn: enrolment.dueOn, reportOn })
    const date = countingDate(enrolment.dueOn, reportOn)
    const unit = force.units.find((one) => one.unitId === membership?.unitId)
    const path = unit?.placements.find((row) => holdsOn(row, date))?.path ?? ''
    if (!unitIdsOf(path).includes(unitId)) return []
    const state = enrolmentState({
      exempt: enrolment.exempt && exemptAt(enrolment.periodCode) < until,
      completedAt: byThen(enrolment.completedAt),
      startedAt: byThen(enrolment.startedAt),
      dueOn: enrolment.dueOn,
      now: lastInstantOf(reportOn),
    })
    return [{ id: enrolment.id, path, state }]
  })
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

test.each([11, 12])('as of a day, only what had happened by its end counts (seed %i)', async (seed) => {
  const force = await plantRandomForce(seed)
  for (const reportOn of ['2026-08-05', '2026-08-28', '2026-10-14', '2026-10-15', '2026-11-09', '2026-11-22'])
    for (const { unitId } of force.units) {
      const where = { unitIds: [unitId], scopeIds: [unitId], reportOn, past: 'asStood' as const }
      const { sql, values } = judgedEnrolments(where)
      const counted = preparedRead<{ id: string; path: string; state: string }>(
        `${sql} SELECT "id", "path", "state" FROM "judged"`,
      ).all(...values)
      expect(counted.sort(byId)).toEqual(naively(force, { unitId, reportOn }).sort(byId))
    }
})

async function commander(): Promise<string> {
  const person = await addOfficer({ serviceNumber: '9001', unitId: 'unit-doi-10' })
  await give(person, 'commander', 'unit-goc')
  return cookieOf(person)
}

/** Everything a commander reads about a day, as the pages get it. */
async function reportsOf(cookie: string, query: string, at: Date) {
  const read = async (loader: LoaderFunction, url: string, params: Record<string, string> = {}) => {
    const answer = await callLoader(loader, { url, params, cookie, now: at })
    return answer instanceof Response ? answer.text() : JSON.stringify(answer)
  }
  return {
    unit: await read(unitLoader, `/don-vi/goc?${query}&mo=doi-1`, { ma: 'goc' }),
    team: await read(unitLoader, `/don-vi/doi-1?${query}`, { ma: 'doi-1' }),
    course: await read(unitCourseLoader, `/don-vi/goc/chuyen-de/c1?${query}`, { ma: 'goc', chuyende: 'c1' }),
    overdue: await read(overdueLoader, `/qua-han?${query}`),
    csv: await read(csvLoader, `/don-vi/goc/xuat.csv?${query}`, { ma: 'goc' }),
  }
}

const later = new Date('2026-12-20T02:00:00Z')

test('a report as of a day is the same, byte for byte, before and after a transfer and a merge effective later', async () => {
  const force = await plantRandomForce(13)
  const cookie = await commander()
  const query = 'ky=2026-10&ngay=2026-11-10'
  const before = await reportsOf(cookie, query, now)
  const movers = force.officers.filter((one) => one.memberships.some((row) => row.validTo === '9999-12-31'))
  await inTransaction(async (tx) => {
    for (const { id } of movers.slice(0, 8))
      await transferMembership(tx, {
        actor: 'system',
        officerId: id,
        unitId: 'unit-doi-10',
        positionCode: 'can-bo',
        from: '2026-11-24',
        reason: 'Điều chuyển',
        at: new Date('2026-11-24T02:00:00Z'),
      })
    // Đội 2 is merged into Đội 1 on 01/12: its placement ends, its successor stands.
    await tx.unitPlacement.updateMany({ where: { unitId: 'unit-doi-2' }, data: { validTo: '2026-12-01' } })
    await tx.unitNaming.updateMany({ where: { unitId: 'unit-doi-2' }, data: { validTo: '2026-12-01' } })
    await tx.unitSuccession.create({
      data: { predecessorId: 'unit-doi-2', successorId: 'unit-doi-1', kind: 'merge', effectiveOn: '2026-12-01' },
    })
  })
  const session = await freshCookie()
  expect(await reportsOf(session, query, later)).toEqual(before)
})

async function freshCookie(): Promise<string> {
  const { reader } = await import('~/platform/db/database.server')
  const officer = await reader().officer.findUniqueOrThrow({ where: { serviceNumber: '9001' } })
  return cookieOf({ officerId: officer.id, membershipId: '', serviceNumber: '9001' }, { at: later })
}

test('what is written down later about that day stands beside the figures, dated', async () => {
  await plantUnits()
  await plantCourses()
  const cookie = await commander()
  const plant = async (serviceNumber: string) => {
    const { id } = await plantOfficer({ serviceNumber, memberships: [{ unitId: 'unit-doi-1' }] })
    await inTransaction((tx) =>
      tx.membership.updateMany({ where: { officerId: id }, data: { recordedAt: new Date('2026-01-01T00:00:00Z') } }),
    )
    return plantEnrolment({ officerId: id, courseCode: 'c1', periodCode: '2026-10', dueOn: '2026-10-28' })
  }
  const exempt = await plant('1')
  const extended = await plant('2')
  const moved = await plant('3')
  await inTransaction(async (tx) => {
    await tx.exemption.create({
      data: { enrolmentId: exempt.id, reason: 'Nghỉ ốm, nộp giấy muộn', recordedAt: new Date('2026-11-05T02:00:00Z') },
    })
    await tx.extension.create({
      data: {
        enrolmentId: extended.id,
        previousDueOn: '2026-10-28',
        dueOn: '2026-11-30',
        reason: 'Trực dài ngày',
        recordedAt: new Date('2026-11-06T02:00:00Z'),
      },
    })
    await tx.enrolment.update({ where: { id: extended.id }, data: { dueOn: '2026-11-30' } })
    await transferMembership(tx, {
      actor: 'system',
      officerId: moved.officerId,
      unitId: 'unit-doi-2',
      positionCode: 'can-bo',
      from: '2026-10-20',
      reason: 'Quyết định đến muộn',
      at: new Date('2026-11-07T02:00:00Z'),
    })
  })
  const page = (await callLoader(unitLoader, {
    url: '/don-vi/goc?ky=2026-10&ngay=31/10/2026&xep=ten',
    params: { ma: 'goc' },
    cookie,
    now,
  })) as Awaited<ReturnType<typeof unitLoader>>
  const { overview } = page
  expect(overview.time).toEqual({ reportOn: '2026-10-31', isPast: true })
  // Decided later: still three overdue. Moved before, entered later: where he was, as known now.
  expect(overview.matrix.total.overdue).toBe(3)
  expect(overview.matrix.rows.map((row) => [row.unitCode, row.overdue])).toContainEqual(['doi-2', 1])
  expect(
    overview.lateChanges?.lines.map(({ kind, recordedOn, reason, isCounted }) => [kind, recordedOn, reason, isCounted]),
  ).toEqual([
    ['exemption', '2026-11-05', 'Nghỉ ốm, nộp giấy muộn', false],
    ['extension', '2026-11-06', 'Trực dài ngày', false],
    ['transfer', '2026-11-07', '', true],
  ])
  const today = (await callLoader(unitLoader, {
    url: '/don-vi/goc?ky=2026-10',
    params: { ma: 'goc' },
    cookie,
    now,
  })) as typeof page
  expect(today.overview.matrix.total.overdue).toBe(1)
  expect(today.overview.lateChanges).toBeNull()
})

/** How often the database was asked, by prepared reads and by Prisma alike: both end in `get` or `all` of one class. */
async function countReads(read: () => Promise<unknown>): Promise<number> {
  const prototype = Object.getPrototypeOf(preparedRead('SELECT 1 AS one'))
  const spies = [vi.spyOn(prototype, 'get'), vi.spyOn(prototype, 'all')]
  await read()
  const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  vi.restoreAllMocks()
  return count
}

test('a report as of a day asks the database equally often, however many officers and corrections it has', async () => {
  await plantRandomForce(15)
  const person = await addOfficer({ serviceNumber: '9002', unitId: 'unit-goc' })
  const root = { unitId: 'unit-goc', path: 'unit-goc/' }
  const actor = await actorOf(person, root, [{ role: 'commander', ...root }])
  const asked = { unitCode: 'goc', periodCode: '2026-10', reportOn: '2026-11-10' }
  const pages = [
    () => getUnitOverview(actor, { ...asked, sort: 'name', openCodes: [] }, now),
    () => getMonthReport(actor, asked, now),
  ]
  const counts = []
  for (const page of pages) counts.push(await countReads(page))
  for (let number = 1; number <= 40; number += 1) {
    const officer = await plantOfficer({ serviceNumber: `5${number}`, memberships: [{ unitId: 'unit-to-1' }] })
    const { id } = await plantEnrolment({
      officerId: officer.id,
      courseCode: 'c1',
      periodCode: '2026-10',
      dueOn: '2026-10-28',
    })
    await inTransaction((tx) =>
      tx.exemption.create({
        data: { enrolmentId: id, reason: 'Nghỉ ốm', recordedAt: new Date('2026-11-15T02:00:00Z') },
      }),
    )
  }
  const grown = []
  for (const page of pages) grown.push(await countReads(page))
  expect(grown).toEqual(counts)
  expect(Math.max(...counts)).toBeLessThanOrEqual(30)
})
