import type { QuestionType } from '~/domain/questions/question-body'

/**
 * Draws and shuffles the paper of an attempt. Randomness is passed in: `randomBelow(n)` gives a whole number in [0, n).
 * The same sequence of numbers gives the same paper.
 */

export type RandomBelow = (limit: number) => number

export interface DrawableQuestion {
  questionId: string
  questionVersionId: string
  type: QuestionType
  optionKeys: readonly string[]
}

export interface DrawnQuestion {
  position: number
  questionVersionId: string
  /** Option keys in the order shown. */
  optionOrder: string[]
}

/**
 * Draws `count` questions (all of them when the bank is smaller). Questions that no earlier attempt showed come first,
 * so that a second try is not a memory test; then the paper is shuffled, so that their place tells nothing.
 */
export function drawPaper(input: {
  bank: readonly DrawableQuestion[]
  count: number
  /** Ids of the questions that earlier attempts showed, in whatever version. */
  seen: ReadonlySet<string>
  randomBelow: RandomBelow
}): DrawnQuestion[] {
  const { count, seen, randomBelow } = input
  // A fixed order to start from: the paper may not depend on how the database happened to list the bank.
  const bank = [...input.bank].sort((a, b) => (a.questionVersionId < b.questionVersionId ? -1 : 1))
  const fresh = shuffle(
    bank.filter((question) => !seen.has(question.questionId)),
    randomBelow,
  )
  const known = shuffle(
    bank.filter((question) => seen.has(question.questionId)),
    randomBelow,
  )
  const drawn = shuffle([...fresh, ...known].slice(0, count), randomBelow)
  return drawn.map((question, index) => ({
    position: index + 1,
    questionVersionId: question.questionVersionId,
    // "Đúng, Sai" in another order would only be confusing.
    optionOrder: question.type === 'trueFalse' ? [...question.optionKeys] : shuffle(question.optionKeys, randomBelow),
  }))
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
