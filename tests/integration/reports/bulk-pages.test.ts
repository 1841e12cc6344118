import type { ActionFunction, LoaderFunction } from '@remix-run/node'
import { expect, test, vi } from 'vitest'
import { inTransaction, preparedRead, reader } from '~/platform/db/database.server'
import { action as bulkAction, loader as bulkLoader } from '~/routes/command/bulk'
import { loader as bulkDeedLoader, action as undoAction } from '~/routes/command/bulk-deed'
import { action as enrolmentAction, loader as enrolmentLoader } from '~/routes/command/enrolment'
import { action as leaveAction, loader as leaveLoader } from '~/routes/command/leave'
import { action as planAction, loader as planLoader } from '~/routes/command/plan'
import { assign } from '../deeds/study-steps'
import { addOfficer, cookieOf, createForce, give } from '../identity/force'
import { createCourse } from '../learning/course-fixture'
import { callAction, callLoader, freshDatabase } from '../setup'
import { now } from './random-force'

freshDatabase()

/** A commander of team 1 and two officers there, with one course. */
async function setUp() {
  const force = await createForce()
  await createCourse()
  const commander = await addOfficer({ serviceNumber: '100-001', unitId: force.team1.unitId })
  await give(commander, 'commander', force.team1.unitId)
  const an = await addOfficer({ serviceNumber: '100-002', unitId: force.team1.unitId, name: ['Lê', 'Thị', 'Ánh'] })
  await addOfficer({ serviceNumber: '100-003', unitId: force.team2.unitId })
  await assign('luc-luong')
  const cookie = await cookieOf(commander)
  const get = <Data>(loader: LoaderFunction, url: string, params: Record<string, string> = {}) =>
    callLoader(loader, { url, params, cookie, now }) as Promise<Data>
  const post = (
    action: ActionFunction,
    url: string,
    form: Record<string, string | string[]>,
    params: Record<string, string> = {},
  ) => callAction(action, { url, params, cookie, now, form })
  return { force, commander, an, get, post }
}

type BulkData = Awaited<ReturnType<typeof bulkLoader>>

test('a list is previewed by name, decided once, shown and taken back', async () => {
  const { an, get, post } = await setUp()
  const url = '/xu-ly?don-vi=doi-1&chuyen-de=niem-no&ky=2026-11&viec=gia-han&so-ngay=3&xem=1'
  const page = await get<BulkData>(bulkLoader, url)
  expect(page).toMatchObject({ kind: 'extend', total: 2, words: 'Đội 1 · Niềm nở khi tiếp xúc · Tháng 11/2026' })
  expect(page.preview?.touched.map((line) => [line.name.replaceAll('\u00a0', ' '), line.words])).toEqual([
    ['Thượng úy Lê Thị Ánh', 'Hạn 30/11/2026, hạn mới 03/12/2026'],
  ])
  expect(page.preview?.leftOut).toMatchObject([{ people: [{ key: expect.any(String) }] }])
  const form = { bulkId: page.bulkId, fingerprint: page.preview?.fingerprint ?? '', reason: '' }
  expect(await post(bulkAction, url, form)).toMatchObject({ init: { status: 422 } })
  const done = (await post(bulkAction, url, { ...form, reason: 'Mất điện' })) as Response
  expect(done.headers.get('Location')).toBe(`/xu-ly/${page.bulkId}`)
  const again = (await post(bulkAction, url, { ...form, reason: 'Mất điện' })) as Response
  expect(again.headers.get('Location')).toBe(`/xu-ly/${page.bulkId}`)
  const dueOn = async () => (await reader().enrolment.findFirstOrThrow({ where: { officerId: an.officerId } })).dueOn
  expect(await dueOn()).toBe('2026-12-03')
  const here = `/xu-ly/${page.bulkId}`
  const params = { ma: page.bulkId }
  expect(await get(bulkDeedLoader, here, params)).toMatchObject({
    title: 'Đã gia hạn 1 lượt học',
    canUndo: true,
    people: [{ name: 'Lê Thị Ánh', dueOn: '2026-12-03' }],
  })
  expect(((await post(undoAction, here, {}, params)) as Response).status).toBe(303)
  expect(await dueOn()).toBe('2026-11-30')
  expect(((await get(bulkDeedLoader, '/xu-ly/x', { ma: 'x' })) as Response).status).toBe(404)
})

test('a list outside the scope is not found, and without a list there are only proposals', async () => {
  const { get } = await setUp()
  for (const query of ['don-vi=doi-2', 'don-vi=khong-co', 'luot=khong-co', 'chuyen-de=khong-co'])
    expect(((await get(bulkLoader, `/xu-ly?${query}&viec=mien`)) as Response).status).toBe(404)
  expect(await get(bulkLoader, '/xu-ly?viec=mien')).toMatchObject({ kind: 'leave', total: 0, hasList: false })
})

test('a leave is entered once, proposes what it covers, and can be taken back', async () => {
  const { an, get, post } = await setUp()
  const params = { ma: '100-002' }
  const url = '/can-bo/100-002/nghi'
  const page = await get<Awaited<ReturnType<typeof leaveLoader>>>(leaveLoader, url, params)
  const leave = { leaveId: page.leaveId, kindCode: 'nghi-om', from: '10/11/2026', to: '12/11/2026', reason: '' }
  expect(await post(leaveAction, url, leave, params)).toMatchObject({ init: { status: 422 } })
  for (const _ of [1, 2])
    expect(((await post(leaveAction, url, { ...leave, reason: 'Ốm' }, params)) as Response).status).toBe(303)
  expect(await reader().leave.findMany()).toMatchObject([
    { officerId: an.officerId, validFrom: '2026-11-10', validTo: '2026-11-13' },
  ])
  const proposals = await get<BulkData>(bulkLoader, '/xu-ly')
  expect(proposals.preview?.touched).toMatchObject([{ words: 'Hạn 30/11/2026, hạn mới 03/12/2026' }])
  const takeBack = { takenBackId: page.leaveId, reason: 'Ghi nhầm' }
  expect(((await post(leaveAction, url, takeBack, params)) as Response).status).toBe(303)
  expect(await post(leaveAction, url, takeBack, params)).toMatchObject({ init: { status: 422 } })
  expect(await get(bulkLoader, '/xu-ly')).toMatchObject({ total: 0 })
  for (const ma of ['100-003', 'khong-co'])
    expect(((await get(leaveLoader, `/can-bo/${ma}/nghi`, { ma })) as Response).status).toBe(404)
  expect(await get(leaveLoader, '/can-bo/100-001/nghi', { ma: '100-001' })).toMatchObject({ isOwn: true })
  expect(await post(leaveAction, '/can-bo/100-001/nghi', { ...leave, reason: 'Ốm' }, { ma: '100-001' })).toMatchObject({
    init: { status: 403 },
  })
})

test('one enrolment shows its decisions and lets them be withdrawn with a reason', async () => {
  const { an, get, post } = await setUp()
  const { id } = await reader().enrolment.findFirstOrThrow({ where: { officerId: an.officerId } })
  const url = `/xu-ly?luot=${id}&viec=mien`
  const page = await get<BulkData>(bulkLoader, url)
  await post(bulkAction, url, {
    bulkId: page.bulkId,
    fingerprint: page.preview?.fingerprint ?? '',
    reason: 'Đi học',
  })
  const params = { ma: '100-002', luot: id }
  const here = `/can-bo/100-002/luot/${id}`
  const record = await get<Awaited<ReturnType<typeof enrolmentLoader>>>(enrolmentLoader, here, params)
  expect(record).toMatchObject({
    stateWord: 'Miễn học tập',
    canAdjust: false,
    decisions: [{ title: 'Miễn học tập', reason: 'Đi học', withdrawn: null }],
  })
  const form = { factId: record.decisions[0]?.id ?? '', what: 'exemption', reason: '' }
  expect(await post(enrolmentAction, here, form, params)).toMatchObject({ init: { status: 422 } })
  expect(((await post(enrolmentAction, here, { ...form, reason: 'Đã về' }, params)) as Response).status).toBe(303)
  expect(await get(enrolmentLoader, here, params)).toMatchObject({ stateWord: 'Chưa học', canAdjust: true })
  const foreign = await reader().enrolment.findFirstOrThrow({ where: { officer: { serviceNumber: '100-003' } } })
  const wrong = { ma: '100-003', luot: foreign.id }
  expect(((await get(enrolmentLoader, here, wrong)) as Response).status).toBe(404)
})

test('the page of the plan adds, previews, runs and copies', async () => {
  const { get, post } = await setUp()
  const here = '/ke-hoach?ky=2026-12'
  type PlanData = Awaited<ReturnType<typeof planLoader>>
  expect(await get(planLoader, here)).toMatchObject({
    isNewPeriod: true,
    lines: [],
    period: { startsOn: '2026-12-01' },
  })
  const line = { viec: 'them', courseCode: 'niem-no', unitCode: 'doi-1', opensOn: '01/12/2026', dueOn: '' }
  expect(await post(planAction, here, line)).toMatchObject({
    data: { add: { errors: { dueOn: [expect.any(String)] } } },
  })
  const whole = {
    ...line,
    dueOn: '31/12/2026',
    positionCodes: ['can-bo'],
    startsOn: '01/12/2026',
    endsOn: '28/12/2026',
  }
  expect(((await post(planAction, here, whole)) as Response).status).toBe(303)
  const page = await get<PlanData>(planLoader, `${here}&xem=1`)
  expect(page).toMatchObject({
    isNewPeriod: false,
    period: { endsOn: '2026-12-28' },
    waiting: 1,
    lines: [{ unitName: 'Đội 1', audience: 'Chỉ Cán bộ', chip: { label: 'Chưa giao' } }],
  })
  expect(page.preview?.gains).toHaveLength(2)
  const run = { viec: 'thuc-hien', fingerprint: page.preview?.fingerprint ?? '' }
  expect(((await post(planAction, here, run)) as Response).status).toBe(303)
  expect(await get(planLoader, `${here}&xem=1`)).toMatchObject({ waiting: 0, preview: { isNothing: true } })
  const copied = (await post(planAction, here, { viec: 'lap' })) as Response
  expect(copied.headers.get('Location')).toBe('/ke-hoach?ky=2027-01')
  const outside = { ...whole, unitCode: 'doi-2' }
  expect(await post(planAction, here, outside)).toMatchObject({ init: { status: 409 } })
})

test('the number of reads of a preview does not follow the size of the list', async () => {
  const { force, get } = await setUp()
  const prototype = Object.getPrototypeOf(preparedRead('SELECT 1 AS one'))
  /** Prisma's reads end in the same statement class as the prepared ones. */
  const reads = async () => {
    const spies = [vi.spyOn(prototype, 'get'), vi.spyOn(prototype, 'all')]
    await get(bulkLoader, '/xu-ly?don-vi=doi-1&viec=mien')
    const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
    vi.restoreAllMocks()
    return count
  }
  const few = await reads()
  const { courseId, courseVersionId } = await reader().enrolment.findFirstOrThrow()
  for (let number = 10; number < 30; number += 1) {
    const { officerId } = await addOfficer({ serviceNumber: `100-0${number}`, unitId: force.team1.unitId })
    const columns = { officerId, courseId, courseVersionId, periodCode: '2026-11' }
    await inTransaction((tx) =>
      tx.enrolment.create({ data: { ...columns, opensOn: '2026-11-01', dueOn: '2026-11-30' } }),
    )
  }
  expect(few).toBeGreaterThan(5)
  expect(await reads()).toBe(few)
})
