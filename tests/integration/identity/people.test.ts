import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { findOverlaps, getCountingUnit, openMembership, transferMembership } from '~/domain/identity/memberships.server'
import { changeRank, createOfficer } from '~/domain/identity/officers.server'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { endRole, grantRole } from '~/domain/identity/role-grants.server'
import { createUnit, findUnitTree, getUnitByCode, renameUnit } from '~/domain/identity/units.server'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { config } from '~/platform/config.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'
import { addOfficer, auditActorOf, createForce, give, lastEvent, now, today } from './force'

freshDatabase()

test('reference data comes once and leaves what was edited', async () => {
  await ensureReferenceData()
  await inTransaction((tx) => tx.rank.update({ where: { code: 'dai-uy' }, data: { shorthand: 'Đ.úy' } }))
  await ensureReferenceData()
  const ranks = await reader().rank.findMany({ orderBy: { ordinal: 'asc' } })
  expect(ranks).toHaveLength(17)
  expect(ranks[0]?.name).toBe('Đại tướng')
  expect(ranks.find((rank) => rank.code === 'dai-uy')?.shorthand).toBe('Đ.úy')
})

test('the tree of a date stands in order, numbers as numbers', async () => {
  const { root } = await createForce()
  await inTransaction(async (tx) => {
    for (const [code, name, validFrom] of [
      ['doi-10', 'Đội 10', '2020-01-01'],
      ['doi-3', 'Đội 3', '2027-01-01'],
    ] as const)
      await createUnit(tx, {
        actor: 'system',
        code,
        name,
        shortName: '',
        typeCode: 'doi',
        parentId: root.unitId,
        validFrom,
        at: now,
      })
  })
  const names = async (date: string) => (await findUnitTree(date)).map((unit) => unit.name)
  expect(await names(today)).toEqual(['Công an Mẫu', 'Đội 1', 'Tổ 1', 'Đội 2', 'Đội 10'])
  expect(await names('2027-01-01')).toEqual(['Công an Mẫu', 'Đội 1', 'Tổ 1', 'Đội 2', 'Đội 3', 'Đội 10'])
  expect(await names('2019-12-31')).toEqual([])
})

test('a unit code is taken once, and a parent must stand on the date', async () => {
  const { root } = await createForce()
  const unit = { actor: 'system', name: 'Đội 9', shortName: '', typeCode: 'doi', validFrom: today, at: now } as const
  const create = (more: { code: string; parentId: string; typeCode?: string }) =>
    inTransaction((tx) => createUnit(tx, { ...unit, ...more }))
  expect(await create({ code: 'doi-1', parentId: root.unitId })).toEqual({ ok: false, reason: 'codeTaken' })
  expect(await create({ code: 'doi-9', parentId: 'khong-co' })).toEqual({ ok: false, reason: 'parentUnknown' })
  expect(await create({ code: 'doi-9', parentId: root.unitId, typeCode: 'khong-co' })).toEqual({
    ok: false,
    reason: 'typeUnknown',
  })
})

test('a renamed unit keeps its old name on earlier dates; a correction of the same day replaces', async () => {
  const { team1 } = await createForce()
  const rename = (name: string, from: string) =>
    inTransaction((tx) =>
      renameUnit(tx, {
        actor: 'system',
        unitId: team1.unitId,
        name,
        shortName: '',
        typeCode: 'doi',
        from,
        reason: 'QĐ 12',
        at: now,
      }),
    )
  expect(await rename('Đội Quản lý hành chính', '2026-12-01')).toEqual({ ok: true })
  expect((await getUnitByCode('doi-1', '2026-11-30'))?.name).toBe('Đội 1')
  expect((await getUnitByCode('doi-1', '2026-12-01'))?.name).toBe('Đội Quản lý hành chính')
  expect(await rename('Đội QLHC', '2026-12-01')).toEqual({ ok: true })
  expect((await getUnitByCode('doi-1', '2026-12-01'))?.name).toBe('Đội QLHC')
  expect(await rename('Đội cũ', '2026-11-30')).toEqual({ ok: false, reason: 'beforePresentName' })
  expect(await lastEvent('unit.rename')).toMatchObject({ reason: 'QĐ 12' })
})

test('service numbers and user names are unique, also across each other', async () => {
  const { team1 } = await createForce()
  await addOfficer({ serviceNumber: '111-222', unitId: team1.unitId })
  const officer = {
    actor: 'system',
    familyName: 'Lê',
    middleName: '',
    givenName: 'Bình',
    passwordHash: 'x',
    rankCode: 'dai-uy',
    serviceCategoryCode: 'nghiep-vu',
    unitId: team1.unitId,
    positionCode: 'can-bo',
    validFrom: today,
    at: now,
  } as const
  const create = (more: object) =>
    inTransaction((tx) => createOfficer(tx, { ...officer, serviceNumber: '333-444', username: 'le.binh', ...more }))
  expect(await create({ serviceNumber: '111-222' })).toEqual({ ok: false, reason: 'serviceNumberTaken' })
  expect(await create({ username: 'CB.111-222' })).toEqual({ ok: false, reason: 'usernameTaken' })
  expect(await create({ username: '111-222' })).toEqual({ ok: false, reason: 'usernameTaken' })
  expect(await create({ unitId: 'khong-co' })).toEqual({ ok: false, reason: 'unitUnknown' })
  expect(await create({ positionCode: 'khong-co' })).toEqual({ ok: false, reason: 'positionUnknown' })
  expect(await create({ rankCode: 'khong-co' })).toEqual({ ok: false, reason: 'rankUnknown' })
  expect(await create({})).toMatchObject({ ok: true })
  const event = await lastEvent('officer.create')
  expect(event).toMatchObject({ actorName: 'Hệ thống', subjectType: 'officer' })
  expect(JSON.stringify(event)).not.toContain('argon2')
})

test('counting memberships never overlap; other kinds may', async () => {
  const { team1, team2 } = await createForce()
  const officer = await addOfficer({ serviceNumber: '1', unitId: team1.unitId })
  const open = (more: object) =>
    inTransaction((tx) =>
      openMembership(tx, {
        officerId: officer.officerId,
        unitId: team2.unitId,
        positionCode: 'can-bo',
        kind: 'counting',
        validFrom: '2025-01-01',
        at: now,
        ...more,
      }),
    )
  expect(await open({})).toEqual({ ok: false, reason: 'overlap' })
  expect(await open({ validFrom: '2023-01-01', validTo: '2024-01-02' })).toEqual({ ok: false, reason: 'overlap' })
  expect(await open({ validFrom: '2023-01-01', validTo: '2024-01-01' })).toMatchObject({ ok: true })
  expect(await open({ kind: 'concurrent' })).toMatchObject({ ok: true })
  expect(findOverlaps()).toEqual([])
})

test('verify finds an overlap that somebody wrote past the rules', async () => {
  const { team1, team2 } = await createForce()
  const officer = await addOfficer({ serviceNumber: '1', unitId: team1.unitId })
  const raw = new BetterSqlite(config().databaseFile)
  raw
    .prepare(
      `INSERT INTO "Membership" ("id", "officerId", "unitId", "positionCode", "kind", "validFrom", "validTo") VALUES ('x', ?, ?, 'can-bo', 'counting', '2025-05-01', '2025-06-01')`,
    )
    .run(officer.officerId, team2.unitId)
  raw.close()
  expect(findOverlaps()).toEqual([{ officerId: officer.officerId, firstId: officer.membershipId, secondId: 'x' }])
})

test('a transfer moves the counting unit from its day on, and ends the roles of the old membership', async () => {
  const { team1, team2 } = await createForce()
  const officer = await addOfficer({ serviceNumber: '1', unitId: team1.unitId })
  await give(officer, 'commander', team1.unitId, officer.membershipId)
  await give(officer, 'trainer', team1.unitId)
  const transfer = {
    actor: 'system',
    officerId: officer.officerId,
    positionCode: 'can-bo',
    reason: 'QĐ 7',
    at: now,
  } as const
  const move = (unitId: string, from: string) =>
    inTransaction((tx) => transferMembership(tx, { ...transfer, unitId, from }))
  expect(await move(team1.unitId, '2026-11-16')).toEqual({ ok: false, reason: 'nothingChanges' })
  expect(await move(team2.unitId, '2024-01-01')).toEqual({ ok: false, reason: 'notAfterPresent' })
  expect(await move('khong-co', '2026-11-16')).toEqual({ ok: false, reason: 'unitUnknown' })
  expect(await move(team2.unitId, '2026-11-16')).toMatchObject({ ok: true, previousUnitId: team1.unitId })
  expect((await getCountingUnit(reader(), officer.officerId, '2026-11-15'))?.unitId).toBe(team1.unitId)
  expect((await getCountingUnit(reader(), officer.officerId, '2026-11-16'))?.unitId).toBe(team2.unitId)
  const grants = await reader().roleGrant.findMany({
    where: { officerId: officer.officerId },
    orderBy: { role: 'asc' },
  })
  expect(grants.map(({ role, validTo }) => [role, validTo])).toEqual([
    ['commander', '2026-11-16'],
    ['trainer', '9999-12-31'],
  ])
  expect(findOverlaps()).toEqual([])
  expect(await lastEvent('officer.transfer')).toMatchObject({ reason: 'QĐ 7', subjectId: officer.officerId })
})

test('a rank holds until the next one begins', async () => {
  const { team1 } = await createForce()
  const officer = await addOfficer({ serviceNumber: '1', unitId: team1.unitId })
  const change = (rankCode: string, from: string) =>
    inTransaction((tx) =>
      changeRank(tx, { actor: 'system', officerId: officer.officerId, rankCode, from, reason: 'QĐ 8', at: now }),
    )
  expect(await change('dai-uy', '2024-01-01')).toEqual({ ok: false, reason: 'notAfterPresent' })
  expect(await change('thuong-uy', '2026-01-01')).toEqual({ ok: false, reason: 'nothingChanges' })
  expect(await change('dai-uy', '2026-01-01')).toEqual({ ok: true })
  const holdings = await reader().rankHolding.findMany({ orderBy: { validFrom: 'asc' } })
  expect(holdings.map(({ rankCode, validTo }) => [rankCode, validTo])).toEqual([
    ['thuong-uy', '2026-01-01'],
    ['dai-uy', '9999-12-31'],
  ])
})

test('a commander sees the officers of the own subtree on the date, and nobody else', async () => {
  const { root, team1, team2, post } = await createForce()
  const mine = await addOfficer({ serviceNumber: '1', unitId: team1.unitId })
  const below = await addOfficer({ serviceNumber: '2', unitId: post.unitId })
  const foreign = await addOfficer({ serviceNumber: '3', unitId: team2.unitId })
  await inTransaction((tx) =>
    transferMembership(tx, {
      actor: 'system',
      officerId: below.officerId,
      unitId: team2.unitId,
      positionCode: 'can-bo',
      from: today,
      reason: 'x',
      at: now,
    }),
  )
  const seen = async (grants: { role: 'commander' | 'trainer'; unitId: string; path: string }[], date: string) => {
    const officers = await reader().officer.findMany({
      where: visibleOfficers({ grants }, 'viewFigures', date),
      orderBy: { serviceNumber: 'asc' },
      select: { serviceNumber: true },
    })
    return officers.map((officer) => officer.serviceNumber)
  }
  const ofTeam1 = [{ role: 'commander' as const, ...team1 }]
  expect(await seen(ofTeam1, '2026-11-22')).toEqual([mine.serviceNumber, below.serviceNumber])
  expect(await seen(ofTeam1, today)).toEqual([mine.serviceNumber])
  expect(await seen([{ role: 'commander', ...root }], today)).toEqual(['1', '2', foreign.serviceNumber])
  expect(await seen([{ role: 'trainer', ...root }], today)).toEqual([])
  expect(await seen([], today)).toEqual([])
})

test('roles: no self-grant beside another administrator, none twice, the last administrator stays', async () => {
  const { root } = await createForce()
  const admin = await addOfficer({ serviceNumber: '1', unitId: root.unitId })
  const second = await addOfficer({ serviceNumber: '2', unitId: root.unitId })
  const firstGrant = await give(admin, 'administrator', root.unitId)
  const actor = await auditActorOf(admin)
  const grant = { actor, unitId: root.unitId, validFrom: today, reason: 'QĐ 9', at: now } as const
  const give2 = (officerId: string, role: 'trainer' | 'administrator') =>
    inTransaction((tx) => grantRole(tx, { ...grant, officerId, role }))
  const end = (grantId: string) => inTransaction((tx) => endRole(tx, { actor, grantId, reason: 'QĐ 10', at: now }))

  expect(await end(firstGrant)).toEqual({ ok: false, reason: 'lastAdministrator' })
  expect(await give2(admin.officerId, 'trainer')).toMatchObject({ ok: true })
  expect(await give2(second.officerId, 'administrator')).toMatchObject({ ok: true })
  expect(await give2(second.officerId, 'administrator')).toEqual({ ok: false, reason: 'alreadyGranted' })
  expect(await give2(admin.officerId, 'trainer')).toEqual({ ok: false, reason: 'selfGrant' })
  expect(await end(firstGrant)).toEqual({ ok: true })
  expect(await end(firstGrant)).toEqual({ ok: false, reason: 'grantUnknown' })
  expect(await lastEvent('role.end')).toMatchObject({ reason: 'QĐ 10', actorId: admin.officerId })
})
