import { searchKeyOf } from '~/domain/identity/names'

/**
 * Whether a typed text meets an accepted one: Unicode form, spaces and capitals make no difference; marks do, unless the
 * question says otherwise. In the accepted text `*` stands for any run of characters and `\*` for an asterisk.
 */
export function isAccepted(accepted: string, typed: string, ignoreMarks: boolean): boolean {
  const text = folded(typed, ignoreMarks)
  if (text === '') return false
  const [first = '', ...rest] = literalsOf(folded(accepted, ignoreMarks))
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  // What stands between the stars is looked for from left to right: the earliest place leaves most room for the rest.
  let from = first.length
  for (const literal of rest) {
    const found = text.indexOf(literal, from)
    if (found < 0) return false
    from = found + literal.length
  }
  return from <= text.length - last.length
}

function folded(text: string, ignoreMarks: boolean): string {
  if (ignoreMarks) return searchKeyOf(text)
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('vi')
}

/** The runs between unescaped asterisks. */
function literalsOf(pattern: string): string[] {
  const literals = ['']
  for (let at = 0; at < pattern.length; at += 1) {
    const isEscaped = pattern[at] === '\\' && pattern[at + 1] === '*'
    if (pattern[at] === '*') literals.push('')
    else literals.push(`${literals.pop() ?? ''}${isEscaped ? '*' : pattern[at]}`)
    if (isEscaped) at += 1
  }
  return literals
}
