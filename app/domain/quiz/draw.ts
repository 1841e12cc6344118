import type { QuestionType } from '~/domain/questions/question-body'

/**
 * Draws and shuffles the paper of an attempt. Randomness is passed in: `randomBelow(n)` gives a whole number in [0, n).
 * The same sequence of numbers gives the same paper.
 */

export type RandomBelow = (limit: number) => number

interface Drawable {
  questionId: string
  questionVersionId: string
}

export interface DrawableQuestion extends Drawable {
  type: QuestionType
  /** Keys of what is chosen from or put in order; empty where the answer is typed. */
  optionKeys: readonly string[]
}

export interface DrawnQuestion {
  position: number
  questionVersionId: string
  /** Option keys in the order shown. */
  optionOrder: string[]
}

/** Some of a bank: "three hard ones on greetings". */
export interface DrawSlot<Question extends Drawable> {
  bank: readonly Question[]
  count: number
}

/**
 * Draws what each slot asks for, each question once. Where slots share questions they are given out so that as many as
 * possible are filled, and of all such papers one with the fewest questions that earlier attempts showed, so that a
 * second try is not a memory test. A bank that is too small gives what it has. The questions are shuffled as a whole, so
 * that the place of a question tells nothing.
 */
export function drawQuestions<Question extends Drawable>(input: {
  slots: readonly DrawSlot<Question>[]
  /** Ids of the questions that earlier attempts showed, in whatever version. */
  seen: ReadonlySet<string>
  randomBelow: RandomBelow
}): Question[] {
  const { seen, randomBelow } = input
  const places = input.slots.flatMap(({ bank, count }) => {
    // A fixed order to start from: the paper may not depend on how the database happened to list the bank.
    const sorted = [...bank].sort((a, b) => (a.questionVersionId < b.questionVersionId ? -1 : 1))
    const isFresh = (question: Question) => !seen.has(question.questionId)
    const fresh = shuffle(sorted.filter(isFresh), randomBelow)
    const known = shuffle(
      sorted.filter((question) => !isFresh(question)),
      randomBelow,
    )
    return Array.from({ length: Math.min(count, bank.length) }, () => ({ fresh, all: [...fresh, ...known] }))
  })
  return shuffle(fillPlaces(places), randomBelow)
}

/** The paper of these questions in this order, their options shuffled. */
export function layPaper(questions: readonly DrawableQuestion[], randomBelow: RandomBelow): DrawnQuestion[] {
  return questions.map((question, index) => ({
    position: index + 1,
    questionVersionId: question.questionVersionId,
    // "Đúng, Sai" in another order would only be confusing.
    optionOrder: question.type === 'trueFalse' ? [...question.optionKeys] : shuffle(question.optionKeys, randomBelow),
  }))
}

/** What one place of the paper may hold, the better choice first. */
interface Place<Question> {
  fresh: readonly Question[]
  all: readonly Question[]
}

/**
 * Gives each place a question of its own by augmenting paths, first over fresh questions only, then over all: a question
 * once given out stays in the paper, so the second round never puts a known one in the place of a fresh one.
 */
function fillPlaces<Question extends Drawable>(places: readonly Place<Question>[]): Question[] {
  const holderOf = new Map<string, number>()
  const given = new Map<number, Question>()
  const give = (place: number, question: Question) => {
    holderOf.set(question.questionId, place)
    given.set(place, question)
    return true
  }
  function fill(place: number, round: keyof Place<Question>, tried: Set<string>): boolean {
    const choices = places[place]?.[round] ?? []
    const free = choices.find((question) => !holderOf.has(question.questionId))
    if (free) return give(place, free)
    return choices.some((question) => {
      if (tried.has(question.questionId)) return false
      tried.add(question.questionId)
      return fill(holderOf.get(question.questionId) ?? -1, round, tried) && give(place, question)
    })
  }
  for (const round of ['fresh', 'all'] as const)
    for (const place of places.keys()) if (!given.has(place)) fill(place, round, new Set())
  return [...places.keys()].flatMap((place) => given.get(place) ?? [])
}

/** A fair shuffle of a copy, from the last place down. */
export function shuffle<Item>(items: readonly Item[], randomBelow: RandomBelow): Item[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = randomBelow(last + 1)
    const moved = shuffled[last] as Item
    shuffled[last] = shuffled[other] as Item
    shuffled[other] = moved
  }
  return shuffled
}
