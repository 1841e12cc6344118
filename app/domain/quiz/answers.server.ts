import type { Transaction } from '~/platform/db/database.server'
import { toKeys, toLetters } from './shown-options'

/** What is stored after a save, in the letters of the paper. */
export interface AnswerSaved {
  /** False: what came was not newer than what is kept. */
  stored: boolean
  revision: number
  response: string[]
  flagged: boolean
  answeredAt: Date | null
}

export interface AnswerableQuestion {
  id: string
  optionOrder: unknown
  flagged: boolean
  questionVersion: { type: string }
  answer: { response: unknown; revision: number; answeredAt: Date } | null
}

/** Null when the choice is none of the question's. Only a newer revision is written. */
export async function saveGivenAnswer(
  tx: Transaction,
  question: AnswerableQuestion,
  given: { response: string[] | null; revision: number | null; at: Date },
): Promise<Omit<AnswerSaved, 'flagged'> | null> {
  const order = question.optionOrder as string[]
  const kept = {
    stored: false,
    revision: question.answer?.revision ?? 0,
    response: toLetters(order, (question.answer?.response ?? []) as string[]),
    answeredAt: question.answer?.answeredAt ?? null,
  }
  if (given.response === null) return kept
  const keys = toKeys(order, given.response)
  if (!keys || (question.questionVersion.type !== 'multiple' && keys.length > 1)) return null
  const revision = given.revision ?? kept.revision + 1
  if (revision <= kept.revision) return kept
  const answer = { response: keys, revision, answeredAt: given.at }
  await tx.answer.upsert({
    where: { attemptQuestionId: question.id },
    create: { attemptQuestionId: question.id, ...answer },
    update: answer,
  })
  return { stored: true, revision, response: toLetters(order, keys), answeredAt: given.at }
}

export async function setFlag(
  tx: Transaction,
  question: { id: string; flagged: boolean },
  flagged: boolean,
): Promise<boolean> {
  if (question.flagged !== flagged) await tx.attemptQuestion.update({ where: { id: question.id }, data: { flagged } })
  return flagged
}
