import type { Score } from './score'

/** Sums of a unit and everything below it. */
export interface UnitFigures {
  headCount: number
  total: number
  criteria: Map<string, number>
  /** Officers by band label. */
  bands: Map<string, number>
}

/** Adds every officer's score to each unit on the path of theirs, by unit id. */
export function unitFigures(
  officers: readonly { officerId: string; unitIds: readonly string[] }[],
  scores: ReadonlyMap<string, Score>,
): Map<string, UnitFigures> {
  const figures = new Map<string, UnitFigures>()
  for (const { officerId, unitIds } of officers) {
    const score = scores.get(officerId)
    if (!score) continue
    for (const unitId of unitIds) {
      const unit = figures.get(unitId) ?? { headCount: 0, total: 0, criteria: new Map(), bands: new Map() }
      unit.headCount += 1
      unit.total += score.total
      for (const { code, value } of score.criteria) unit.criteria.set(code, (unit.criteria.get(code) ?? 0) + value)
      if (score.band !== null) unit.bands.set(score.band, (unit.bands.get(score.band) ?? 0) + 1)
      figures.set(unitId, unit)
    }
  }
  return figures
}

/** Hundredths a head, rounded half up; null when there is nobody. Display only, like every average. */
export function averageOf(total: number, headCount: number): number | null {
  return headCount === 0 ? null : Math.floor((2 * total + headCount) / (2 * headCount))
}
