import { isDateOver } from '~/domain/learning/completion'
import type { KeyTime } from '~/domain/publishing/quiz-rules'
import { type Fraction, markOf } from './grading'

/** What of a submitted attempt may be shown (domain brief 3, "Practical defaults"). */

export type Shown = 'keys' | 'countOnly'

/**
 * Until keys may be shown: the count, and the topics and passages to reread; no keys and no marks on options. Keys and
 * explanations come after passing, or after both the deadline and the last try; where the quiz keeps them until the
 * deadline, not before it; or never. While an attempt runs nothing of earlier ones is given away.
 */
export function whatMayBeShown(facts: {
  showKeys: KeyTime
  /** Any attempt of this enrolment and lesson. */
  isPassed: boolean
  attemptsUsed: number
  maxAttempts: number
  hasRunningAttempt: boolean
  dueOn: string
  now: Date
}): Shown {
  if (facts.showKeys === 'never' || facts.hasRunningAttempt) return 'countOnly'
  const isOver = isDateOver(facts.dueOn, facts.now)
  if (facts.isPassed) return facts.showKeys === 'afterPass' || isOver ? 'keys' : 'countOnly'
  return isOver && facts.attemptsUsed >= facts.maxAttempts ? 'keys' : 'countOnly'
}

export interface Reread {
  topic: string
  /** Heading id in the lesson; empty when the question names none. */
  passage: string
  /** How many questions on it were not fully right. */
  count: number
}

/** Topics and passages of the graded questions that were not fully right, each once, the most missed first. */
export function passagesToReread(
  graded: readonly { topic: string; passage: string; grade: Fraction | null }[],
): Reread[] {
  const byPassage = new Map<string, Reread>()
  for (const { topic, passage, grade } of graded) {
    if (!grade || markOf(grade) === 'full') continue
    const key = `${topic}\n${passage}`
    const known = byPassage.get(key)
    if (known) known.count += 1
    else byPassage.set(key, { topic, passage, count: 1 })
  }
  return [...byPassage.values()].sort(
    (a, b) => b.count - a.count || (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.passage < b.passage ? -1 : 1),
  )
}
