import type { QuestionContent } from './question-body'

/** What a missing-word question asks when its file gives it nothing but the quotation. */
export const missingWordStem = 'Điền từ còn thiếu vào chỗ trống.'

const shownGap = '……'
const shortLength = 90

/**
 * What a question is called in lists and what its code is made of: its stem, or the quotation with its gaps where the stem
 * is the one that such questions share.
 */
export function questionTitle({ stem, body }: Pick<QuestionContent, 'stem' | 'body'>): string {
  return body.type === 'missingWord' && isSharedStem(stem) ? quotationTitle(body.parts) : stem
}

/** Whether the stem says nothing of what is asked. */
export function isSharedStem(stem: string): boolean {
  return /^điền từ còn thiếu\b.{0,30}$/iu.test(stem.normalize('NFC').trim())
}

export function quotationTitle(parts: readonly string[]): string {
  return parts.join(shownGap).replace(/\s+/gu, ' ').trim()
}

/** The first words of a title, on one line. */
export function shortTitle(title: string, most = shortLength): string {
  const line = title.replace(/\s+/gu, ' ').trim()
  if (line.length <= most) return line
  const lastBlank = line.lastIndexOf(' ', most)
  return `${line.slice(0, lastBlank > most / 2 ? lastBlank : most).trimEnd()}…`
}
