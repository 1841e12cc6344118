/** Exact decimals as text: "-2.5". No floating point decides whether an answer is right. */

const decimal = /^-?\d{1,15}(\.\d{1,10})?$/

/** Whether the text is a decimal as it is stored: a point before the fraction, no grouping. */
export function isDecimal(text: string): boolean {
  return decimal.test(text)
}

/** What an author or officer types, "2,5" or "2.5", in the stored form; null when it is not one number. */
export function readDecimal(typed: string): string | null {
  const text = typed.normalize('NFC').trim().replace(/^[−–]/, '-').replace(',', '.')
  return isDecimal(text) ? text : null
}

/** The stored form as it is written in Vietnamese: "2,5". */
export function writtenDecimal(stored: string): string {
  return stored.replace('.', ',')
}

/** Below zero, zero or above, as `a` is less than, equal to or more than `b`. Both as stored. */
export function compareDecimals(a: string, b: string): number {
  const difference = scaled(a) - scaled(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whether a number lies at most `tolerance` away from `value`. All as stored. */
export function isWithinTolerance(number: string, { value, tolerance }: { value: string; tolerance: string }): boolean {
  const distance = scaled(number) - scaled(value)
  return (distance < 0n ? -distance : distance) <= scaled(tolerance)
}

/** In units of 10^-10. */
function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(10, '0'))
  return text.startsWith('-') ? -size : size
}
