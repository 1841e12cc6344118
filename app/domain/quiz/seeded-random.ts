import { createHash } from 'node:crypto'
import type { RandomBelow } from './draw'

/**
 * Even whole numbers from a stored seed: the SHA-256 of seed and counter, 32 bits at a time, values that would favour
 * low numbers thrown away. Never change this: `verify` and disputes rebuild a paper from its seed.
 */
export function seededRandom(seed: string): RandomBelow {
  let counter = 0
  let words: number[] = []
  const nextWord = () => {
    if (words.length === 0) {
      const digest = createHash('sha256').update(`${seed}:${counter}`).digest()
      words = Array.from({ length: 8 }, (_, index) => digest.readUInt32BE(index * 4))
      counter += 1
    }
    return words.shift() as number
  }
  return (limit) => {
    const fairEnd = 2 ** 32 - (2 ** 32 % limit)
    for (;;) {
      const word = nextWord()
      if (word < fairEnd) return word % limit
    }
  }
}
