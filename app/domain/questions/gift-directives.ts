/**
 * Notes in the comment lines above a GIFT question: "// [id:abc] [tag:chào hỏi]". [id:] and [tag:] are Moodle's own; the
 * others say what GIFT has no form for, and Moodle passes over them. In a value a backslash stands before ] and \, \n is a
 * line break, and \u{20} any character by its number.
 */

export interface GiftDirective {
  name: string
  value: string
}

/** Every [name:value] of the comments, in order; other comment text is passed over. */
export function readDirectives(comments: readonly string[]): GiftDirective[] {
  return comments.flatMap(directivesIn)
}

function directivesIn(comment: string): GiftDirective[] {
  const opening = /\[([a-z]+):/gi
  const found: GiftDirective[] = []
  for (let match = opening.exec(comment); match; match = opening.exec(comment)) {
    const end = closingAt(comment, opening.lastIndex)
    if (end === -1) break
    found.push({
      name: (match[1] ?? '').toLowerCase(),
      value: unescaped(comment.slice(opening.lastIndex, end).trim()),
    })
    opening.lastIndex = end + 1
  }
  return found
}

/** Place of the first bracket that closes and is not escaped; -1 without one. */
function closingAt(comment: string, from: number): number {
  for (let at = from; at < comment.length; at += comment[at] === '\\' ? 2 : 1) if (comment[at] === ']') return at
  return -1
}

/** The directives as one comment line. */
export function writeDirectives(directives: readonly GiftDirective[]): string {
  return `// ${directives.map(({ name, value }) => `[${name}:${escaped(value)}]`).join(' ')}`
}

function unescaped(value: string): string {
  return value.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|(.))/giu,
    (whole, code: string | undefined, char: string | undefined) => {
      if (code === undefined) return char === 'n' ? '\n' : (char ?? '')
      const number = Number.parseInt(code, 16)
      return number <= 0x10ffff ? String.fromCodePoint(number) : whole
    },
  )
}

function escaped(value: string): string {
  return value
    .replace(/[\\\]]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/^\s|\s$|[\r\u2028\u2029]/gu, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`)
}
