import type { Span } from './timeline'

/** Which superseded rows of an officer's record tell something to the reader (architecture section 4, rule 7). */

/** A row that was known to hold on days that had passed, and was then put right: a correction. A changed plan is none. */
export function wasCorrected(row: Span, supersededOn: string): boolean {
  return row.validFrom < supersededOn
}

/** Whether a row replaced another one when it was recorded, so that its day of recording is worth saying. */
export function isLateEntry(recordedAt: Date, supersededInstants: ReadonlySet<number>): boolean {
  return supersededInstants.has(recordedAt.getTime())
}
