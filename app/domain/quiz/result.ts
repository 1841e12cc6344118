import { isDateOver } from '../learning/completion'
import { type Fraction, markOf } from './grading'

/** What of a submitted attempt may be shown (domain brief 3, "Practical defaults"). */

export type Shown = 'keys' | 'countOnly'

/**
 * Keys and explanations after passing, or after both the deadline and the last try. Until then the count, and the
 * topics and passages to reread: no keys and no marks on options.
 */
export function whatMayBeShown(facts: {
  /** Any attempt of this enrolment and lesson. */
  isPassed: boolean
  attemptsUsed: number
  maxAttempts: number
  hasRunningAttempt: boolean
  dueOn: string
  now: Date
}): Shown {
  if (facts.isPassed) return 'keys'
  const isLastTryOver = facts.attemptsUsed >= facts.maxAttempts && !facts.hasRunningAttempt
  return isLastTryOver && isDateOver(facts.dueOn, facts.now) ? 'keys' : 'countOnly'
}

export interface Reread {
  topic: string
  /** Heading id in the lesson; empty when the question names none. */
  passage: string
  /** How many questions on it were not fully right. */
  count: number
}

/** Topics and passages of the questions that were not fully right, each once, the most missed first. */
export function passagesToReread(graded: readonly { topic: string; passage: string; grade: Fraction }[]): Reread[] {
  const byPassage = new Map<string, Reread>()
  for (const { topic, passage, grade } of graded) {
    if (markOf(grade) === 'full') continue
    const key = `${topic}\n${passage}`
    const known = byPassage.get(key)
    if (known) known.count += 1
    else byPassage.set(key, { topic, passage, count: 1 })
  }
  return [...byPassage.values()].sort(
    (a, b) => b.count - a.count || (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.passage < b.passage ? -1 : 1),
  )
}
