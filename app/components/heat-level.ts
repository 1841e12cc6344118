export type HeatLevel = 1 | 2 | 3 | 4 | 5

/**
 * The shade of a heat-map cell for a whole percent (0 to 100): 5 is the quiet one.
 * Bounds from the design: 95, 85, 70 and 50. Darkest at the bottom, because what
 * is well should stay calm.
 */
export function heatLevel(percent: number): HeatLevel {
  if (percent >= 95) return 5
  if (percent >= 85) return 4
  if (percent >= 70) return 3
  if (percent >= 50) return 2
  return 1
}
