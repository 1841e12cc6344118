import { readDecimal } from './decimal'
import { looksLikeHtml, losesPicture, plainTextOf } from './gift-html'
import { type GiftToken, isBlank, isMarkOf, trimTokens, writtenText } from './gift-scanner'
import type { Weight } from './question-body'

/** One answer between the braces: "=right", "~%50%half#feedback". */
export interface GiftAnswer {
  sign: '=' | '~'
  /** Only where one is written. */
  weight: Weight | undefined
  text: GiftToken[]
  feedback: GiftToken[]
  line: number
}

export type GiftFormat = 'moodle' | 'html' | 'plain' | 'markdown'

/** A fault found while a question is read; the question is given up, its neighbours are not. */
export class GiftFault extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(reason)
  }
}

const weightPattern = /^%(-?\d{1,3}(?:[.,]\d+)?)%/
const formatPattern = /^\[(moodle|html|plain|markdown)\]/
const longestNumber = 40
const maxAnswers = 100
/** Hundred-thousandths of a percent in one percent. */
const unitsOfPercent = 100_000

/** Every unescaped = or ~ begins an answer. @throws GiftFault for text before the first of them. */
export function splitAnswers(tokens: readonly GiftToken[]): GiftAnswer[] {
  const starts = tokens.flatMap((token, index) => (isMarkOf(token, '=', '~') ? [index] : []))
  if (starts.length > maxAnswers)
    throw new GiftFault(
      tokens[starts[0] ?? 0]?.line ?? 1,
      `Câu có hơn ${maxAnswers} phương án. Dấu = và ~ là chữ thì viết \\= và \\~.`,
    )
  const before = trimTokens(tokens.slice(0, starts[0] ?? tokens.length))
  if (!isBlank(before))
    throw new GiftFault(
      before[0]?.line ?? 1,
      `Phần "${shortened(writtenText(before))}" trong ngoặc nhọn không bắt đầu bằng = (đúng) hoặc ~ (chưa đúng).`,
    )
  return starts.map((start, index) => {
    const sign = isMarkOf(tokens[start], '=') ? '=' : '~'
    return { sign, ...readAnswer(tokens.slice(start + 1, starts[index + 1])), line: tokens[start]?.line ?? 1 }
  })
}

/** The text of one answer, its weight before and its feedback after. */
export function readAnswer(tokens: readonly GiftToken[]): Pick<GiftAnswer, 'weight' | 'text' | 'feedback'> {
  const [answer = [], ...feedback] = splitAt(trimTokens(tokens), '#', 2)
  const [first, ...rest] = answer
  const weight = first?.kind === 'text' ? weightPattern.exec(first.text) : null
  const text =
    weight && first?.kind === 'text' ? [{ ...first, text: first.text.slice(weight[0].length) }, ...rest] : answer
  return {
    weight: weight ? Math.round(Number((weight[1] ?? '0').replace(',', '.')) * unitsOfPercent) : undefined,
    text,
    feedback: feedback[0] ?? [],
  }
}

/** Parts the tokens at an unescaped sign into at most `most` pieces; further signs belong to the last. */
export function splitAt(tokens: readonly GiftToken[], mark: '#', most: number): GiftToken[][] {
  const at = most > 1 ? tokens.findIndex((token) => isMarkOf(token, mark)) : -1
  if (at === -1) return [[...tokens]]
  return [tokens.slice(0, at), ...splitAt(tokens.slice(at + 1), mark, most - 1)]
}

/** Parts a matching answer at its first "->". Null when there is none. */
export function splitPair(tokens: readonly GiftToken[]): { prompt: GiftToken[]; answer: GiftToken[] } | null {
  for (const [index, token] of tokens.entries()) {
    const at = token.kind === 'text' ? token.text.indexOf('->') : -1
    if (token.kind !== 'text' || at === -1) continue
    return {
      prompt: [...tokens.slice(0, index), { ...token, text: token.text.slice(0, at) }],
      answer: [{ ...token, text: token.text.slice(at + 2) }, ...tokens.slice(index + 1)],
    }
  }
  return null
}

/** The format that a text states for itself, or else the one it inherits, and the rest of the text. */
export function formatOf(
  tokens: readonly GiftToken[],
  inherited: GiftFormat,
): { format: GiftFormat; rest: GiftToken[] } {
  const [first, ...rest] = tokens
  const stated = first?.kind === 'text' ? formatPattern.exec(first.text) : null
  if (!stated || first?.kind !== 'text') return { format: inherited, rest: [...tokens] }
  return { format: stated[1] as GiftFormat, rest: [{ ...first, text: first.text.slice(stated[0].length) }, ...rest] }
}

/** A text as it will be shown: plain, in NFC. @throws GiftFault when a picture would be lost. */
export function textOf(tokens: readonly GiftToken[], inherited: GiftFormat): string {
  const { format, rest } = formatOf(trimTokens(tokens), inherited)
  return plainIn(format, writtenText(trimTokens(rest)), rest[0]?.line ?? 1)
}

/** A text of the given format as plain text in NFC. @throws GiftFault when a picture would be lost. */
export function plainIn(format: GiftFormat, text: string, line: number): string {
  const isHtml = format === 'html' || (format === 'moodle' && looksLikeHtml(text))
  if (isHtml && losesPicture(text))
    throw new GiftFault(
      line,
      'Câu có hình không kèm lời. Đồng chí thêm lời mô tả hình (alt) hoặc bỏ hình rồi nhập lại.',
    )
  const plain = isHtml ? plainTextOf(text) : withoutBlanksAtBreaks(text)
  return plain.normalize('NFC')
}

/** Lines of the file may be indented; the blanks around a line break are no part of the text. */
function withoutBlanksAtBreaks(text: string): string {
  const lines = text.split('\n')
  return lines
    .map((line, index) => {
      const ended = index < lines.length - 1 ? line.trimEnd() : line
      return index > 0 ? ended.trimStart() : ended
    })
    .join('\n')
}

/** A number as Moodle writes it ("1822", "+.5", "1.0E-5") or as it is typed here ("2,5"); null when it is none. */
export function decimalOf(written: string): string | null {
  const text = written.trim().replace(/^\+/, '')
  if (text.length > longestNumber) return null
  const scientific = /^(-?)(\d*)[.,]?(\d*)[eE]([+-]?\d{1,2})$/.exec(text)
  if (!scientific) return readDecimal(text.replace(/^(-?)([.,])/, '$10$2').replace(/[.,]$/, ''))
  const [, sign = '', whole = '', fraction = '', power = '0'] = scientific
  const digits = `${'0'.repeat(100)}${whole}${fraction}${'0'.repeat(100)}`
  const point = 100 + whole.length + Number(power)
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '')
  const after = digits.slice(point).replace(/0+$/, '')
  return readDecimal(`${sign}${before}${after === '' ? '' : `.${after}`}`)
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
