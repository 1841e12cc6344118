import { expect, test } from 'vitest'
import { transferOfficer } from '~/domain/deeds/transfer-officer.server'
import { findOverlaps, getCountingUnit } from '~/domain/identity/memberships.server'
import { correctName, correctRank } from '~/domain/identity/officer-corrections.server'
import { changeRank } from '~/domain/identity/officers.server'
import { addSecondary, correctMembership, endSecondary, endService } from '~/domain/identity/service-changes.server'
import { getServiceRecord } from '~/domain/identity/service-record.server'
import { addDays } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'
import { addOfficer, auditActorOf, createForce, type Force, give, lastEvent, now, type Person, today } from './force'

freshDatabase()

interface Desk {
  force: Force
  officer: Person
  common: { actor: 'system'; officerId: string; reason: string; at: Date }
}

async function desk(): Promise<Desk> {
  const force = await createForce()
  const officer = await addOfficer({ serviceNumber: '1', unitId: force.team1.unitId })
  return { force, officer, common: { actor: 'system', officerId: officer.officerId, reason: 'QĐ 5', at: now } }
}

const unitOn = async (officer: Person, date: string) =>
  (await getCountingUnit(reader(), officer.officerId, date))?.unitId ?? null

test('a transfer for a later day holds from that day; another one before it is refused', async () => {
  const { force, officer } = await desk()
  const actor = await auditActorOf(officer)
  const transfer = { actor, officerId: officer.officerId, positionCode: 'can-bo', reason: 'QĐ 6', now }
  const from = addDays(today, 20)
  expect(await transferOfficer({ ...transfer, unit: force.team2, from })).toEqual({ ok: true })
  expect(await unitOn(officer, today)).toBe(force.team1.unitId)
  expect(await unitOn(officer, from)).toBe(force.team2.unitId)
  expect(await transferOfficer({ ...transfer, unit: force.post, from: addDays(today, 5) })).toEqual({
    ok: false,
    reason: 'laterChangeExists',
  })
  // No day that has passed changed, so nothing was corrected.
  expect((await getServiceRecord(officer.officerId)).corrected).toEqual([])
})

test('a late transfer keeps what was known until it was entered', async () => {
  const { force, officer } = await desk()
  const actor = await auditActorOf(officer)
  const from = addDays(today, -10)
  await transferOfficer({
    actor,
    officerId: officer.officerId,
    positionCode: 'can-bo',
    reason: 'QĐ 6',
    unit: force.team2,
    from,
    now,
  })
  const record = await getServiceRecord(officer.officerId)
  expect(record.lines.map((line) => [line.unitName, line.validFrom, line.validTo, line.correctedOn])).toEqual([
    ['Đội 2', from, null, today],
    ['Đội 1', '2024-01-01', from, today],
  ])
  expect(record.corrected).toMatchObject([{ unitName: 'Đội 1', validFrom: '2024-01-01', validTo: null }])
})

test('a correction changes the days it names and no other, and never makes two memberships count', async () => {
  const { force, officer, common } = await desk()
  await give(officer, 'commander', force.team1.unitId, officer.membershipId)
  const correct = (from: string, to: string | null, unitId = force.team2.unitId) =>
    inTransaction((tx) => correctMembership(tx, { ...common, unitId, positionCode: 'can-bo', from, to }))
  expect(await correct('2025-03-01', '2025-06-01')).toEqual({ ok: true })
  expect(await unitOn(officer, '2025-02-28')).toBe(force.team1.unitId)
  expect(await unitOn(officer, '2025-03-01')).toBe(force.team2.unitId)
  expect(await unitOn(officer, '2025-05-31')).toBe(force.team2.unitId)
  expect(await unitOn(officer, '2025-06-01')).toBe(force.team1.unitId)
  // The role came with a membership that goes on today.
  expect(await reader().roleGrant.findFirst({ select: { validTo: true } })).toEqual({ validTo: '9999-12-31' })
  // Before the first day known so far.
  expect(await correct('2023-05-01', null)).toEqual({ ok: true })
  expect(await unitOn(officer, '2023-12-31')).toBe(force.team2.unitId)
  expect(await unitOn(officer, '2023-04-30')).toBeNull()
  expect(await correct('2025-03-01', '2025-06-01')).toEqual({ ok: false, reason: 'nothingChanges' })
  expect(await correct('2025-03-01', '2025-03-01')).toEqual({ ok: false, reason: 'endBeforeStart' })
  expect(await correct('2019-01-01', null)).toEqual({ ok: false, reason: 'unitUnknown' })
  expect(findOverlaps()).toEqual([])
  const { corrected } = await getServiceRecord(officer.officerId)
  expect(corrected).toHaveLength(1)
  expect(await lastEvent('officer.correctService')).toMatchObject({ reason: 'QĐ 5' })
})

test('supervision brings the command of the unit, and both end together', async () => {
  const { force, officer, common } = await desk()
  const supervision = { ...common, kind: 'supervision', positionCode: 'can-bo', from: today, to: null } as const
  const added = await inTransaction((tx) => addSecondary(tx, { ...supervision, unitId: force.team2.unitId }))
  if (!added.ok) throw new Error(added.reason)
  const grant = await reader().roleGrant.findFirstOrThrow({ where: { officerId: officer.officerId } })
  expect(grant).toMatchObject({
    role: 'commander',
    unitId: force.team2.unitId,
    membershipId: added.membershipId,
    validTo: '9999-12-31',
  })
  expect(await unitOn(officer, today)).toBe(force.team1.unitId)
  expect(await inTransaction((tx) => addSecondary(tx, { ...supervision, unitId: force.team2.unitId }))).toEqual({
    ok: false,
    reason: 'alreadyThere',
  })
  const end = { ...common, membershipId: added.membershipId, from: addDays(today, 30) }
  expect(await inTransaction((tx) => endSecondary(tx, end))).toEqual({ ok: true })
  expect(await reader().roleGrant.findUnique({ where: { id: grant.id }, select: { validTo: true } })).toEqual({
    validTo: addDays(today, 30),
  })
  expect(await inTransaction((tx) => endSecondary(tx, { ...end, membershipId: officer.membershipId }))).toEqual({
    ok: false,
    reason: 'membershipUnknown',
  })
})

test.each([false, true])('a secondment counts on the side it says (host: %s) and comes back', async (countsAtHost) => {
  const { force, officer, common } = await desk()
  const from = addDays(today, -5)
  const to = addDays(today, 25)
  const secondment = { ...common, kind: 'secondment', unitId: force.team2.unitId, positionCode: 'can-bo' } as const
  expect(await inTransaction((tx) => addSecondary(tx, { ...secondment, from, to, countsAtHost }))).toMatchObject({
    ok: true,
  })
  expect(await unitOn(officer, addDays(from, -1))).toBe(force.team1.unitId)
  expect(await unitOn(officer, today)).toBe(countsAtHost ? force.team2.unitId : force.team1.unitId)
  expect(await unitOn(officer, to)).toBe(force.team1.unitId)
  const other = await reader().membership.findFirstOrThrow({
    where: { officerId: officer.officerId, kind: 'secondment', supersededAt: null },
  })
  expect(other).toMatchObject({
    unitId: countsAtHost ? force.team1.unitId : force.team2.unitId,
    validFrom: from,
    validTo: to,
  })
  expect(findOverlaps()).toEqual([])
})

test('who ends service belongs nowhere and holds nothing from that day on', async () => {
  const { force, officer, common } = await desk()
  await give(officer, 'trainer', force.root.unitId)
  const from = addDays(today, 3)
  expect(await inTransaction((tx) => endService(tx, { ...common, from }))).toEqual({ ok: true })
  expect(await unitOn(officer, today)).toBe(force.team1.unitId)
  expect(await unitOn(officer, from)).toBeNull()
  expect(await reader().roleGrant.findFirst({ select: { validTo: true } })).toEqual({ validTo: from })
  expect(await inTransaction((tx) => endService(tx, { ...common, from }))).toEqual({
    ok: false,
    reason: 'noMembership',
  })
  // And may come back.
  const actor = await auditActorOf(officer)
  const back = { actor, officerId: officer.officerId, positionCode: 'can-bo', reason: 'QĐ 9', now }
  expect(await transferOfficer({ ...back, unit: force.team2, from: addDays(from, 30) })).toEqual({ ok: true })
  expect(await unitOn(officer, addDays(from, 29))).toBeNull()
  expect(await unitOn(officer, addDays(from, 30))).toBe(force.team2.unitId)

  const admin = await addOfficer({ serviceNumber: '2', unitId: force.root.unitId })
  await give(admin, 'administrator', force.root.unitId)
  const last = { ...common, officerId: admin.officerId, from }
  expect(await inTransaction((tx) => endService(tx, last))).toEqual({ ok: false, reason: 'lastAdministrator' })
})

test('a rank entered wrongly is put right within its neighbours', async () => {
  const { officer, common } = await desk()
  await inTransaction((tx) => changeRank(tx, { ...common, rankCode: 'dai-uy', from: '2026-05-01' }))
  const [first, second] = await reader().rankHolding.findMany({ orderBy: { validFrom: 'asc' } })
  const correct = (holdingId: string, rankCode: string, from: string) =>
    inTransaction((tx) => correctRank(tx, { ...common, holdingId, rankCode, from }))
  expect(await correct(second?.id ?? '', 'dai-uy', '2023-01-01')).toEqual({ ok: false, reason: 'rankOrder' })
  expect(await correct(second?.id ?? '', 'dai-uy', '2026-05-01')).toEqual({ ok: false, reason: 'nothingChanges' })
  expect(await correct('khong-co', 'dai-uy', '2026-05-01')).toEqual({ ok: false, reason: 'holdingUnknown' })
  expect(await correct(second?.id ?? '', 'thieu-ta', '2026-06-01')).toEqual({ ok: true })
  expect(
    await reader().rankHolding.findMany({
      orderBy: { validFrom: 'asc' },
      select: { id: true, rankCode: true, validFrom: true, validTo: true },
    }),
  ).toEqual([
    { id: first?.id, rankCode: 'thuong-uy', validFrom: '2024-01-01', validTo: '2026-06-01' },
    { id: second?.id, rankCode: 'thieu-ta', validFrom: '2026-06-01', validTo: '9999-12-31' },
  ])
  expect(await lastEvent('officer.correctRank')).toMatchObject({ subjectId: officer.officerId })
})

test('a compound family name is put right, and search and order follow', async () => {
  const { officer, common } = await desk()
  const name = { familyName: 'Tôn Nữ', middleName: 'Thị', givenName: 'Ái' }
  expect(await inTransaction((tx) => correctName(tx, { ...common, ...name }))).toEqual({ ok: true })
  expect(await inTransaction((tx) => correctName(tx, { ...common, ...name }))).toEqual({
    ok: false,
    reason: 'nothingChanges',
  })
  expect(await reader().officer.findUniqueOrThrow({ where: { id: officer.officerId } })).toMatchObject({
    familyName: 'Tôn Nữ',
    searchKey: 'ton nu thi ai 1',
  })
  expect(await lastEvent('officer.name')).toMatchObject({ reason: 'QĐ 5', details: { after: 'Tôn Nữ Thị Ái' } })
})
