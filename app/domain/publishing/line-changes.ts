import { diffLines } from 'diff'

export interface ChangedLine {
  kind: 'same' | 'added' | 'removed'
  text: string
  /** Line number in the older text; null for an added line. */
  before: number | null
  /** Line number in the newer text; null for a removed line. */
  after: number | null
}

/** Neighbouring lines that are shown together; `skipped` unchanged lines lie before them. */
export interface ChangedPassage {
  skipped: number
  lines: ChangedLine[]
}

/** Unchanged lines kept around a change. */
const margin = 3
const timeLimitMs = 2_000

/**
 * The changed passages from one text to the next, with a little of what stands around them. Empty when the texts
 * are equal; null when they differ too much to compare in reasonable time.
 */
export function lineChanges(before: string, after: string): ChangedPassage[] | null {
  const changes = diffLines(before, after, { timeout: timeLimitMs })
  if (!changes) return null
  const lines: ChangedLine[] = []
  let old = 0
  let fresh = 0
  for (const change of changes) {
    const kind = change.added ? 'added' : change.removed ? 'removed' : 'same'
    for (const text of change.value.replace(/\n$/, '').split('\n')) {
      if (kind !== 'added') old += 1
      if (kind !== 'removed') fresh += 1
      lines.push({ kind, text, before: kind === 'added' ? null : old, after: kind === 'removed' ? null : fresh })
    }
  }
  return passagesOf(lines)
}

function passagesOf(lines: readonly ChangedLine[]): ChangedPassage[] {
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - margin), index + margin + 1).some((line) => line.kind !== 'same'),
  )
  const passages: ChangedPassage[] = []
  let skipped = 0
  let current: ChangedPassage | undefined
  lines.forEach((line, index) => {
    if (!isNear[index]) {
      skipped += 1
      current = undefined
      return
    }
    if (!current) {
      current = { skipped, lines: [] }
      passages.push(current)
      skipped = 0
    }
    current.lines.push(line)
  })
  return passages
}
