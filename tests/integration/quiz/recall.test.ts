import { expect, test } from 'vitest'
import { saveAnswer } from '~/domain/deeds/save-answer.server'
import { submitAttempt } from '~/domain/deeds/submit-attempt.server'
import type { Actor } from '~/domain/identity/access'
import { getRecallPage } from '~/domain/quiz/recall.server'
import { countDueRecall } from '~/domain/quiz/recall-facts.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { action, loader } from '~/routes/learn/recall'
import { assign, check, finish, open, start, take } from '../deeds/study-steps'
import { cookieOf, createForce, now, type Person } from '../identity/force'
import { createCourse, officerIn, rightLetters } from '../learning/course-fixture'
import { callAction, callLoader, freshDatabase } from '../setup'

freshDatabase()

const day = 24 * 60 * 60 * 1000
const after = (days: number) => new Date(now.getTime() + days * day)

let officer: { actor: Actor; person: Person }
let other: { actor: Actor; person: Person }

async function setUp(rules: Parameters<typeof createCourse>[0] = {}) {
  const force = await createForce()
  await createCourse({ rules: { quizRetakeAfterPass: true }, ...rules })
  officer = await officerIn(force, 'team1', '100-001')
  other = await officerIn(force, 'team1', '100-002')
  await assign('doi-1')
}

type Shown = {
  isOn: boolean
  total: number
  asked: {
    code: string
    number: number
    shownOn: string
    question: { position: number; options: { key: string; text: string }[] }
  } | null
  feedback: { heading: string; question: { mark: string; explanation: string }; way: { label: string } } | null
  rest: { title: string; detail: string } | null
}

async function show(at: Date, query = '', person = officer.person): Promise<Shown> {
  return (await callLoader(loader, {
    url: `/on-tap${query}`,
    cookie: await cookieOf(person, { at }),
    now: at,
  })) as Shown
}

async function post(at: Date, form: Record<string, string>, person = officer.person) {
  const cookie = await cookieOf(person, { at })
  return (await callAction(action, { url: '/on-tap', cookie, now: at, form })) as Response
}

function formOf({ asked }: Shown, isRight: boolean): Record<string, string> {
  if (!asked) throw new Error('nothing is asked')
  const { code, number, shownOn, question } = asked
  const right = question.options.find(({ text }) => text.startsWith('Phương án đúng') || text === 'Sai')
  const wrong = question.options.find((option) => option !== right)
  return { cau: code, ban: String(number), ngay: shownOn, response: (isRight ? right : wrong)?.key ?? '' }
}

/** Answers what is asked until nothing more is; gives the addresses of the answers. */
async function answerAll(at: Date, isRight = true): Promise<string[]> {
  const addresses: string[] = []
  for (let page = await show(at); page.asked; page = await show(at)) {
    const response = await post(at, formOf(page, isRight))
    addresses.push(response.headers.get('Location') ?? '')
  }
  return addresses
}

test('three questions come back 7 days after their lesson, with keys only after the answer', async () => {
  await setUp()
  await finish(officer.actor)
  expect(await show(after(6))).toMatchObject({
    asked: null,
    rest: { title: 'Hôm nay không có câu nào cần ôn', detail: 'Lần ôn tiếp theo: 30/11/2026.' },
  })
  expect(countDueRecall(officer.actor, after(6))).toBe(0)

  expect(countDueRecall(officer.actor, after(7))).toBe(3)
  const page = await show(after(7))
  expect(page).toMatchObject({ total: 3, asked: { question: { position: 1 } }, feedback: null })
  expect(JSON.stringify(page)).not.toMatch(/LỜI GIẢI KÍN|correct|explanation|feedback":"|optionOrder/)

  const addresses = await answerAll(after(7))
  expect(addresses).toHaveLength(3)
  const feedback = await show(after(7), addresses[2]?.replace('/on-tap', ''))
  expect(feedback).toMatchObject({
    asked: null,
    feedback: {
      heading: 'Câu 3: đúng',
      question: { mark: 'full', explanation: 'LỜI GIẢI KÍN' },
      way: { label: 'Xong' },
    },
  })
  expect(await show(after(7))).toMatchObject({
    rest: { title: 'Xong 3 câu hôm nay', detail: 'Lần ôn tiếp theo: 01/12/2026.' },
  })
  expect(countDueRecall(officer.actor, after(7))).toBe(0)
})

test('right answers come back on day 30, wrong ones the next day', async () => {
  await setUp()
  await finish(officer.actor)
  await answerAll(after(7), false)
  const wrong = await reader().recallCard.findMany({ select: { dueAt: true } })
  expect(wrong.map(({ dueAt }) => dueAt.toISOString())).toEqual(Array(3).fill('2026-11-30T17:00:00.000Z'))
  // The other five of the lesson have waited longer.
  await answerAll(after(8))
  await answerAll(after(9))
  const right = await reader().recallReview.findMany({
    where: { rating: 'good', at: after(8) },
    select: { card: { select: { dueAt: true } } },
  })
  const days = right.map(({ card }) => Math.round((card.dueAt.getTime() - now.getTime()) / day))
  for (const due of days) expect(due).toBeGreaterThanOrEqual(30)
})

test('what was answered wrong in an attempt comes back the day after', async () => {
  await setUp()
  await open(officer.actor, 1)
  await check(officer.actor)
  await take(officer.actor, { right: 4 })
  expect(countDueRecall(officer.actor, now)).toBe(0)
  expect(countDueRecall(officer.actor, after(1))).toBe(1)
  const page = await show(after(1))
  const [missed] = await reader().attemptQuestion.findMany({
    where: { position: 5 },
    select: { questionVersion: { select: { question: { select: { code: true } } } } },
  })
  expect(page.asked?.code).toBe(missed?.questionVersion.question.code)
  await post(after(1), formOf(page, true))
  expect(countDueRecall(officer.actor, after(1))).toBe(0)
  expect(await reader().recallCard.count()).toBe(1)
})

test('nothing of an unfinished lesson is asked, nothing of a running attempt', async () => {
  await setUp()
  await open(officer.actor, 1)
  await take(officer.actor, { right: 4 })
  expect(countDueRecall(officer.actor, after(10))).toBe(0)
  await check(officer.actor)
  const [address] = await answerAll(after(10), false)

  await start(officer.actor, after(11))
  const running = await reader().attemptQuestion.findMany({
    where: { attempt: { submittedAt: null } },
    select: { questionVersion: { select: { questionId: true } } },
  })
  const ids = new Set(running.map(({ questionVersion }) => questionVersion.questionId))
  const { asked } = await show(after(11))
  const question = asked && (await reader().question.findUnique({ where: { code: asked.code } }))
  expect(question && ids.has(question.id)).toBe(false)
  const review = await reader().recallReview.findUniqueOrThrow({
    where: { id: address?.split('=')[1] ?? '' },
    select: { card: { select: { questionId: true } } },
  })
  const feedback = (await show(after(11), address?.replace('/on-tap', ''))) as unknown as Response
  expect(feedback instanceof Response).toBe(ids.has(review.card.questionId))
})

test('a form sent twice is one answer; on another day or for another version it is asked again', async () => {
  await setUp()
  await finish(officer.actor)
  const form = formOf(await show(after(7)), true)
  const first = await post(after(7), form)
  const second = await post(after(7), { ...form, response: 'D' })
  expect(second.headers.get('Location')).toBe(first.headers.get('Location'))
  expect(await reader().recallReview.count()).toBe(1)

  const next = formOf(await show(after(7)), true)
  expect((await post(after(8), next)).headers.get('Location')).toBe('/on-tap')
  expect((await post(after(7), { ...next, ban: '2' })).headers.get('Location')).toBe('/on-tap')
  expect(await reader().recallReview.count()).toBe(1)
})

test('an empty answer is asked for again; not remembering leads to what is right', async () => {
  await setUp()
  await finish(officer.actor)
  const form = formOf(await show(after(7)), true)
  const refused = (await post(after(7), { ...form, response: '' })) as unknown as { init: { status: number } }
  expect(refused.init.status).toBe(422)
  const location = (await post(after(7), { ...form, chuaNho: '1' })).headers.get('Location')
  expect(await show(after(7), location?.replace('/on-tap', ''))).toMatchObject({
    feedback: { question: { mark: 'none' } },
  })
})

test('switched off nothing is due, switched on again the plan is as it was', async () => {
  await setUp()
  await finish(officer.actor)
  expect((await post(after(7), { onNhanh: 'tat', tiep: '/ca-nhan' })).headers.get('Location')).toBe('/ca-nhan')
  expect(countDueRecall(officer.actor, after(7))).toBe(0)
  expect(await show(after(7))).toMatchObject({ isOn: false, asked: null, rest: { title: 'Ôn nhanh đang tắt' } })
  await post(after(7), { onNhanh: 'bat', tiep: 'https://noi-khac.example/' })
  expect(countDueRecall(officer.actor, after(7))).toBe(3)
  expect(countDueRecall(other.actor, after(7))).toBe(0)
})

test("somebody else's answer and question are not found", async () => {
  await setUp()
  await finish(officer.actor)
  const form = formOf(await show(after(7)), true)
  const [address] = await answerAll(after(7))
  const query = address?.replace('/on-tap', '') ?? ''
  const theirs = (await show(after(7), query, other.person)) as unknown as Response
  expect(theirs.status).toBe(404)
  expect((await post(after(7), form, other.person)).status).toBe(404)
  expect(((await show(after(7), '?xem=khong-co')) as unknown as Response).status).toBe(404)
  expect(await reader().recallCard.count({ where: { officerId: other.actor.officerId } })).toBe(0)
})

test('nothing reaches a score, a completion, an attempt or the trail', async () => {
  await setUp()
  await finish(officer.actor)
  const everything = async () => ({
    entries: await reader().scoreEntry.findMany(),
    lessons: await reader().lessonCompletion.findMany(),
    courses: await reader().courseCompletion.findMany(),
    attempts: await reader().attempt.findMany({ include: { questions: { include: { answer: true } } } }),
    notices: await reader().notice.findMany(),
    // Signing in for the test leaves its own line.
    events: await reader().auditEvent.count({ where: { deed: { not: { startsWith: 'session' } } } }),
  })
  const before = await everything()
  expect(await answerAll(after(7), false)).toHaveLength(3)
  expect(await answerAll(after(8))).toHaveLength(3)
  expect(await everything()).toEqual(before)
})

test('void and retired versions are not asked', async () => {
  await setUp()
  await finish(officer.actor)
  const versions = await reader().questionVersion.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  await inTransaction(async (tx) => {
    for (const [index, { id }] of versions.slice(2).entries())
      if (index % 2 === 0)
        await tx.questionRetirement.create({ data: { questionVersionId: id, at: now, reason: 'Hết hiệu lực' } })
      else
        await tx.questionCorrection.create({
          data: { questionVersionId: id, kind: 'void', reason: 'Câu hỏi sai', byId: officer.actor.officerId, at: now },
        })
  })
  expect(countDueRecall(officer.actor, after(7))).toBe(2)
  expect((await getRecallPage(officer.actor, after(7))).total).toBe(2)
})

test('a miss after the last ôn nhanh brings a question back before its card would', async () => {
  await setUp()
  await finish(officer.actor)
  for (const days of [7, 8, 9]) await answerAll(after(days))
  expect(countDueRecall(officer.actor, after(12))).toBe(0)
  const attemptId = await start(officer.actor, after(11))
  const letters = await rightLetters(attemptId)
  for (const [index, response] of letters.slice(1).entries())
    await saveAnswer({ actor: officer.actor, attemptId, position: index + 2, response, revision: 1, now: after(11) })
  await submitAttempt({ actor: officer.actor, attemptId, now: after(11) })
  expect(countDueRecall(officer.actor, after(12))).toBe(1)
  await answerAll(after(12))
  expect(countDueRecall(officer.actor, after(12))).toBe(0)
})

test('a lesson whose quiz never shows its keys is not asked', async () => {
  await setUp({ rules: { quizShowKeys: 'never' } })
  await finish(officer.actor)
  expect(countDueRecall(officer.actor, after(20))).toBe(0)
  expect(await show(after(20))).toMatchObject({ asked: null, rest: { title: 'Hôm nay không có câu nào cần ôn' } })
})

test('keys that wait for the deadline wait here too', async () => {
  await setUp({ rules: { quizShowKeys: 'afterDue' } })
  await finish(officer.actor)
  // The deadline is 30/11, the seventh day after finishing.
  expect(countDueRecall(officer.actor, after(7))).toBe(0)
  expect(countDueRecall(officer.actor, after(8))).toBe(3)
})
