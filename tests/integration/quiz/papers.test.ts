import { expect, test } from 'vitest'
import { saveAnswer } from '~/domain/deeds/save-answer.server'
import { startAttempt } from '~/domain/deeds/start-attempt.server'
import { submitAttempt } from '~/domain/deeds/submit-attempt.server'
import type { Blueprint, QuizRules } from '~/domain/publishing/quiz-rules'
import { defaultQuizRules } from '~/domain/publishing/quiz-rules'
import { fullWeight, type QuestionBody, storedBody } from '~/domain/questions/question-body'
import { getQuizPage } from '~/domain/quiz/attempts.server'
import { drawPaper, findSlotSizes } from '~/domain/quiz/papers.server'
import { getResult } from '~/domain/quiz/results.server'
import { verifyAttempts } from '~/domain/quiz/verify-attempts.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { assign, open } from '../deeds/study-steps'
import { createForce, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'

freshDatabase()

const lessonCode = 'niem-no-bai-1'
const option = (key: string) => ({ key, text: `Cách ${key}`, feedback: 'KÍN' })
const accepted = (text: string) => ({ text, weight: fullWeight, feedback: 'KÍN' })
const single: QuestionBody = {
  type: 'single',
  options: ['a', 'b'].map((key) => ({ ...option(key), correct: key === 'a' })),
}

/** One of each type, with the texts that answer it rightly: of an option, or typed. */
const everyType: { body: QuestionBody; right: string[] }[] = [
  { body: single, right: ['Cách a'] },
  {
    body: { type: 'multiple', options: ['a', 'b', 'c'].map((key) => ({ ...option(key), correct: key !== 'c' })) },
    right: ['Cách a', 'Cách b'],
  },
  {
    body: {
      type: 'trueFalse',
      options: [
        { key: 'dung', text: 'Đúng', correct: true, feedback: '' },
        { key: 'sai', text: 'Sai', correct: false, feedback: '' },
      ],
    },
    right: ['Đúng'],
  },
  {
    body: {
      type: 'situation',
      options: (['best', 'acceptable', 'wrong'] as const).map((quality) => ({ ...option(quality), quality })),
    },
    right: ['Cách best'],
  },
  { body: { type: 'shortAnswer', accepted: [accepted('niềm nở')], ignoreMarks: false }, right: [' Niềm  nở'] },
  {
    body: { type: 'numeric', accepted: [{ value: '8.5', tolerance: '0', weight: fullWeight, feedback: 'KÍN' }] },
    right: ['8,5'],
  },
  {
    body: {
      type: 'matching',
      pairs: [
        { key: 'a', prompt: 'Khi đến', answer: 'xin chào' },
        { key: 'b', prompt: 'Khi sai', answer: 'xin lỗi' },
      ],
      distractors: [{ key: 'c', text: 'im lặng' }],
    },
    right: ['xin chào', 'xin lỗi'],
  },
  {
    body: { type: 'ordering', items: ['a', 'b', 'c'].map((key) => ({ key, text: `Bước ${key}` })) },
    right: ['Bước a', 'Bước b', 'Bước c'],
  },
  {
    body: {
      type: 'missingWord',
      parts: ['Phải ', ', ', '.'],
      gaps: [{ accepted: [accepted('kính trọng')] }, { accepted: [accepted('lễ phép')] }],
      ignoreMarks: false,
    },
    right: ['kính trọng', 'lễ phép'],
  },
  {
    body: {
      type: 'essay',
      marking: 'points',
      maxPoints: 10,
      minWords: 0,
      maxWords: 0,
      guide: 'Nêu việc thật',
      rubric: [],
    },
    right: ['Tuần qua tôi đã làm.'],
  },
]

interface Planted {
  code: string
  path: string
  body?: QuestionBody
  topic?: string
  difficulty?: string
  isApproved?: boolean
}

async function plant({ code, path, body = single, topic = 'Chào', difficulty = 'easy', isApproved = true }: Planted) {
  await inTransaction(async (tx) => {
    const category = await tx.questionCategory.upsert({
      where: { path },
      create: { path, createdAt: now },
      update: {},
    })
    const question = await tx.question.upsert({
      where: { code },
      create: { code, categoryId: category.id },
      update: {},
      include: { versions: true },
    })
    await tx.questionVersion.create({
      data: {
        questionId: question.id,
        number: question.versions.length + 1,
        type: body.type,
        topic,
        difficulty,
        tags: [],
        passage: '',
        stem: `Câu ${code}`,
        body: storedBody(body) as Prisma.InputJsonObject,
        explanation: 'KÍN',
        contentHash: code,
        publishedAt: now,
        ...(isApproved && { approval: { create: { at: now } } }),
      },
    })
  })
}

async function setUp(blueprint: Blueprint, draw: number) {
  const force = await createForce()
  const course = await createCourse({ draw, rules: { quizBlueprint: blueprint as unknown as Prisma.InputJsonObject } })
  const { actor } = await officerIn(force, 'team1', '100-001')
  await assign('doi-1')
  await open(actor, 1)
  return { actor, lessonId: course.lessonIds[0] }
}

const codesOf = async (attemptId: string) =>
  (
    await reader().attemptQuestion.findMany({
      where: { attemptId },
      orderBy: { position: 'asc' },
      select: { questionVersion: { select: { number: true, question: { select: { code: true } } } } },
    })
  ).map(({ questionVersion }) => `${questionVersion.question.code} ${questionVersion.number}`)

async function begin(actor: Parameters<typeof startAttempt>[0]['actor']) {
  const started = await startAttempt({ actor, lessonCode, now })
  if (!started.ok) throw new Error(started.reason)
  return started.attemptId
}

test('slots draw by place, topic and difficulty; only what is approved and in use, in its newest approved version', async () => {
  const blueprint: Blueprint = {
    kind: 'slots',
    slots: [
      { from: 'lesson', count: 2 },
      { from: { category: 'Cư trú' }, topic: 'Chào', difficulty: 'hard', count: 2 },
    ],
  }
  const { actor } = await setUp(blueprint, 4)
  await plant({ code: 'kho-1', path: 'Cư trú', difficulty: 'hard' })
  await plant({ code: 'kho-1', path: 'Cư trú', difficulty: 'hard', isApproved: false })
  await plant({ code: 'kho-2', path: 'Cư trú/Tạm trú', difficulty: 'hard' })
  await plant({ code: 'de', path: 'Cư trú' })
  await plant({ code: 'khac', path: 'Cư trú', difficulty: 'hard', topic: 'Mời' })
  await plant({ code: 'ngoai', path: 'Cư trú nước ngoài', difficulty: 'hard' })
  await plant({ code: 'cho-duyet', path: 'Cư trú', difficulty: 'hard', isApproved: false })
  const codes = await codesOf(await begin(actor))
  expect(codes).toHaveLength(4)
  expect(codes.filter((code) => !code.startsWith('niem-no-cau')).sort()).toEqual(['kho-1 1', 'kho-2 1'])
})

test('a slot that asks for more than there is draws what there is, and says so beforehand', async () => {
  const slot = { from: { category: 'Cư trú' }, count: 3 } as const
  const { actor, lessonId } = await setUp({ kind: 'slots', slots: [slot, { from: 'lesson', count: 1 }] }, 4)
  await plant({ code: 'mot', path: 'Cư trú' })
  const rules: QuizRules = {
    ...defaultQuizRules,
    blueprint: { kind: 'slots', slots: [slot, { from: 'lesson', count: 1 }] },
  }
  expect(await findSlotSizes(reader(), { lessonId, rules })).toEqual([
    { slot, wanted: 3, available: 1 },
    { slot: { from: 'lesson', count: 1 }, wanted: 1, available: 8 },
  ])
  expect(await codesOf(await begin(actor))).toHaveLength(2)
})

test('a fixed list comes whole and in its order; the same seed shuffles its options alike', async () => {
  const codes = ['ba', 'mot', 'hai']
  const { actor, lessonId } = await setUp({ kind: 'fixed', questionCodes: [...codes, 'khong-co'] }, 3)
  for (const code of ['mot', 'hai', 'ba']) await plant({ code, path: 'Cư trú' })
  const attemptId = await begin(actor)
  expect(await codesOf(attemptId)).toEqual(codes.map((code) => `${code} 1`))
  const { seed, enrolmentId, questions } = await reader().attempt.findUniqueOrThrow({
    where: { id: attemptId },
    include: {
      questions: {
        orderBy: { position: 'asc' },
        select: { position: true, questionVersionId: true, optionOrder: true },
      },
    },
  })
  const rules = { ...defaultQuizRules, blueprint: { kind: 'fixed' as const, questionCodes: codes } }
  expect(await drawPaper(reader(), { enrolmentId, lessonId, rules, seed })).toEqual(questions)
})

test('every type is shown without its key, answered by letters or texts, graded, and shown again beside its key', async () => {
  const codes = everyType.map((_, index) => `loai-${index}`)
  const { actor } = await setUp({ kind: 'fixed', questionCodes: codes }, codes.length)
  for (const [index, { body }] of everyType.entries()) await plant({ code: codes[index] ?? '', path: 'Các loại', body })
  const attemptId = await begin(actor)
  const shown = (await getQuizPage(actor, lessonCode, now))?.running?.questions ?? []
  expect(shown.map(({ type }) => type)).toEqual(everyType.map(({ body }) => body.type))
  expect(JSON.stringify(shown)).not.toMatch(/KÍN|correct|quality|weight|accepted|niềm nở|8\.5|kính trọng/)
  for (const [index, { right }] of everyType.entries()) {
    const question = shown[index]
    const response = question?.options.length
      ? right.map((text) => question.options.find((each) => each.text === text)?.key ?? '')
      : right
    const saved = await saveAnswer({ actor, attemptId, position: index + 1, response, revision: 1, now })
    expect(saved).toMatchObject({ ok: true, stored: true })
    expect(saved.ok && [...saved.response].sort()).toEqual([...response].sort())
  }
  expect(await submitAttempt({ actor, attemptId, now })).toMatchObject({
    ok: true,
    passed: null,
    lessonCompleted: false,
  })
  expect(await getResult(actor, attemptId, now)).toMatchObject({ passed: null, rightCount: 9, questions: [] })
  expect(await startAttempt({ actor, lessonCode, now })).toMatchObject({ ok: false, reason: 'awaitingMark' })
  expect(await verifyAttempts()).toEqual({ attempts: 1, faults: [] })
})
