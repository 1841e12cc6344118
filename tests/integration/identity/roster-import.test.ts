import type { ActionFunction } from '@remix-run/node'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { verifyChain } from '~/domain/audit/events.server'
import { applyImport, beginImport } from '~/domain/deeds/import-roster.server'
import { startSheet, takeSheet } from '~/domain/deeds/issue-first-passwords.server'
import { beginUndo, previewUndo, undoImport } from '~/domain/deeds/undo-roster.server'
import type { Actor } from '~/domain/identity/access'
import { findOverlaps } from '~/domain/identity/memberships.server'
import { verifyPassword } from '~/domain/identity/passwords.server'
import {
  createDraft,
  getDraft,
  getProgress,
  planDraft,
  saveChoices,
} from '~/domain/identity/roster/roster-imports.server'
import { countOf } from '~/domain/identity/roster/roster-plan'
import { writeRosterTemplate } from '~/domain/identity/roster/roster-template.server'
import { getActor } from '~/domain/identity/sessions.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { action as columnsAction, loader as columnsLoader } from '~/routes/admin/roster-columns'
import { action as importAction, loader as importLoader } from '~/routes/admin/roster-import'
import { loader as listLoader, action as uploadAction } from '~/routes/admin/roster-imports'
import { action as rowAction, loader as rowLoader } from '~/routes/admin/roster-row'
import { loader as templateLoader } from '~/routes/admin/roster-template'
import { callAction, callLoader, contextAt, freshDatabase } from '../setup'
import { addOfficer, cookieOf, createForce, type Force, give, now, type Person } from './force'

freshDatabase()

const header = 'Số hiệu;Họ và tên;Cấp bậc;Chức vụ;Đơn vị;Diện;Ngày vào đơn vị;Đơn vị cấp trên;Loại đơn vị'
const file = [
  header,
  '100-001;Lê Văn Cường;Đại úy;Cán bộ;Đội 1;Nghiệp vụ;01/10/2026;;',
  '100-002;Lê Văn Cường;Trung úy;Cán bộ;Tổ 9;Nghiệp vụ;;Đội 2;Tổ',
  '000-010;Nguyễn Văn An;Đại úy;Cán bộ;Đội 2;Nghiệp vụ;;;',
  '000-011;Phạm Thị Hoa;;;;;;;',
].join('\r\n')

interface Desk {
  force: Force
  admin: Person
  actor: Actor
  cookie: string
  an: Person
}

async function desk(unit: keyof Force = 'root'): Promise<Desk> {
  const force = await createForce()
  const admin = await addOfficer({
    serviceNumber: '000-001',
    unitId: force[unit].unitId,
    name: ['Trần', 'Thị', 'Bình'],
  })
  await give(admin, 'administrator', force[unit].unitId)
  const an = await addOfficer({ serviceNumber: '000-010', unitId: force.team1.unitId })
  await addOfficer({ serviceNumber: '000-011', unitId: force.team1.unitId, name: ['Phạm', 'Thị', 'Hoa'] })
  const cookie = await cookieOf(admin)
  const request = new Request('http://localhost/', { headers: { Cookie: cookie } })
  const actor = await getActor(request, contextAt(now))
  if (!actor) throw new Error('not signed in')
  return { force, admin, actor, cookie, an }
}

async function draftOf({ actor }: Desk, text: string) {
  const made = await createDraft(actor, { fileName: 'ds.csv', file: Buffer.from(text), now })
  if (!made.ok) throw new Error(made.reason)
  const draft = await getDraft(actor, made.importId)
  if (!draft) throw new Error('no draft')
  return draft
}

/** From the file to the written rows. */
async function bringIn(at: Desk, text = file): Promise<string> {
  const draft = await draftOf(at, text)
  const begun = await beginImport({ actor: at.actor, draft, skipsConflicts: false, now })
  expect(begun).toEqual({ ok: true })
  await applyImport({ importId: draft.importId, actorId: at.actor.officerId, now })
  return draft.importId
}

async function standing(serviceNumber: string) {
  const officer = await reader().officer.findUniqueOrThrow({
    where: { serviceNumber },
    select: {
      id: true,
      givenName: true,
      account: { select: { lockedAt: true, mustChangePassword: true, username: true, passwordHash: true } },
      rankHoldings: { where: { validTo: '9999-12-31' }, select: { rankCode: true } },
      memberships: {
        where: { supersededAt: null, validTo: '9999-12-31' },
        select: { validFrom: true, unit: { select: { code: true } } },
      },
    },
  })
  return {
    ...officer,
    rank: officer.rankHoldings.map(({ rankCode }) => rankCode).join(),
    units: officer.memberships.map(({ validFrom, unit }) => `${unit.code} ${validFrom}`).join(),
  }
}

test('a trial writes nothing, the import writes what it said, and importing again changes nothing', async () => {
  const at = await desk()
  const draft = await draftOf(at, file)
  const counts = countOf(await planDraft(at.actor, draft, now))
  expect(counts).toMatchObject({ add: 2, move: 1, same: 1, units: 1, conflict: 0 })
  expect(await reader().officer.count()).toBe(3)

  const importId = await bringIn(at)
  expect(await standing('100-001')).toMatchObject({ rank: 'dai-uy', units: 'doi-1 2026-10-01' })
  expect(await standing('100-002')).toMatchObject({ units: 'to-9 2026-11-23', account: { username: '100-002' } })
  expect(await standing('000-010')).toMatchObject({ rank: 'dai-uy', units: 'doi-2 2026-11-23' })
  expect(await standing('000-011')).toMatchObject({ units: 'doi-1 2024-01-01' })
  expect(findOverlaps()).toEqual([])
  expect((await verifyChain()).fault).toBeNull()
  const events = await reader().auditEvent.findMany({ where: { deed: { startsWith: 'roster' } } })
  expect(events).toMatchObject([{ subjectId: importId, details: { add: 2, move: 1, units: 1 } }])

  const again = await draftOf(at, file)
  expect(countOf(await planDraft(at.actor, again, now))).toMatchObject({
    same: 4,
    add: 0,
    move: 0,
    change: 0,
    units: 0,
  })
  expect(await beginImport({ actor: at.actor, draft: again, skipsConflicts: true, now })).toEqual({
    ok: false,
    reason: 'nothing',
  })
})

test('bad rows stop an import unless they are left out on purpose', async () => {
  const at = await desk()
  const draft = await draftOf(at, `${file}\r\n100-003;Võ Thị Dung;Th.úy;Cán bộ;Đội 1;Nghiệp vụ;;;`)
  expect(await beginImport({ actor: at.actor, draft, skipsConflicts: false, now })).toMatchObject({
    reason: 'conflicts',
  })
  expect(await beginImport({ actor: at.actor, draft, skipsConflicts: true, now })).toEqual({ ok: true })
  await applyImport({ importId: draft.importId, actorId: at.actor.officerId, now })
  expect(await reader().officer.count()).toBe(5)
})

test('a server killed midway goes on where it stopped and writes nothing twice', async () => {
  const at = await desk()
  const rows = Array.from(
    { length: 250 },
    (_, index) => `200-${String(index).padStart(3, '0')};Lê Văn An;Đại úy;Cán bộ;Đội 1;Nghiệp vụ;;;`,
  )
  const draft = await draftOf(at, [header, ...rows].join('\n'))
  await beginImport({ actor: at.actor, draft, skipsConflicts: false, now })
  const order = { importId: draft.importId, actorId: at.actor.officerId, now }
  // The rows of the second half are kept from the first run, as when its process dies between two batches.
  const first = await reader().rosterImportRow.findMany({
    where: { importId: draft.importId },
    take: 150,
    select: { position: true },
  })
  const rest = { importId: draft.importId, position: { notIn: first.map(({ position }) => position) } }
  await inTransaction((tx) => tx.rosterImportRow.updateMany({ where: rest, data: { state: 'held' } }))
  await applyImport(order)
  await inTransaction(async (tx) => {
    await tx.rosterImportRow.updateMany({ where: { state: 'held' }, data: { state: 'waiting' } })
    await tx.rosterImport.updateMany({ where: { id: draft.importId }, data: { state: 'applying' } })
  })
  expect(await reader().officer.count({ where: { serviceNumber: { startsWith: '200-' } } })).toBe(150)
  await Promise.all([applyImport(order), applyImport(order)])
  expect(await reader().officer.count({ where: { serviceNumber: { startsWith: '200-' } } })).toBe(250)
  expect(await getProgress(draft.importId)).toMatchObject({ waiting: 0, refused: 0, done: { add: 250 } })
})

test('undo takes everything back as facts, and the same file can be imported again', async () => {
  const at = await desk()
  await give(at.an, 'commander', at.force.team1.unitId, at.an.membershipId)
  const importId = await bringIn(at)
  expect(await previewUndo({ actor: at.actor, importId, now })).toMatchObject({ rows: 4, faults: [] })
  expect(await beginUndo({ actor: at.actor, importId, reason: 'Nhầm tệp', keepsUsed: false, now })).toEqual({
    ok: true,
  })
  await undoImport(importId, now)
  expect(await standing('000-010')).toMatchObject({ rank: 'thuong-uy', units: 'doi-1 2024-01-01' })
  expect(await reader().roleGrant.count({ where: { officerId: at.an.officerId, validTo: '9999-12-31' } })).toBe(1)
  expect(await standing('100-001')).toMatchObject({ rank: '', units: '', account: { lockedAt: now } })
  expect(await reader().unitPlacement.count({ where: { unit: { code: 'to-9' }, supersededAt: null } })).toBe(0)
  expect(await getProgress(importId)).toMatchObject({ undone: 4, kept: 0 })
  expect(findOverlaps()).toEqual([])

  await bringIn(at)
  expect(await standing('100-001')).toMatchObject({
    rank: 'dai-uy',
    units: 'doi-1 2026-10-01',
    account: { lockedAt: null },
  })
  expect(await standing('100-002')).toMatchObject({ units: 'to-9 2026-11-23' })
})

test('what was used since is named, and kept only on purpose', async () => {
  const at = await desk()
  const importId = await bringIn(at)
  const added = await standing('100-002')
  await cookieOf({ officerId: added.id, membershipId: '', serviceNumber: '100-002' })
  const { faults } = await previewUndo({ actor: at.actor, importId, now })
  expect(faults.map(({ label, reason }) => `${label}: ${reason}`)).toEqual([
    'Tổ 9: Đơn vị này đang có người.',
    '100-002 Lê Văn Cường: Đồng chí này đã đăng nhập.',
  ])
  const order = { actor: at.actor, importId, reason: 'Nhầm', now }
  expect(await beginUndo({ ...order, keepsUsed: false })).toEqual({ ok: false, reason: 'faults' })
  expect(await beginUndo({ ...order, keepsUsed: true })).toEqual({ ok: true })
  await undoImport(importId, now)
  expect(await getProgress(importId)).toMatchObject({ undone: 2, kept: 2 })
  expect(await standing('100-002')).toMatchObject({ units: 'to-9 2026-11-23', account: { lockedAt: null } })
})

test('first passwords are given once, work, and leave no trace in the log', async () => {
  const at = await desk()
  const importId = await bringIn(at)
  const sheetId = await startSheet(at.actor, { importId, isAgain: false, now })
  if (!sheetId) throw new Error('nobody waits')
  await expect.poll(() => takeSheet(at.actor, importId, sheetId)?.length ?? 0, { timeout: 20_000 }).toBe(2)
  expect(takeSheet(at.actor, importId, sheetId)).toBeNull()
  expect(await startSheet(at.actor, { importId, isAgain: false, now })).toBeNull()

  const second = await startSheet(at.actor, { importId, isAgain: true, now })
  if (!second) throw new Error('nobody waits')
  let slips: { password: string; serviceNumber: string }[] | null = null
  await expect
    .poll(
      () => {
        slips ??= takeSheet(at.actor, importId, second)
        return slips?.length
      },
      { timeout: 20_000 },
    )
    .toBe(2)
  for (const { password, serviceNumber } of slips ?? []) {
    const { account } = await standing(serviceNumber)
    expect(await verifyPassword(account?.passwordHash ?? '', password)).toBe(true)
    const events = await reader().auditEvent.findMany({ select: { details: true, reason: true } })
    expect(JSON.stringify(events)).not.toContain(password)
  }
})

test('units and people outside the scope look like none, and imports of others are not found', async () => {
  const at = await desk('team2')
  const counts = countOf(await planDraft(at.actor, await draftOf(at, file), now))
  expect(counts).toMatchObject({ conflict: 3, add: 1, units: 1, move: 0 })
  const draft = await draftOf(at, file)
  const other = await addOfficer({ serviceNumber: '000-099', unitId: at.force.team1.unitId })
  await give(other, 'administrator', at.force.team1.unitId)
  const found = (await callLoader(importLoader, {
    url: `/quan-tri/nguoi-dung/nhap/${draft.importId}`,
    params: { ma: draft.importId },
    cookie: await cookieOf(other),
    now,
  })) as Response
  expect(found.status).toBe(404)
})

async function upload(at: Desk, bytes: Buffer, name: string): Promise<unknown> {
  const body = new FormData()
  body.set('tep', new File([new Uint8Array(bytes)], name))
  const request = new Request('http://localhost/quan-tri/nguoi-dung/nhap', {
    method: 'POST',
    body,
    headers: { Cookie: at.cookie },
  })
  return (uploadAction as ActionFunction)({ request, params: {}, context: contextAt(now) })
}

test('the pages: upload, columns remembered, a word and a row put right, the import', async () => {
  const at = await desk()
  const sheet = await writeXlsxFile(
    [
      ['Danh sách', null, null, null, null],
      ['Mã số cũ', 'Họ và tên', 'Cấp bậc', 'Chức vụ', 'Thuộc đội'],
      ['100-001', 'Đặng Trần Minh Hải', 'Th.úy', 'Cán bộ', 'Đội 1'],
    ].map((row) => row.map((value) => (value === null ? null : { value, type: String }))),
  ).toBuffer()
  const sent = (await upload(at, sheet, 'đơn vị.xlsx')) as Response
  const url = sent.headers.get('Location') ?? ''
  const params = { ma: url.split('/').at(-1) ?? '' }
  const call = { url, params, cookie: at.cookie, now }
  expect(await callLoader(importLoader, call)).toMatchObject({ view: 'draft', hasNumbers: false })
  expect(await callLoader(columnsLoader, call)).toMatchObject({ columns: { length: 5 } })
  const columns = {
    ngay: '23/11/2026',
    'cot-0': 'serviceNumber',
    'cot-1': 'fullName',
    'cot-2': 'rank',
    'cot-3': 'position',
    'cot-4': 'unit',
    'dien-chung': 'nghiep-vu',
    'chuc-vu-chung': '',
  }
  expect(await callAction(columnsAction, { ...call, form: { ...columns, 'cot-1': 'rank' } })).toMatchObject({
    data: { problem: expect.stringContaining('Hai cột') },
  })
  expect(await callAction(columnsAction, { ...call, form: columns })).toMatchObject({ status: 303 })
  expect(await callLoader(importLoader, call)).toMatchObject({
    preview: { counts: { conflict: 1 } },
    words: [{ kind: 'rank', text: 'Th.úy' }],
  })
  await callAction(importAction, { ...call, form: { viec: 'chu', 'chu:rank:Th.úy': 'thuong-uy' } })
  const rowCall = { ...call, params: { ...params, dong: '3' } }
  expect(await callLoader(rowLoader, rowCall)).toMatchObject({ parts: { familyName: 'Đặng' } })
  await callAction(rowAction, { ...rowCall, form: { ho: 'Đặng Trần', dem: 'Minh', ten: 'Hải' } })
  expect(await callAction(importAction, { ...call, form: { viec: 'nhap' } })).toMatchObject({ status: 303 })
  expect(await callLoader(importLoader, call)).toMatchObject({
    view: 'result',
    state: 'applied',
    progress: { done: { add: 1 } },
  })
  expect(await reader().officer.findUnique({ where: { serviceNumber: '100-001' } })).toMatchObject({
    familyName: 'Đặng Trần',
  })
  const again = (await upload(at, sheet, 'lần hai.xlsx')) as Response
  const next = again.headers.get('Location') ?? ''
  expect(
    await callLoader(importLoader, { ...call, url: next, params: { ma: next.split('/').at(-1) ?? '' } }),
  ).toMatchObject({ hasNumbers: true })
  expect(await callLoader(listLoader, { ...call, url: '/quan-tri/nguoi-dung/nhap' })).toMatchObject({ total: 2 })
})

test('the template is read back by the product, and what is no table is refused in words', async () => {
  const at = await desk()
  expect(await callLoader(templateLoader, { url: '/', cookie: at.cookie, now })).toMatchObject({ status: 200 })
  const made = await createDraft(at.actor, { fileName: 'mau.xlsx', file: await writeRosterTemplate(), now })
  const draft = made.ok ? await getDraft(at.actor, made.importId) : null
  expect(draft?.sheets.people.rows).toHaveLength(2)
  expect(draft?.sheets.units?.rows).toHaveLength(1)
  expect(await upload(at, Buffer.from('PK'), 'a.xlsx')).toMatchObject({ init: { status: 422 } })
  expect(await upload(at, Buffer.alloc(0), 'a.csv')).toMatchObject({
    data: { problem: expect.stringContaining('chưa chọn tệp') },
  })
})

test('legacy encodings of a CSV file', async () => {
  const at = await desk()
  const cells = [header, '000-011;Phạm Thị Hoa;;;;;;;'].join('\n')
  const utf16 = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(cells, 'utf16le')])
  for (const bytes of [Buffer.from(`\ufeff${cells}`), Buffer.from(cells.replaceAll(';', '\t')), utf16]) {
    const made = await createDraft(at.actor, { fileName: 'a.csv', file: bytes, now })
    const draft = made.ok ? await getDraft(at.actor, made.importId) : null
    if (!draft) throw new Error('not read')
    expect(countOf(await planDraft(at.actor, draft, now))).toMatchObject({ same: 1 })
    expect(await saveChoices(draft, draft)).toBe(true)
  }
})
