import { searchKeyOf, unitSortKeyOf } from '../names'

/** Words of a roster set against what the system knows: ranks, positions, categories, types, units. Never guessed. */

export interface Known {
  code: string
  name: string
  /** Other spellings that mean it exactly: the barracks shorthand of a rank, the short name of a unit. */
  also?: string[]
}

/** Case, spaces, signs and the place of a tone put aside: "THƯỢNG UÝ" and "Thượng úy" are one. */
export function wordKey(text: string): string {
  return unitSortKeyOf(text)
}

/** Shorthand such as 3/ and 2// is told apart by its strokes, which `wordKey` puts aside. */
function shorthandKey(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase()
}

export class Vocabulary {
  private readonly byName = new Map<string, Known[]>()
  private readonly byCode = new Map<string, Known>()
  private readonly byShorthand = new Map<string, Known>()
  private readonly suggestions = new Map<string, string[]>()

  constructor(
    private readonly known: readonly Known[],
    shorthands: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const one of known) {
      this.byCode.set(one.code.toLowerCase(), one)
      for (const key of new Set([one.name, ...(one.also ?? [])].map(wordKey)))
        this.byName.set(key, [...(this.byName.get(key) ?? []), one])
      const shorthand = shorthands.get(one.code)
      if (shorthand) this.byShorthand.set(shorthandKey(shorthand), one)
    }
  }

  /** Everything that the text means exactly; none when it is unknown, several when it is ambiguous. */
  find(text: string): Known[] {
    const shorthand = this.byShorthand.get(shorthandKey(text))
    if (shorthand) return [shorthand]
    const code = this.byCode.get(text.trim().toLowerCase())
    if (code) return [code]
    return this.byName.get(wordKey(text)) ?? []
  }

  /** The names nearest to an unknown text, at most three. */
  nearest(text: string): string[] {
    const found = this.suggestions.get(text)
    if (found) return found
    const near = nearestOf(text, this.known)
    this.suggestions.set(text, near)
    return near
  }
}

const maxSuggestions = 3

function nearestOf(text: string, known: readonly Known[]): string[] {
  const asked = searchKeyOf(text)
  if (asked === '') return []
  return known
    .map(({ name }) => ({ name, distance: distanceOf(asked, searchKeyOf(name)) }))
    .filter(({ distance }) => distance <= Math.max(2, asked.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, maxSuggestions)
    .map(({ name }) => name)
}

/** 0.5 where the words are those of the other shortened ("th.uy" of "thuong uy"), else the edits between the two. */
function distanceOf(asked: string, name: string): number {
  const parts = asked.split(/[\s.]+/).filter(Boolean)
  const words = name.split(' ')
  if (parts.length === words.length && parts.every((part, index) => words[index]?.startsWith(part))) return 0.5
  if (parts.length === words.length && parts.every((part, index) => isShortened(part, words[index] ?? ''))) return 1
  return editDistance(asked, name)
}

/** First and last letters kept, some between left out: "thg" of "thuong". */
function isShortened(part: string, word: string): boolean {
  let at = 0
  for (const letter of part) {
    at = word.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return part[0] === word[0]
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length] ?? 0
}
