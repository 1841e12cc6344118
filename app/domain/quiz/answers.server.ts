import { bodyOf } from '~/domain/questions/question-body'
import type { Transaction } from '~/platform/db/database.server'
import { responseFromWire, responseToWire } from './shown-question'

/** What is stored after a save, as it travels. */
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
  questionVersion: { type: string; body: unknown }
  answer: { response: unknown; revision: number; answeredAt: Date } | null
}

/** Null when what came cannot be an answer to this question. Only a newer revision is written. */
export async function saveGivenAnswer(
  tx: Transaction,
  question: AnswerableQuestion,
  given: { response: string[] | null; revision: number | null; at: Date },
): Promise<Omit<AnswerSaved, 'flagged'> | null> {
  const order = question.optionOrder as string[]
  const body = bodyOf(question.questionVersion)
  const kept = {
    stored: false,
    revision: question.answer?.revision ?? 0,
    response: responseToWire(body, order, (question.answer?.response ?? []) as string[]),
    answeredAt: question.answer?.answeredAt ?? null,
  }
  if (given.response === null) return kept
  const response = responseFromWire(body, order, given.response)
  if (!response) return null
  const revision = given.revision ?? kept.revision + 1
  if (revision <= kept.revision) return kept
  const answer = { response, revision, answeredAt: given.at }
  await tx.answer.upsert({
    where: { attemptQuestionId: question.id },
    create: { attemptQuestionId: question.id, ...answer },
    update: answer,
  })
  return { stored: true, revision, response: responseToWire(body, order, response), answeredAt: given.at }
}

export async function setFlag(
  tx: Transaction,
  question: { id: string; flagged: boolean },
  flagged: boolean,
): Promise<boolean> {
  if (question.flagged !== flagged) await tx.attemptQuestion.update({ where: { id: question.id }, data: { flagged } })
  return flagged
}
