import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import { adjustEnrolments } from '~/domain/deeds/adjust-enrolments.server'
import { assignCourse } from '~/domain/deeds/assign-course.server'
import { judgeChoice } from '~/domain/deeds/judge-adjustment.server'
import { undoBulkDeed } from '~/domain/deeds/undo-bulk-deed.server'
import { withdrawAdjustment } from '~/domain/deeds/withdraw-adjustment.server'
import { withdrawAssignment } from '~/domain/deeds/withdraw-assignment.server'
import { verifyPoints } from '~/domain/emulation/verify-points.server'
import type { Actor } from '~/domain/identity/access'
import { recordLeave } from '~/domain/identity/leave.server'
import type { Adjustment } from '~/domain/learning/adjustment'
import { countNotices } from '~/domain/notifications/notices.server'
import { endOfDate } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'
import { seconds } from '~/platform/duration'
import { launch } from '../emulation/campaign-fixture'
import { createForce, lastEvent, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'
import { assign, finish, period } from './study-steps'

freshDatabase()

/** A commander of team 1 with an own enrolment, two officers of the team, one elsewhere. */
async function setUp() {
  const force = await createForce()
  const course = await createCourse()
  const commander = await officerIn(force, 'team1', '100-001', [{ role: 'commander', ...force.team1 }])
  const an = await officerIn(force, 'team1', '100-002')
  const binh = await officerIn(force, 'post', '100-003')
  const elsewhere = await officerIn(force, 'team2', '100-004')
  await assign('luc-luong')
  return { force, course, commander, an, binh, elsewhere }
}

async function enrolmentOf({ person }: { person: { officerId: string } }, periodCode = '2026-11') {
  return reader().enrolment.findFirstOrThrow({ where: { officerId: person.officerId, periodCode } })
}

async function allIds() {
  return (await reader().enrolment.findMany({ orderBy: { id: 'asc' } })).map((enrolment) => enrolment.id)
}

async function adjust(
  actor: Actor,
  adjustment: Adjustment,
  more: { enrolmentIds?: string[]; bulkId?: string; at?: Date; reason?: string } = {},
) {
  const { enrolmentIds = await allIds(), bulkId = newId(), at = now, reason = 'Lý do kiểm thử' } = more
  const { fingerprint } = await judgeChoice(reader(), { actor, enrolmentIds, adjustment, now: at })
  return adjustEnrolments({
    actor,
    bulkId,
    choice: 'Đội 1',
    enrolmentIds,
    adjustment,
    reason,
    fingerprint,
    now: at,
  })
}

const afterUndo = new Date(now.getTime() + seconds(61))

test('an exemption of a list touches exactly the officers in scope, never the commander’s own task', async () => {
  const { commander, an, binh, elsewhere } = await setUp()
  const judged = await judgeChoice(reader(), {
    actor: commander.actor,
    enrolmentIds: await allIds(),
    adjustment: { kind: 'exempt' },
    now,
  })
  const why = Object.fromEntries(judged.leftOut.map((row) => [row.enrolmentId, row.why]))
  expect(why).toEqual({ [(await enrolmentOf(commander)).id]: 'own', [(await enrolmentOf(elsewhere)).id]: 'moved' })
  const bulkId = newId()
  expect(await adjust(commander.actor, { kind: 'exempt' }, { bulkId })).toEqual({ ok: true, bulkId, touched: 2 })
  expect(await reader().exemption.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { enrolmentId: (await enrolmentOf(an)).id, reason: 'Lý do kiểm thử', approvedById: commander.person.officerId },
    { enrolmentId: (await enrolmentOf(binh)).id },
  ])
  expect(await lastEvent('study.exempt')).toMatchObject({
    subjectId: bulkId,
    reason: 'Lý do kiểm thử',
    details: { choice: 'Đội 1', count: 2, leftOut: 2 },
  })
  expect(await countNotices(an.person.officerId, now)).toBe(1)
  expect(await countNotices(an.person.officerId, afterUndo)).toBe(2)
})

test('sending the form twice, even at once, acts once; a stale preview acts not at all', async () => {
  const { commander, an } = await setUp()
  const bulkId = newId()
  const enrolmentIds = [(await enrolmentOf(an)).id]
  const extend = { kind: 'extend', days: 5 } as const
  const sent = await Promise.all([
    adjust(commander.actor, extend, { bulkId, enrolmentIds }),
    adjust(commander.actor, extend, { bulkId, enrolmentIds }),
  ])
  expect(sent).toEqual([
    { ok: true, bulkId, touched: 1 },
    { ok: true, bulkId, touched: 1 },
  ])
  expect(await reader().extension.count()).toBe(1)
  expect((await enrolmentOf(an)).dueOn).toBe('2026-12-05')
  const stale = { actor: commander.actor, bulkId: newId(), choice: '', enrolmentIds, adjustment: extend, now }
  expect(await adjustEnrolments({ ...stale, reason: 'Ốm', fingerprint: 'cũ' })).toEqual({
    ok: false,
    reason: 'changed',
  })
  expect(await adjustEnrolments({ ...stale, reason: ' ', fingerprint: 'cũ' })).toEqual({
    ok: false,
    reason: 'reasonMissing',
  })
  expect(await reader().bulkDeed.count()).toBe(1)
})

test('within a minute the deed can be undone whole and nobody was told; later it cannot', async () => {
  const { commander, an, binh } = await setUp()
  const bulkId = newId()
  await adjust(commander.actor, { kind: 'extend', days: 5 }, { bulkId })
  const undo = (at: Date, actor = commander.actor) => undoBulkDeed({ actor, bulkId, now: at })
  expect(await undo(now, an.actor)).toEqual({ ok: false, reason: 'notFound' })
  expect(await undo(afterUndo)).toEqual({ ok: false, reason: 'tooLate' })
  expect(await undo(new Date(now.getTime() + seconds(59)))).toEqual({ ok: true, undone: 2, alreadyUndone: false })
  expect(await undo(afterUndo)).toEqual({ ok: true, undone: 2, alreadyUndone: true })
  expect((await enrolmentOf(binh)).dueOn).toBe('2026-11-30')
  expect(await reader().extension.count({ where: { withdrawnAt: null } })).toBe(0)
  expect(await countNotices(an.person.officerId, afterUndo)).toBe(1)
  expect(await reader().auditEvent.count({ where: { deed: 'study.undo' } })).toBe(1)
})

test('an extension judges an earlier late completion again, and its withdrawal judges it back', async () => {
  const { force, commander, an } = await setUp()
  await launch([force.root.unitId])
  const lateInstant = new Date(endOfDate('2026-11-30').getTime() + seconds(60))
  await finish(an.actor, lateInstant)
  const points = async () =>
    (
      await reader().scoreEntry.findMany({
        where: { officerId: an.person.officerId },
        orderBy: { id: 'asc' },
      })
    ).map(({ causeType, hundredths }) => [causeType, hundredths])
  expect(await points()).toEqual([['courseCompletion', 253]])
  const bulkId = newId()
  const at = new Date(lateInstant.getTime() + seconds(600))
  const enrolmentIds = [(await enrolmentOf(an)).id]
  await adjust(commander.actor, { kind: 'extend', dueOn: '2026-12-01' }, { bulkId, enrolmentIds, at })
  expect(await points()).toEqual([
    ['courseCompletion', 253],
    ['reversal', -253],
    ['dueDateChange', 505],
  ])
  expect(await verifyPoints()).toMatchObject({ faults: [] })
  await undoBulkDeed({ actor: commander.actor, bulkId, now: at })
  expect((await points()).slice(3)).toEqual([
    ['reversal', -505],
    ['dueDateChange', 253],
  ])
  expect(await verifyPoints()).toMatchObject({ faults: [] })
  await adjust(commander.actor, { kind: 'extend', days: 2 }, { enrolmentIds, at })
  expect((await points()).reduce((sum, [, hundredths]) => sum + Number(hundredths), 0)).toBe(505)
  expect(await verifyPoints()).toMatchObject({ faults: [] })
})

test('an exempt officer who studies anyway earns only when the exemption is withdrawn', async () => {
  const { force, commander, an } = await setUp()
  await launch([force.root.unitId])
  const enrolmentIds = [(await enrolmentOf(an)).id]
  await adjust(commander.actor, { kind: 'exempt' }, { enrolmentIds })
  await finish(an.actor)
  expect(await reader().scoreEntry.count()).toBe(0)
  const { id: factId } = await reader().exemption.findFirstOrThrow()
  const withdraw = (reason: string, actor = commander.actor) =>
    withdrawAdjustment({
      actor,
      enrolmentId: enrolmentIds[0] ?? '',
      what: 'exemption',
      factId,
      reason,
      now: afterUndo,
    })
  expect(await withdraw(' ')).toEqual({ ok: false, reason: 'reasonMissing' })
  expect(await withdraw('Đã đi làm lại', an.actor)).toEqual({ ok: false, reason: 'notFound' })
  expect(await withdraw('Đã đi làm lại')).toEqual({ ok: true })
  expect(await withdraw('Đã đi làm lại')).toEqual({ ok: false, reason: 'alreadyWithdrawn' })
  expect(await reader().scoreEntry.findMany()).toMatchObject([{ hundredths: 505 }])
  expect(await verifyPoints()).toMatchObject({ faults: [] })
  expect(await reader().exemption.findFirst()).toMatchObject({ withdrawnReason: 'Đã đi làm lại' })
  expect(await lastEvent('study.withdrawExemption')).toMatchObject({ subjectId: enrolmentIds[0] })
})

test('a postponed task leaves its month and stands in the later one; withdrawn, it comes back', async () => {
  const { commander, an } = await setUp()
  const enrolmentIds = [(await enrolmentOf(an)).id]
  const postpone = { kind: 'postpone', periodCode: '2026-12', dueOn: '2026-12-25' } as const
  expect(await adjust(commander.actor, postpone, { enrolmentIds })).toMatchObject({ ok: true, touched: 1 })
  expect(await enrolmentOf(an, '2026-12')).toMatchObject({
    opensOn: '2026-12-01',
    dueOn: '2026-12-25',
    withdrawnAt: null,
  })
  const { id: factId, reason } = await reader().exemption.findFirstOrThrow()
  expect(reason).toBe('Hoãn sang tháng 12/2026. Lý do kiểm thử')
  const withdraw = (at: Date) =>
    withdrawAdjustment({
      actor: commander.actor,
      enrolmentId: enrolmentIds[0] ?? '',
      what: 'exemption',
      factId,
      reason: 'Không còn bận',
      now: at,
    })
  expect(await withdraw(afterUndo)).toEqual({ ok: true })
  expect(await enrolmentOf(an, '2026-12')).toMatchObject({ withdrawnReason: 'Không còn bận' })
  await adjust(commander.actor, postpone, { enrolmentIds })
  expect(await enrolmentOf(an, '2026-12')).toMatchObject({ withdrawnAt: null, withdrawnReason: null })
  expect(await reader().enrolment.count({ where: { officerId: an.person.officerId } })).toBe(2)
})

test('a postponed task joins the course that the later month has already', async () => {
  const { commander, an } = await setUp()
  await assign('doi-1', {
    period: { code: '2026-12', startsOn: '2026-12-01', endsOn: '2026-12-31' },
    opensOn: '2026-12-01',
    dueOn: '2026-12-31',
  })
  const { id } = await enrolmentOf(an)
  await adjust(
    commander.actor,
    { kind: 'postpone', periodCode: '2026-12', dueOn: '2026-12-25' },
    { enrolmentIds: [id] },
  )
  const { id: factId } = await reader().exemption.findFirstOrThrow()
  await withdrawAdjustment({
    actor: commander.actor,
    enrolmentId: id,
    what: 'exemption',
    factId,
    reason: 'Không còn bận',
    now: afterUndo,
  })
  expect(await enrolmentOf(an, '2026-12')).toMatchObject({ withdrawnAt: null, dueOn: '2026-12-31' })
})

test('leave gives each what it proposes: the whole window an exemption, a part as many days', async () => {
  const { commander, an, binh } = await setUp()
  const leave = (officerId: string, validFrom: string, validTo: string) =>
    inTransaction((tx) =>
      recordLeave(tx, {
        id: newId(),
        officerId,
        kindCode: 'nghi-om',
        validFrom,
        validTo,
        reason: 'Ốm',
        approvedById: commander.person.officerId,
        at: now,
      }),
    )
  await leave(an.person.officerId, '2026-10-20', '2026-11-20')
  await leave(an.person.officerId, '2026-11-15', '2026-12-15')
  await leave(binh.person.officerId, '2026-11-10', '2026-11-14')
  const bulkId = newId()
  expect(await adjust(commander.actor, { kind: 'leave' }, { bulkId })).toMatchObject({ ok: true, touched: 2 })
  expect(await reader().exemption.findMany()).toMatchObject([{ enrolmentId: (await enrolmentOf(an)).id }])
  expect((await enrolmentOf(binh)).dueOn).toBe('2026-12-04')
  expect(await adjust(commander.actor, { kind: 'leave' })).toEqual({ ok: false, reason: 'nobody' })
  await undoBulkDeed({ actor: commander.actor, bulkId, now })
  expect((await enrolmentOf(binh)).dueOn).toBe('2026-11-30')
})

test('an extension outlasts what happens to the assignments, and never brings a date forward', async () => {
  const { commander, an } = await setUp()
  const enrolmentIds = [(await enrolmentOf(an)).id]
  await adjust(commander.actor, { kind: 'extend', dueOn: '2026-12-10' }, { enrolmentIds })
  const team = await assign('doi-1', { dueOn: '2026-11-25' })
  expect((await enrolmentOf(an)).dueOn).toBe('2026-12-10')
  await withdrawAssignment({ actor: 'system', assignmentId: team.assignmentId, reason: 'Nhầm', now })
  expect((await enrolmentOf(an)).dueOn).toBe('2026-12-10')
  const whole = await reader().courseAssignment.findFirstOrThrow({ where: { withdrawnAt: null } })
  await withdrawAssignment({ actor: 'system', assignmentId: whole.id, reason: 'Đổi kế hoạch', now })
  const again = {
    actor: 'system' as const,
    courseCode: 'niem-no',
    unitCode: 'doi-1',
    period,
    opensOn: '2026-11-01',
    now,
  }
  await assignCourse({ ...again, dueOn: '2026-12-20' })
  expect((await enrolmentOf(an)).dueOn).toBe('2026-12-20')
})

test('a commander outside the unit finds nobody', async () => {
  const { force, an } = await setUp()
  const other = await officerIn(force, 'team2', '100-009', [{ role: 'commander', ...force.team2 }])
  const enrolmentIds = [(await enrolmentOf(an)).id]
  expect(await adjust(other.actor, { kind: 'exempt' }, { enrolmentIds })).toEqual({ ok: false, reason: 'nobody' })
  const officer = await officerIn(force, 'team1', '100-010')
  expect(await adjust(officer.actor, { kind: 'exempt' }, { enrolmentIds })).toEqual({ ok: false, reason: 'nobody' })
})
