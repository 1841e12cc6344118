import type { RandomBelow } from '~/domain/quiz/draw'

/** One item, each as likely as the others. */
export function pick<Item>(items: readonly Item[], randomBelow: RandomBelow): Item {
  return items[randomBelow(items.length)] as Item
}

/** A whole number from `low` to `high`, both included. */
export function between(low: number, high: number, randomBelow: RandomBelow): number {
  return low + randomBelow(high - low + 1)
}

/** True in `percent` of a hundred cases. */
export function chance(percent: number, randomBelow: RandomBelow): boolean {
  return randomBelow(100) < percent
}
