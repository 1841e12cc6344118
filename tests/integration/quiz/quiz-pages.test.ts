import { expect, test } from 'vitest'
import { saveAnswer } from '~/domain/deeds/save-answer.server'
import { submitAttempt } from '~/domain/deeds/submit-attempt.server'
import { getQuizPage } from '~/domain/quiz/attempts.server'
import { getResult } from '~/domain/quiz/results.server'
import { reader } from '~/platform/db/database.server'
import { assign, check, open, start, take } from '../deeds/study-steps'
import { cookieOf, createForce, now } from '../identity/force'
import { createCourse, officerIn, rightLetters } from '../learning/course-fixture'
import { freshDatabase } from '../setup'

freshDatabase()

const code = 'niem-no-bai-1'

async function setUp(options: Parameters<typeof createCourse>[0] = {}) {
  const force = await createForce()
  await createCourse(options)
  const { actor, person } = await officerIn(force, 'team1', '100-001')
  const { actor: other } = await officerIn(force, 'team1', '100-002')
  await assign('doi-1')
  return { actor, other, cookie: await cookieOf(person) }
}

test('before the start: the rules, the tries, and why it cannot start yet', async () => {
  const { actor } = await setUp()
  expect(await getQuizPage(actor, code, now)).toMatchObject({
    rules: { questionCount: 5, passPercent: 80, maxAttempts: 3 },
    attemptsUsed: 0,
    attemptsLeft: 3,
    refusal: 'lessonNotOpened',
    running: null,
    earlier: [],
    isPastDue: false,
  })
  await open(actor, 1)
  expect(await getQuizPage(actor, code, new Date('2026-11-30T17:00:00Z'))).toMatchObject({
    refusal: null,
    isPastDue: true,
  })
  expect(await getQuizPage(actor, 'niem-no-bai-2', now)).toBeNull()
})

test('a running attempt comes back as it was left, without anything that tells a key', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  const attemptId = await start(actor)
  await saveAnswer({ actor, attemptId, position: 2, response: ['B'], flagged: true, revision: 4, now })
  const page = await getQuizPage(actor, code, now)
  expect(page?.running).toMatchObject({ attemptId, number: 1, lastSavedAt: now })
  expect(page?.running?.questions).toHaveLength(5)
  expect(page?.running?.questions[1]).toMatchObject({ position: 2, response: ['B'], revision: 4, flagged: true })
  for (const question of page?.running?.questions ?? []) {
    expect(Object.keys(question).sort()).toEqual([
      'essay',
      'flagged',
      'options',
      'parts',
      'position',
      'prompts',
      'response',
      'revision',
      'stem',
      'type',
    ])
    for (const option of question.options) expect(Object.keys(option).sort()).toEqual(['key', 'text'])
    expect(question.options.map((option) => option.key)).toEqual(['A', 'B', 'C', 'D'].slice(0, question.options.length))
  }
  const text = JSON.stringify(page)
  expect(text).not.toContain('LỜI GIẢI KÍN')
  expect(text).not.toMatch(/correct|explanation|feedback|optionOrder|seed/)
})

test('the letters shown do not follow the order in which the author wrote the options', async () => {
  const { actor } = await setUp({ questions: 30, draw: 30 })
  await open(actor, 1)
  await start(actor)
  const page = await getQuizPage(actor, code, now)
  const letters = page?.running?.questions
    .filter((question) => question.type === 'single')
    .map((question) => question.options.find((option) => option.text.startsWith('Phương án đúng'))?.key)
  expect(new Set(letters).size).toBeGreaterThan(1)
})

test('not passed with tries left: the count and what to reread, no keys anywhere', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  const { attemptId } = await take(actor, { right: 3 })
  const result = await getResult(actor, attemptId, now)
  expect(result).toMatchObject({
    state: 'submitted',
    passed: false,
    rightCount: 3,
    questionCount: 5,
    scoreHundredths: 300,
    neededHundredths: 400,
    attemptsLeft: 2,
    shown: 'countOnly',
    questions: [],
    reread: [{ topic: 'Lời chào', passage: 'chao-truoc', heading: 'Chào trước', count: 2 }],
    lessonCompleted: false,
    requiredChecksLeft: ['kiem-tra-1'],
  })
  expect(JSON.stringify(result)).not.toMatch(/LỜI GIẢI KÍN|Phương án|correct|quality/)
  expect((await getQuizPage(actor, code, now))?.earlier).toMatchObject([{ attemptId, rightCount: 3, passed: false }])
})

test('passed: keys and explanations, also of the attempts before', async () => {
  const { actor } = await setUp()
  await open(actor, 1)
  await check(actor)
  const failed = await take(actor, { right: 1 })
  const passed = await take(actor, { right: 4 })
  const result = await getResult(actor, passed.attemptId, now)
  expect(result).toMatchObject({
    passed: true,
    shown: 'keys',
    lessonCompleted: true,
    nextLesson: { code: 'niem-no-bai-2' },
  })
  if (result?.state !== 'submitted') throw new Error('unreachable')
  expect(result.questions.map((question) => question.mark)).toEqual(['full', 'full', 'full', 'full', 'none'])
  for (const question of result.questions) {
    expect(question.explanation).toBe('LỜI GIẢI KÍN')
    if (question.answer.kind !== 'options') throw new Error('unreachable')
    expect(question.answer.options.some((option) => option.quality === 'right')).toBe(true)
  }
  expect(await getResult(actor, failed.attemptId, now)).toMatchObject({
    passed: false,
    shown: 'keys',
    isLessonPassed: true,
  })
})

test('out of tries: keys only once the deadline has passed too', async () => {
  const { actor } = await setUp({ maxAttempts: 1 })
  await open(actor, 1)
  const { attemptId } = await take(actor, { right: 0 })
  expect(await getResult(actor, attemptId, now)).toMatchObject({ shown: 'countOnly', attemptsLeft: 0 })
  expect(await getResult(actor, attemptId, new Date('2026-11-30T16:59:59.999Z'))).toMatchObject({ shown: 'countOnly' })
  expect(await getResult(actor, attemptId, new Date('2026-11-30T17:00:00Z'))).toMatchObject({ shown: 'keys' })
})

test("a running attempt has no result, and somebody else's looks like none", async () => {
  const { actor, other } = await setUp()
  await open(actor, 1)
  const attemptId = await start(actor)
  expect(await getResult(actor, attemptId, now)).toEqual({ state: 'running', lessonCode: code })
  await submitAttempt({ actor, attemptId, now })
  expect(await getResult(other, attemptId, now)).toBeNull()
  expect(await getResult(actor, 'khong-co', now)).toBeNull()
})

test('partial credit is kept as an exact fraction: two of three right options', async () => {
  const { actor } = await setUp({ questions: 8, draw: 8, hasMultiple: true })
  await open(actor, 1)
  const attemptId = await start(actor)
  for (const [index, right] of (await rightLetters(attemptId)).entries()) {
    const response = right.length > 1 ? right.slice(0, 2) : right
    await saveAnswer({ actor, attemptId, position: index + 1, response, revision: 1, now })
  }
  await submitAttempt({ actor, attemptId, now })
  const attempt = await reader().attempt.findUniqueOrThrow({ where: { id: attemptId } })
  expect(attempt).toMatchObject({ scoreNumerator: 23, scoreDenominator: 24, passed: true })
  expect(await getResult(actor, attemptId, now)).toMatchObject({ rightCount: 7, scoreHundredths: 767 })
})
