import type { GiftLine } from './gift-blocks'

/** The signs that mean something in GIFT unless a backslash stands before them. */
export type GiftMark = '{' | '}' | '~' | '=' | '#' | '::'

/** A piece of a question: text with its escapes resolved, a line break written as \n, or a sign that is not escaped. */
export type GiftToken =
  | { kind: 'text'; text: string; line: number }
  | { kind: 'break'; line: number }
  | { kind: 'mark'; mark: GiftMark; line: number }

const escapable = '\\~=#{}:'

/**
 * Reads the lines of one question into tokens. A backslash takes the meaning from ~ = # { } : and from another backslash,
 * and \n is a line break; before anything else it is an ordinary character.
 */
export function scanGift(lines: readonly GiftLine[]): GiftToken[] {
  const tokens: GiftToken[] = []
  lines.forEach(({ number, text }, index) => {
    scanLine(text, number, tokens)
    if (index < lines.length - 1) addText('\n', number, tokens)
  })
  return tokens
}

function scanLine(source: string, line: number, tokens: GiftToken[]) {
  let at = 0
  while (at < source.length) {
    const char = source[at] as string
    const next = source[at + 1] ?? ''
    if (char === '\\' && next === 'n') {
      tokens.push({ kind: 'break', line })
      at += 2
    } else if (char === '\\' && next !== '' && escapable.includes(next)) {
      addText(next, line, tokens)
      at += 2
    } else if (char === ':' && next === ':') {
      tokens.push({ kind: 'mark', mark: '::', line })
      at += 2
    } else if (isMark(char)) {
      tokens.push({ kind: 'mark', mark: char, line })
      at += 1
    } else {
      addText(char, line, tokens)
      at += 1
    }
  }
}

function isMark(char: string): char is Exclude<GiftMark, '::'> {
  return '{}~=#'.includes(char)
}

function addText(text: string, line: number, tokens: GiftToken[]) {
  const last = tokens.at(-1)
  if (last?.kind === 'text') last.text += text
  else tokens.push({ kind: 'text', text, line })
}

export function isMarkOf(token: GiftToken | undefined, ...marks: GiftMark[]): boolean {
  return token?.kind === 'mark' && marks.includes(token.mark)
}

/** Place of the first of these signs at or after `from`; -1 when there is none. */
export function findMark(tokens: readonly GiftToken[], marks: readonly GiftMark[], from = 0): number {
  return tokens.findIndex((token, index) => index >= from && isMarkOf(token, ...marks))
}

/** Whether nothing but blanks stands here. */
export function isBlank(tokens: readonly GiftToken[]): boolean {
  return tokens.every((token) => token.kind === 'text' && token.text.trim() === '')
}

/** The tokens as text: signs that mean nothing where they stand are characters like any other. */
export function writtenText(tokens: readonly GiftToken[]): string {
  return tokens
    .map((token) => (token.kind === 'text' ? token.text : token.kind === 'break' ? '\n' : token.mark))
    .join('')
}

/** The tokens without the blanks around them; breaks written as \n stay. */
export function trimTokens(tokens: readonly GiftToken[], sides: 'both' | 'start' | 'end' = 'both'): GiftToken[] {
  let trimmed = [...tokens]
  const first = trimmed[0]
  if (sides !== 'end' && first?.kind === 'text') {
    const text = first.text.trimStart()
    trimmed = text === '' ? trimTokens(trimmed.slice(1), 'start') : [{ ...first, text }, ...trimmed.slice(1)]
  }
  const last = trimmed.at(-1)
  if (sides !== 'start' && last?.kind === 'text') {
    const text = last.text.trimEnd()
    trimmed = text === '' ? trimTokens(trimmed.slice(0, -1), 'end') : [...trimmed.slice(0, -1), { ...last, text }]
  }
  return trimmed
}
