import { expect, test } from 'vitest'
import { launchCampaign } from '~/domain/deeds/launch-campaign.server'
import { reversePoints } from '~/domain/emulation/ledger.server'
import { recordExemption } from '~/domain/learning/exemptions.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { assign, finish } from '../deeds/study-steps'
import { createForce, lastEvent, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'
import { draft, enter, launch } from './campaign-fixture'

freshDatabase()

async function setUp() {
  const force = await createForce()
  await createCourse()
  const { actor } = await officerIn(force, 'post', '100-001')
  return { force, actor }
}

const entries = () => reader().scoreEntry.findMany({ orderBy: { id: 'asc' } })
const late = new Date('2026-11-30T17:00:00Z')

test('a course completed in time earns its points in the same deed, in the unit of that day', async () => {
  const { force, actor } = await setUp()
  await assign('doi-1')
  await launch([force.root.unitId])
  await finish(actor)
  const completion = await reader().courseCompletion.findFirstOrThrow()
  expect(await entries()).toMatchObject([
    {
      officerId: actor.officerId,
      unitId: force.post.unitId,
      part: 'criterion',
      hundredths: 505,
      causeType: 'courseCompletion',
      causeId: completion.id,
      reason: 'Hoàn thành chuyên đề “Niềm nở khi tiếp xúc” đúng hạn',
      occurredAt: now,
    },
  ])
  expect((await lastEvent('attempt.submit'))?.details).toMatchObject({
    courseCompletionId: completion.id,
    points: [{ campaign: 'Thi đua quy-iv', hundredths: 505 }],
  })
  expect(await reader().notice.findFirst({ where: { kind: 'course.completed' } })).toMatchObject({
    body: 'Hoàn thành đúng hạn. Ghi 5,05 điểm vào Thi đua quy-iv.',
  })
})

test('late by one instant earns half, rounded half up', async () => {
  const { force, actor } = await setUp()
  await assign('doi-1')
  await launch([force.root.unitId])
  await finish(actor, late)
  expect(await entries()).toMatchObject([{ hundredths: 253 }])
})

test('after the entry cut-off a completion is kept and earns nothing', async () => {
  const { force, actor } = await setUp()
  await assign('doi-1')
  await launch([force.root.unitId])
  await finish(actor, new Date('2026-12-20T17:00:00Z'))
  expect(await reader().courseCompletion.count()).toBe(1)
  expect(await entries()).toEqual([])
})

test('two open campaigns each count the completion once; one of another unit does not', async () => {
  const { force, actor } = await setUp()
  await assign('doi-1')
  await launch([force.root.unitId])
  await launch([force.team1.unitId], { code: 'rieng-doi-1' })
  await launch([force.team2.unitId], { code: 'rieng-doi-2' })
  await draft([force.root.unitId], 'con-du-thao')
  await finish(actor)
  expect(await entries()).toHaveLength(2)
})

test('a campaign launched later enters the completions since its first day, once', async () => {
  const { force, actor } = await setUp()
  await assign('doi-1')
  await finish(actor)
  expect(await launch([force.root.unitId])).toBe(1)
  const again = () => launchCampaign({ actor: 'system', campaignCode: 'quy-iv', now })
  expect(await again()).toEqual({ ok: true, entered: 0 })
  expect(await entries()).toHaveLength(1)
  expect(await reader().auditEvent.count({ where: { deed: 'campaign.launch' } })).toBe(1)
  expect(await launchCampaign({ actor: 'system', campaignCode: 'khong-co', now })).toEqual({
    ok: false,
    reason: 'notFound',
  })
})

test('an exempt officer who studies anyway earns nothing', async () => {
  const { force, actor } = await setUp()
  await assign('doi-1')
  await launch([force.root.unitId])
  const { id: enrolmentId } = await reader().enrolment.findFirstOrThrow()
  await inTransaction((tx) => recordExemption(tx, { enrolmentId, reason: 'Đi học', approvedById: null, at: now }))
  await finish(actor)
  expect(await reader().courseCompletion.count()).toBe(1)
  expect(await entries()).toEqual([])
})

test('points by hand need a running campaign, a criterion, a unit that takes part, a reason and the right sign', async () => {
  const { force, actor } = await setUp()
  expect(await enter(actor.officerId)).toEqual({ ok: false, reason: 'campaignNotOpen' })
  await launch([force.team1.unitId])
  const { actor: elsewhere } = await officerIn(force, 'team2', '100-002')
  expect(await enter(actor.officerId, { reason: ' ' })).toEqual({ ok: false, reason: 'reasonMissing' })
  expect(await enter(actor.officerId, { criterionCode: 'K9' })).toEqual({ ok: false, reason: 'criterionNotFound' })
  expect(await enter(elsewhere.officerId)).toEqual({ ok: false, reason: 'unitNotInCampaign' })
  expect(await enter(actor.officerId, { part: 'deduction', hundredths: 100 })).toEqual({
    ok: false,
    reason: 'wrongSign',
  })
  expect(await enter(actor.officerId, { part: 'bonus', hundredths: -100 })).toEqual({ ok: false, reason: 'wrongSign' })
  expect(await enter(actor.officerId)).toEqual({ ok: true, entered: true })
  expect(await enter(actor.officerId)).toEqual({ ok: true, entered: false })
  expect(await entries()).toHaveLength(1)
})

test('a correction is one reversing entry with a reason; nothing is ever changed or removed', async () => {
  const { force, actor } = await setUp()
  await launch([force.root.unitId])
  await enter(actor.officerId)
  const [entry] = await entries()
  const reverse = (entryId = entry?.id ?? '', reason = 'Ghi nhầm người') =>
    inTransaction((tx) => reversePoints(tx, { entryId, reason, recordedAt: now, recordedById: null }))
  expect(await reverse(undefined, '')).toEqual({ ok: false, reason: 'reasonMissing' })
  expect(await reverse()).toEqual({ ok: true, reversed: true })
  expect(await reverse()).toEqual({ ok: true, reversed: false })
  const [, reversal] = await entries()
  expect(reversal).toMatchObject({
    hundredths: -7500,
    causeType: 'reversal',
    causeId: entry?.id,
    unitId: entry?.unitId,
  })
  expect(await reverse(reversal?.id)).toEqual({ ok: false, reason: 'isReversal' })
  expect(await reverse('khong-co')).toEqual({ ok: false, reason: 'notFound' })
  await expect(inTransaction((tx) => tx.scoreEntry.updateMany({ data: { hundredths: 1 } }))).rejects.toThrow()
  await expect(inTransaction((tx) => tx.scoreEntry.deleteMany())).rejects.toThrow()
})
