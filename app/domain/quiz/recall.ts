import { type Card, type CardInput, createEmptyCard, default_w, fsrs, type Grade, Rating } from 'ts-fsrs'
import { addDays, localDateOf } from '~/platform/calendar'
import type { Mark } from './grading'

/**
 * ôn nhanh: which questions of finished lessons come back, and when. It is practice: nothing here reaches a score. Everything
 * is reckoned in whole local dates, so that the hour of an answer moves nothing.
 */

/** Questions a day: about two minutes on a phone. */
export const dailyLimit = 3
/** From finishing a lesson to the first time its questions come back. */
const daysToFirst = 7
/** From a wrong answer to the next time. */
const daysAfterMiss = 1

export type RecallRating = 'again' | 'hard' | 'good'

/** The scheduler's card as it is stored: plain JSON, instants as ISO text of midnights that stand for local dates. */
export interface CardState {
  due: string
  stability: number
  difficulty: number
  elapsed_days: number
  scheduled_days: number
  learning_steps: number
  reps: number
  lapses: number
  state: number
  last_review: string | null
}

/** What is known of one question for one officer. */
export interface RecallFacts {
  questionId: string
  /** When its lesson was finished, the earliest where several hold it. */
  completedAt: Date
  /** Null before the first ôn nhanh. */
  card: { dueAt: Date; state: CardState } | null
  /** The newest attempt since the last ôn nhanh in which it was not fully right. */
  missedAt: Date | null
}

/**
 * The scheduler: FSRS with its published weights, but the first intervals set after 1, 3, 7 and 15 days, and a difficulty
 * at which a right answer on day 7 leads to day 30. No fuzz and no steps within a day: the same answers give the same dates.
 */
const scheduler = fsrs({
  w: [1, 3, daysToFirst, 15, 5.3, 0.001, ...default_w.slice(6)],
  request_retention: 0.9,
  maximum_interval: 365,
  enable_fuzz: false,
  enable_short_term: false,
})

const grades: Record<RecallRating, Grade> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good }

export function ratingOf(mark: Mark): RecallRating {
  if (mark === 'full') return 'good'
  return mark === 'partial' ? 'hard' : 'again'
}

/** The local date from which a question is due: by its card or 7 days after its lesson, and the day after a wrong answer. */
export function dueOnOf({ completedAt, card, missedAt }: Omit<RecallFacts, 'questionId'>): string {
  const planned = card ? localDateOf(card.dueAt) : addDays(localDateOf(completedAt), daysToFirst)
  const afterMiss = missedAt && addDays(localDateOf(missedAt), daysAfterMiss)
  return afterMiss && afterMiss < planned ? afterMiss : planned
}

/** What is due on a date, the oldest first, no more than the day still has room for. */
export function dueToday<Facts extends RecallFacts>(
  facts: readonly Facts[],
  { today, answeredToday }: { today: string; answeredToday: number },
): Facts[] {
  return inOrder(facts)
    .filter(({ dueOn }) => dueOn <= today)
    .slice(0, Math.max(0, dailyLimit - answeredToday))
    .map(({ question }) => question)
}

/** The next date after today on which something is asked; null when nothing ever is. */
export function nextDateOf(facts: readonly RecallFacts[], today: string): string | null {
  const first = inOrder(facts)[0]?.dueOn
  if (first === undefined) return null
  // What today has no more room for waits until tomorrow.
  return first > today ? first : addDays(today, 1)
}

/** The card after an answer, and the local date on which the question comes back. */
export function reviewed(
  facts: Omit<RecallFacts, 'questionId'>,
  { rating, today }: { rating: RecallRating; today: string },
): { state: CardState; dueOn: string } {
  const state = afterReview(cardBefore(facts), rating, today)
  return { state, dueOn: state.due.slice(0, 10) }
}

/** The card with everything that happened before this answer: finishing the lesson counts as having known it, a miss not. */
function cardBefore({ completedAt, card, missedAt }: Omit<RecallFacts, 'questionId'>): CardState {
  if (card) return missedAt ? afterReview(card.state, 'again', localDateOf(missedAt)) : card.state
  const on = localDateOf(missedAt ?? completedAt)
  return afterReview(stored(createEmptyCard(dayOf(on))), missedAt ? 'again' : 'good', on)
}

function afterReview(state: CardState, rating: RecallRating, date: string): CardState {
  return stored(scheduler.next(state as CardInput, dayOf(date), grades[rating]).card)
}

function stored(card: Card): CardState {
  return { ...card, due: card.due.toISOString(), last_review: card.last_review?.toISOString() ?? null }
}

/** A local date as the scheduler counts days: midnights of UTC are whole days apart. */
function dayOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`)
}

function inOrder<Facts extends RecallFacts>(facts: readonly Facts[]): { question: Facts; dueOn: string }[] {
  return facts
    .map((question) => ({ question, dueOn: dueOnOf(question) }))
    .sort((a, b) => compared(a.dueOn, b.dueOn) || compared(a.question.questionId, b.question.questionId))
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
