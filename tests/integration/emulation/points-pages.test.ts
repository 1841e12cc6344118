import { expect, test } from 'vitest'
import { findCompletionPoints, getOwnPoints } from '~/domain/emulation/own-points.server'
import { getScoreLine } from '~/domain/emulation/score-line.server'
import { getCampaignBoard } from '~/domain/emulation/standings.server'
import { recordExemption } from '~/domain/learning/exemptions.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { assign, finish } from '../deeds/study-steps'
import { createForce, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'
import { enter, launch } from './campaign-fixture'

freshDatabase()

async function setUp() {
  const force = await createForce()
  await createCourse()
  const { actor } = await officerIn(force, 'post', '100-001')
  await assign('doi-1')
  await launch([force.root.unitId])
  return { force, actor }
}

test('without a campaign there is no line, no page and no board', async () => {
  const force = await createForce()
  const { actor } = await officerIn(force, 'team1', '100-001', [{ role: 'commander', ...force.team1 }])
  expect(getScoreLine(actor, now)).toBeNull()
  expect(await getOwnPoints(actor, now)).toBeNull()
  expect(await getCampaignBoard(actor, now)).toBeNull()
})

test('every point has its cause, and what can still be earned stands beside it', async () => {
  const { actor } = await setUp()
  const before = await getOwnPoints(actor, now)
  expect(before).toMatchObject({ total: null, standardTotal: 10_000, band: null, next: null })
  expect(getScoreLine(actor, now)).toMatchObject({ total: null, band: null, next: null })
  expect(before?.criteria[0]?.open).toMatchObject([
    { courseCode: 'niem-no', hundredths: 505, dueOn: '2026-11-30', state: 'notStarted' },
  ])
  await finish(actor)
  await enter(actor.officerId)
  await enter(actor.officerId, { part: 'bonus', hundredths: 1200, causeId: 'thu-khen', reason: 'Thư khen' })
  await enter(actor.officerId, { part: 'deduction', hundredths: -100, causeId: 'di-muon', reason: 'Đi muộn' })
  const points = await getOwnPoints(actor, now)
  expect(points).toMatchObject({
    total: 505 + 7500 + 1000 - 100,
    standardPart: 8005,
    bonus: { earned: 1200, counted: 1000, cut: 200, cap: 1000 },
    deductions: 100,
    band: 'Hoàn thành nhiệm vụ',
    next: { band: 'Hoàn thành xuất sắc nhiệm vụ', missing: 595 },
  })
  expect(points?.criteria[0]).toMatchObject({
    value: 505,
    open: [],
    entries: [
      {
        hundredths: 505,
        unitName: 'Tổ 1',
        recordedBy: null,
        cause: {
          kind: 'courseCompletion',
          title: 'Niềm nở khi tiếp xúc',
          href: '/chuyen-de/niem-no?ky=2026-11',
          onTime: true,
        },
      },
    ],
  })
  expect(points?.bonusEntries).toMatchObject([{ hundredths: 1200, reason: 'Thư khen', cause: { kind: 'manual' } }])
  expect(points?.deductionEntries).toMatchObject([{ hundredths: -100 }])
  expect(getScoreLine(actor, now)).toEqual({
    campaignCode: 'quy-iv',
    campaignName: 'Thi đua quy-iv',
    total: 8905,
    band: 'Hoàn thành nhiệm vụ',
    next: { band: 'Hoàn thành xuất sắc nhiệm vụ', missing: 595 },
  })
})

test('an exempt course pro-rates its criterion, on the line and on the page alike', async () => {
  const { actor } = await setUp()
  await enter(actor.officerId, { criterionCode: 'K1', hundredths: 1000 })
  const { id: enrolmentId } = await reader().enrolment.findFirstOrThrow()
  await inTransaction((tx) => recordExemption(tx, { enrolmentId, reason: 'Đi học', approvedById: null, at: now }))
  // 1000 × 2000 ÷ (2000 − 505)
  expect((await getOwnPoints(actor, now))?.criteria[0]).toMatchObject({ exempted: 505, sum: 1000, value: 1338 })
  expect(getScoreLine(actor, now)?.total).toBe(1338)
})

test('what a completion earned is told to its officer only', async () => {
  const { force, actor } = await setUp()
  await finish(actor)
  const { enrolmentId } = await reader().courseCompletion.findFirstOrThrow()
  expect(await findCompletionPoints(actor, enrolmentId)).toEqual([
    { campaignName: 'Thi đua quy-iv', hundredths: 505, onTime: true },
  ])
  const { actor: other } = await officerIn(force, 'team1', '100-002')
  expect(await findCompletionPoints(other, enrolmentId)).toEqual([])
  expect((await getOwnPoints(other, now))?.criteria[0]?.entries).toEqual([])
})

test('the board shows units of the own scope with head count and average, and no names', async () => {
  const { force, actor } = await setUp()
  await officerIn(force, 'team1', '100-002')
  const { actor: elsewhere } = await officerIn(force, 'team2', '100-003')
  await enter(actor.officerId)
  await enter(elsewhere.officerId, { hundredths: 8000 })
  const { actor: commander } = await officerIn(force, 'team1', '100-009', [{ role: 'commander', ...force.team1 }])
  const board = await getCampaignBoard(commander, now)
  expect(board?.units).toMatchObject([
    { code: 'doi-1', depth: 0, headCount: 3, average: 2500, isFullyEntered: false, unrated: 3 },
    {
      code: 'to-1',
      depth: 1,
      headCount: 1,
      average: 7500,
      criteria: [{ average: null }, { code: 'K2', average: 7500 }],
      isFullyEntered: false,
      bands: [{ count: 0 }, { count: 0 }, { count: 0 }],
      unrated: 1,
    },
  ])
  await enter(actor.officerId, { criterionCode: 'K1', hundredths: 505, causeId: 'bu-diem' })
  expect((await getCampaignBoard(commander, now))?.units).toMatchObject([
    { code: 'doi-1', isFullyEntered: true, bands: [{ count: 0 }, { count: 1 }, { count: 0 }], unrated: 2 },
    { code: 'to-1', isFullyEntered: true, bands: [{ count: 0 }, { count: 1 }, { count: 0 }], unrated: 0 },
  ])
  expect(JSON.stringify(board)).not.toContain('Nguyễn')
  const { actor: council } = await officerIn(force, 'root', '100-010', [{ role: 'councilMember', ...force.root }])
  expect((await getCampaignBoard(council, now))?.units.map((unit) => [unit.code, unit.headCount])).toEqual([
    ['luc-luong', 5],
    ['doi-1', 3],
    ['doi-2', 1],
  ])
})
