import type { Fraction } from './grading'

/**
 * The grade of an attempt that counts: what its newest regrade made of it, or else its first grade, which stays in its own
 * columns. Every read of a score or of `passed` goes through here (in SQL: `learning/attempt-sql.ts`).
 */

/** What is needed of an attempt, as a Prisma selection. */
export const gradeColumns = {
  scoreNumerator: true,
  scoreDenominator: true,
  passed: true,
  regrades: {
    orderBy: { id: 'desc' },
    take: 1,
    select: { afterNumerator: true, afterDenominator: true, afterPassed: true },
  },
} as const

export interface GradedAttempt {
  scoreNumerator: number | null
  scoreDenominator: number | null
  passed: boolean | null
  /** The newest first; only that one matters. */
  regrades: readonly { afterNumerator: number; afterDenominator: number; afterPassed: boolean }[]
}

/** Both null while the attempt runs or an essay waits for its mark. */
export interface EffectiveGrade {
  score: Fraction | null
  passed: boolean | null
}

export function effectiveGrade(attempt: GradedAttempt): EffectiveGrade {
  const [newest] = attempt.regrades
  if (newest)
    return {
      score: { numerator: newest.afterNumerator, denominator: newest.afterDenominator },
      passed: newest.afterPassed,
    }
  const { scoreNumerator, scoreDenominator, passed } = attempt
  if (scoreNumerator === null || scoreDenominator === null) return { score: null, passed }
  return { score: { numerator: scoreNumerator, denominator: scoreDenominator }, passed }
}

/** The highest score; null when none is known. */
export function bestScore(grades: readonly EffectiveGrade[]): Fraction | null {
  return grades.reduce<Fraction | null>((best, { score }) => {
    if (!score) return best
    return best && best.numerator * score.denominator >= score.numerator * best.denominator ? best : score
  }, null)
}
