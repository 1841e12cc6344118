import type { QuestionType } from '~/domain/questions/question-body'
import type { Reader, Transaction } from '~/platform/db/database.server'
import type { DrawableQuestion, DrawnQuestion } from './draw'

/** An option as stored. It never leaves the server whole before the keys may be shown. */
export interface StoredOption {
  key: string
  text: string
  correct: boolean
  feedback?: string
}

/** The questions of a lesson that may be drawn today: the newest approved version of each, unless retired. */
export async function findDrawable(db: Reader | Transaction, lessonId: string): Promise<DrawableQuestion[]> {
  const questions = await db.question.findMany({
    where: { lessonId },
    select: {
      id: true,
      versions: {
        where: { retirement: null, approval: { isNot: null } },
        orderBy: { number: 'desc' },
        take: 1,
        select: { id: true, type: true, body: true },
      },
    },
  })
  return questions.flatMap(({ id, versions: [version] }) =>
    version
      ? [
          {
            questionId: id,
            questionVersionId: version.id,
            type: version.type as QuestionType,
            optionKeys: optionsOf(version).map((option) => option.key),
          },
        ]
      : [],
  )
}

/** Ids of the questions that earlier attempts at this lesson within the enrolment showed. */
export async function findSeenQuestions(
  db: Reader | Transaction,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<Set<string>> {
  const used = await db.attemptQuestion.findMany({
    where: { attempt: { enrolmentId, lessonId } },
    select: { questionVersion: { select: { questionId: true } } },
  })
  return new Set(used.map((question) => question.questionVersion.questionId))
}

/** Writes an attempt with its paper. The unique key on its number is what limits the attempts. */
export async function createAttempt(
  tx: Transaction,
  attempt: {
    enrolmentId: string
    lessonId: string
    number: number
    seed: string
    passPercent: number
    maxAttempts: number
    at: Date
    paper: DrawnQuestion[]
  },
): Promise<string> {
  const { at, paper, ...columns } = attempt
  const { id } = await tx.attempt.create({
    data: { ...columns, startedAt: at, questions: { createMany: { data: paper } } },
    select: { id: true },
  })
  return id
}

export function optionsOf(version: { body: unknown }): StoredOption[] {
  return (version.body as { options: StoredOption[] }).options
}
