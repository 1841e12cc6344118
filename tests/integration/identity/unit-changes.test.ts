import { expect, test } from 'vitest'
import { beginMemberships } from '~/domain/deeds/begin-memberships.server'
import { dissolveUnit, mergeUnits, moveUnit, splitUnit } from '~/domain/deeds/change-units.server'
import { findOverlaps } from '~/domain/identity/memberships.server'
import { createUnit, findUnitTree } from '~/domain/identity/units.server'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { findHeadCounts } from '~/domain/reports/head-counts.server'
import { addDays } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'
import { loader as unitLoader } from '~/routes/admin/unit'
import { callLoader, freshDatabase } from '../setup'
import {
  addOfficer,
  auditActorOf,
  cookieOf,
  createForce,
  type Force,
  give,
  lastEvent,
  now,
  type Person,
  today,
} from './force'

freshDatabase()

const yesterday = addDays(today, -1)
const tomorrow = addDays(today, 1)

interface Desk {
  force: Force
  chief: Person
  one: Person
  two: Person
  posted: Person
  base: { actor: Awaited<ReturnType<typeof auditActorOf>>; reason: string; now: Date }
}

/** An administrator in the root, one officer in each team and in the post below team 1; the first commands team 1. */
async function desk(): Promise<Desk> {
  const force = await createForce()
  const chief = await addOfficer({ serviceNumber: '0', unitId: force.root.unitId })
  await give(chief, 'administrator', force.root.unitId)
  const one = await addOfficer({ serviceNumber: '1', unitId: force.team1.unitId })
  const two = await addOfficer({ serviceNumber: '2', unitId: force.team2.unitId })
  const posted = await addOfficer({ serviceNumber: '3', unitId: force.post.unitId })
  await give(one, 'commander', force.team1.unitId, one.membershipId)
  await give(chief, 'commander', force.team2.unitId)
  return { force, chief, one, two, posted, base: { actor: await auditActorOf(chief), reason: 'QĐ 1', now } }
}

/** Everything that figures of a date are built from: the tree with names, and who counts where. */
async function pictureOf(date: string) {
  const tree = await findUnitTree(date)
  const heads = findHeadCounts({ gte: '', lt: '~', date })
  const codes = new Map(tree.map((unit) => [unit.path, unit.code]))
  return {
    tree: tree.map(({ code, name, depth, parentId, path }) => ({ code, name, depth, parentId, path })),
    heads: heads.map(({ path, officers }) => [codes.get(path), officers]).toSorted(),
  }
}

const codesOn = async (date: string) => (await findUnitTree(date)).map((unit) => `${unit.depth} ${unit.code}`)

test.each([addDays(today, -40), today, addDays(today, 40)])('a move on %s, sent twice, is one move', async (from) => {
  const { force, base } = await desk()
  const before = await pictureOf(addDays(from, -1))
  const move = { ...base, unitId: force.post.unitId, parentId: force.team2.unitId, from }
  expect(await moveUnit(move)).toEqual({ ok: true })
  expect(await pictureOf(addDays(from, -1))).toEqual(before)
  expect(await codesOn(from)).toEqual(['0 luc-luong', '1 doi-1', '1 doi-2', '2 to-1'])
  const rows = await reader().unitPlacement.count()
  expect(await moveUnit(move)).toEqual({ ok: true })
  expect(await reader().unitPlacement.count()).toBe(rows)
  expect(await reader().auditEvent.count({ where: { deed: 'unit.move' } })).toBe(1)
  // Entered late, the tree as it was known then can still be read.
  const superseded = await reader().unitPlacement.findMany({ where: { supersededAt: { not: null } } })
  expect(superseded.map((row) => row.path)).toEqual(from < today ? [force.post.path] : [])
})

test.each([addDays(today, -40), tomorrow])('a move on %s keeps every day before it', async (from) => {
  const { force, base } = await desk()
  const before = await pictureOf(addDays(from, -1))
  expect(await moveUnit({ ...base, unitId: force.team1.unitId, parentId: force.team2.unitId, from })).toEqual({
    ok: true,
  })
  expect(await pictureOf(addDays(from, -1))).toEqual(before)
  expect(await codesOn(from)).toEqual(['0 luc-luong', '1 doi-2', '2 doi-1', '3 to-1'])
})

test('a unit never comes below itself, a root stays, and an unknown parent is refused', async () => {
  const { force, base } = await desk()
  const move = (unitId: string, parentId: string) => moveUnit({ ...base, unitId, parentId, from: today })
  expect(await move(force.team1.unitId, force.post.unitId)).toEqual({ ok: false, reason: 'belowItself' })
  expect(await move(force.team1.unitId, force.team1.unitId)).toEqual({ ok: false, reason: 'belowItself' })
  expect(await move(force.root.unitId, force.team1.unitId)).toEqual({ ok: false, reason: 'rootStays' })
  expect(await move(force.post.unitId, 'khong-co')).toEqual({ ok: false, reason: 'parentUnknown' })
  expect(await move(force.post.unitId, force.team1.unitId)).toEqual({ ok: false, reason: 'nothingChanges' })
})

test('merged units close on the day, their people and units go on in the new one, their roles end', async () => {
  const { force, one, base } = await desk()
  const before = await pictureOf(yesterday)
  const merge = {
    ...base,
    predecessorIds: [force.team1.unitId, force.team2.unitId],
    successor: {
      newUnit: { code: 'doi-moi', name: 'Đội Mới', shortName: '', typeCode: 'doi' },
      parentId: force.root.unitId,
    },
    from: today,
  }
  expect(await mergeUnits(merge)).toEqual({ ok: true })
  expect(await mergeUnits(merge)).toEqual({ ok: true })
  expect(await pictureOf(yesterday)).toEqual(before)
  const picture = await pictureOf(today)
  expect(picture.tree.map((unit) => unit.code)).toEqual(['luc-luong', 'doi-moi', 'to-1'])
  expect(picture.heads).toEqual([
    ['doi-moi', 2],
    ['luc-luong', 1],
    ['to-1', 1],
  ])
  const successions = await reader().unitSuccession.findMany({ select: { kind: true, effectiveOn: true } })
  expect(successions).toEqual(Array(2).fill({ kind: 'merge', effectiveOn: today }))
  const grants = await reader().roleGrant.findMany({
    where: { role: 'commander' },
    select: { officerId: true, validTo: true },
  })
  expect(grants.map((grant) => grant.validTo)).toEqual([today, today])
  expect(grants.map((grant) => grant.officerId)).toContain(one.officerId)
  expect(findOverlaps()).toEqual([])
  expect(await reader().auditEvent.count({ where: { deed: 'unit.merge' } })).toBe(1)
  expect(await reader().auditEvent.count({ where: { deed: 'unit.create', subjectId: { not: '' }, at: now } })).toBe(4)
  expect(await lastEvent('unit.merge')).toMatchObject({ reason: 'QĐ 1' })
})

test('a merge into a standing unit for a later day leaves access as it is until then', async () => {
  const { force, two, base } = await desk()
  const from = addDays(today, 10)
  expect(
    await mergeUnits({
      ...base,
      predecessorIds: [force.team1.unitId, force.team2.unitId],
      successor: { unitId: force.team1.unitId },
      from,
    }),
  ).toEqual({ ok: true })
  const seen = (date: string) =>
    reader().officer.count({
      where: visibleOfficers({ grants: [{ role: 'commander', ...force.team1 }] }, 'viewFigures', date),
    })
  expect(await seen(addDays(from, -1))).toBe(2)
  expect(await seen(from)).toBe(3)
  expect(await seen(today)).toBe(2)
  expect(
    await reader().membership.findMany({
      where: { officerId: two.officerId, supersededAt: null },
      orderBy: { validFrom: 'asc' },
      select: { unitId: true, validTo: true },
    }),
  ).toEqual([
    { unitId: force.team2.unitId, validTo: from },
    { unitId: force.team1.unitId, validTo: '9999-12-31' },
  ])
  // Nobody newly comes to a unit that is to close.
  await expect(addOfficer({ serviceNumber: '9', unitId: force.team2.unitId })).rejects.toThrow('unitCloses')
})

test('the last administrator is not lost by a merge', async () => {
  const { force, chief, base } = await desk()
  const grant = await reader().roleGrant.findFirstOrThrow({ where: { role: 'administrator' } })
  expect(grant.officerId).toBe(chief.officerId)
  const second = await addOfficer({ serviceNumber: '7', unitId: force.team1.unitId })
  await give(second, 'administrator', force.team1.unitId)
  const merge = (predecessorIds: string[]) =>
    mergeUnits({ ...base, predecessorIds, successor: { unitId: force.team2.unitId }, from: today })
  expect(await merge([force.root.unitId])).toEqual({ ok: false, reason: 'rootStays' })
  expect(await merge([])).toEqual({ ok: false, reason: 'tooFewUnits' })
  expect(await merge([force.team1.unitId])).toEqual({ ok: true })
})

test('a split leaves nobody over: each officer and each unit below goes to a part', async () => {
  const { force, one, base } = await desk()
  const before = await pictureOf(yesterday)
  const split = {
    ...base,
    unitId: force.team1.unitId,
    parentId: force.root.unitId,
    parts: [
      { code: 'doi-1a', name: 'Đội 1A', shortName: '', typeCode: 'doi' },
      { code: 'doi-1b', name: 'Đội 1B', shortName: '', typeCode: 'doi' },
    ],
    keepsUnit: false,
    from: today,
  }
  const nobody = { partOfOfficer: new Map(), partOfUnit: new Map() }
  expect(await splitUnit({ ...split, ...nobody })).toEqual({ ok: false, reason: 'notAllAssigned' })
  expect(await reader().unit.count()).toBe(4)
  const everybody = {
    partOfOfficer: new Map([[one.officerId, 'doi-1a']]),
    partOfUnit: new Map([[force.post.unitId, 'doi-1b']]),
  }
  expect(await splitUnit({ ...split, ...everybody })).toEqual({ ok: true })
  expect(await splitUnit({ ...split, ...everybody })).toEqual({ ok: true })
  expect(await pictureOf(yesterday)).toEqual(before)
  const picture = await pictureOf(today)
  expect(picture.tree.map((unit) => `${unit.depth} ${unit.code}`)).toEqual([
    '0 luc-luong',
    '1 doi-1a',
    '1 doi-1b',
    '2 to-1',
    '1 doi-2',
  ])
  expect(picture.heads).toContainEqual(['doi-1a', 1])
  expect(await reader().auditEvent.count({ where: { deed: 'unit.split' } })).toBe(1)
})

test('a part splits off and the unit goes on with whoever stays', async () => {
  const { force, one, base } = await desk()
  const second = await addOfficer({ serviceNumber: '8', unitId: force.team1.unitId })
  expect(
    await splitUnit({
      ...base,
      unitId: force.team1.unitId,
      parentId: force.root.unitId,
      parts: [{ code: 'doi-1b', name: 'Đội 1B', shortName: '', typeCode: 'doi' }],
      keepsUnit: true,
      partOfOfficer: new Map([
        [one.officerId, null],
        [second.officerId, 'doi-1b'],
      ]),
      partOfUnit: new Map([[force.post.unitId, null]]),
      from: today,
    }),
  ).toEqual({ ok: true })
  expect((await pictureOf(today)).heads).toEqual([
    ['doi-1', 1],
    ['doi-1b', 1],
    ['doi-2', 1],
    ['luc-luong', 1],
    ['to-1', 1],
  ])
  // Who stays keeps the command.
  const grant = await reader().roleGrant.findFirstOrThrow({ where: { officerId: one.officerId } })
  expect(grant.validTo).toBe('9999-12-31')
})

test('only an empty unit is dissolved, and it stays on record with its name', async () => {
  const { force, posted, base } = await desk()
  const dissolve = (unitId: string) => dissolveUnit({ ...base, unitId, from: tomorrow })
  expect(await dissolve(force.team1.unitId)).toEqual({ ok: false, reason: 'childrenStand' })
  expect(await dissolve(force.post.unitId)).toEqual({ ok: false, reason: 'peopleStand' })
  const empty = { ...base, predecessorIds: [force.post.unitId], successor: { unitId: force.team1.unitId }, from: today }
  expect(await mergeUnits(empty)).toEqual({ ok: true })
  expect(await reader().membership.count({ where: { officerId: posted.officerId, validTo: '9999-12-31' } })).toBe(1)
  const moveOut = { ...empty, predecessorIds: [force.team2.unitId] }
  expect(await mergeUnits(moveOut)).toEqual({ ok: true })
  expect(await dissolve(force.team2.unitId)).toEqual({ ok: false, reason: 'unitUnknown' })
  expect(await reader().unit.count()).toBe(4)
})

test('what was entered for a day to come is carried out once on that day, also after a pause', async () => {
  const { force, base } = await desk()
  await moveUnit({ ...base, unitId: force.post.unitId, parentId: force.team2.unitId, from: addDays(today, 3) })
  expect(await beginMemberships(now)).toBe(0)
  const fiveDaysLater = new Date(now.getTime() + 5 * 86_400_000)
  expect(await beginMemberships(fiveDaysLater)).toBe(1)
  expect(await beginMemberships(fiveDaysLater)).toBe(0)
})

test('a unit that closes on its first day is still found, with where it went', async () => {
  const { force, chief, base } = await desk()
  const created = await inTransaction((tx) =>
    createUnit(tx, {
      actor: 'system',
      code: 'to-9',
      name: 'Tổ 9',
      shortName: '',
      typeCode: 'to',
      parentId: force.team1.unitId,
      validFrom: today,
      at: now,
    }),
  )
  if (!created.ok) throw new Error(created.reason)
  await mergeUnits({ ...base, predecessorIds: [created.unitId], successor: { unitId: force.post.unitId }, from: today })
  const cookie = await cookieOf(chief)
  const page = await callLoader(unitLoader, { url: '/', params: { ma: 'to-9' }, cookie, now })
  expect(page).toMatchObject({
    standing: null,
    unit: { state: 'closed', successors: [{ code: 'to-1', kind: 'merge', effectiveOn: today }] },
  })
})
