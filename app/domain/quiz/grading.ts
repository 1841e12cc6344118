/**
 * Grading of an attempt in exact fractions (domain brief 3: partial credit for several right answers, pass mark in percent).
 * No rounding happens here: the pass mark compares whole numbers.
 */

export type QuestionType = 'single' | 'multiple' | 'trueFalse'

export interface GradedOption {
  key: string
  correct: boolean
}

/** A share in [0, 1]; the denominator is positive. */
export interface Fraction {
  numerator: number
  denominator: number
}

/**
 * What one answer earns of its question. One right option: all or nothing. Several: (right chosen − wrong chosen) ÷ right,
 * never below nothing. Unanswered earns nothing. Keys that are no option of the question are ignored.
 */
export function gradeAnswer(type: QuestionType, options: readonly GradedOption[], chosen: readonly string[]): Fraction {
  const picked = options.filter((option) => chosen.includes(option.key))
  const right = picked.filter((option) => option.correct).length
  const wrong = picked.length - right
  if (type !== 'multiple') return { numerator: right === 1 && wrong === 0 ? 1 : 0, denominator: 1 }
  const all = options.filter((option) => option.correct).length
  return { numerator: Math.max(0, right - wrong), denominator: Math.max(1, all) }
}

export type Mark = 'full' | 'partial' | 'none'

export function markOf(grade: Fraction): Mark {
  if (grade.numerator === 0) return 'none'
  return grade.numerator === grade.denominator ? 'full' : 'partial'
}

/** The share of the whole paper, each question weighing the same. An empty paper earns nothing. */
export function totalOf(grades: readonly Fraction[]): Fraction {
  if (grades.length === 0) return { numerator: 0, denominator: 1 }
  const common = grades.reduce((multiple, grade) => leastCommonMultiple(multiple, grade.denominator), 1)
  return {
    numerator: grades.reduce((sum, grade) => sum + grade.numerator * (common / grade.denominator), 0),
    denominator: common * grades.length,
  }
}

/** Whether a share reaches the pass mark; compared exactly, never as displayed. */
export function isPass(score: Fraction, passPercent: number): boolean {
  return score.numerator * 100 >= passPercent * score.denominator
}

/** A share as hundredths of a question's worth, rounded half up: 5/6 of 10 questions → 833. Display only. */
export function worthInHundredths(score: Fraction, questionCount: number): number {
  const numerator = score.numerator * questionCount * 100
  return Math.floor((2 * numerator + score.denominator) / (2 * score.denominator))
}

/**
 * What a paper asks for, in hundredths of a question's worth: 80 % of 5 questions → 400. Where no question can be right in
 * part, only whole questions can be reached: 80 % of one question is that question.
 */
export function neededWorth(passPercent: number, types: readonly QuestionType[]): number {
  const needed = passPercent * types.length
  return types.includes('multiple') ? needed : Math.ceil(needed / 100) * 100
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
