import type { LoaderFunction } from '@remix-run/node'
import { expect, test } from 'vitest'
import { writeDueReminders } from '~/domain/deeds/write-due-reminders.server'
import { getReminderRules } from '~/domain/notifications/reminder-rules.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { minutes } from '~/platform/duration'
import { action as mailAction, loader as mailLoader } from '~/routes/admin/mail'
import { action as rulesAction, loader as rulesLoader } from '~/routes/admin/reminder-rules'
import { loader as officerLoader } from '~/routes/command/officer'
import { loader as overdueLoader } from '~/routes/command/overdue'
import { action as remindAction, loader as remindersLoader } from '~/routes/command/reminders'
import { loader as unitLoader } from '~/routes/command/unit'
import { loader as unitCourseLoader } from '~/routes/command/unit-course'
import { action as profileAction, loader as profileLoader } from '~/routes/learn/profile'
import { assign } from '../deeds/study-steps'
import { addOfficer, cookieOf, createForce, give, lastEvent } from '../identity/force'
import { createCourse } from '../learning/course-fixture'
import { callAction, callLoader, freshDatabase } from '../setup'
import { withMailServer } from './mail-server'

freshDatabase()
withMailServer()

/** The course was due on 30/11/2026. */
const now = new Date('2026-12-03T01:15:00Z')

async function setUp() {
  const force = await createForce()
  await createCourse()
  const one = await addOfficer({ serviceNumber: '100-001', unitId: force.post.unitId })
  const chief = await addOfficer({ serviceNumber: '900-001', unitId: force.team1.unitId })
  await give(chief, 'commander', force.team1.unitId)
  const office = await addOfficer({ serviceNumber: '900-002', unitId: force.team2.unitId })
  await give(office, 'standingOffice', force.root.unitId)
  await assign('doi-1')
  const cookies = {
    one: await cookieOf(one, { at: now }),
    chief: await cookieOf(chief, { at: now }),
    office: await cookieOf(office, { at: now }),
  }
  return { force, one, chief, cookies }
}

interface Reminding {
  reminding: { fresh: { id: string; officers: number } | null; last: Record<string, Date> } | false
}

test('one press on a list reminds those whom it shows, and every page says so and offers the way back', async () => {
  const { cookies } = await setUp()
  const { chief: cookie } = cookies
  const press = (form: Record<string, string>, when = now) =>
    callAction(remindAction, { url: '/nhac-viec', cookie, now: when, form }) as Promise<Response>
  const list = { viec: 'danh-sach', 'trang-thai': 'qua-han', 'don-vi': 'doi-1', tiep: '/qua-han?tim=an' }
  const answer = await press(list)
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/qua-han?tim=an'])
  const pages: { loader: LoaderFunction; url: string; params: Record<string, string> }[] = [
    { loader: overdueLoader, url: '/qua-han', params: {} },
    { loader: unitLoader, url: '/don-vi/doi-1', params: { ma: 'doi-1' } },
    {
      loader: unitCourseLoader,
      url: '/don-vi/doi-1/chuyen-de/niem-no?ky=2026-11',
      params: { ma: 'doi-1', chuyende: 'niem-no' },
    },
    { loader: officerLoader, url: '/can-bo/100-001', params: { ma: '100-001' } },
  ]
  const read = async (page: (typeof pages)[number], as: string, when = now) => {
    const found = (await callLoader(page.loader, { ...page, cookie: as, now: when })) as Reminding | { data: Reminding }
    return 'data' in found ? found.data.reminding : found.reminding
  }
  for (const page of pages) expect(await read(page, cookie)).toMatchObject({ fresh: { officers: 1 } })
  for (const page of pages) expect(await read(page, cookies.office)).toBe(false)
  const line = await reader().nudgeLine.findFirstOrThrow()
  const last = { [line.enrolmentId]: now }
  for (const index of [0, 2]) expect(pages[index] && (await read(pages[index], cookie))).toMatchObject({ last })
  expect(pages[1] && (await read(pages[1], cookie))).toMatchObject({ last: { '100-001': now } })
  expect(pages[3] && (await read(pages[3], cookie))).toMatchObject({ lastAt: now })
  const minuteLater = new Date(now.getTime() + minutes(1))
  for (const page of pages) expect(await read(page, cookie, minuteLater)).toMatchObject({ fresh: null })

  const again = await press(list)
  expect([again.status, again.headers.get('Set-Cookie')]).toEqual([303, expect.stringContaining('nn_toast=')])
  const [page] = pages
  const reminding = page && (await read(page, cookie))
  const lan = reminding ? (reminding.fresh?.id ?? '') : ''
  expect((await press({ viec: 'hoan-tac', lan, tiep: '/qua-han' })).status).toBe(303)
  expect(await reader().nudgeLine.count()).toBe(0)
  expect(await callLoader(remindersLoader, { url: '/nhac-viec', cookie, now })).toMatchObject({
    fresh: null,
    entries: [{ choice: 'Đội 1 · quá hạn', counts: '1 đồng chí, 1 lượt học', state: 'Đã hoàn tác' }],
  })
})

test('what names nothing, or nobody of the own units, is not found, and never reminds everybody', async () => {
  const { cookies } = await setUp()
  const press = async (form: Record<string, string>, cookie = cookies.chief) =>
    ((await callAction(remindAction, { url: '/nhac-viec', cookie, now, form })) as Response).status
  expect(await press({ nothing: 'useful' })).toBe(404)
  expect(await press({ viec: 'danh-sach', 'don-vi': 'doi-2' })).toBe(303)
  expect(await press({ viec: 'dong-chi', 'so-hieu': '900-002' })).toBe(404)
  expect(await press({ viec: 'hoan-tac', lan: 'khong-co' })).toBe(404)
  expect(await reader().nudge.count()).toBe(0)
  await expect(press({ viec: 'danh-sach' }, cookies.office)).rejects.toMatchObject({ init: { status: 403 } })
})

async function administrator(unitId: string, serviceNumber: string) {
  const person = await addOfficer({ serviceNumber, unitId })
  await give(person, 'administrator', unitId)
  return { person, cookie: await cookieOf(person, { at: now }) }
}

const typedRules = {
  beforeDays: '5, 2',
  onDueDay: 'on',
  afterDays: '',
  quietFrom: '22:00',
  quietTo: '5:30',
  digestWeekday: '5',
  digestTime: '16:00',
  escalateAfterDays: '0',
}

test('the administrator of the force sets the rules; what is wrong is said at its field and nothing changes', async () => {
  const { force } = await setUp()
  const { cookie } = await administrator(force.root.unitId, '800-001')
  const save = (form: Record<string, string>, as = cookie) =>
    callAction(rulesAction, { url: '/quan-tri/thu-dien-tu/cai-dat', cookie: as, now, form })
  expect(await save({ ...typedRules, beforeDays: 'bảy', digestTime: '25:00' })).toMatchObject({
    init: { status: 422 },
    data: { error: { beforeDays: [expect.any(String)], digestTime: [expect.any(String)] } },
  })
  expect(await save({ ...typedRules, digestTime: '23:00' })).toMatchObject({
    data: { error: { digestTime: [expect.stringContaining('giờ yên lặng')] } },
  })
  expect((await getReminderRules(reader())).beforeDays).toEqual([7, 1])
  expect(((await save(typedRules)) as Response).status).toBe(303)
  expect(await getReminderRules(reader())).toEqual({
    beforeDays: [5, 2],
    onDueDay: true,
    afterDays: [],
    quietFrom: '22:00',
    quietTo: '05:30',
    digestWeekday: 5,
    digestTime: '16:00',
    escalateAfterDays: 0,
  })
  expect(await lastEvent('reminder.settings')).toMatchObject({ details: { after: { digestWeekday: 5 } } })

  const below = await administrator(force.team1.unitId, '800-002')
  expect(await callLoader(rulesLoader, { url: '/x', cookie: below.cookie, now })).toMatchObject({ mayChange: false })
  expect(((await save(typedRules, below.cookie)) as Response).status).toBe(404)
})

test('the delivery log shows the administrator the own officers’ mail, tests the server and sends again', async () => {
  const { force, one } = await setUp()
  const { person, cookie } = await administrator(force.root.unitId, '800-001')
  const elsewhere = await administrator(force.team2.unitId, '800-002')
  const setEmail = (id: string, email: string) =>
    inTransaction((tx) => tx.officer.update({ where: { id }, data: { email } }))
  const test = () => callAction(mailAction, { url: '/quan-tri/thu-dien-tu', cookie, now, form: { viec: 'thu' } })
  await test()
  expect(await reader().mailMessage.count()).toBe(0)
  await setEmail(person.officerId, 'quantri@don-vi.example')
  await test()
  await setEmail(one.officerId, 'an@don-vi.example')
  await writeDueReminders(now)
  const { id } = await inTransaction((tx) =>
    tx.mailMessage.update({
      where: { uniqueKey: `tasks:2026-12-03:${one.officerId}` },
      data: { state: 'bounced', attempts: 1, lastError: '550 No such user' },
    }),
  )
  const log = (query: string, as = cookie) =>
    callLoader(mailLoader, { url: `/quan-tri/thu-dien-tu${query}`, cookie: as, now }) as Promise<{
      lines: unknown[]
      counts: Record<string, number>
    }>
  const all = await log('')
  expect(all.counts).toMatchObject({ waiting: 1, bounced: 1, sent: 0 })
  expect((await log('?trang-thai=bi-tra-lai')).lines).toMatchObject([
    { toAddress: 'an@don-vi.example', reason: '550 No such user', canResend: true },
  ])
  expect((await log('?tim=quantri')).lines).toMatchObject([{ kind: 'Thư thử' }])
  expect(JSON.stringify(all)).not.toContain('Kính gửi')
  expect((await log('', elsewhere.cookie)).lines).toEqual([])
  const again = (as: string) =>
    callAction(mailAction, { url: '/quan-tri/thu-dien-tu', cookie: as, now, form: { thu: id } }) as Promise<Response>
  expect((await again(elsewhere.cookie)).status).toBe(404)
  expect((await again(cookie)).status).toBe(303)
  expect(await reader().mailMessage.findUnique({ where: { id } })).toMatchObject({ state: 'waiting', attempts: 0 })
  expect((await again(cookie)).status).toBe(404)
})

test('an officer switches mail off and on on the own page', async () => {
  const { one, cookies } = await setUp()
  const choose = (nhanThu: string) =>
    callAction(profileAction, { url: '/ca-nhan', cookie: cookies.one, now, form: { nhanThu } }) as Promise<Response>
  expect((await choose('tat')).status).toBe(303)
  expect(await callLoader(profileLoader, { url: '/ca-nhan', cookie: cookies.one, now })).toMatchObject({
    mail: { isOn: false, isConfigured: true },
  })
  await choose('bat')
  expect(await reader().mailChoice.findMany()).toMatchObject([{ officerId: one.officerId, isOn: true }])
})
