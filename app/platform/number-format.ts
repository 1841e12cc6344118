/** Vietnamese figures: 1.730 and 92,5; the minus sign is U+2212. */

export function formatCount(value: number): string {
  return (
    sign(value) +
    Math.abs(Math.trunc(value))
      .toString()
      .replace(/\B(?=(\d{3})+$)/g, '.')
  )
}

/** Points from whole hundredths: 8200 → "82", 250 → "2,5", 2525 → "25,25". */
export function formatPoints(hundredths: number): string {
  const size = Math.abs(hundredths)
  const fraction = String(size % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return sign(hundredths) + formatCount(Math.floor(size / 100)) + (fraction ? `,${fraction}` : '')
}

/** Two decimals always, for figures under each other: 8200 → "82,00". */
export function formatPointsColumn(hundredths: number): string {
  const size = Math.abs(hundredths)
  return `${sign(hundredths)}${formatCount(Math.floor(size / 100))},${String(size % 100).padStart(2, '0')}`
}

/** A share of people as a whole percentage, rounded down so that 100 % always means all of them. */
export function percentDown(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 100) / whole)
}

/** One decimal, rounded down: "82,0". For totals. */
export function formatPercent(part: number, whole: number): string {
  if (whole === 0) return '–'
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)},${tenths % 10}`
}

function sign(value: number): string {
  return value < 0 ? '\u2212' : ''
}
