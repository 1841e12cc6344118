import type { QuizRules, Slot } from '~/domain/publishing/quiz-rules'
import { isBelow } from '~/domain/questions/category-path'
import { bodyOf } from '~/domain/questions/question-body'
import type { Reader, Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { type DrawableQuestion, type DrawnQuestion, drawQuestions, layPaper } from './draw'
import { seededRandom } from './seeded-random'
import { optionKeysOf } from './shown-question'

/** The newest approved version of a question that is not retired. */
interface StandingVersion {
  questionId: string
  questionVersionId: string
  code: string
  topic: string
  difficulty: string
}

/** The questions of a lesson that may be drawn today, with the keys to shuffle. */
export async function findDrawable(db: Reader | Transaction, lessonId: string): Promise<DrawableQuestion[]> {
  return withKeys(db, await findStanding(db, { lessonId }))
}

/**
 * The paper of an attempt by the rules of the quiz: the same seed over the same bank gives the same paper. Empty when
 * nothing may be drawn.
 */
export async function drawPaper(
  db: Reader | Transaction,
  quiz: { enrolmentId: string; lessonId: string; rules: QuizRules; seed: string },
): Promise<DrawnQuestion[]> {
  const { lessonId, rules, seed } = quiz
  const randomBelow = seededRandom(seed)
  if (rules.blueprint?.kind === 'fixed') {
    const questions = await findFixed(db, rules.blueprint.questionCodes)
    return layPaper(await withKeys(db, questions), randomBelow)
  }
  const slots = await findSlots(db, { lessonId, rules })
  const drawn = drawQuestions({ slots, seen: await findSeenQuestions(db, quiz), randomBelow })
  return layPaper(await withKeys(db, drawn), randomBelow)
}

/** How many questions each part of the rules could draw from today, for whoever publishes them; a fixed list is one part. */
export async function findSlotSizes(
  db: Reader | Transaction,
  { lessonId, rules }: { lessonId: string; rules: QuizRules },
): Promise<{ slot: Slot | null; wanted: number; available: number }[]> {
  const { blueprint } = rules
  if (blueprint?.kind === 'fixed') {
    const { questionCodes } = blueprint
    return [{ slot: null, wanted: questionCodes.length, available: (await findFixed(db, questionCodes)).length }]
  }
  const slots = await findSlots(db, { lessonId, rules })
  return slots.map(({ bank, count }, index) => ({
    slot: blueprint?.slots[index] ?? null,
    wanted: count,
    available: bank.length,
  }))
}

async function findSlots(
  db: Reader | Transaction,
  { lessonId, rules: { blueprint, draw } }: { lessonId: string; rules: QuizRules },
): Promise<{ bank: StandingVersion[]; count: number }[]> {
  if (blueprint?.kind !== 'slots') return [{ bank: await findStanding(db, { lessonId }), count: draw }]
  const banks: { bank: StandingVersion[]; count: number }[] = []
  for (const { from, topic, difficulty, count } of blueprint.slots) {
    const bank = from === 'lesson' ? await findStanding(db, { lessonId }) : await findInCategory(db, from.category)
    banks.push({
      bank: bank.filter(
        (question) =>
          (topic === undefined || question.topic === topic) &&
          (difficulty === undefined || question.difficulty === difficulty),
      ),
      count,
    })
  }
  return banks
}

async function findInCategory(db: Reader | Transaction, path: string): Promise<StandingVersion[]> {
  const categories = await db.questionCategory.findMany({
    where: { path: { startsWith: path } },
    select: { id: true, path: true },
  })
  // "Cư trú" begins "Cư trú nước ngoài" too, and the comparison in the database ignores the case of some letters.
  const ids = categories.filter((category) => isBelow(category.path, path)).map(({ id }) => id)
  return findStanding(db, { categoryId: { in: ids } })
}

/** In the order of the list; what is unknown or not drawn any more is left out. */
async function findFixed(db: Reader | Transaction, codes: readonly string[]): Promise<StandingVersion[]> {
  const found = await findStanding(db, { code: { in: [...codes] } })
  const byCode = new Map(found.map((question) => [question.code, question]))
  return codes.flatMap((code) => byCode.get(code) ?? [])
}

async function findStanding(db: Reader | Transaction, where: Prisma.QuestionWhereInput): Promise<StandingVersion[]> {
  const questions = await db.question.findMany({
    where,
    select: {
      id: true,
      code: true,
      versions: {
        where: { retirement: null, approval: { isNot: null } },
        orderBy: { number: 'desc' },
        take: 1,
        select: { id: true, topic: true, difficulty: true },
      },
    },
  })
  return questions.flatMap(({ id, code, versions }) =>
    versions.map((version) => ({
      questionId: id,
      questionVersionId: version.id,
      code,
      topic: version.topic,
      difficulty: version.difficulty,
    })),
  )
}

/** In the order given. Only what was drawn is read whole. */
async function withKeys(db: Reader | Transaction, questions: readonly StandingVersion[]): Promise<DrawableQuestion[]> {
  const versions = await db.questionVersion.findMany({
    where: { id: { in: questions.map((question) => question.questionVersionId) } },
    select: { id: true, type: true, body: true },
  })
  const bodies = new Map(versions.map((version) => [version.id, bodyOf(version)]))
  return questions.flatMap(({ questionId, questionVersionId }) => {
    const body = bodies.get(questionVersionId)
    return body ? [{ questionId, questionVersionId, type: body.type, optionKeys: optionKeysOf(body) }] : []
  })
}

/** Ids of the questions that earlier attempts at this lesson within the enrolment showed. */
async function findSeenQuestions(
  db: Reader | Transaction,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<Set<string>> {
  const used = await db.attemptQuestion.findMany({
    where: { attempt: { enrolmentId, lessonId } },
    select: { questionVersion: { select: { questionId: true } } },
  })
  return new Set(used.map((question) => question.questionVersion.questionId))
}

/** Writes an attempt with its paper and the rules it goes by. Its number is what limits the attempts, by key and trigger. */
export async function createAttempt(
  tx: Transaction,
  attempt: {
    enrolmentId: string
    lessonId: string
    number: number
    seed: string
    /** With what was granted: `maxAttempts` and `timeLimitMinutes` include it. */
    rules: QuizRules
    startedAt: Date
    expiresAt: Date | null
    paper: DrawnQuestion[]
  },
): Promise<string> {
  const { rules, paper, ...columns } = attempt
  const { passPercent, maxAttempts, timeLimitMinutes, waitMinutes, countedAttempt, showKeys, blueprint } = rules
  const { id } = await tx.attempt.create({
    data: {
      ...columns,
      passPercent,
      maxAttempts,
      timeLimitMinutes,
      waitMinutes,
      countedAttempt,
      showKeys,
      ...(blueprint && { blueprint: blueprint as unknown as Prisma.InputJsonObject }),
      questions: { createMany: { data: paper } },
    },
    select: { id: true },
  })
  return id
}
