import { expect, test } from 'vitest'
import { copyPlan } from '~/domain/deeds/copy-plan.server'
import { enrolJoiner } from '~/domain/deeds/enrol-joiner.server'
import { addPlanLine, changePlanLine, removePlanLine } from '~/domain/deeds/plan-lines.server'
import { previewPlan, runPlan } from '~/domain/deeds/run-plan.server'
import type { Actor } from '~/domain/identity/access'
import { type Audience, everybody } from '~/domain/learning/audience'
import { findPlanLines } from '~/domain/learning/plan.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { addOfficer, createForce, lastEvent, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'
import { assign, finish } from './study-steps'

freshDatabase()

const month = { code: '2026-11', startsOn: '2026-11-01', endsOn: '2026-11-30' }
const nextMonth = { code: '2026-12', startsOn: '2026-12-01', endsOn: '2026-12-31' }

async function setUp() {
  const force = await createForce()
  await createCourse()
  const commander = await officerIn(force, 'team1', '100-001', [{ role: 'commander', ...force.team1 }])
  const an = await officerIn(force, 'team1', '100-002')
  const binh = await officerIn(force, 'post', '100-003')
  await officerIn(force, 'team2', '100-004')
  const lead = binh.person.officerId
  await inTransaction(async (tx) => {
    await tx.rankHolding.updateMany({ where: { officerId: lead }, data: { rankCode: 'dai-uy' } })
  })
  return { force, commander, an, binh }
}

async function plan(actor: Actor, more: { audience?: Audience; unitCode?: string; dueOn?: string } = {}) {
  const { audience = everybody, unitCode = 'doi-1', dueOn = '2026-11-30' } = more
  const common = { actor, period: month, courseCode: 'niem-no', opensOn: '2026-11-01', now }
  return addPlanLine({ ...common, unitCode, audience, dueOn })
}

async function run(actor: Actor, periodCode = '2026-11') {
  const preview = await previewPlan(actor, periodCode, now)
  const before = await standing(periodCode)
  const result = await runPlan({ actor, periodCode, fingerprint: preview.fingerprint, now })
  const after = await standing(periodCode)
  const gained = after.filter((id) => !before.includes(id))
  const lost = before.filter((id) => !after.includes(id))
  // What was previewed by name is exactly what happened.
  expect(preview.gains.map((change) => change.officerId).sort()).toEqual(gained)
  expect(preview.losses.map((change) => change.officerId).sort()).toEqual(lost)
  return { result, gained, lost }
}

async function standing(periodCode: string): Promise<string[]> {
  const rows = await reader().enrolment.findMany({ where: { periodCode, withdrawnAt: null } })
  return rows.map((row) => row.officerId).sort()
}

const daiUy: Audience = { ...everybody, rankCodes: ['dai-uy'] }

test('a plan gives by rule on unit and rank, and running it twice changes nothing', async () => {
  const { commander, binh } = await setUp()
  expect(await plan(commander.actor, { audience: daiUy })).toEqual({ ok: true })
  expect(await plan(commander.actor, { audience: daiUy })).toEqual({ ok: true })
  expect(await reader().planLine.count()).toBe(1)
  const first = await run(commander.actor)
  expect(first.gained).toEqual([binh.person.officerId])
  expect(await lastEvent('plan.run')).toMatchObject({ subjectId: '2026-11', details: { gained: 1, lost: 0 } })
  const notices = await reader().notice.count()
  expect((await run(commander.actor)).result).toEqual({ ok: true, gained: 0, lost: 0 })
  expect(await reader().notice.count()).toBe(notices)
  expect(await reader().auditEvent.count({ where: { deed: 'plan.run' } })).toBe(1)
})

test('who comes to belong to a line gains at the next run, and a joiner at once by the same rule', async () => {
  const { force, commander, an } = await setUp()
  await plan(commander.actor, { audience: daiUy })
  await run(commander.actor)
  const joiner = await addOfficer({ serviceNumber: '100-020', unitId: force.post.unitId, from: '2026-11-23' })
  const join = () =>
    inTransaction((tx) =>
      enrolJoiner(tx, { officerId: joiner.officerId, unitPath: force.post.path, joinedOn: '2026-11-23', now }),
    )
  expect(await join()).toBe(0)
  await inTransaction((tx) =>
    tx.rankHolding.updateMany({
      where: { officerId: { in: [joiner.officerId, an.person.officerId] } },
      data: { rankCode: 'dai-uy' },
    }),
  )
  expect(await join()).toBe(1)
  expect((await run(commander.actor)).gained).toEqual([an.person.officerId])
  const own = await reader().enrolment.findFirstOrThrow({ where: { officerId: an.person.officerId } })
  expect(own.dueOn).toBe('2026-12-03')
})

test('other dates replace the assignment and take nobody’s task away; a line taken out does, save what is finished', async () => {
  const { commander, an, binh } = await setUp()
  await plan(commander.actor)
  await run(commander.actor)
  await finish(an.actor)
  const { id: lineId } = await reader().planLine.findFirstOrThrow()
  const dates = { actor: commander.actor, lineId, opensOn: '2026-11-01', now }
  expect(await changePlanLine({ ...dates, dueOn: '2026-10-01' })).toEqual({ ok: false, reason: 'dueBeforeOpening' })
  expect(await changePlanLine({ ...dates, dueOn: '2026-12-05' })).toEqual({ ok: true })
  expect(await run(commander.actor)).toMatchObject({ gained: [], lost: [] })
  const dueOn = async (officerId: string) => (await reader().enrolment.findFirstOrThrow({ where: { officerId } })).dueOn
  expect(await dueOn(binh.person.officerId)).toBe('2026-12-05')
  expect(await dueOn(an.person.officerId)).toBe('2026-11-30')
  expect(await reader().courseAssignment.count({ where: { withdrawnAt: null } })).toBe(1)
  expect(await removePlanLine({ actor: commander.actor, lineId, now })).toEqual({ ok: true })
  const { lost } = await run(commander.actor)
  expect(lost).toEqual([commander.person.officerId, binh.person.officerId].sort())
  expect(await findPlanLines(reader(), commander.actor, { periodCode: '2026-11', now })).toEqual([])
})

test('the next month is made from this one, twice without change, and makes new records', async () => {
  const { commander, an } = await setUp()
  await assign('to-1')
  await plan(commander.actor)
  await run(commander.actor)
  const copy = () => copyPlan({ actor: commander.actor, fromCode: '2026-11', to: nextMonth, now })
  expect(await copy()).toEqual({ ok: true, added: 2 })
  expect(await copy()).toEqual({ ok: true, added: 0 })
  const lines = await findPlanLines(reader(), commander.actor, { periodCode: '2026-12', now })
  expect(lines.map(({ state, unit, opensOn, dueOn }) => [state, unit.code, opensOn, dueOn]).sort()).toEqual([
    ['new', 'doi-1', '2026-12-01', '2026-12-31'],
    ['new', 'to-1', '2026-12-01', '2026-12-31'],
  ])
  await finish(an.actor)
  const before = await reader().enrolment.findMany({ where: { periodCode: '2026-11' }, orderBy: { id: 'asc' } })
  expect((await run(commander.actor, '2026-12')).gained).toHaveLength(3)
  expect(await reader().enrolment.findMany({ where: { periodCode: '2026-11' }, orderBy: { id: 'asc' } })).toEqual(
    before,
  )
  expect(await copyPlan({ actor: commander.actor, fromCode: '2026-12', to: month, now })).toMatchObject({ ok: false })
})

test('a plan stays inside the scope, refuses a date gone by, and runs only what was seen', async () => {
  const { force, commander } = await setUp()
  expect(await plan(commander.actor, { unitCode: 'doi-2' })).toEqual({ ok: false, reason: 'unitNotFound' })
  await plan(commander.actor, { dueOn: '2026-11-20' })
  const other = await officerIn(force, 'team2', '100-009', [{ role: 'commander', ...force.team2 }])
  const { id: lineId } = await reader().planLine.findFirstOrThrow()
  expect(await removePlanLine({ actor: other.actor, lineId, now })).toEqual({ ok: false, reason: 'notFound' })
  expect(await findPlanLines(reader(), other.actor, { periodCode: '2026-11', now })).toEqual([])
  const { fingerprint } = await previewPlan(commander.actor, '2026-11', now)
  const attempt = (seen: string) => runPlan({ actor: commander.actor, periodCode: '2026-11', fingerprint: seen, now })
  expect(await attempt('cũ')).toEqual({ ok: false, reason: 'changed' })
  expect(await attempt(fingerprint)).toEqual({ ok: false, reason: 'dueInPast' })
  expect(await reader().enrolment.count()).toBe(0)
})
