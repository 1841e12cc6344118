import type { CountedAttempt } from '~/domain/publishing/quiz-rules'
import { bestScore, type EffectiveGrade } from './effective-grade'

/**
 * The attempt whose score counts (domain brief 3: "first / best / last chooses only the score used for points"). Running
 * attempts are no candidates. Null when there is none; its score is null while it waits for a mark.
 */
export function countedAttempt<Attempt extends EffectiveGrade & { number: number; submittedAt: Date | null }>(
  attempts: readonly Attempt[],
  rule: CountedAttempt,
): Attempt | null {
  const handedIn = attempts.filter((attempt) => attempt.submittedAt !== null).sort((a, b) => a.number - b.number)
  if (rule === 'first') return handedIn[0] ?? null
  if (rule === 'last') return handedIn.at(-1) ?? null
  const best = bestScore(handedIn)
  return handedIn.find((attempt) => attempt.score === best) ?? null
}
