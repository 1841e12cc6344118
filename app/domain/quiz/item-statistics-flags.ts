import type { ItemStatistics } from './item-statistics'

/** Which attempts are analysed, how the options drew, and which questions deserve a second look. */

export const attemptChoices = ['first', 'best', 'last', 'all'] as const
export type AttemptChoice = (typeof attemptChoices)[number]

/** Below this many answers nothing is said of a question. */
const fewestAnswers = 20

interface FinishedAttempt {
  officerId: string
  submittedAt: Date
  /** Exact share; null while an essay waits for its mark. */
  score: { numerator: number; denominator: number } | null
}

/**
 * One finished attempt of each officer, as Moodle's report chooses (later tries build on the first, so that only first
 * ones satisfy what the indices assume), or all. An attempt that waits for a mark is left out, never replaced by another;
 * the best one is the earliest of those with the highest score.
 */
export function chooseAttempts<Attempt extends FinishedAttempt>(
  attempts: readonly Attempt[],
  choice: AttemptChoice,
): Attempt[] {
  const inOrder = [...attempts].sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())
  if (choice === 'all') return inOrder.filter((attempt) => attempt.score !== null)
  const chosen = new Map<string, Attempt>()
  for (const attempt of inOrder) {
    const known = chosen.get(attempt.officerId)
    if (!known || choice === 'last' || (choice === 'best' && isBetter(attempt, known)))
      chosen.set(attempt.officerId, attempt)
  }
  return [...chosen.values()].filter((attempt) => attempt.score !== null)
}

function isBetter({ score }: FinishedAttempt, { score: known }: FinishedAttempt): boolean {
  if (!score || !known) return score !== null
  return BigInt(score.numerator) * BigInt(known.denominator) > BigInt(known.numerator) * BigInt(score.denominator)
}

export interface DrawnOption {
  key: string
  text: string
  /** Earns the whole or a part. */
  isRight: boolean
  count: number
  /** Among the best third of the attempts. */
  bestThird: number
}

/** How often each option was chosen, and `''` for no answer. Several may be chosen at once. */
export function drawnOptions(
  options: readonly { key: string; text: string; isRight: boolean }[],
  answers: readonly { response: readonly string[]; total: number }[],
): { options: DrawnOption[]; unanswered: number } {
  const border = bestThirdBorder(answers.map((answer) => answer.total))
  return {
    options: options.map((option) => {
      const chosen = answers.filter((answer) => answer.response.includes(option.key))
      return { ...option, count: chosen.length, bestThird: chosen.filter((answer) => answer.total >= border).length }
    }),
    unanswered: answers.filter((answer) => answer.response.every((given) => given === '')).length,
  }
}

/** The lowest total of the best third, those level with its last one included. */
function bestThirdBorder(totals: readonly number[]): number {
  const highestFirst = [...totals].sort((a, b) => b - a)
  return highestFirst[Math.ceil(highestFirst.length / 3) - 1] ?? 0
}

export type ItemFlag =
  | { kind: 'tooFew' }
  | { kind: 'tooHard' | 'tooEasy' | 'negative' | 'weak' }
  /** A wrong option that more of the best third chose than any right one. */
  | { kind: 'drawsTheBest'; text: string }

export function flagsOf(item: ItemStatistics, options: readonly DrawnOption[]): ItemFlag[] {
  if (item.attempts < fewestAnswers) return [{ kind: 'tooFew' }]
  const flags: ItemFlag[] = []
  if (item.facility < 5) flags.push({ kind: 'tooHard' })
  if (item.facility > 95) flags.push({ kind: 'tooEasy' })
  if (item.discrimination !== null && item.discrimination < 0) flags.push({ kind: 'negative' })
  else if (item.discrimination !== null && item.discrimination < 20) flags.push({ kind: 'weak' })
  const right = Math.max(0, ...options.filter((option) => option.isRight).map((option) => option.bestThird))
  for (const { isRight, bestThird, text } of options)
    if (!isRight && bestThird > right) flags.push({ kind: 'drawsTheBest', text })
  return flags
}
