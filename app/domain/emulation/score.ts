/**
 * An officer's score in a campaign, computed from ledger entries in the documented order (domain brief 2.5):
 * sum per criterion → pro-rate → round half up to 0,01 → clamp to [0, điểm chuẩn] → sum → bonus up to its cap →
 * campaign-wide deductions → clamp to [0, standard total + cap] → band → knock-out.
 * All points are whole hundredths; nothing is rounded anywhere else, and bands compare exact values.
 */

export interface CriterionFacts {
  code: string
  /** điểm chuẩn */
  standard: number
  /** The part of the standard from which the officer is exempt, 0 … standard. */
  exempted: number
  /** Signed; a deduction inside the criterion is a negative entry. Empty: nobody has recorded anything yet. */
  entries: readonly number[]
}

export interface BandFacts {
  label: string
  /** The lowest total of the band. */
  lower: number
}

/** điều kiện khống chế: the class may not be above the band of this label, whatever the total. */
interface KnockOut {
  highestBand: string
  reason: string
}

export interface ScoreFacts {
  criteria: readonly CriterionFacts[]
  bonus: readonly number[]
  bonusCap: number
  /** Campaign-wide deductions, each as the positive size. */
  deductions: readonly number[]
  bands: readonly BandFacts[]
  knockOut?: KnockOut | null
}

interface CriterionScore {
  code: string
  /** What the entries add up to, before anything else. */
  sum: number
  /** The criterion's standard after wholly exempt ones have left; 0 when it left itself. */
  standard: number
  exempted: number
  /** Something was recorded, be it zero points. */
  isEntered: boolean
  isWhollyExempt: boolean
  /** What counts. */
  value: number
  /** What the ceiling cut off; shown, not hidden. */
  cut: number
}

export interface Score {
  criteria: CriterionScore[]
  standardTotal: number
  /** The criteria together: the 98 of "98 + 3". */
  standardPart: number
  bonus: { earned: number; counted: number; cut: number; cap: number }
  deductions: number
  total: number
  /** Something was recorded anywhere; without it the officer has no points rather than none of them. */
  isRecorded: boolean
  /** Null when nothing could be rated: nothing recorded, every criterion exempt, or no bands in the campaign. */
  band: string | null
  /** The band by points alone, when a knock-out lowered the class. */
  bandBeforeKnockOut: string | null
}

export function computeScore(facts: ScoreFacts): Score {
  const standardTotal = sumOf(facts.criteria.map((criterion) => criterion.standard))
  const standards = scaledStandards(facts.criteria, standardTotal)
  const criteria = facts.criteria.map((criterion, index) => criterionScore(criterion, standards[index] ?? 0))
  const standardPart = sumOf(criteria.map((criterion) => criterion.value))

  const earned = sumOf(facts.bonus)
  const counted = clamp(earned, 0, facts.bonusCap)
  const deductions = sumOf(facts.deductions)
  const total = clamp(standardPart + counted - deductions, 0, standardTotal + facts.bonusCap)

  const isRecorded =
    criteria.some((criterion) => criterion.isEntered) || facts.bonus.length > 0 || facts.deductions.length > 0
  const isRated = isRecorded && criteria.some((criterion) => !criterion.isWhollyExempt)
  const byPoints = isRated ? bandOf(total, facts.bands) : null
  const band = byPoints && facts.knockOut ? lowerBand(byPoints, facts.knockOut.highestBand, facts.bands) : byPoints
  return {
    criteria,
    standardTotal,
    standardPart,
    bonus: { earned, counted, cut: Math.max(0, earned - counted), cap: facts.bonusCap },
    deductions,
    total,
    isRecorded,
    band: band?.label ?? null,
    bandBeforeKnockOut: band && byPoints && band.label !== byPoints.label ? byPoints.label : null,
  }
}

/** The next band above a total, and the hundredths still missing; null in the highest one. */
export function nextBand(total: number, bands: readonly BandFacts[]): { band: string; missing: number } | null {
  const next = ascending(bands).find((band) => band.lower > total)
  return next ? { band: next.label, missing: next.lower - total } : null
}

/** A sum read from the ledger as the entries that it stands for; null when there were none. */
export function sumAsEntry(sum: number | null | undefined): number[] {
  return sum === null || sum === undefined ? [] : [sum]
}

/** A share of points in whole percent, rounded half up to hundredths: half of 2,55 is 1,28. */
export function percentOf(hundredths: number, percent: number): number {
  return roundHalfUp(hundredths * percent, 100)
}

function criterionScore(criterion: CriterionFacts, standard: number): CriterionScore {
  const sum = sumOf(criterion.entries)
  const exempted = clamp(criterion.exempted, 0, criterion.standard)
  const remaining = criterion.standard - exempted
  const isWhollyExempt = remaining === 0
  const proRated = isWhollyExempt ? 0 : roundHalfUp(sum * standard, remaining)
  const value = clamp(proRated, 0, standard)
  const isEntered = criterion.entries.length > 0
  const cut = Math.max(0, proRated - standard)
  return { code: criterion.code, sum, standard, exempted, isEntered, isWhollyExempt, value, cut }
}

/**
 * A wholly exempt criterion leaves and the standards of the rest grow to the campaign's total in proportion. The
 * hundredths that do not divide go to the largest remainders, so that full marks still make exactly the total.
 */
function scaledStandards(criteria: readonly CriterionFacts[], total: number): number[] {
  const kept = criteria.map((criterion) => (criterion.exempted >= criterion.standard ? 0 : criterion.standard))
  const keptTotal = sumOf(kept)
  if (keptTotal === 0 || keptTotal === total) return kept
  const scaled = kept.map((standard) => Math.floor((standard * total) / keptTotal))
  const byRemainder = kept
    .map((standard, index) => ({ index, remainder: (standard * total) % keptTotal }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, total - sumOf(scaled))) scaled[index] = (scaled[index] ?? 0) + 1
  return scaled
}

function bandOf(total: number, bands: readonly BandFacts[]): BandFacts | null {
  const ordered = ascending(bands)
  return ordered.findLast((band) => band.lower <= total) ?? ordered[0] ?? null
}

function lowerBand(band: BandFacts, highestLabel: string, bands: readonly BandFacts[]): BandFacts {
  const highest = bands.find((candidate) => candidate.label === highestLabel)
  return highest && highest.lower < band.lower ? highest : band
}

function ascending(bands: readonly BandFacts[]): BandFacts[] {
  return [...bands].sort((a, b) => a.lower - b.lower)
}

/** numerator ÷ denominator to the nearest whole, halves upwards (also below zero: −0,5 → 0). */
function roundHalfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator))
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
