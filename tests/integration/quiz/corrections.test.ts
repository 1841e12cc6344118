import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import { verifyChain } from '~/domain/audit/events.server'
import { correctQuestion } from '~/domain/deeds/correct-question.server'
import { type CorrectionPreview, previewCorrection } from '~/domain/deeds/preview-correction.server'
import { enterCompletionPoints } from '~/domain/emulation/ledger.server'
import { verifyPoints } from '~/domain/emulation/verify-points.server'
import type { Actor } from '~/domain/identity/access'
import { verifyCompletions } from '~/domain/learning/verify-completions.server'
import { findNotices } from '~/domain/notifications/notices.server'
import type { Correction } from '~/domain/quiz/corrections'
import { verifyAttempts } from '~/domain/quiz/verify-attempts.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { assign, check, open } from '../deeds/study-steps'
import { launch } from '../emulation/campaign-fixture'
import { createForce, lastEvent, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'
import { createQuestion, essay, handIn, single } from './closed-attempts'

freshDatabase()

const late = new Date('2026-11-30T18:00:00Z')
const inTime = new Date('2026-11-29T18:00:00Z')
const after = new Date('2026-12-02T02:00:00Z')

async function setUp() {
  const force = await createForce()
  const course = await createCourse()
  const approver = await officerIn(force, 'root', '900-001', [{ role: 'approver', ...force.root }])
  const { actor } = await officerIn(force, 'post', '100-001')
  const { actor: other } = await officerIn(force, 'post', '100-002')
  await assign('doi-1')
  await launch([force.root.unitId])
  const versionIds: string[] = []
  for (const code of ['cau-mot', 'cau-hai', 'cau-ba', 'cau-bon', 'cau-nam'])
    versionIds.push(await createQuestion({ code, body: single }))
  const lessonId = course.lessonIds[0]
  /** Answers by stored key, one letter a question; "-" for none. */
  const take = (by: Actor, letters: string, at = inTime) =>
    handIn({
      officerId: by.officerId,
      lessonId,
      at,
      answers: [...letters].map((letter, index) => ({
        versionId: versionIds[index] ?? '',
        response: letter === '-' ? null : [letter],
      })),
    })
  const ready = async (by: Actor, at = now) => {
    await open(by, 1, at)
    await open(by, 2, at)
    await check(by, { at })
  }
  return { force, course, approver: approver.actor, actor, other, versionIds, lessonId, take, ready }
}

const voided: Correction = { kind: 'void' }
const rekeyed = (right: string): Correction => ({
  kind: 'rekey',
  body: { ...single, options: single.options.map((option) => ({ ...option, correct: option.key === right })) },
})

async function correct(
  by: Actor,
  preview: CorrectionPreview,
  { correction = voided, code = 'cau-nam', id = newId() }: { correction?: Correction; code?: string; id?: string } = {},
) {
  const { fingerprint } = preview
  return correctQuestion({
    id,
    actor: by,
    code,
    number: 1,
    correction,
    reason: 'Hai phương án cùng đúng',
    fingerprint,
    now: after,
  })
}

const completion = (officerId: string) => reader().courseCompletion.findFirst({ where: { enrolment: { officerId } } })
const ledger = async (officerId: string) =>
  (await reader().scoreEntry.findMany({ where: { officerId }, orderBy: { id: 'asc' } })).map(
    ({ causeType, hundredths }) => [causeType, hundredths],
  )
const verified = async () => [
  ...verifyCompletions(),
  ...(await verifyPoints()).faults,
  ...(await verifyAttempts()).faults,
]

test('void: everybody gets the whole question, and what was shown is what is written', async () => {
  const { approver, actor, other, versionIds, take, ready } = await setUp()
  await ready(actor)
  const failed = await take(actor, 'aaabb')
  const passed = await take(other, 'aaaaa')
  const preview = await previewCorrection(versionIds[4] ?? '', voided)
  expect(preview.totals).toEqual({
    attempts: 2,
    officers: 2,
    changed: 1,
    nowPassed: 1,
    noLongerPassed: 0,
    lessonCompletions: 1,
    courseCompletions: 1,
    pointsChanged: 1,
    waiting: 0,
  })
  const line = preview.lines.find(({ attemptId }) => attemptId === failed)
  expect(line).toMatchObject({
    before: { score: { numerator: 3, denominator: 5 }, passed: false },
    after: { score: { numerator: 4, denominator: 5 }, passed: true },
    completesLesson: true,
    completesCourse: true,
    points: [{ campaignName: 'Thi đua quy-iv', before: 0, after: 505 }],
  })
  expect(await correct(approver, preview)).toEqual({ ok: true, repeated: false, changed: 1 })

  // The attempts stand as they were; the outcome is beside them.
  expect(await reader().attempt.findUnique({ where: { id: failed } })).toMatchObject({
    passed: false,
    scoreNumerator: 3,
  })
  expect(await reader().attemptRegrade.findMany({ orderBy: { attemptId: 'asc' } })).toMatchObject([
    { attemptId: failed, beforePassed: false, afterPassed: true, afterNumerator: 4, afterDenominator: 5 },
    { attemptId: passed, beforePassed: true, afterPassed: true },
  ])
  // Dated by the officer's own deed and in time, although it became known after the deadline.
  expect(await reader().lessonCompletion.findFirst({ where: { attemptId: failed } })).toMatchObject({
    completedAt: inTime,
  })
  expect(await completion(actor.officerId)).toMatchObject({ completedAt: inTime })
  expect(await ledger(actor.officerId)).toEqual([['courseCompletion', 505]])
  const entry = await reader().scoreEntry.findFirstOrThrow({ where: { officerId: actor.officerId } })
  expect(entry).toMatchObject({ occurredAt: inTime, recordedAt: after })

  expect(await findNotices(actor.officerId, { now: after })).toMatchObject([
    {
      href: `/bai-lam/${failed}`,
      title: 'Điểm bài kiểm tra “Bài 1 bản 1” được tính lại',
      body: 'Lượt 1. Trước: 3/5, chưa đạt. Sau: 4/5, đạt. Lý do: Hai phương án cùng đúng. Đồng chí đã hoàn thành bài học này. Đồng chí đã hoàn thành chuyên đề. Điểm học tập trong Thi đua quy-iv: trước 0, sau 5,05.',
    },
    expect.anything(),
  ])
  expect(
    (await findNotices(other.officerId, { now: after })).filter((notice) => notice.title.includes('tính lại')),
  ).toEqual([])
  expect(await lastEvent('question.void')).toMatchObject({
    actorId: approver.officerId,
    reason: 'Hai phương án cùng đúng',
    details: expect.objectContaining({ code: 'cau-nam', nowPassed: 1, courseCompletions: 1 }),
  })
  expect(await reader().questionRetirement.count({ where: { questionVersionId: versionIds[4] } })).toBe(1)
  expect(await verifyChain()).toMatchObject({ fault: null })
  expect(await verified()).toEqual([])
})

test('applied once: the same form again changes nothing, and a void question is void for good', async () => {
  const { approver, actor, versionIds, take } = await setUp()
  await take(actor, 'aaabb')
  const preview = await previewCorrection(versionIds[4] ?? '', voided)
  const id = newId()
  const [first, second] = await Promise.all([correct(approver, preview, { id }), correct(approver, preview, { id })])
  expect([first, second]).toEqual([
    { ok: true, repeated: false, changed: 1 },
    { ok: true, repeated: true, changed: 1 },
  ])
  expect(await reader().attemptRegrade.count()).toBe(1)
  expect(await reader().auditEvent.count({ where: { deed: 'question.void' } })).toBe(1)
  const again = await previewCorrection(versionIds[4] ?? '', voided)
  expect(await correct(approver, again)).toEqual({ ok: false, reason: 'alreadyVoid' })
  expect(await correct(approver, again, { correction: rekeyed('b') })).toEqual({ ok: false, reason: 'alreadyVoid' })
})

test('facts that changed since the preview: nothing is written', async () => {
  const { approver, actor, other, versionIds, take } = await setUp()
  await take(actor, 'aaabb')
  const preview = await previewCorrection(versionIds[4] ?? '', voided)
  await take(other, 'aaabb')
  expect(await correct(approver, preview)).toEqual({ ok: false, reason: 'changed' })
  expect(await reader().questionCorrection.count()).toBe(0)
  expect(await correct(approver, await previewCorrection(versionIds[4] ?? '', voided))).toMatchObject({ ok: true })
})

test('re-key: graded again by the corrected key, both ways; a completion is never taken back', async () => {
  const { approver, actor, other, versionIds, take, ready } = await setUp()
  await ready(actor)
  const gains = await take(other, 'aaabc')
  const loses = await take(actor, 'aaaba')
  const correction = rekeyed('c')
  const preview = await previewCorrection(versionIds[4] ?? '', correction)
  expect(preview.totals).toMatchObject({ changed: 2, nowPassed: 1, noLongerPassed: 1 })
  expect(await correct(approver, preview, { correction })).toMatchObject({ ok: true, changed: 2 })
  const effective = await reader().attemptRegrade.findMany({ select: { attemptId: true, afterPassed: true } })
  expect(new Map(effective.map((row) => [row.attemptId, row.afterPassed]))).toEqual(
    new Map([
      [gains, true],
      [loses, false],
    ]),
  )
  // The corrected text waits for a second person; the wrong one is drawn no more.
  const versions = await reader().questionVersion.findMany({
    where: { question: { code: 'cau-nam' } },
    orderBy: { number: 'asc' },
    select: { authorId: true, body: true, approval: true, retirement: true },
  })
  expect(versions).toMatchObject([
    { retirement: { reason: 'Sửa đáp án: Hai phương án cùng đúng' } },
    { authorId: approver.officerId, approval: null, retirement: null },
  ])
  expect(versions[1]?.body).toMatchObject({ options: [{ correct: false }, { correct: false }, { correct: true }] })
  // Back again: a second re-key starts from what stands; the same key once more is none.
  expect(await correct(approver, preview, { correction })).toEqual({ ok: false, reason: 'sameKey' })
  const back = await previewCorrection(versionIds[4] ?? '', rekeyed('a'))
  expect(back.totals).toMatchObject({ changed: 2, nowPassed: 1, noLongerPassed: 1 })
  expect(await correct(approver, back, { correction: rekeyed('a') })).toMatchObject({ ok: true })
  expect(await verified()).toEqual([])
})

test('a key for another question is refused', async () => {
  const { approver, versionIds } = await setUp()
  const correction: Correction = {
    kind: 'rekey',
    body: { type: 'single', options: [{ key: 'a', text: 'Khác', correct: true, feedback: '' }] },
  }
  const preview = await previewCorrection(versionIds[4] ?? '', correction)
  expect(await correct(approver, preview, { correction })).toEqual({ ok: false, reason: 'otherQuestion' })
  expect(await correct(approver, preview, { code: 'khong-co' })).toEqual({ ok: false, reason: 'notFound' })
})

test('a late completion that was in time after all: its points are reversed and entered anew, once', async () => {
  const { approver, actor, versionIds, lessonId, take, ready } = await setUp()
  await ready(actor)
  await take(actor, 'aaabb')
  // Passed only after the deadline, as the product itself would have written it.
  const passed = await take(actor, 'aaaaa', late)
  await completeLate({ officerId: actor.officerId, lessonId, attemptId: passed })
  expect(await ledger(actor.officerId)).toEqual([['courseCompletion', 253]])

  const preview = await previewCorrection(versionIds[4] ?? '', voided)
  expect(preview.totals).toMatchObject({ nowPassed: 1, lessonCompletions: 0, courseCompletions: 0, pointsChanged: 1 })
  expect(preview.lines[0]?.points).toEqual([{ campaignName: 'Thi đua quy-iv', before: 253, after: 505 }])
  expect(await correct(approver, preview)).toMatchObject({ ok: true })
  expect(await ledger(actor.officerId)).toEqual([
    ['courseCompletion', 253],
    ['reversal', -253],
    ['rejudgement', 505],
  ])
  // The completion itself stays as it was written.
  expect(await completion(actor.officerId)).toMatchObject({ completedAt: late })
  expect(await verified()).toEqual([])

  const more = await previewCorrection(versionIds[3] ?? '', voided)
  expect(more.totals.pointsChanged).toBe(0)
  expect(await correct(approver, more, { code: 'cau-bon' })).toMatchObject({ ok: true })
  expect(await ledger(actor.officerId)).toHaveLength(3)
})

test('nobody corrects where an own result is at stake', async () => {
  const { force, actor, versionIds, take } = await setUp()
  const own = { ...actor, grants: [{ role: 'approver' as const, ...force.root }] }
  await take(own, 'aaabb')
  const preview = await previewCorrection(versionIds[4] ?? '', voided)
  expect(await correct(own, preview)).toEqual({ ok: false, reason: 'ownAttempt' })
  // A question that was right anyway is no own matter.
  const unmoved = await previewCorrection(versionIds[0] ?? '', voided)
  expect(await correct(own, unmoved, { code: 'cau-mot' })).toMatchObject({ ok: true })
})

test('an attempt that waited only for the voided essay gets its first grade', async () => {
  const { approver, actor, lessonId, versionIds, ready } = await setUp()
  await ready(actor)
  const essayId = await createQuestion({ code: 'thu-hoach', body: essay() })
  const attemptId = await handIn({
    officerId: actor.officerId,
    lessonId,
    at: inTime,
    answers: [
      { versionId: versionIds[0] ?? '', response: ['a'] },
      { versionId: essayId, response: ['Tôi đã chào trước.'] },
    ],
  })
  expect(await reader().attempt.findUnique({ where: { id: attemptId } })).toMatchObject({ passed: null })
  const other = await previewCorrection(versionIds[0] ?? '', voided)
  expect(other.totals).toMatchObject({ waiting: 1, changed: 0 })
  const preview = await previewCorrection(essayId, voided)
  expect(preview.lines).toMatchObject([{ before: null, after: { passed: true }, completesCourse: true }])
  expect(await correct(approver, preview, { code: 'thu-hoach' })).toMatchObject({ ok: true })
  expect(await reader().attempt.findUnique({ where: { id: attemptId } })).toMatchObject({ passed: true })
  expect(await reader().attemptRegrade.count()).toBe(0)
  expect(await completion(actor.officerId)).toMatchObject({ completedAt: inTime })
  expect(await verified()).toEqual([])
})

async function completeLate({
  officerId,
  lessonId,
  attemptId,
}: {
  officerId: string
  lessonId: string
  attemptId: string
}) {
  await inTransaction(async (tx) => {
    const enrolment = await tx.enrolment.findFirstOrThrow({ where: { officerId }, select: { id: true } })
    const opening = await tx.lessonOpening.findFirstOrThrow({ where: { enrolmentId: enrolment.id, lessonId } })
    const { lessonVersionId } = opening
    await tx.lessonCompletion.create({
      data: { enrolmentId: enrolment.id, lessonId, lessonVersionId, attemptId, completedAt: late },
    })
    const { id } = await tx.courseCompletion.create({ data: { enrolmentId: enrolment.id, completedAt: late } })
    await enterCompletionPoints(tx, { courseCompletionId: id, now: late })
  })
}
