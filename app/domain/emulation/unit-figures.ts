import type { Score } from './score'

/** Sums of a unit and everything below it. */
export interface UnitFigures {
  headCount: number
  /** Officers for whom something was recorded. */
  recorded: number
  total: number
  criteria: Map<string, number>
  /** Criteria with an entry for anybody of the unit, or from which its officers are wholly exempt. */
  entered: Set<string>
  /** Officers by band label. */
  bands: Map<string, number>
  /** Officers without a class yet. */
  unrated: number
}

interface Standing {
  officerId: string
  /** From the top of the tree down to the officer's own unit. */
  unitIds: readonly string[]
}

/**
 * Adds every officer's score to each unit on the path of theirs, by unit id. Nobody is classed before each criterion has
 * an entry in the own unit: what nobody has recorded yet is no failing of the officer.
 */
export function unitFigures(
  officers: readonly Standing[],
  scores: ReadonlyMap<string, Score>,
): Map<string, UnitFigures> {
  const figures = new Map<string, UnitFigures>()
  const scored = officers.flatMap((officer) => {
    const score = scores.get(officer.officerId)
    return score ? [{ ...officer, score }] : []
  })
  for (const { unitIds, score } of scored)
    for (const unitId of unitIds) {
      const unit = figures.get(unitId) ?? emptyFigures()
      addScore(unit, score)
      figures.set(unitId, unit)
    }
  for (const { unitIds, score } of scored) {
    const own = figures.get(unitIds.at(-1) ?? '')
    const isRated = own !== undefined && isFullyEntered(own, score.criteria)
    for (const unitId of unitIds) addClass(figures.get(unitId), isRated ? score.band : null)
  }
  return figures
}

export function isFullyEntered(unit: UnitFigures, criteria: readonly { code: string }[]): boolean {
  return criteria.every(({ code }) => unit.entered.has(code))
}

function emptyFigures(): UnitFigures {
  return { headCount: 0, recorded: 0, total: 0, criteria: new Map(), entered: new Set(), bands: new Map(), unrated: 0 }
}

function addScore(unit: UnitFigures, score: Score): void {
  unit.headCount += 1
  if (score.isRecorded) unit.recorded += 1
  unit.total += score.total
  for (const { code, value, isEntered, isWhollyExempt } of score.criteria) {
    unit.criteria.set(code, (unit.criteria.get(code) ?? 0) + value)
    if (isEntered || isWhollyExempt) unit.entered.add(code)
  }
}

function addClass(unit: UnitFigures | undefined, band: string | null): void {
  if (!unit) return
  if (band === null) unit.unrated += 1
  else unit.bands.set(band, (unit.bands.get(band) ?? 0) + 1)
}

/** Hundredths a head, rounded half up; null when there is nobody. Display only, like every average. */
export function averageOf(total: number, headCount: number): number | null {
  return headCount === 0 ? null : Math.floor((2 * total + headCount) / (2 * headCount))
}
