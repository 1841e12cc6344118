import { type AnsweredQuestion, type Correction, gradeCorrected } from './corrections'
import { type Fraction, type Grade, gradeOf } from './grading'

/** tính lại: what a correction makes of a handed-in attempt. Its rows are never rewritten; the outcome is a row of its own. */

/** The whole attempt under what stands of the corrections, by version; null while an essay still waits for its mark. */
export function regrade(
  attempt: { passPercent: number; questions: readonly (AnsweredQuestion & { questionVersionId: string })[] },
  standing: ReadonlyMap<string, Correction>,
): Grade | null {
  const graded = attempt.questions.map((question) => ({
    grade: gradeCorrected(question, standing.get(question.questionVersionId) ?? null),
  }))
  return gradeOf(graded, attempt.passPercent)
}

/** Below zero, zero or above, as `a` is worth less, the same or more than `b`; exact. */
export function compareScores(a: Fraction, b: Fraction): number {
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function isSameGrade(a: Grade, b: Grade): boolean {
  return a.passed === b.passed && compareScores(a.score, b.score) === 0
}
