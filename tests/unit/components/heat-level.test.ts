import { expect, it } from 'vitest'
import { heatLevel } from '~/components/heat-level'

it.each([
  [100, 5],
  [95, 5],
  [94, 4],
  [85, 4],
  [84, 3],
  [70, 3],
  [69, 2],
  [50, 2],
  [49, 1],
  [0, 1],
])('shades %i percent as level %i', (percent, level) => {
  expect(heatLevel(percent)).toBe(level)
})
