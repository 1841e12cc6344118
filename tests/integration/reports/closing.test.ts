import { readFileSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { closeMonth } from '~/domain/deeds/close-month.server'
import type { Actor, Role } from '~/domain/identity/access'
import { transferMembership } from '~/domain/identity/memberships.server'
import { getClosingPage } from '~/domain/reports/closing-page.server'
import { verifyClosings } from '~/domain/reports/closings.server'
import { getMonthReport } from '~/domain/reports/month-report.server'
import { getUnitOverview } from '~/domain/reports/unit-overview.server'
import { config } from '~/platform/config.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { action as closingAction, loader as closingLoader } from '~/routes/command/closing'
import { addOfficer, cookieOf, give, lastEvent } from '../identity/force'
import { actorOf } from '../learning/course-fixture'
import { callAction, callLoader, freshDatabase } from '../setup'
import { now, plantEnrolment, plantOfficer, plantRandomForce } from './random-force'

freshDatabase()

async function actorWith(role: Role, unitId: string, serviceNumber: string): Promise<{ actor: Actor; cookie: string }> {
  const person = await addOfficer({ serviceNumber, unitId: 'unit-goc' })
  await give(person, role, unitId)
  const path = unitId === 'unit-goc' ? 'unit-goc/' : `unit-goc/${unitId}/`
  const actor = await actorOf(person, { unitId: 'unit-goc', path: 'unit-goc/' }, [{ role, unitId, path }])
  return { actor, cookie: await cookieOf(person) }
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)

const october = { unitCode: 'goc', periodCode: '2026-10', closedOn: '2026-10-31', note: 'Giao ban tháng', now }

test('a month is closed once, confirmed, with its hash in the audit event; nothing recorded later changes it', async () => {
  await plantRandomForce(21)
  const { actor } = await actorWith('standingOffice', 'unit-goc', '9100')
  expect(await closeMonth({ ...october, actor, isConfirmed: false })).toEqual({ ok: false, reason: 'notConfirmed' })
  const before = await getClosingPage(actor, { periodCode: '2026-10', unitCode: 'goc', closedOn: '2026-10-31' }, now)
  const closed = await closeMonth({ ...october, actor, isConfirmed: true })
  if (!closed.ok) throw new Error(closed.reason)
  expect(await closeMonth({ ...october, actor, isConfirmed: false })).toEqual({ ...closed, alreadyClosed: true })
  expect(await reader().monthClosing.count()).toBe(1)
  const event = await lastEvent('month.close')
  expect(event).toMatchObject({ subjectId: closed.closingId, reason: 'Giao ban tháng' })
  expect(event?.details).toMatchObject({ hash: closed.hash, closedOn: '2026-10-31' })
  expect((await verifyClosings()).faults).toEqual([])

  // What was shown before is what is frozen, and the sum of its parts.
  const asked = { unitCode: 'goc', periodCode: '2026-10', reportOn: null }
  const frozen = await getMonthReport(actor, asked, now)
  expect(frozen?.matrix).toEqual(before?.preview?.matrix)
  for (const [index, total] of (frozen?.matrix.total.cells ?? []).entries())
    expect(sum(frozen?.matrix.rows.map((row) => row.cells[index]?.eligible ?? 0) ?? [])).toBe(total?.eligible)
  const still = await getClosingPage(actor, { periodCode: '2026-10', unitCode: 'goc', closedOn: null }, now)
  expect(still?.closed?.differences).toEqual([])

  const parts = await reader().monthClosingPart.findMany({ select: { path: true, lines: true } })
  const lines = parts.flatMap(({ path, lines: inPart }) =>
    (inPart as unknown as { enrolmentId: string; officerId: string; state: string }[]).map((line) => ({
      ...line,
      path,
    })),
  )
  const overdue = lines.find((line) => line.state === 'overdue')
  const moved = lines.find((line) => line.officerId !== overdue?.officerId && !line.path.includes('doi-10'))
  if (!overdue || !moved) throw new Error('The seed holds an overdue line and one to move')
  const later = new Date('2026-11-24T02:00:00Z')
  await inTransaction(async (tx) => {
    await tx.exemption.create({
      data: {
        enrolmentId: overdue.enrolmentId,
        reason: 'Giấy nghỉ ốm nộp muộn',
        approvedById: actor.officerId,
        recordedAt: later,
      },
    })
    await tx.membership.updateMany({ where: { officerId: moved.officerId }, data: { supersededAt: later } })
    await tx.membership.create({
      data: {
        officerId: moved.officerId,
        unitId: 'unit-doi-10',
        positionCode: 'can-bo',
        kind: 'counting',
        validFrom: '2020-01-01',
        recordedAt: later,
      },
    })
  })
  const page = await getClosingPage(actor, { periodCode: '2026-10', unitCode: 'goc', closedOn: null }, later)
  const differences = page?.closed?.differences ?? []
  expect(differences.find((one) => one.enrolmentId === overdue.enrolmentId)).toMatchObject({
    closed: { state: 'overdue' },
    now: { state: 'exempt' },
    causes: [{ kind: 'exemption', reason: 'Giấy nghỉ ốm nộp muộn', recordedOn: '2026-11-24', by: 'Nguyễn Văn An' }],
  })
  const transfer = differences.find((one) => one.enrolmentId === moved.enrolmentId)
  expect(transfer?.now?.unitName).toBe('Đội 10')
  expect(transfer?.causes.map((cause) => cause.kind)).toEqual(['transfer'])
  expect(await getMonthReport(actor, asked, later)).toEqual(frozen)
  expect((await getUnitOverview(actor, { ...asked, sort: 'name', openCodes: [] }, later))?.closedOn).toBe('2026-10-31')
})

test('a running month is not closed, only the standing office closes, and no unit twice', async () => {
  await plantRandomForce(22)
  const office = await actorWith('standingOffice', 'unit-goc', '9101')
  const team = await actorWith('standingOffice', 'unit-doi-1', '9102')
  const commander = await actorWith('commander', 'unit-goc', '9103')
  const refuse = async (asked: Partial<Parameters<typeof closeMonth>[0]>) => {
    const result = await closeMonth({ ...october, actor: office.actor, isConfirmed: true, ...asked })
    return result.ok ? 'closed' : result.reason
  }
  expect(await refuse({ periodCode: '2026-11', closedOn: '2026-11-23' })).toBe('periodRunning')
  expect(await refuse({ closedOn: '2026-11-24' })).toBe('dateAhead')
  expect(await refuse({ periodCode: '1999-01' })).toBe('notFound')
  expect(await refuse({ actor: team.actor })).toBe('notFound')
  expect(await refuse({ actor: commander.actor })).toBe('notFound')
  expect(await refuse({ actor: team.actor, unitCode: 'doi-1' })).toBe('closed')
  expect(await refuse({})).toBe('closedAbove')

  // By the page: the commander reads, and may not close.
  const url = '/chot-thang/2026-10'
  const params = { ky: '2026-10' }
  const form = { unitCode: 'goc', closedOn: '31/10/2026', confirmed: 'on' }
  await expect(callAction(closingAction, { url, params, cookie: commander.cookie, now, form })).rejects.toMatchObject({
    init: { status: 403 },
  })
  const read = (await callLoader(closingLoader, { url, params, cookie: commander.cookie, now })) as {
    page: { preview: unknown; mayClose: boolean }
  }
  expect(read.page).toMatchObject({ preview: null, mayClose: false })
  const september = { url: '/chot-thang/2026-09', params: { ky: '2026-09' }, cookie: office.cookie, now }
  const wrong = (await callAction(closingAction, { ...september, form: { ...form, closedOn: '31/02/2026' } })) as {
    data: { typed: unknown; field: string }
  }
  expect(wrong.data).toMatchObject({ field: 'closedOn', typed: { closedOn: '31/02/2026' } })
  const done = (await callAction(closingAction, { ...september, form })) as Response
  expect([done.status, done.headers.get('Location')]).toEqual([303, '/chot-thang/2026-09'])
})

test('a frozen figure that was tampered with is found', async () => {
  await plantRandomForce(23)
  const { actor } = await actorWith('standingOffice', 'unit-goc', '9104')
  await closeMonth({ ...october, actor, isConfirmed: true })
  await expect(inTransaction((tx) => tx.monthClosingPart.updateMany({ data: { completed: 99 } }))).rejects.toThrow()
  const file = config().databaseFile
  expect(readFileSync(file).length).toBeGreaterThan(0)
  const raw = new BetterSqlite(file)
  raw.exec('DROP TRIGGER "MonthClosingPart_no_update"')
  raw.prepare('UPDATE "MonthClosingPart" SET "completed" = "completed" + 1').run()
  raw.close()
  const { closings, faults } = await verifyClosings()
  expect(closings).toBe(1)
  expect(faults[0]).toMatch(/do not fit their hash/)
  expect(faults[1]).toMatch(/not the sum of its officers/)
})

test('one who is transferred out with effect after the closing’s day makes no difference', async () => {
  await plantRandomForce(24)
  const { actor } = await actorWith('standingOffice', 'unit-goc', '9105')
  const officer = await plantOfficer({ serviceNumber: '7', memberships: [{ unitId: 'unit-doi-1' }] })
  await plantEnrolment({ officerId: officer.id, courseCode: 'c1', periodCode: '2026-10', dueOn: '2026-10-28' })
  await closeMonth({ ...october, actor, isConfirmed: true })
  await inTransaction((tx) =>
    transferMembership(tx, {
      actor: 'system',
      officerId: officer.id,
      unitId: 'unit-doi-10',
      positionCode: 'can-bo',
      from: '2026-11-20',
      reason: 'Điều chuyển',
      at: now,
    }),
  )
  const page = await getClosingPage(actor, { periodCode: '2026-10', unitCode: 'goc', closedOn: null }, now)
  expect(page?.closed?.differences).toEqual([])
})
