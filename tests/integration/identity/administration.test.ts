import { expect, test } from 'vitest'
import { verifyChain } from '~/domain/audit/events.server'
import { verifyPassword } from '~/domain/identity/passwords.server'
import { reader } from '~/platform/db/database.server'
import { loader as auditLoader } from '~/routes/admin/audit'
import { action as newOfficer } from '~/routes/admin/new-officer'
import { action as officerAction, loader as officerLoader } from '~/routes/admin/officer'
import { loader as officersLoader } from '~/routes/admin/officers'
import { action as unitAction, loader as unitLoader } from '~/routes/admin/unit'
import { loader as unitsLoader } from '~/routes/admin/units'
import { callAction, callLoader, freshDatabase } from '../setup'
import { addOfficer, cookieOf, createForce, type Force, give, lastEvent, now, type Person, today } from './force'

freshDatabase()

interface Desk {
  force: Force
  admin: Person
  cookie: string
}

async function desk(): Promise<Desk> {
  const force = await createForce()
  const admin = await addOfficer({ serviceNumber: '000-001', unitId: force.root.unitId, name: ['Trần', 'Thị', 'Bình'] })
  await give(admin, 'administrator', force.root.unitId)
  return { force, admin, cookie: await cookieOf(admin) }
}

const newPerson = {
  familyName: ' Đặng ',
  middleName: 'Thị',
  givenName: 'Hường',
  serviceNumber: '555-666',
  username: 'Huong.Dang',
  rankCode: 'trung-uy',
  serviceCategoryCode: 'nghiep-vu',
  unitCode: 'doi-2',
  positionCode: 'can-bo',
  validFrom: '23/11/2026',
}

interface Answer<Data> {
  data: Data
  init: { status: number } | null
}

type Created = Answer<{
  result: { error?: Record<string, string[]>; initialValue?: unknown }
  created: { password: string } | null
}>

function create(cookie: string, more: Record<string, string> = {}) {
  return callAction(newOfficer, {
    url: '/quan-tri/nguoi-dung/moi',
    cookie,
    now,
    form: { ...newPerson, ...more },
  }) as Promise<Created>
}

test('a new officer gets a one-time password that is shown once and stored as a hash', async () => {
  const { cookie, admin } = await desk()
  const { data } = await create(cookie)
  const account = await reader().account.findUniqueOrThrow({ where: { username: 'huong.dang' } })
  expect(account.mustChangePassword).toBe(true)
  expect(await verifyPassword(account.passwordHash, data.created?.password ?? '')).toBe(true)
  const event = await lastEvent('officer.create')
  expect(event).toMatchObject({ actorId: admin.officerId, actorName: 'Trần Thị Bình', actorUnit: 'Công an Mẫu' })
  expect(JSON.stringify(await reader().auditEvent.findMany())).not.toContain(data.created?.password)
})

test('faults come back at their fields with what was typed', async () => {
  const { cookie } = await desk()
  const answer = await create(cookie, { familyName: '', serviceNumber: 'a/b', rankCode: '', validFrom: '31/02/2026' })
  expect(answer.init?.status).toBe(422)
  expect(Object.keys(answer.data.result.error ?? {}).sort()).toEqual([
    'familyName',
    'rankCode',
    'serviceNumber',
    'validFrom',
  ])
  expect(answer.data.result.initialValue).toMatchObject({ givenName: 'Hường', serviceNumber: 'a/b' })
  await create(cookie)
  const again = await create(cookie)
  expect(again.init?.status).toBe(409)
  expect(again.data.result.error?.serviceNumber?.[0]).toContain('đã có người dùng')
  expect(
    (await create(cookie, { serviceNumber: '7', username: 'x.y', validFrom: '2026-11-24' })).data.result.error,
  ).toHaveProperty('validFrom')
  expect(
    (await create(cookie, { serviceNumber: '7', username: 'x.y', unitCode: 'khong-co' })).data.result.error,
  ).toHaveProperty('unitCode')
})

interface Directory {
  lines: { serviceNumber: string; name: string; isLocked: boolean }[]
  total: number
}

function search(cookie: string, query: string) {
  return callLoader(officersLoader, { url: `/quan-tri/nguoi-dung?${query}`, cookie, now }) as Promise<Directory>
}

test('the directory searches without marks, filters and keeps Vietnamese order', async () => {
  const { cookie, force } = await desk()
  await create(cookie)
  await addOfficer({ serviceNumber: '2', unitId: force.post.unitId, name: ['Đỗ', 'Văn', 'An'] })
  await addOfficer({ serviceNumber: '3', unitId: force.team1.unitId, name: ['Đặng', 'Minh', 'Đạt'] })
  const names = async (query: string) => (await search(cookie, query)).lines.map((line) => line.name)
  expect(await names('')).toEqual(['Đỗ Văn An', 'Trần Thị Bình', 'Đặng Minh Đạt', 'Đặng Thị Hường'])
  expect(await names('q=dang+thi+huong')).toEqual(['Đặng Thị Hường'])
  expect(await names('q=Hường+Đặng')).toEqual(['Đặng Thị Hường'])
  expect(await names('q=555-6')).toEqual(['Đặng Thị Hường'])
  expect(await names('donvi=doi-1')).toEqual(['Đỗ Văn An', 'Đặng Minh Đạt'])
  expect(await names('trangthai=da-khoa')).toEqual([])
  expect(await names('q=khongcoai')).toEqual([])
  expect(await names('trang=99')).toHaveLength(4)
})

function act(cookie: string, serviceNumber: string, form: Record<string, string>) {
  const ma = serviceNumber
  return callAction(officerAction, { url: `/quan-tri/nguoi-dung/${ma}`, params: { ma }, cookie, now, form })
}

interface Refused {
  data: { refused: { text: string | null; result: { error?: Record<string, string[]> } | null } }
  init: { status: number }
}

test('locking needs a reason, is recorded, and can be undone', async () => {
  const { cookie, force } = await desk()
  const officer = await addOfficer({ serviceNumber: '2', unitId: force.team1.unitId })
  await cookieOf(officer)
  const without = (await act(cookie, '2', { viec: 'khoa', reason: ' ' })) as Refused
  expect(without.init.status).toBe(422)
  expect(without.data.refused.result?.error?.reason?.[0]).toContain('chưa ghi lý do')
  expect(((await act(cookie, '2', { viec: 'khoa', reason: 'Nghỉ hưu' })) as Response).status).toBe(303)
  expect(await reader().session.count({ where: { officerId: officer.officerId } })).toBe(0)
  expect(await lastEvent('account.lock')).toMatchObject({ reason: 'Nghỉ hưu', subjectId: officer.officerId })
  const page = (await callLoader(officerLoader, { url: '/', params: { ma: '2' }, cookie, now })) as {
    officer: { isLocked: boolean; lockReason: string }
  }
  expect(page.officer).toMatchObject({ isLocked: true, lockReason: 'Nghỉ hưu' })
  expect(((await act(cookie, '2', { viec: 'moKhoa', reason: 'Trở lại' })) as Response).status).toBe(303)
  expect(await lastEvent('account.unlock')).toMatchObject({ reason: 'Trở lại' })
})

test('an administrator locks neither himself nor the last one', async () => {
  const { cookie } = await desk()
  const answer = (await act(cookie, '000-001', { viec: 'khoa', reason: 'Thử' })) as Refused
  expect(answer.init.status).toBe(409)
  expect(answer.data.refused.text).toContain('không tự khóa')
})

test('an issued password replaces the old one and ends the sessions', async () => {
  const { cookie, force } = await desk()
  const officer = await addOfficer({ serviceNumber: '2', unitId: force.team1.unitId })
  await cookieOf(officer)
  const { data } = (await act(cookie, '2', { viec: 'matKhau' })) as Answer<{ password: string }>
  const account = await reader().account.findUniqueOrThrow({ where: { officerId: officer.officerId } })
  expect(account.mustChangePassword).toBe(true)
  expect(await verifyPassword(account.passwordHash, data.password)).toBe(true)
  expect(await reader().session.count({ where: { officerId: officer.officerId } })).toBe(0)
  expect(JSON.stringify(await reader().auditEvent.findMany())).not.toContain(data.password)
})

test('roles are given and ended with a reason', async () => {
  const { cookie, force } = await desk()
  const officer = await addOfficer({ serviceNumber: '2', unitId: force.team1.unitId })
  const form = { viec: 'giaoVaiTro', role: 'commander', unitCode: 'doi-1', reason: 'QĐ 1' }
  expect(((await act(cookie, '2', form)) as Response).status).toBe(303)
  expect(((await act(cookie, '2', form)) as Refused).data.refused.text).toContain('đang giữ vai trò')
  expect(((await act(cookie, '2', { ...form, role: 'vua' })) as Refused).init.status).toBe(422)
  const grant = await reader().roleGrant.findFirstOrThrow({ where: { officerId: officer.officerId } })
  expect(
    ((await act(cookie, '000-001', { viec: 'ketThucVaiTro', grantId: grant.id, reason: 'x' })) as Refused).init.status,
  ).toBe(409)
  expect(
    ((await act(cookie, '2', { viec: 'ketThucVaiTro', grantId: grant.id, reason: 'QĐ 2' })) as Response).status,
  ).toBe(303)
  expect(await reader().roleGrant.findUnique({ where: { id: grant.id } })).toMatchObject({ validTo: today })
})

test('the last administrator keeps the role', async () => {
  const { cookie, admin } = await desk()
  const grant = await reader().roleGrant.findFirstOrThrow({ where: { officerId: admin.officerId } })
  const answer = (await act(cookie, '000-001', { viec: 'ketThucVaiTro', grantId: grant.id, reason: 'x' })) as Refused
  expect(answer.data.refused.text).toContain('quản trị duy nhất')
})

test('an administrator of one team does not see, name or take over what lies outside it', async () => {
  const { force, admin } = await desk()
  const local = await addOfficer({ serviceNumber: '2', unitId: force.team1.unitId })
  await give(local, 'administrator', force.team1.unitId)
  await addOfficer({ serviceNumber: '3', unitId: force.team2.unitId })
  const cookie = await cookieOf(local)
  expect((await search(cookie, '')).lines.map((line) => line.serviceNumber)).toEqual(['2'])
  const foreign = (await callLoader(officerLoader, { url: '/', params: { ma: '3' }, cookie, now })) as Response
  const unknown = (await callLoader(officerLoader, { url: '/', params: { ma: '9' }, cookie, now })) as Response
  expect([foreign.status, await foreign.text()]).toEqual([unknown.status, await unknown.text()])
  expect(((await act(cookie, '3', { viec: 'matKhau' })) as Response).status).toBe(404)
  expect((await create(cookie)).data.result.error?.unitCode).toBeDefined()
  expect(((await callLoader(unitLoader, { url: '/', params: { ma: 'doi-2' }, cookie, now })) as Response).status).toBe(
    404,
  )

  // The administrator of the whole force serves in team 1, but is no matter of its administrator.
  const chief = await addOfficer({ serviceNumber: '4', unitId: force.team1.unitId })
  await give(chief, 'administrator', force.root.unitId)
  expect(((await act(cookie, '4', { viec: 'matKhau' })) as Refused).data.refused.text).toContain('ngoài phạm vi')
  expect(((await act(cookie, '4', { viec: 'khoa', reason: 'x' })) as Refused).data.refused.text).toContain(
    'ngoài phạm vi',
  )
  const wide = { viec: 'giaoVaiTro', role: 'administrator', unitCode: 'luc-luong', reason: 'x' }
  expect(((await act(cookie, '4', wide)) as Refused).init.status).toBe(409)
  expect(await reader().account.count({ where: { officerId: admin.officerId, lockedAt: null } })).toBe(1)
})

test('a transfer by form moves the officer from a past, present or later day', async () => {
  const { cookie, force } = await desk()
  const officer = await addOfficer({ serviceNumber: '2', unitId: force.team1.unitId })
  const form = { viec: 'dieuChuyen', unitCode: 'doi-2', positionCode: 'can-bo', from: '16/11/2026', reason: 'QĐ 3' }
  expect(((await act(cookie, '2', form)) as Response).status).toBe(303)
  expect(((await act(cookie, '2', { ...form, unitCode: 'to-1', from: '30/11/2026' })) as Response).status).toBe(303)
  const again = (await act(cookie, '2', { ...form, from: '24/11/2026' })) as Refused
  expect(again.data.refused.text).toContain('thay đổi khác')
  const rows = await reader().membership.findMany({
    where: { officerId: officer.officerId, supersededAt: null },
    orderBy: { validFrom: 'asc' },
  })
  expect(rows.map((row) => [row.unitId, row.validFrom, row.validTo])).toEqual([
    [force.team1.unitId, '2024-01-01', '2026-11-16'],
    [force.team2.unitId, '2026-11-16', '2026-11-30'],
    [force.post.unitId, '2026-11-30', '9999-12-31'],
  ])
})

test('units are listed as a tree, added under a parent and renamed', async () => {
  const { cookie } = await desk()
  const post = (form: Record<string, string>, ma = 'doi-2') =>
    callAction(unitAction, { url: `/quan-tri/don-vi/${ma}`, params: { ma }, cookie, now, form })
  const added = { viec: 'themDonVi', name: 'Tổ  10', code: 'to-10', typeCode: 'to' }
  expect(((await post(added)) as Response).status).toBe(303)
  const types = async () => {
    const shown = await callLoader(unitLoader, { url: '/quan-tri/don-vi/doi-2', params: { ma: 'doi-2' }, cookie, now })
    return (shown as { types: { code: string }[] }).types.map((type) => type.code)
  }
  // Levels that ended in 2025 are a choice only where a unit still has one.
  expect(await types()).not.toContain('cong-an-huyen')
  expect(((await post({ ...added, code: 'ca-cu', typeCode: 'cong-an-huyen' })) as Response).status).toBe(303)
  expect(await types()).toContain('cong-an-huyen')
  expect(await types()).not.toContain('cong-an-thi-tran')
  expect(((await post(added)) as Answer<{ result: { error: object } }>).data.result.error).toHaveProperty('code')
  expect(((await post({ ...added, code: 'Tổ 10' })) as Refused).init.status).toBe(422)
  const renamed = {
    viec: 'doiTen',
    name: 'Đội Hai',
    shortName: '',
    typeCode: 'doi',
    from: '23/11/2026',
    reason: 'QĐ 4',
  }
  expect(((await post(renamed)) as Response).status).toBe(303)
  const page = (await callLoader(unitsLoader, { url: '/quan-tri/don-vi', cookie, now })) as {
    units: { name: string; level: number; people: number }[]
  }
  expect(page.units.map(({ name, level, people }) => [name, level, people])).toEqual([
    ['Công an Mẫu', 0, 1],
    ['Đội 1', 1, 0],
    ['Tổ 1', 2, 0],
    ['Đội Hai', 1, 0],
    ['Tổ 10', 2, 0],
    ['Tổ 10', 2, 0],
  ])
})

interface Log {
  lines: { sequence: number; deed: string; actor: string; subject: string; reason: string }[]
  olderThan: number | null
  filter: { tu: string }
  errors: { tu: string[] }
}

function readLog(cookie: string, query: string) {
  return callLoader(auditLoader, { url: `/quan-tri/nhat-ky?${query}`, cookie, now }) as Promise<Log>
}

test('the log is filtered by deed, actor and day, and paged by number', async () => {
  const { cookie, force } = await desk()
  for (let number = 2; number < 60; number += 1)
    await addOfficer({ serviceNumber: String(number), unitId: force.team1.unitId })
  await act(cookie, '2', { viec: 'khoa', reason: 'Nghỉ hưu' })
  const newest = await readLog(cookie, '')
  expect(newest.lines).toHaveLength(50)
  expect(newest.lines[0]).toMatchObject({
    deed: 'Khóa tài khoản',
    actor: 'Thượng\u00a0úy\u00a0Trần Thị Bình',
    subject: 'Người dùng: Nguyễn Văn An, 2',
    reason: 'Nghỉ hưu',
  })
  const older = await readLog(cookie, `truoc=${newest.olderThan}`)
  expect(older.lines[0]?.sequence).toBe((newest.olderThan ?? 0) - 1)
  expect((await readLog(cookie, 'viec=account.lock')).lines).toHaveLength(1)
  expect((await readLog(cookie, 'nguoi=binh+tran')).lines.map((line) => line.deed)).toEqual([
    'Khóa tài khoản',
    'Đăng nhập',
  ])
  expect((await readLog(cookie, 'nguoi=khongcoai')).lines).toEqual([])
  expect((await readLog(cookie, 'tu=23/11/2026&den=23/11/2026&viec=account.lock')).lines).toHaveLength(1)
  expect((await readLog(cookie, 'tu=24/11/2026')).lines).toEqual([])
  const unread = await readLog(cookie, 'tu=31/02/2026&viec=account.lock')
  expect([unread.lines.length, unread.errors.tu.length, unread.filter.tu]).toEqual([1, 1, '31/02/2026'])
  expect(await verifyChain()).toMatchObject({ fault: null })
})
