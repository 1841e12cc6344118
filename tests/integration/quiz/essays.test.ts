import { expect, test } from 'vitest'
import { verifyChain } from '~/domain/audit/events.server'
import { markEssay } from '~/domain/deeds/mark-essay.server'
import { verifyPoints } from '~/domain/emulation/verify-points.server'
import { verifyCompletions } from '~/domain/learning/verify-completions.server'
import { findNotices } from '~/domain/notifications/notices.server'
import { countWaitingEssays, findWaitingEssays, getEssay, getNextEssayId } from '~/domain/quiz/essays.server'
import { reader } from '~/platform/db/database.server'
import { action as essayAction, loader as essayLoader } from '~/routes/studio/essay'
import { loader as essaysLoader } from '~/routes/studio/essays'
import { assign, check, open } from '../deeds/study-steps'
import { launch } from '../emulation/campaign-fixture'
import { cookieOf, createForce, give, lastEvent } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { callAction, callLoader, freshDatabase } from '../setup'
import { createQuestion, essay, handIn, single } from './closed-attempts'

freshDatabase()

const handedIn = new Date('2026-11-29T18:00:00Z')
const marking = new Date('2026-12-02T02:00:00Z')
const passed = { mark: { numerator: 1, denominator: 1 }, rubric: [], comment: '' }
const failed = { mark: { numerator: 0, denominator: 1 }, rubric: [], comment: 'Chưa nêu việc sẽ sửa.' }

async function setUp({ kind = 'passFail' as 'passFail' | 'points' } = {}) {
  const force = await createForce()
  const course = await createCourse()
  const trainer = await officerIn(force, 'root', '800-001', [{ role: 'trainer', ...force.root }])
  const second = await officerIn(force, 'root', '800-002', [{ role: 'trainer', ...force.root }])
  const { actor } = await officerIn(force, 'post', '100-001')
  const { actor: other } = await officerIn(force, 'post', '100-002')
  await assign('doi-1')
  await launch([force.root.unitId])
  const lessonId = course.lessonIds[0]
  const oneId = await createQuestion({ code: 'cau-mot', body: single, lessonId })
  const essayId = await createQuestion({ code: 'thu-hoach', body: essay(kind), lessonId })
  await open(actor, 1)
  await open(actor, 2)
  await check(actor)
  const write = (officerId: string, texts: (string | null)[], at = handedIn) =>
    handIn({
      officerId,
      lessonId,
      at,
      answers: [
        { versionId: oneId, response: ['a'] },
        ...texts.map((text) => ({ versionId: essayId, response: text === null ? null : [text] })),
      ],
    })
  return { force, trainer, second, actor, other, write }
}

const essaysOf = async (attemptId: string) =>
  (
    await reader().attemptQuestion.findMany({
      where: { attemptId, questionVersion: { type: 'essay' } },
      orderBy: { position: 'asc' },
    })
  ).map(({ id }) => id)

test('the last mark gives the attempt its result; lesson, course and points date from handing in', async () => {
  const { trainer, actor, write } = await setUp()
  const attemptId = await write(actor.officerId, ['Tôi đã chào trước.', 'Tôi sẽ nói chậm hơn.'])
  const [first = '', last = ''] = await essaysOf(attemptId)
  expect(await countWaitingEssays(trainer.actor, marking)).toBe(2)
  expect(await markEssay({ actor: trainer.actor, essayId: first, given: passed, now: marking })).toEqual({
    ok: true,
    repeated: false,
    grade: null,
  })
  expect(await reader().attempt.findUnique({ where: { id: attemptId } })).toMatchObject({ passed: null })
  expect(await reader().notice.count({ where: { kind: 'essay.marked' } })).toBe(0)

  expect(await markEssay({ actor: trainer.actor, essayId: last, given: passed, now: marking })).toMatchObject({
    ok: true,
    grade: { passed: true },
  })
  expect(await reader().attempt.findUnique({ where: { id: attemptId } })).toMatchObject({
    passed: true,
    submittedAt: handedIn,
  })
  expect(await reader().lessonCompletion.findFirst({ where: { attemptId } })).toMatchObject({ completedAt: handedIn })
  expect(await reader().courseCompletion.findFirst()).toMatchObject({ completedAt: handedIn })
  expect(await reader().scoreEntry.findMany()).toMatchObject([
    { hundredths: 505, occurredAt: handedIn, recordedAt: marking, causeType: 'courseCompletion' },
  ])
  expect((await findNotices(actor.officerId, { now: marking }))[0]).toMatchObject({
    href: `/bai-lam/${attemptId}`,
    title: 'Bài thu hoạch “Bài 1 bản 1” đã được chấm',
    body: 'Lượt 1: 3/3, đạt. Đồng chí đã hoàn thành bài học này. Đồng chí đã hoàn thành chuyên đề. Ghi 5,05 điểm vào Thi đua quy-iv.',
  })
  expect(await lastEvent('essay.mark')).toMatchObject({ actorId: trainer.actor.officerId })
  expect(await verifyChain()).toMatchObject({ fault: null })
  expect([...verifyCompletions(), ...(await verifyPoints()).faults]).toEqual([])
  expect(await countWaitingEssays(trainer.actor, marking)).toBe(0)
})

test('a failed essay fails the attempt when the pass mark needs it', async () => {
  const { trainer, actor, write } = await setUp()
  const attemptId = await write(actor.officerId, ['Ngắn quá.'])
  const [essayId = ''] = await essaysOf(attemptId)
  expect(await markEssay({ actor: trainer.actor, essayId, given: failed, now: marking })).toMatchObject({
    ok: true,
    grade: { passed: false, score: { numerator: 1, denominator: 2 } },
  })
  expect(await reader().lessonCompletion.count({ where: { attemptId } })).toBe(0)
})

test('a mark is final: the same again is harmless, whoever comes second is told who was first', async () => {
  const { trainer, second, actor, write } = await setUp()
  const [essayId = ''] = await essaysOf(await write(actor.officerId, ['Tôi đã chào trước.']))
  const [one, same, other] = await Promise.all([
    markEssay({ actor: trainer.actor, essayId, given: passed, now: marking }),
    markEssay({ actor: trainer.actor, essayId, given: passed, now: marking }),
    markEssay({ actor: second.actor, essayId, given: failed, now: marking }),
  ])
  expect([one, same]).toMatchObject([
    { ok: true, repeated: false },
    { ok: true, repeated: true, grade: { passed: true } },
  ])
  expect(other).toEqual({
    ok: false,
    reason: 'alreadyMarked',
    markerId: trainer.actor.officerId,
    markedAt: marking,
  })
  expect(await reader().essayMark.count()).toBe(1)
  expect(await reader().auditEvent.count({ where: { deed: 'essay.mark' } })).toBe(1)
})

test('an own essay, one of an officer out of scope and an unknown one look alike', async () => {
  const { force, trainer, actor, write } = await setUp()
  const [essayId = ''] = await essaysOf(await write(actor.officerId, ['Tôi đã chào trước.']))
  const own = { ...actor, grants: [{ role: 'trainer' as const, ...force.root }] }
  const away = { ...trainer.actor, grants: [{ role: 'trainer' as const, ...force.team2 }] }
  for (const marker of [own, away]) {
    expect(await getEssay(reader(), marker, essayId, marking)).toBeNull()
    expect(await markEssay({ actor: marker, essayId, given: passed, now: marking })).toEqual({
      ok: false,
      reason: 'notFound',
    })
    expect(await countWaitingEssays(marker, marking)).toBe(0)
  }
  const near = { ...trainer.actor, grants: [{ role: 'trainer' as const, ...force.team1 }] }
  expect(await countWaitingEssays(near, marking)).toBe(1)
})

test('an empty essay waits for nobody', async () => {
  const { trainer, actor, write } = await setUp()
  const attemptId = await write(actor.officerId, [''])
  await write(actor.officerId, [null], marking)
  expect(await reader().attempt.findUnique({ where: { id: attemptId } })).toMatchObject({ passed: false })
  expect(await countWaitingEssays(trainer.actor, marking)).toBe(0)
})

test('the queue: longest waiting first, by lesson', async () => {
  const { trainer, actor, other, write } = await setUp()
  await write(actor.officerId, ['Bài nộp sau.'], marking)
  const earlier = await write(other.officerId, ['Bài nộp trước.'])
  const queue = await findWaitingEssays(trainer.actor, { lessonCode: null, page: 9 }, marking)
  const [first] = await essaysOf(earlier)
  expect(queue).toMatchObject({
    page: 1,
    pageCount: 1,
    lessons: [{ code: 'niem-no-bai-1', title: 'Bài 1 bản 1', count: 2 }],
  })
  expect(queue.essays[0]).toMatchObject({ essayId: first, officer: { unitName: 'Tổ 1', rankName: 'Thượng úy' } })
  expect(await getNextEssayId(trainer.actor, marking)).toBe(first)
  expect((await findWaitingEssays(trainer.actor, { lessonCode: 'khac', page: 1 }, marking)).essays).toEqual([])
})

test('the pages: reading, marking against the rubric, and on to the next', async () => {
  const { force, trainer, actor, write } = await setUp({ kind: 'points' })
  await give(trainer.person, 'trainer', force.root.unitId)
  const cookie = await cookieOf(trainer.person, { at: marking })
  const [essayId = ''] = await essaysOf(await write(actor.officerId, ['Tôi đã chào trước. '.repeat(3)]))
  const queue = await callLoader(essaysLoader, { url: '/cham-bai', cookie, now: marking })
  expect(queue).toMatchObject({ total: 1, essays: [{ essayId, name: 'Thượng úy Nguyễn Văn An' }] })
  const page = { url: `/cham-bai/${essayId}`, params: { ma: essayId }, cookie, now: marking }
  expect(await callLoader(essayLoader, page)).toMatchObject({
    words: '12 từ, yêu cầu từ 1 từ',
    marked: null,
    rubric: [{ points: 6 }, { points: 4 }],
  })
  const post = (form: Record<string, string>) => callAction(essayAction, { ...page, form })
  expect(await post({ 'line.0': '7', 'line.1': '', intent: 'next' })).toMatchObject({
    init: { status: 422 },
    data: { faults: { 'line.0': ['Ghi số điểm nguyên, từ 0 đến 6.'], 'line.1': ['Ghi số điểm nguyên, từ 0 đến 4.'] } },
  })
  expect(await post({ 'line.0': '3', 'line.1': '1', intent: 'next' })).toMatchObject({
    data: { faults: { comment: [expect.stringContaining('nhận xét')] } },
  })
  const saved = (await post({ 'line.0': '5', 'line.1': '4', intent: 'next' })) as Response
  expect([saved.status, saved.headers.get('Location')]).toEqual([303, '/cham-bai'])
  expect(await callLoader(essayLoader, page)).toMatchObject({
    marked: { words: '9/10 điểm', rubric: ['Nêu được việc làm: 5', 'Tự rút kinh nghiệm: 4'] },
  })
  const again = await post({ 'line.0': '6', 'line.1': '4', intent: 'stop' })
  expect(again).toMatchObject({ init: { status: 409 }, data: { sentence: expect.stringContaining('đã chấm bài này') } })
})
