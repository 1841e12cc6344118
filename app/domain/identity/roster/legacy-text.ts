import { isSyllable } from './syllable'

/**
 * Text typed for the fonts of before Unicode: TCVN3 (ABC, fonts .VnTime …) and VNI (fonts VNI-Times …). Both put
 * Vietnamese letters on the places of Western European ones, so "Nguyễn Văn An" arrives as "NguyÔn V¨n An" or
 * "Nguyeãn Vaên An". Read by word: what cannot be Vietnamese as it stands and can be after decoding is old text.
 */

export type LegacyEncoding = 'tcvn3' | 'vni'
export const legacyNames: Record<LegacyEncoding, string> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' }

/** Of one row: old text of one kind, nothing to convert, or old text that no table makes Vietnamese. */
export type Verdict = LegacyEncoding | 'plain' | 'unreadable'

/** TCVN 5712:1993, third character set, from 0xA1 on; a blank where the set has no letter. */
const tcvn3Letters = 'ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ'
const tcvn3First = 0xa1

const fromTcvn3 = new Map(
  [...tcvn3Table()].map(([code, letter]) => [String.fromCharCode(code), letter.normalize('NFC')]),
)

function* tcvn3Table(): Generator<[number, string]> {
  let code = tcvn3First
  for (const letter of tcvn3Letters.normalize('NFC')) {
    if (letter !== ' ') yield [code, letter]
    code += 1
  }
}

/** The marks that VNI writes as a letter of their own, after the vowel they belong to. */
const vniMarks: Record<string, { after: RegExp; marks: string }> = {}
const tones = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' }
for (const [letter, mark] of Object.entries(tones)) vniMarks[letter] = { after: /[aeouyôö]/i, marks: mark }
const circumflexed = { â: '', á: '\u0301', à: '\u0300', å: '\u0309', ã: '\u0303', ä: '\u0323' }
for (const [letter, mark] of Object.entries(circumflexed))
  vniMarks[letter] = { after: /[aeo]/i, marks: `\u0302${mark}` }
const breves = { ê: '', é: '\u0301', è: '\u0300', ú: '\u0309', ü: '\u0303', ë: '\u0323' }
for (const [letter, mark] of Object.entries(breves)) vniMarks[letter] = { after: /a/i, marks: `\u0306${mark}` }

const vniLetters: Record<string, string> = { ñ: 'đ', ô: 'ơ', ö: 'ư', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }

export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  return encoding === 'tcvn3' ? wordByWord(text, decodeTcvn3) : decodeVni(text)
}

/** Capital fonts of TCVN3 keep the codes of small letters, so a word in capitals is put into capitals whole. */
function decodeTcvn3(word: string): string {
  const decoded = Array.from(word, (letter) => fromTcvn3.get(letter) ?? letter).join('')
  const plain = word.replace(/[^A-Za-z]/g, '')
  const isCapital = plain.length > 1 ? plain === plain.toUpperCase() : /[A-Z]/.test(plain) && /^[^A-Za-z]/.test(word)
  return isCapital ? decoded.toLocaleUpperCase('vi') : decoded
}

function decodeVni(text: string): string {
  let decoded = ''
  let previous = ''
  for (const letter of text.normalize('NFC')) {
    const small = letter.toLowerCase()
    const mark = vniMarks[small]
    if (mark?.after.test(previous)) {
      decoded += mark.marks
      previous = ''
      continue
    }
    const own = vniLetters[small]
    decoded += own === undefined ? letter : small === letter ? own : own.toLocaleUpperCase('vi')
    previous = letter
  }
  return decoded.normalize('NFC')
}

/** What a row's texts are by themselves. */
export function legacyVerdict(texts: readonly string[]): Verdict {
  const words = texts.flatMap(wordsOf).filter(isMarked)
  if (words.every(isVietnamese)) return 'plain'
  const fits = (['tcvn3', 'vni'] as const).filter((encoding) => isDecodedBy(words, encoding))
  if (fits[0] !== undefined && fits.length === 1) return fits[0]
  // Both tables fit, or none: a name from another language is plain, a sign that no name has is not.
  return words.some((word) => !/^[\p{L}\p{M}'’]+$/u.test(word)) ? 'unreadable' : 'plain'
}

/**
 * The encoding of a row that looks plain by itself, in a file that is otherwise old: "Vò" is Vietnamese as it stands and
 * means "Vũ" in such a file. Only what the table turns into Vietnamese is taken for old.
 */
export function doubtfulVerdict(texts: readonly string[], usual: LegacyEncoding): Verdict {
  const words = texts.flatMap(wordsOf).filter(isMarked)
  const isWestern = words.length > 0 && words.every((word) => !/[\u0100-\uffff]/.test(word.normalize('NFC')))
  return isWestern && isDecodedBy(words, usual) ? usual : 'plain'
}

/** The encoding that more rows have than have letters that only Unicode has; null in an ordinary file. */
export function usualEncoding(verdicts: readonly Verdict[], unicodeRows: number): LegacyEncoding | null {
  const count = (encoding: LegacyEncoding) => verdicts.filter((verdict) => verdict === encoding).length
  const usual = count('tcvn3') >= count('vni') ? 'tcvn3' : 'vni'
  return count(usual) > unicodeRows ? usual : null
}

/** Letters that no old font has: above Latin-1. */
export function hasUnicodeLetters(texts: readonly string[]): boolean {
  return texts.some((text) => /[\u0102-\u01b0\u1ea0-\u1ef9]/.test(text.normalize('NFC')))
}

/** How much of a text's marked words are Vietnamese, from 0 to 1; 1 without any. */
export function shareOfSyllables(text: string): number {
  const words = wordsOf(text).filter(isMarked)
  return words.length === 0 ? 1 : words.filter(isVietnamese).length / words.length
}

function isDecodedBy(words: readonly string[], encoding: LegacyEncoding): boolean {
  return words.every((word) => isVietnamese(decodeLegacy(word, encoding)))
}

function isVietnamese(word: string): boolean {
  return word.split(/['’]/).every((part) => !isMarked(part) || isSyllable(part))
}

function isMarked(word: string): boolean {
  return /[\u0080-\uffff]/.test(word)
}

/** ASCII punctuation and figures end a word; the signs of TCVN3 are letters here. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[^A-Za-z'’\u00a1-\uffff]+|[\u2013\u2014\u2026]/)
    .filter(Boolean)
}

function wordByWord(text: string, decode: (word: string) => string): string {
  return text
    .normalize('NFC')
    .replace(/[A-Za-z\u00a1-\u00ff]+/g, decode)
    .normalize('NFC')
}
