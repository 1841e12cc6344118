import type { Transaction } from '~/platform/db/database.server'
import { toKeys, toLetters } from './shown-options'

/** What is stored after a save, in the letters of the paper. */
export interface AnswerSaved {
  /** False: what came was not newer than what is kept. */
  stored: boolean
  revision: number
  chosen: string[]
  flagged: boolean
  answeredAt: Date | null
}

export interface AnswerableQuestion {
  id: string
  optionOrder: unknown
  flagged: boolean
  questionVersion: { type: string }
  answer: { chosen: unknown; revision: number; answeredAt: Date } | null
}

/** Null when the choice is none of the question's. Only a newer revision is written. */
export async function saveGivenAnswer(
  tx: Transaction,
  question: AnswerableQuestion,
  given: { chosen: string[] | null; revision: number | null; at: Date },
): Promise<Omit<AnswerSaved, 'flagged'> | null> {
  const order = question.optionOrder as string[]
  const kept = {
    stored: false,
    revision: question.answer?.revision ?? 0,
    chosen: toLetters(order, (question.answer?.chosen ?? []) as string[]),
    answeredAt: question.answer?.answeredAt ?? null,
  }
  if (given.chosen === null) return kept
  const keys = toKeys(order, given.chosen)
  if (!keys || (question.questionVersion.type !== 'multiple' && keys.length > 1)) return null
  const revision = given.revision ?? kept.revision + 1
  if (revision <= kept.revision) return kept
  const answer = { chosen: keys, revision, answeredAt: given.at }
  await tx.answer.upsert({
    where: { attemptQuestionId: question.id },
    create: { attemptQuestionId: question.id, ...answer },
    update: answer,
  })
  return { stored: true, revision, chosen: toLetters(order, keys), answeredAt: given.at }
}

export async function setFlag(
  tx: Transaction,
  question: { id: string; flagged: boolean },
  flagged: boolean,
): Promise<boolean> {
  if (question.flagged !== flagged) await tx.attemptQuestion.update({ where: { id: question.id }, data: { flagged } })
  return flagged
}
