import { gradeResponse, markOf } from '~/domain/quiz/grading'
import { type CardState, dueToday, ratingOf, reviewed } from '~/domain/quiz/recall'
import { getVersion, recallOrder } from '~/domain/quiz/recall.server'
import { forgetDueRecall, readRecallDay } from '~/domain/quiz/recall-facts.server'
import { responseFromWire } from '~/domain/quiz/shown-question'
import { localDateOf, startOfDate } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'

export type RecallAnswerResult =
  | { ok: true; reviewId: string }
  /** stale: the question was shown on another date or in a version that no longer stands. */
  | { ok: false; reason: 'notFound' | 'stale' | 'badAnswer' }

/**
 * Keeps one answer of ôn nhanh and plans when the question comes back. Once a question and day: a form sent twice leads to
 * the first answer. No audit event, because this is practice of the officer's own that decides nothing.
 */
export async function answerRecall({
  actor,
  code,
  number,
  shownOn,
  response,
  now,
}: {
  actor: { officerId: string }
  /** Of the question. */
  code: string
  /** Of the version that was shown. */
  number: number
  /** The local date on which it was shown. */
  shownOn: string
  /** As it travels. Empty: not known. Null: unreadable, because something else is asked by now. */
  response: readonly string[] | null
  now: Date
}): Promise<RecallAnswerResult> {
  const { officerId } = actor
  const today = localDateOf(now)
  const result = await inTransaction<RecallAnswerResult>(async (tx) => {
    const question = await tx.question.findUnique({ where: { code }, select: { id: true } })
    if (!question) return { ok: false, reason: 'notFound' }
    const earlier = await tx.recallReview.findFirst({
      where: { card: { officerId, questionId: question.id }, at: { gte: startOfDate(today) } },
      orderBy: { at: 'desc' },
      select: { id: true },
    })
    if (earlier) return { ok: true, reviewId: earlier.id }

    // Deeds queue, so that what the reading connection sees is what stands.
    const { questions, answeredToday } = readRecallDay(officerId, now)
    const due = dueToday(questions, { today, answeredToday }).find(({ questionId }) => questionId === question.id)
    const version = due && (await getVersion(tx, due.questionVersionId))
    if (!due || !version) return { ok: false, reason: 'notFound' }
    if (response === null || version.number !== number || shownOn !== today) return { ok: false, reason: 'stale' }

    const { body, questionVersionId } = version
    const given = responseFromWire(body, recallOrder({ officerId, version, shownOn }), response)
    const grade = given && gradeResponse(body, given)
    if (!grade) return { ok: false, reason: 'badAnswer' }
    const rating = ratingOf(markOf(grade))
    const cardId = await keepCard(tx, {
      officerId,
      questionId: question.id,
      ...reviewed(due, { rating, today }),
      now,
    })
    const { id } = await tx.recallReview.create({
      data: { cardId, questionVersionId, response: given, ...grade, rating, at: now },
      select: { id: true },
    })
    return { ok: true, reviewId: id }
  })
  forgetDueRecall(officerId)
  return result
}

async function keepCard(
  tx: Transaction,
  card: { officerId: string; questionId: string; state: CardState; dueOn: string; now: Date },
): Promise<string> {
  const { officerId, questionId, dueOn, now } = card
  const plan = { dueAt: startOfDate(dueOn), state: card.state as unknown as Prisma.InputJsonObject }
  const { id } = await tx.recallCard.upsert({
    where: { officerId_questionId: { officerId, questionId } },
    create: { officerId, questionId, ...plan, createdAt: now },
    update: plan,
    select: { id: true },
  })
  return id
}
