/** Something in a source that must be put right before it can be published. Lines and columns count from 1. */
export interface Fault {
  line: number
  column?: number
  /** One Vietnamese sentence: what is wrong and what to do. */
  reason: string
}

/** Faults in reading order, each line and reason once. */
export function inReadingOrder(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>()
  return [...faults]
    .sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
    .filter(({ line, reason }) => {
      const key = `${line} ${reason}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}
