import type { QuestionType } from '~/domain/questions/question-body'
import type { Reader, Transaction } from '~/platform/db/database.server'
import { type Fraction, gradeAnswer, isPass, markOf, totalOf } from './grading'
import { optionsOf } from './papers.server'

/** One question of an attempt with its grade. Holds keys: only for the server and for results that may show them. */
export interface GradedQuestion {
  position: number
  type: QuestionType
  topic: string
  passage: string
  stem: string
  explanation: string
  options: { key: string; text: string; correct: boolean; feedback: string }[]
  optionOrder: string[]
  response: string[]
  grade: Fraction
}

/** Grades every question of an attempt as answered, in the order of the paper. */
export async function gradeAttempt(db: Reader | Transaction, attemptId: string): Promise<GradedQuestion[]> {
  const questions = await db.attemptQuestion.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    select: {
      position: true,
      optionOrder: true,
      answer: { select: { response: true } },
      questionVersion: {
        select: { type: true, topic: true, passage: true, stem: true, explanation: true, body: true },
      },
    },
  })
  return questions.map(({ position, optionOrder, answer, questionVersion }) => {
    const { topic, passage, stem, explanation } = questionVersion
    const type = questionVersion.type as QuestionType
    const options = optionsOf(questionVersion).map((option) => ({ ...option, feedback: option.feedback ?? '' }))
    const response = (answer?.response ?? []) as string[]
    const grade = gradeAnswer(type, options, response)
    return {
      position,
      type,
      topic,
      passage,
      stem,
      explanation,
      options,
      optionOrder: optionOrder as string[],
      response,
      grade,
    }
  })
}

/** Grades and closes an attempt; `isNew` is false when it was submitted before. From then on triggers refuse any change. */
export async function closeAttempt(
  tx: Transaction,
  { attemptId, passPercent, at }: { attemptId: string; passPercent: number; at: Date },
): Promise<{ isNew: boolean; passed: boolean; score: Fraction }> {
  const score = totalOf((await gradeAttempt(tx, attemptId)).map((question) => question.grade))
  const passed = isPass(score, passPercent)
  const { count } = await tx.attempt.updateMany({
    where: { id: attemptId, submittedAt: null },
    data: { submittedAt: at, scoreNumerator: score.numerator, scoreDenominator: score.denominator, passed },
  })
  return { isNew: count === 1, passed, score }
}

/** How many questions of a submitted attempt were fully right. */
export async function countRight(db: Reader | Transaction, attemptId: string): Promise<number> {
  const graded = await gradeAttempt(db, attemptId)
  return graded.filter((question) => markOf(question.grade) === 'full').length
}
