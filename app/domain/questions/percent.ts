import { readDecimal } from './decimal'
import { fullWeight, type Weight } from './question-body'

/** A share of the mark as people write it: "50", "33,33333", "-25". */

const perPercent = fullWeight / 100

/** "33,33333" → 3 333 333; null when it is no number of at most five decimals. A closing % is left out. */
export function readPercent(typed: string): Weight | null {
  const decimal = readDecimal(typed.replace(/\s*%\s*$/, ''))
  if (decimal === null) return null
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  if (whole.length > 6 || fraction.length > 5) return null
  const size = Number(whole) * perPercent + Number(fraction.padEnd(5, '0'))
  return decimal.startsWith('-') && size !== 0 ? -size : size
}

/** 3 333 333 → "33,33333". */
export function writtenPercent(weight: Weight): string {
  const size = Math.abs(weight)
  const fraction = String(size % perPercent)
    .padStart(5, '0')
    .replace(/0+$/, '')
  return `${weight < 0 ? '-' : ''}${Math.floor(size / perPercent)}${fraction ? `,${fraction}` : ''}`
}
