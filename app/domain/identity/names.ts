/**
 * Vietnamese names: parts, search keys and sort keys (domain brief 5.2 and 5.3).
 * SQLite has no Vietnamese collation and paged lists must sort whole, so keys are stored and compared as bytes.
 */

export interface NameParts {
  familyName: string
  middleName: string
  givenName: string
}

const compoundFamilyNames = ['tôn nữ', 'tôn thất', 'công tằng', 'huyền tôn', 'công huyền']

/** First token family, last token given, the rest middle; compound family names are kept whole. A proposal that people may correct. */
export function splitFullName(text: string): NameParts {
  const tokens = collapse(text).split(' ').filter(Boolean)
  if (tokens.length < 2) return { familyName: '', middleName: '', givenName: tokens[0] ?? '' }
  const opening = tokens.slice(0, 2).join(' ').toLocaleLowerCase('vi')
  const familySize = tokens.length > 2 && compoundFamilyNames.includes(opening) ? 2 : 1
  return {
    familyName: tokens.slice(0, familySize).join(' '),
    middleName: tokens.slice(familySize, -1).join(' '),
    givenName: tokens.at(-1) ?? '',
  }
}

/** "Nguyễn Văn An" */
export function fullName({ familyName, middleName, givenName }: NameParts): string {
  return collapse(`${familyName} ${middleName} ${givenName}`)
}

/** Family and given: Nguyễn Văn An → "NA". */
export function initials({ familyName, givenName }: NameParts): string {
  return [familyName, givenName]
    .map((part) => [...part.normalize('NFC').trim()][0] ?? '')
    .join('')
    .toLocaleUpperCase('vi')
}

/** NFC, outer spaces cut, inner ones single: how every name is stored. */
export function collapse(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Marks stripped, đ → d, lower case, single spaces. For search only, never a unique key: An, Ân and Ẩn are different names. */
export function searchKeyOf(text: string): string {
  return collapse(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** The folded words of a query, each of which must be found in a search key, in any order. */
export function searchTokens(query: string): string[] {
  return searchKeyOf(query).split(' ').filter(Boolean)
}

/** Whether every word of the query occurs in the text, marks and case ignored. */
export function matchesSearch(query: string, text: string): boolean {
  const key = searchKeyOf(text)
  return searchTokens(query).every((token) => key.includes(token))
}

/** 0 when every word of the query matches with its marks as typed, 1 when only without marks: exact matches come first. */
export function searchRank(query: string, text: string): 0 | 1 {
  const words = text.normalize('NFD').toLocaleLowerCase('vi')
  const typed = collapse(query).normalize('NFD').toLocaleLowerCase('vi').split(' ')
  return typed.every((word) => words.includes(word)) ? 0 : 1
}

/** Given name → family name → middle name → service number, as class lists are ordered (domain brief 5.2). */
export function sortKeyOf(officer: NameParts & { serviceNumber: string }): string {
  return [officer.givenName, officer.familyName, officer.middleName, officer.serviceNumber].map(partKey).join('')
}

/** Numeric-aware: Đội 2 before Đội 10. */
export function unitSortKeyOf(name: string): string {
  return partKey(name)
}

const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const shapeMarks = new Set(['\u0302', '\u0306', '\u031b'])
/** CLDR `vi`: none, huyền, hỏi, ngã, sắc, nặng. */
const tones = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

const endOfLetters = '!'
const endOfSyllable = ' '
const endOfPart = ','

/**
 * Syllable by syllable: all letters, then the tone. A syllable's tone counts wherever it is written, so hòa and hoà are one.
 * The three end marks are bytes below every digit and letter, so that shorter comes first.
 */
function partKey(part: string): string {
  const syllables =
    part
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return syllables.map(syllableKey).join('') + endOfPart
}

function syllableKey(syllable: string): string {
  let letters = ''
  let toneMarks = ''
  for (const run of syllable.match(/\d+|\D+/g) ?? []) {
    if (/^\d/.test(run)) {
      letters += numberKey(run)
      continue
    }
    for (const character of groupShapes(run)) {
      const tone = tones.indexOf(character)
      if (tone >= 0) toneMarks += tone + 1
      else letters += letterKey(character)
    }
  }
  return letters + endOfLetters + toneMarks + endOfSyllable
}

/** Preceded by its length, so that fewer digits sort first and equal lengths sort by value. */
function numberKey(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '')
  return `${String(value.length).padStart(2, '0')}${value}`
}

/** Decomposed text with the marks that make letters (ă â ê ô ơ ư) joined to their letter again; other foreign marks are dropped. */
function groupShapes(syllable: string): string[] {
  const characters: string[] = []
  let letter = -1
  for (const character of syllable) {
    if (shapeMarks.has(character) && letter >= 0) {
      const joined = `${characters[letter]}${character}`.normalize('NFC')
      if (alphabet.includes(joined)) characters[letter] = joined
    } else if (tones.includes(character)) {
      characters.push(character)
    } else if (!/\p{M}/u.test(character)) {
      letter = characters.push(character) - 1
    }
  }
  return characters
}

/** Alphabet letters become consecutive bytes from "A"; letters of other scripts come after them. */
function letterKey(character: string): string {
  const index = alphabet.indexOf(character)
  if (index >= 0) return String.fromCharCode(0x41 + index)
  return `~${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`
}
