import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordEvent, verifyChain } from '~/domain/audit/events.server'
import { delegateCommand, takeBackCommand } from '~/domain/deeds/delegate-command.server'
import { transferOfficer } from '~/domain/deeds/transfer-officer.server'
import { actingOver, covers, delegatorNames, may, mayDecideAbout } from '~/domain/identity/access'
import { readSessionActor } from '~/domain/identity/actor-reads.server'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { addDays } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'
import { action, loader } from '~/routes/command/own-delegation'
import { callAction, callLoader, freshDatabase } from '../setup'
import { addOfficer, auditActorOf, cookieOf, createForce, give, lastEvent, now, type Person, today } from './force'

freshDatabase()

async function desk() {
  const force = await createForce()
  const chief = await addOfficer({ serviceNumber: '0', unitId: force.root.unitId, name: ['Trần', 'Thị', 'Bình'] })
  const deputy = await addOfficer({ serviceNumber: '1', unitId: force.team1.unitId })
  const other = await addOfficer({ serviceNumber: '2', unitId: force.team2.unitId })
  await give(chief, 'commander', force.root.unitId, chief.membershipId)
  await give(chief, 'trainer', force.root.unitId)
  const actor = await auditActorOf(chief)
  const wanted = {
    actor,
    delegationId: randomUUID(),
    delegatorId: chief.officerId,
    delegatorName: 'Trần Thị Bình',
    delegateId: deputy.officerId,
    from: today,
    lastOn: addDays(today, 6),
    reason: 'Đi họp',
    at: now,
  }
  return { force, chief, deputy, other, wanted }
}

async function actorOn(person: Person, date: string) {
  await cookieOf(person)
  const session = await reader().session.findFirstOrThrow({ where: { officerId: person.officerId } })
  const found = readSessionActor(session.id, date)
  if (!found) throw new Error('No session')
  return found.actor
}

test('the delegate carries the command, and nothing else of the delegator, from the first day to the last', async () => {
  const { force, deputy, chief, wanted } = await desk()
  expect(await delegateCommand(wanted)).toEqual({ ok: true, isRepeat: false })
  expect(await delegateCommand(wanted)).toEqual({ ok: true, isRepeat: true })
  expect(await reader().delegation.count()).toBe(1)
  expect(await reader().notice.count({ where: { officerId: deputy.officerId } })).toBe(1)
  const holds = async (date: string) => covers(await actorOn(deputy, date), 'viewFigures', force.team2.path)
  expect(await holds(addDays(today, -1))).toBe(false)
  expect(await holds(today)).toBe(true)
  expect(await holds(addDays(today, 6))).toBe(true)
  expect(await holds(addDays(today, 7))).toBe(false)
  const actor = await actorOn(deputy, today)
  expect(may(actor, 'writeLesson')).toBe(false)
  expect(delegatorNames(actor)).toBe('đồng chí Thượng\u00a0úy\u00a0Trần Thị Bình')
  expect(actor.grants[0]?.onBehalfOf).toMatchObject({ officerId: chief.officerId, displayName: 'Trần Thị Bình' })
})

test('a delegate decides about nobody’s record but those below: not his own, not the delegator’s', async () => {
  const { force, deputy, chief, other, wanted } = await desk()
  await delegateCommand(wanted)
  const actor = await actorOn(deputy, today)
  const about = (person: Person, path: string) =>
    mayDecideAbout(actor, 'grantAttempts', { officerId: person.officerId, path })
  expect(about(other, force.team2.path)).toBe(true)
  expect(about(chief, force.root.path)).toBe(false)
  expect(about(deputy, force.team1.path)).toBe(false)
  const numbers = async (deed: 'grantAttempts' | 'viewFigures') =>
    (
      await reader().officer.findMany({
        where: visibleOfficers(actor, deed, today),
        orderBy: { serviceNumber: 'asc' },
        select: { serviceNumber: true },
      })
    ).map((officer) => officer.serviceNumber)
  expect(await numbers('grantAttempts')).toEqual(['1', '2'])
  expect(await numbers('viewFigures')).toEqual(['0', '1', '2'])
})

test('the record of a deed carries both names, unless an own role opens it too', async () => {
  const { force, deputy, wanted } = await desk()
  await give(deputy, 'commander', force.team1.unitId)
  await delegateCommand(wanted)
  const actor = await actorOn(deputy, today)
  const record = (path: string) =>
    inTransaction((tx) =>
      recordEvent(tx, {
        actor: actingOver(actor, 'assignCourse', path),
        deed: 'course.assign',
        subject: { type: 'unit', id: path },
        details: { path },
        at: now,
      }),
    )
  await record(force.team2.path)
  expect(await lastEvent('course.assign')).toMatchObject({
    actorId: deputy.officerId,
    details: { onBehalfOf: 'Thượng úy Trần Thị Bình', path: force.team2.path },
  })
  await record(force.team1.path)
  expect((await lastEvent('course.assign'))?.details).toEqual({ path: force.team1.path })
  expect(await verifyChain()).toMatchObject({ fault: null })
})

test('it ends early at once, and with the membership that gave the command', async () => {
  const { force, chief, deputy, wanted } = await desk()
  await delegateCommand(wanted)
  const end = { ...wanted, reason: 'Đã về' }
  expect(await takeBackCommand(end)).toEqual({ ok: true })
  expect(await takeBackCommand(end)).toEqual({ ok: true })
  expect((await actorOn(deputy, today)).grants).toEqual([])
  expect(await reader().auditEvent.count({ where: { deed: 'delegation.end' } })).toBe(1)
  expect(await delegateCommand({ ...wanted, delegationId: randomUUID() })).toMatchObject({ ok: true })
  expect((await actorOn(deputy, today)).grants).toHaveLength(1)
  await transferOfficer({
    actor: wanted.actor,
    officerId: chief.officerId,
    unit: force.team2,
    positionCode: 'can-bo',
    from: today,
    reason: 'QĐ 2',
    now,
  })
  expect((await actorOn(deputy, today)).grants).toEqual([])
})

test('no delegation to oneself, into the past, twice over, too long, or of a command one does not hold', async () => {
  const { deputy, other, wanted } = await desk()
  const delegate = (more: object) => delegateCommand({ ...wanted, delegationId: randomUUID(), ...more })
  const refused = async (more: object) => {
    const result = await delegate(more)
    return result.ok ? null : result.reason
  }
  expect(await refused({ delegateId: wanted.delegatorId })).toBe('delegateSelf')
  expect(await refused({ actor: await auditActorOf(deputy) })).toBe('selfDecision')
  expect(await refused({ from: addDays(today, -1) })).toBe('delegationPast')
  expect(await refused({ lastOn: addDays(today, -1) })).toBe('endBeforeStart')
  expect(await refused({ lastOn: addDays(today, 400) })).toBe('delegationTooLong')
  expect(await refused({ delegatorId: deputy.officerId, delegateId: other.officerId })).toBe('noCommand')
  expect(await delegate({})).toMatchObject({ ok: true })
  expect(await refused({ delegateId: other.officerId })).toBe('alreadyDelegated')
  expect(await delegate({ from: addDays(today, 7), lastOn: addDays(today, 8) })).toMatchObject({ ok: true })
})

test('the commander hands over on an own page; a delegate sees it there and hands nothing on', async () => {
  const { chief, deputy } = await desk()
  const cookie = await cookieOf(chief)
  const url = '/ca-nhan/uy-quyen'
  const form = {
    viec: 'uyQuyen',
    delegationId: randomUUID(),
    chosen: '',
    serviceNumber: '1',
    from: '23/11/2026',
    lastOn: '30/11/2026',
    reason: 'Đi học',
  }
  const without = (await callAction(action, { url, cookie, now, form: { ...form, serviceNumber: '' } })) as {
    init: { status: number }
  }
  expect(without.init.status).toBe(422)
  expect(((await callAction(action, { url, cookie, now, form })) as Response).status).toBe(303)
  const page = (await callLoader(loader, { url, cookie: await cookieOf(deputy), now })) as {
    hasOwn: boolean
    held: { name: string; lastOn: string }[]
  }
  expect(page).toMatchObject({ hasOwn: false, held: [{ name: 'Trần Thị Bình', lastOn: '2026-11-30' }] })
  const onward = await callAction(action, {
    url,
    cookie: await cookieOf(deputy),
    now,
    form: { ...form, delegationId: randomUUID(), serviceNumber: '2' },
  })
  expect((onward as { init: { status: number } }).init.status).toBe(409)
})
