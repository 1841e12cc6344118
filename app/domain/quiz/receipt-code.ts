import type { RandomBelow } from './draw'

/**
 * The receipt of a submission: ten characters that can be read out and written down (Crockford's base 32: no I, L, O, U).
 * Fifty random bits, so that nobody finds a stranger's by trying.
 */

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 10

export function receiptCode(randomBelow: RandomBelow): string {
  return Array.from({ length: codeLength }, () => digits[randomBelow(digits.length)]).join('')
}

/** What somebody typed, as it is stored: capitals, without spaces and hyphens, look-alikes read as what was meant. */
export function normaliseReceiptCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
}
