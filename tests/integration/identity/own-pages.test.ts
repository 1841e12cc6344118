import { expect, test } from 'vitest'
import {
  countNotices,
  countUnread,
  findNotices,
  noticeDelay,
  notify,
  takeBackNotices,
} from '~/domain/notifications/notices.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { action as noticesAction, loader as noticesLoader } from '~/routes/learn/notices'
import { action as profileAction, loader as profileLoader } from '~/routes/learn/profile'
import { callAction, callLoader, freshDatabase } from '../setup'
import { addOfficer, cookieOf, createForce, lastEvent, now } from './force'

freshDatabase()

async function withTwo() {
  const { team1, team2 } = await createForce()
  const one = await addOfficer({ serviceNumber: '1', unitId: team1.unitId })
  const two = await addOfficer({ serviceNumber: '2', unitId: team2.unitId })
  return { one, two, cookie: await cookieOf(one) }
}

const notice = {
  kind: 'course.assigned',
  title: 'Chuyên đề mới',
  body: 'Hạn 30/11/2026',
  href: '/chuyen-de/c1',
  uniqueKey: 'assigned:1',
}

test('a notice is written once for each officer, whatever is replayed', async () => {
  const { one, two } = await withTwo()
  const send = (officerIds: string[]) => inTransaction((tx) => notify(tx, { ...notice, officerIds, at: now }))
  await send([one.officerId, one.officerId])
  await send([one.officerId, two.officerId])
  expect(countUnread(one.officerId, now)).toBe(1)
  expect(countUnread(two.officerId, now)).toBe(1)
  expect(await findNotices(two.officerId, { now })).toMatchObject([
    { title: 'Chuyên đề mới', isRead: false, createdAt: now },
  ])
})

test('opening a notice marks it read and leads on; somebody else’s is not found', async () => {
  const { one, two, cookie } = await withTwo()
  await inTransaction((tx) => notify(tx, { ...notice, officerIds: [one.officerId, two.officerId], at: now }))
  const [own] = await findNotices(one.officerId, { now })
  const [foreign] = await findNotices(two.officerId, { now })
  const open = (tin: string) =>
    callAction(noticesAction, { url: '/thong-bao', cookie, now, form: { tin } }) as Promise<Response>
  const opened = await open(own?.id ?? '')
  expect([opened.status, opened.headers.get('Location')]).toEqual([303, '/chuyen-de/c1'])
  expect((await open(foreign?.id ?? '')).status).toBe(404)
  expect(countUnread(one.officerId, now)).toBe(0)
  expect(countUnread(two.officerId, now)).toBe(1)
})

test('a notice that still waits is unseen until its time, and can be taken back until then only', async () => {
  const { one, two, cookie } = await withTwo()
  const sendAt = new Date(now.getTime() + noticeDelay)
  await inTransaction((tx) =>
    notify(tx, { ...notice, uniqueKey: 'bulk_1:a', officerIds: [one.officerId, two.officerId], at: sendAt }),
  )
  await inTransaction((tx) => notify(tx, { ...notice, uniqueKey: 'bulkX1:a', officerId: one.officerId, at: sendAt }))
  const open = (tin: string, at: Date) =>
    callAction(noticesAction, { url: '/thong-bao', cookie, now: at, form: { tin } }) as Promise<Response>

  const justBefore = new Date(sendAt.getTime() - 1)
  expect(await findNotices(one.officerId, { now: justBefore })).toEqual([])
  expect(await countNotices(one.officerId, justBefore)).toBe(0)
  expect(countUnread(one.officerId, justBefore)).toBe(0)
  const [waiting] = await findNotices(one.officerId, { now: sendAt })
  expect((await open(waiting?.id ?? '', justBefore)).status).toBe(404)
  await callAction(noticesAction, { url: '/thong-bao', cookie, now: justBefore, form: { tatCa: '1' } })
  expect(countUnread(one.officerId, sendAt)).toBe(2)

  const takeBack = (at: Date) => inTransaction((tx) => takeBackNotices(tx, { prefix: 'bulk_1:', now: at }))
  expect(await takeBack(sendAt)).toBe(0)
  expect(await takeBack(justBefore)).toBe(2)
  expect(countUnread(one.officerId, sendAt)).toBe(1)
  const uniqueKeys = [`bulkX1:a:${one.officerId}`]
  expect(await inTransaction((tx) => takeBackNotices(tx, { uniqueKeys, now }))).toBe(1)
  expect(countUnread(one.officerId, sendAt)).toBe(0)
})

test('the page shows own notices by day, and marks all read', async () => {
  const { one, two, cookie } = await withTwo()
  const yesterday = new Date(now.getTime() - 24 * 3_600_000)
  await inTransaction(async (tx) => {
    await notify(tx, { ...notice, officerId: one.officerId, at: now })
    await notify(tx, { ...notice, officerId: one.officerId, uniqueKey: 'assigned:2', at: yesterday })
    await notify(tx, { ...notice, officerId: two.officerId, at: now })
  })
  const page = (await callLoader(noticesLoader, { url: '/thong-bao', cookie, now })) as {
    unread: number
    days: { label: string; notices: unknown[] }[]
  }
  expect(page.unread).toBe(2)
  expect(page.days.map((day) => [day.label, day.notices.length])).toEqual([
    ['Hôm nay', 1],
    ['Chủ nhật, 22/11/2026', 1],
  ])
  await callAction(noticesAction, { url: '/thong-bao', cookie, now, form: { tatCa: '1' } })
  expect(countUnread(one.officerId, now)).toBe(0)
  expect(countUnread(two.officerId, now)).toBe(1)
})

test('the profile shows own facts; the e-mail address is the officer’s to change', async () => {
  const { one, cookie } = await withTwo()
  const post = (email: string) => callAction(profileAction, { url: '/ca-nhan', cookie, now, form: { email } })
  expect(((await post('khong phai thu')) as { init: { status: number } }).init.status).toBe(422)
  expect(((await post(' an@donvi.vn ')) as Response).status).toBe(303)
  expect(await callLoader(profileLoader, { url: '/ca-nhan', cookie, now })).toMatchObject({
    name: 'Thượng\u00a0úy\u00a0Nguyễn Văn An',
    unit: 'Đội 1',
    email: 'an@donvi.vn',
    roles: [],
    mayViewFigures: false,
  })
  expect(JSON.stringify(await lastEvent('officer.email'))).not.toContain('an@donvi.vn')
  await post('')
  expect(await reader().officer.findUnique({ where: { id: one.officerId } })).toMatchObject({ email: null })
})
