import type { Fraction } from './grading'

/**
 * Statistics of a quiz and of its questions in the definitions of Moodle's quiz statistics report (docs.moodle.org,
 * "Quiz statistics calculations"): variances and covariances divide by S − 1, every question weighs the same.
 *
 * Where a paper is drawn, two attempts need not hold the same questions. Then
 * - facility, standard deviation, discrimination and efficiency of a question are taken over the attempts that hold it, and
 *   its rest score is the attempt's total without it, as Moodle does for the questions of a random slot;
 * - weights are not defined (Moodle leaves them out of such questions too), and internal consistency is reckoned over the
 *   positions of the paper instead of over questions.
 *
 * Grades come in as exact fractions; everything here is for reading, decides nothing, and is the only place with floats.
 */

/** One finished, fully graded attempt: its questions in the order of the paper. */
export interface AnalysedAttempt {
  answers: readonly { itemId: string; grade: Fraction }[]
}

/** Percentages unless said otherwise; null where the definition divides by nothing (too few attempts, no spread). */
export interface QuizStatistics {
  attempts: number
  average: number | null
  median: number | null
  standardDeviation: number | null
  /** k3 ÷ k2^(3/2), a plain number. */
  skewness: number | null
  /** k4 ÷ k2², a plain number; 0 for a normal distribution. */
  kurtosis: number | null
  /** Cronbach's alpha. */
  internalConsistency: number | null
  errorRatio: number | null
  standardError: number | null
}

export interface ItemStatistics {
  itemId: string
  /** Attempts that hold the question. */
  attempts: number
  facility: number
  standardDeviation: number | null
  /** Null where guessing cannot be reckoned. */
  randomGuess: number | null
  intendedWeight: number | null
  effectiveWeight: number | null
  discrimination: number | null
  efficiency: number | null
}

export interface Analysis {
  quiz: QuizStatistics
  /** In the order in which the questions first occur. */
  items: ItemStatistics[]
  /** Whether every attempt holds the same questions, so that weights are defined. */
  isSamePaper: boolean
}

/** `randomGuess`: what blind guessing earns of each question, in percent. */
export function analyse(
  attempts: readonly AnalysedAttempt[],
  randomGuess: ReadonlyMap<string, number | null> = new Map(),
): Analysis {
  const papers = attempts.filter((attempt) => attempt.answers.length > 0).map(marked)
  const byItem = new Map<string, Held[]>()
  for (const paper of papers)
    for (const { itemId, mark } of paper.marks) {
      const held = { mark, total: paper.total, rest: restShare(paper, mark) }
      const known = byItem.get(itemId)
      if (known) known.push(held)
      else byItem.set(itemId, [held])
    }
  const isSamePaper = papers.length > 0 && [...byItem.values()].every((held) => held.length === papers.length)
  const weights = effectiveWeights(byItem)
  const items = [...byItem].map(([itemId, held]) => ({
    ...itemStatistics(itemId, held),
    randomGuess: randomGuess.get(itemId) ?? null,
    intendedWeight: isSamePaper ? 100 / byItem.size : null,
    effectiveWeight: isSamePaper ? (weights.get(itemId) ?? null) : null,
  }))
  const columns = isSamePaper
    ? [...byItem.values()].map((held) => held.map(({ mark }) => mark))
    : columnsByPosition(papers)
  return { quiz: quizStatistics(papers, columns), items, isSamePaper }
}

interface Paper {
  marks: { itemId: string; mark: number }[]
  total: number
}

interface Held {
  mark: number
  /** In questions. */
  total: number
  /** Share of the paper's other questions; null on a paper of one. */
  rest: number | null
}

function marked({ answers }: AnalysedAttempt): Paper {
  const marks = answers.map(({ itemId, grade }) => ({ itemId, mark: grade.numerator / grade.denominator }))
  return { marks, total: sum(marks.map(({ mark }) => mark)) }
}

/** A share, so that papers of different length can stand together; for papers of one length it changes no index. */
function restShare({ marks, total }: Paper, mark: number): number | null {
  return marks.length > 1 ? (total - mark) / (marks.length - 1) : null
}

function itemStatistics(itemId: string, held: readonly Held[]) {
  const marks = held.map(({ mark }) => mark)
  const withRest = held.flatMap(({ mark, rest }) => (rest === null ? [] : [{ mark, rest }]))
  const [ofItem, ofRest] = [withRest.map(({ mark }) => mark), withRest.map(({ rest }) => rest)]
  const together = covariance(ofItem, ofRest)
  const highest = covariance([...ofItem].sort(ascending), [...ofRest].sort(ascending))
  const [spread, restSpread] = [variance(ofItem), variance(ofRest)]
  return {
    itemId,
    attempts: held.length,
    facility: 100 * mean(marks),
    standardDeviation: rooted(variance(marks)),
    discrimination:
      together !== null && spread !== null && restSpread !== null && spread > 0 && restSpread > 0
        ? (100 * together) / Math.sqrt(spread * restSpread)
        : null,
    efficiency: together !== null && highest !== null && highest > 0 ? (100 * together) / highest : null,
  }
}

/** Root of the covariance with the total, as a share of all such roots; not defined where the covariance is negative. */
function effectiveWeights(byItem: ReadonlyMap<string, readonly Held[]>): Map<string, number> {
  const roots = new Map<string, number>()
  for (const [itemId, held] of byItem) {
    const together = covariance(
      held.map(({ mark }) => mark),
      held.map(({ total }) => total),
    )
    if (together !== null && together >= 0) roots.set(itemId, Math.sqrt(together))
  }
  const all = sum([...roots.values()])
  return new Map(all > 0 ? [...roots].map(([itemId, root]) => [itemId, (100 * root) / all]) : [])
}

/** The marks of each position; empty unless all papers are of one length. */
function columnsByPosition(papers: readonly Paper[]): number[][] {
  const length = papers[0]?.marks.length ?? 0
  if (papers.some((paper) => paper.marks.length !== length)) return []
  return Array.from({ length }, (_, position) => papers.map((paper) => paper.marks[position]?.mark ?? 0))
}

function quizStatistics(papers: readonly Paper[], columns: readonly number[][]): QuizStatistics {
  const shares = papers.map(({ total, marks }) => total / marks.length)
  const spread = variance(shares)
  const internalConsistency = cronbachAlpha(
    columns,
    papers.map(({ total }) => total),
  )
  const errorRatio = internalConsistency === null ? null : 100 * Math.sqrt(1 - internalConsistency / 100)
  const standardDeviation = rooted(spread)
  return {
    attempts: papers.length,
    average: shares.length === 0 ? null : 100 * mean(shares),
    median: shares.length === 0 ? null : 100 * medianOf(shares),
    standardDeviation,
    ...shapeOf(shares),
    internalConsistency,
    errorRatio,
    standardError: errorRatio === null || standardDeviation === null ? null : (errorRatio * standardDeviation) / 100,
  }
}

/** 100 × P ÷ (P − 1) × (1 − sum of the positions' variances ÷ variance of the totals). */
function cronbachAlpha(columns: readonly number[][], totals: readonly number[]): number | null {
  const ofTotals = variance(totals)
  if (columns.length < 2 || ofTotals === null || ofTotals === 0) return null
  const ofColumns = sum(columns.map((column) => variance(column) ?? 0))
  return ((100 * columns.length) / (columns.length - 1)) * (1 - ofColumns / ofTotals)
}

/** Skewness and kurtosis from the k-statistics; they need three and four attempts. */
function shapeOf(values: readonly number[]): { skewness: number | null; kurtosis: number | null } {
  const count = values.length
  if (count < 3 || isConstant(values)) return { skewness: null, kurtosis: null }
  const average = mean(values)
  const moment = (power: number) => mean(values.map((value) => (value - average) ** power))
  const k2 = (count / (count - 1)) * moment(2)
  const k3 = (count ** 2 / ((count - 1) * (count - 2))) * moment(3)
  const skewness = k3 / k2 ** 1.5
  if (count < 4) return { skewness, kurtosis: null }
  const k4 =
    (count ** 2 * ((count + 1) * moment(4) - 3 * (count - 1) * moment(2) ** 2)) /
    ((count - 1) * (count - 2) * (count - 3))
  return { skewness, kurtosis: k4 / k2 ** 2 }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort(ascending)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[sorted.length / 2 - 1] ?? 0) + upper) / 2
}

/** Null below two values; exactly zero where all are equal, whatever the rounding of their mean. */
function variance(values: readonly number[]): number | null {
  return isConstant(values) && values.length > 1 ? 0 : covariance(values, values)
}

function covariance(first: readonly number[], second: readonly number[]): number | null {
  if (first.length < 2) return null
  if (isConstant(first) || isConstant(second)) return 0
  const [firstMean, secondMean] = [mean(first), mean(second)]
  const together = sum(first.map((value, index) => (value - firstMean) * ((second[index] ?? 0) - secondMean)))
  // What is left of a sum of shares below this is rounding, and its sign would depend on the order of adding.
  return Math.abs(together) < roundingNoise ? 0 : together / (first.length - 1)
}

const roundingNoise = 1e-12

function isConstant(values: readonly number[]): boolean {
  const first = values[0] ?? 0
  return values.every((value) => Math.abs(value - first) < 1e-9)
}

function rooted(ofValues: number | null): number | null {
  return ofValues === null ? null : 100 * Math.sqrt(ofValues)
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function ascending(a: number, b: number): number {
  return a - b
}
