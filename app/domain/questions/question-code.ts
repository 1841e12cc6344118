import { searchKeyOf } from '~/domain/identity/names'

/** Room for the number that keeps two proposed codes apart. */
const maxProposedLength = 48

/** Addresses below /soan/cau-hoi that are pages of their own. */
const reservedCodes: ReadonlySet<string> = new Set(['moi', 'nhap', 'xuat', 'thong-ke'])

/**
 * The name of a question in the whole installation and in its address: lower-case letters and digits in groups joined by
 * hyphens, at most 80 characters.
 */
export function isQuestionCode(text: string): boolean {
  return text.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && !reservedCodes.has(text)
}

/** A code made of the first words of a stem: "“4 xin” gồm những gì?" → "4-xin-gom-nhung-gi". */
export function proposedCode(stem: string): string {
  const words = searchKeyOf(stem)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let code = ''
  for (const word of words) {
    const longer = code ? `${code}-${word}` : word.slice(0, maxProposedLength)
    if (longer.length > maxProposedLength) break
    code = longer
  }
  return code || 'cau-hoi'
}

/** The code, or the code with the first free number behind it. */
export function freeCode(code: string, isTaken: (code: string) => boolean): string {
  if (isQuestionCode(code) && !isTaken(code)) return code
  for (let number = 2; ; number += 1) {
    if (!isTaken(`${code}-${number}`)) return `${code}-${number}`
  }
}
