import { compareDecimals, isWithinTolerance, readDecimal } from '~/domain/questions/decimal'
import {
  type AcceptedNumber,
  type AcceptedText,
  type BodyOf,
  fullWeight,
  type QuestionBody,
  type QuestionType,
  type Weight,
} from '~/domain/questions/question-body'
import { isAccepted } from './accepted-text'

/**
 * Grading in exact fractions (domain brief 3: question kinds, partial credit, pass mark in percent). Nothing is rounded
 * before the pass mark is compared.
 */

/** A share in [0, 1]; the denominator is positive. Both fit the integer columns of the database. */
export interface Fraction {
  numerator: number
  denominator: number
}

type ChoiceBody = BodyOf<'single' | 'multiple' | 'trueFalse'>

const nothing: Fraction = { numerator: 0, denominator: 1 }

/** Weights are rounded to five decimals of a percent: three thirds miss the whole by one of these units. */
const roundingUnits = 10

/**
 * What a stored response earns of its question; null for an essay that waits for its mark. Unanswered earns nothing, an
 * empty essay too, and keys that are none of the question's are ignored.
 */
export function gradeResponse(
  body: QuestionBody,
  response: readonly string[],
  essay: Fraction | null = null,
): Fraction | null {
  if (body.type === 'essay' && essay) return essay
  if (response.every((part) => part.trim() === '')) return nothing
  switch (body.type) {
    case 'single':
    case 'trueFalse':
      return gradeOneChoice(body, response)
    case 'multiple':
      return gradeChoices(body, response)
    case 'situation':
      return gradeSituation(body, response)
    case 'shortAnswer':
      return share(bestText(body.accepted, response[0] ?? '', body.ignoreMarks)?.weight ?? 0)
    case 'numeric':
      return share(bestNumber(body.accepted, response[0] ?? '')?.weight ?? 0)
    case 'matching':
      return gradeMatching(body, response)
    case 'ordering':
      return gradeOrdering(body, response)
    case 'missingWord':
      return gradeGaps(body, response)
    case 'essay':
      return null
  }
}

/** The accepted text that earns the most of those that a typed text meets. */
export function bestText(accepted: readonly AcceptedText[], typed: string, ignoreMarks: boolean): AcceptedText | null {
  return best(accepted.filter((candidate) => isAccepted(candidate.text, typed, ignoreMarks)))
}

/** The accepted number that earns the most of those that a typed number meets. "2,5" and "2.5" are one number. */
export function bestNumber(accepted: readonly AcceptedNumber[], typed: string): AcceptedNumber | null {
  const number = readDecimal(typed)
  return number === null ? null : best(accepted.filter((candidate) => isNumberAccepted(candidate, number)))
}

export type Mark = 'full' | 'partial' | 'none'

export function markOf(grade: Fraction): Mark {
  if (grade.numerator === 0) return 'none'
  return grade.numerator === grade.denominator ? 'full' : 'partial'
}

/** The widest whole number of a database column. */
const widest = 2n ** 31n - 1n
/** Every pass mark in percent is a whole number of these, so that rounding down to them never moves a score across one. */
const finest = 1_000_000_000n

/**
 * The share of the whole paper, each question weighing the same. An empty paper earns nothing. Exact, except where the
 * exact fraction is too wide for its columns: then rounded down to a billionth, which no pass mark can tell.
 */
export function totalOf(grades: readonly Fraction[]): Fraction {
  if (grades.length === 0) return nothing
  const common = grades.reduce((multiple, grade) => leastCommonMultiple(multiple, BigInt(grade.denominator)), 1n)
  const numerator = grades.reduce(
    (sum, grade) => sum + BigInt(grade.numerator) * (common / BigInt(grade.denominator)),
    0n,
  )
  const denominator = common * BigInt(grades.length)
  if (denominator <= widest) return { numerator: Number(numerator), denominator: Number(denominator) }
  const divisor = greatestCommonDivisor(numerator, denominator)
  if (denominator / divisor <= widest)
    return { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) }
  return { numerator: Number((numerator * finest) / denominator), denominator: Number(finest) }
}

/** What an attempt came to. */
export interface Grade {
  score: Fraction
  passed: boolean
}

/** The grade of a whole paper; null while one of its essays waits for a mark. */
export function gradeOf(questions: readonly { grade: Fraction | null }[], passPercent: number): Grade | null {
  const grades = questions.flatMap(({ grade }) => grade ?? [])
  if (grades.length < questions.length) return null
  const score = totalOf(grades)
  return { score, passed: isPass(score, passPercent) }
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

/** One option, or nothing: more than one marked earns nothing. */
function gradeOneChoice({ options }: ChoiceBody, response: readonly string[]): Fraction {
  const picked = options.filter((option) => response.includes(option.key))
  const [only] = picked
  if (!only || picked.length > 1) return nothing
  return share(only.weight ?? (only.correct ? fullWeight : 0))
}

/** By the weights, or else (right chosen − wrong chosen) ÷ right; never below nothing. */
function gradeChoices({ options }: ChoiceBody, response: readonly string[]): Fraction {
  const picked = options.filter((option) => response.includes(option.key))
  if (options.some((option) => option.weight !== undefined))
    return share(picked.reduce((sum, option) => sum + (option.weight ?? 0), 0))
  const right = picked.filter((option) => option.correct).length
  const wrong = picked.length - right
  const all = options.filter((option) => option.correct).length
  return { numerator: Math.max(0, right - wrong), denominator: Math.max(1, all) }
}

function gradeSituation({ options }: BodyOf<'situation'>, response: readonly string[]): Fraction {
  const picked = options.filter((option) => response.includes(option.key))
  const quality = picked.length === 1 ? picked[0]?.quality : 'wrong'
  if (quality === 'best') return { numerator: 1, denominator: 1 }
  return quality === 'acceptable' ? { numerator: 1, denominator: 2 } : nothing
}

/** Prompts with a right answer ÷ prompts. Answers with the same text are the same answer. */
function gradeMatching({ pairs, distractors }: BodyOf<'matching'>, response: readonly string[]): Fraction {
  const texts = new Map([
    ...pairs.map(({ key, answer }) => [key, answer] as const),
    ...distractors.map(({ key, text }) => [key, text] as const),
  ])
  const right = pairs.filter(({ answer }, index) => texts.get(response[index] ?? '') === answer).length
  return { numerator: right, denominator: Math.max(1, pairs.length) }
}

/** Steps followed at once by the step that comes next ÷ such pairs, so that one step out of place costs little. */
function gradeOrdering({ items }: BodyOf<'ordering'>, response: readonly string[]): Fraction {
  const right = items.slice(1).filter((item, index) => {
    const place = response.indexOf(items[index]?.key ?? '')
    return place >= 0 && response[place + 1] === item.key
  }).length
  return { numerator: right, denominator: Math.max(1, items.length - 1) }
}

/** The mean of what the gaps earn. */
function gradeGaps({ gaps, ignoreMarks }: BodyOf<'missingWord'>, response: readonly string[]): Fraction {
  const sum = gaps.reduce(
    (total, { accepted }, index) =>
      total + clamped(bestText(accepted, response[index] ?? '', ignoreMarks)?.weight ?? 0),
    0,
  )
  return reduced(sum, fullWeight * Math.max(1, gaps.length))
}

function isNumberAccepted(accepted: AcceptedNumber, number: string): boolean {
  if ('value' in accepted) return isWithinTolerance(number, accepted)
  return compareDecimals(accepted.from, number) <= 0 && compareDecimals(number, accepted.to) <= 0
}

function best<Accepted extends { weight: Weight }>(met: readonly Accepted[]): Accepted | null {
  return met.reduce<Accepted | null>((most, each) => (most && most.weight >= each.weight ? most : each), null)
}

function share(weight: Weight): Fraction {
  return reduced(clamped(weight), fullWeight)
}

function clamped(weight: Weight): Weight {
  if (weight >= fullWeight - roundingUnits) return fullWeight
  return Math.max(0, weight)
}

function reduced(numerator: number, denominator: number): Fraction {
  const divisor = Number(greatestCommonDivisor(BigInt(numerator), BigInt(denominator)))
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/**
 * What a paper asks for, in hundredths of a question's worth: 80 % of 5 questions → 400. Where no question can be right in
 * part, only whole questions can be reached: 80 % of one question is that question.
 */
export function neededWorth(passPercent: number, types: readonly QuestionType[]): number {
  const needed = passPercent * types.length
  const isInParts = types.some((type) => type !== 'single' && type !== 'trueFalse')
  return isInParts ? needed : Math.ceil(needed / 100) * 100
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}
