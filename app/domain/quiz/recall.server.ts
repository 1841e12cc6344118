import { bodyOf, type QuestionBody } from '~/domain/questions/question-body'
import { localDateOf, startOfDate } from '~/platform/calendar'
import { type Reader, reader, type Transaction } from '~/platform/db/database.server'
import { type Correction, standingBody } from './corrections'
import { layPaper } from './draw'
import { markOf } from './grading'
import { dueToday, nextDateOf } from './recall'
import { readRecallDay } from './recall-facts.server'
import { reviewedAnswer } from './review-question'
import type { ReviewedQuestion } from './reviewed-question'
import { seededRandom } from './seeded-random'
import { optionKeysOf, type ShownQuestion, shownBody } from './shown-question'

/** What /on-tap shows before an answer: nothing of it tells a key. */
export interface RecallPage {
  isOn: boolean
  asked: AskedRecall | null
  answeredToday: number
  /** Answered today and due today together. */
  total: number
  /** The next date after today with questions; null when none is known. */
  nextOn: string | null
}

export interface AskedRecall {
  /** With `number` what a form sends back: another version may stand by then. */
  code: string
  number: number
  /** The letters follow the date on which they are shown. */
  shownOn: string
  question: ShownQuestion
}

export async function getRecallPage({ officerId }: { officerId: string }, now: Date): Promise<RecallPage> {
  const today = localDateOf(now)
  const isOn = await isRecallOn({ officerId })
  const { questions, answeredToday } = readRecallDay(officerId, now)
  const due = dueToday(questions, { today, answeredToday })
  const [first] = due
  const version = first && (await getVersion(reader(), first.questionVersionId))
  return {
    isOn,
    answeredToday,
    total: answeredToday + due.length,
    nextOn: nextDateOf(questions, today),
    asked:
      version && first
        ? {
            code: version.code,
            number: version.number,
            shownOn: today,
            question: {
              position: answeredToday + 1,
              stem: version.stem,
              ...shownBody(version.body, recallOrder({ officerId, version, shownOn: today })),
              response: [],
              revision: 0,
              flagged: false,
            },
          }
        : null,
  }
}

/** Without a choice made: on. */
export async function isRecallOn({ officerId }: { officerId: string }): Promise<boolean> {
  const choice = await reader().recallChoice.findUnique({ where: { officerId }, select: { isOn: true } })
  return choice?.isOn ?? true
}

/** What was answered, what is right and why. */
export interface RecallFeedback extends ReviewedQuestion {
  lessonCode: string | null
}

/** Null for an unknown answer, for somebody else's, and while the same question is part of a running attempt. */
export async function getRecallFeedback(
  { officerId }: { officerId: string },
  reviewId: string,
): Promise<RecallFeedback | null> {
  const review = await reader().recallReview.findFirst({
    where: {
      id: reviewId,
      card: {
        officerId,
        question: {
          versions: {
            none: { used: { some: { attempt: { submittedAt: null, enrolment: { officerId } } } } },
          },
        },
      },
    },
    select: { questionVersionId: true, response: true, numerator: true, denominator: true, at: true },
  })
  const version = review && (await getVersion(reader(), review.questionVersionId))
  if (!review || !version) return null
  const shownOn = localDateOf(review.at)
  return {
    position: await reader().recallReview.count({
      where: { card: { officerId }, at: { gte: startOfDate(shownOn), lte: review.at } },
    }),
    type: version.body.type,
    topic: version.topic,
    passage: version.passage,
    stem: version.stem,
    explanation: version.explanation,
    mark: markOf(review),
    correction: null,
    lessonCode: version.lessonCode,
    answer: reviewedAnswer({
      body: version.body,
      optionOrder: recallOrder({ officerId, version, shownOn }),
      response: review.response as string[],
      essay: null,
    }),
  }
}

/** A version as it is asked and graded today: a corrected key takes the place of the first one. Holds keys. */
export interface RecallVersion {
  questionVersionId: string
  code: string
  number: number
  lessonCode: string | null
  topic: string
  passage: string
  stem: string
  explanation: string
  body: QuestionBody
}

export async function getVersion(db: Reader | Transaction, questionVersionId: string): Promise<RecallVersion | null> {
  const version = await db.questionVersion.findUnique({
    where: { id: questionVersionId },
    select: {
      number: true,
      type: true,
      topic: true,
      passage: true,
      stem: true,
      explanation: true,
      body: true,
      question: { select: { code: true, lesson: { select: { code: true } } } },
      corrections: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { kind: true, body: true } },
    },
  })
  if (!version) return null
  const { question, corrections, type, body, ...columns } = version
  return {
    ...columns,
    questionVersionId,
    code: question.code,
    lessonCode: question.lesson?.code ?? null,
    body: standingBody(
      bodyOf({ type, body }),
      corrections.map(
        (row): Correction =>
          row.kind === 'void' ? { kind: 'void' } : { kind: 'rekey', body: bodyOf({ type, body: row.body }) },
      ),
    ),
  }
}

/** Option keys in the order of one date: the same for showing, reading the answer and showing it again. */
export function recallOrder({
  officerId,
  version: { questionVersionId, body },
  shownOn,
}: {
  officerId: string
  version: Pick<RecallVersion, 'questionVersionId' | 'body'>
  shownOn: string
}): string[] {
  const question = { questionId: '', questionVersionId, type: body.type, optionKeys: optionKeysOf(body) }
  const [laid] = layPaper([question], seededRandom(`recall:${officerId}:${questionVersionId}:${shownOn}`))
  return laid?.optionOrder ?? []
}
