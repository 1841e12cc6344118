import { formatOf, GiftFault, type GiftFormat, plainIn, textOf } from './gift-answers'
import { type GiftBlock, splitGift } from './gift-blocks'
import {
  type GiftSection,
  readAcceptedTexts,
  readChoice,
  readMatching,
  readNumbers,
  readOrdering,
  readSituation,
  readTrueFalse,
  typeOfSection,
} from './gift-bodies'
import { readDirectives } from './gift-directives'
import { defaultBlank, type GiftNotes, quotationOf, readNotes, withKeys } from './gift-notes'
import { findMark, type GiftToken, isBlank, isMarkOf, scanGift, trimTokens, writtenText } from './gift-scanner'
import type { ImportFault, ReadFile, ReadQuestion } from './import-read'
import type { QuestionBody, QuestionContent, QuestionType } from './question-body'
import { missingWordStem } from './question-title'

/**
 * Questions in Moodle's GIFT format (docs.moodle.org, "GIFT format"). Beyond Moodle's own rules a question may carry notes
 * in the comment above it for what GIFT has no form for; `gift-writer.ts` lists them.
 *
 * file      = { block, blank line }
 * block     = "$CATEGORY:" path | { comment } [ "::" title "::" ] [ format ] stem [ "{" answers "}" [ rest of the stem ] ]
 * answers   = nothing (essay) | T or F (true/false) | "#" numbers | { "=" or "~" [ "%" weight "%" ] text [ "#" feedback ] }
 *             each with an optional "####" explanation at its end
 */
export function parseGift(file: string): ReadFile {
  const read: ReadFile = { questions: [], faults: [], skipped: [] }
  let category = ''
  const blocks = splitGift(file)
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as GiftBlock
    if (block.kind === 'category') category = block.path
    else if (isTooLong(block)) read.faults.push({ line: lineOf(block), reason: tooLong })
    else {
      const end = endOfBroken(blocks, index)
      if (end > index) read.faults.push({ line: lineOf(block), reason: brokenByBlankLine })
      else readBlock(block, category, read)
      index = end
    }
  }
  return read
}

const maxBlockLength = 100_000

type QuestionBlock = Extract<GiftBlock, { kind: 'question' }>

const brokenByBlankLine =
  'Câu bị ngắt bởi một dòng trống trong ngoặc nhọn. Đồng chí bỏ dòng trống đó, hoặc viết \\n cho chỗ xuống dòng.'
const tooLong = 'Câu dài quá 100.000 ký tự. Đồng chí xem lại dòng trống giữa các câu, hoặc bỏ hình nhúng trong câu.'
const notClosed = 'Ngoặc nhọn { mở mà không đóng. Thêm } sau phương án cuối, hoặc viết \\{ nếu là chữ.'
const notOpened = 'Ngoặc nhọn } không có { đi trước. Thêm {, hoặc viết \\} nếu là chữ.'
const twoSections =
  'Có ngoặc nhọn nữa sau phần đáp án. Giữa hai câu cần một dòng trống; ngoặc nhọn là chữ thì viết \\{ và \\}.'
const noSection = 'Câu chưa có ngoặc nhọn { } quanh các phương án.'
const isDescription = 'Đoạn không có ngoặc nhọn { } là lời dẫn, không phải câu hỏi, nên không nhập.'

function lineOf(block: QuestionBlock): number {
  return block.lines[0]?.number ?? 1
}

/** No honest question is that long, and nobody else waits for one that is not. */
function isTooLong({ comments, lines }: QuestionBlock): boolean {
  const lengths = [...comments, ...lines.map(({ text }) => text)].map((text) => text.length + 1)
  return lengths.reduce((sum, length) => sum + length, 0) > maxBlockLength
}

/** The block where braces that a blank line tore apart are closed; the block itself when it is whole. */
function endOfBroken(blocks: readonly GiftBlock[], start: number): number {
  const first = blocks[start]
  if (first?.kind !== 'question') return start
  const tokens = scanGift(first.lines)
  const open = findMark(tokens, ['{'])
  if (open === -1 || findMark(tokens, ['}'], open) >= 0) return start
  for (let index = start + 1; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block?.kind !== 'question' || isTooLong(block)) return start
    const inside = scanGift(block.lines)
    const brace = inside[findMark(inside, ['{', '}'])]
    if (brace) return isMarkOf(brace, '}') ? index : start
  }
  return start
}

function readBlock(block: QuestionBlock, category: string, read: ReadFile) {
  try {
    const found = readQuestion(block, category)
    if ('content' in found) read.questions.push(found)
    else read.skipped.push(found)
  } catch (error) {
    if (!(error instanceof GiftFault)) throw error
    read.faults.push({ line: error.line, reason: error.reason })
  }
}

/** @returns the question, or why the block is none. @throws GiftFault */
function readQuestion(block: QuestionBlock, category: string): ReadQuestion | ImportFault {
  const line = lineOf(block)
  const tokens = withoutTitle(trimTokens(scanGift(block.lines)))
  const open = findMark(tokens, ['{'])
  const close = findMark(tokens, ['}'])
  if (open === -1 && close === -1) {
    if (block.lines.some(({ text }) => /^\s*[=~]/.test(text))) throw new GiftFault(line, noSection)
    return { line, reason: isDescription }
  }
  if (open === -1 || (close >= 0 && close < open)) throw new GiftFault(line, notOpened)
  if (close === -1) throw new GiftFault(line, notClosed)
  const second = findMark(tokens, ['{', '}'], close + 1)
  if (second >= 0) throw new GiftFault(tokens[second]?.line ?? line, twoSections)
  const inside = tokens.slice(open + 1, close)
  if (findMark(inside, ['{']) >= 0)
    throw new GiftFault(line, 'Trong phần đáp án, ngoặc nhọn là chữ phải viết \\{ và \\}.')

  const notes = readNotes(readDirectives(block.comments), line)
  const { format, rest: before } = formatOf(trimTokens(tokens.slice(0, open), 'start'), 'moodle')
  const feedbackAt = generalFeedbackAt(inside)
  const section: GiftSection = {
    tokens: trimTokens(feedbackAt === -1 ? inside : inside.slice(0, feedbackAt)),
    format,
    line: tokens[open]?.line ?? line,
  }
  const explanation = feedbackAt === -1 ? '' : textOf(inside.slice(feedbackAt + 4), format)
  const content = readContent({ before, after: tokens.slice(close + 1), section, explanation, notes })
  return { line, id: notes.id, category, content }
}

function withoutTitle(tokens: GiftToken[]): GiftToken[] {
  if (!isMarkOf(tokens[0], '::')) return tokens
  const end = findMark(tokens, ['::'], 1)
  return end === -1 ? tokens : trimTokens(tokens.slice(end + 1))
}

/** Where the last "####" begins; -1 without one. */
function generalFeedbackAt(tokens: readonly GiftToken[]): number {
  return tokens.findLastIndex((_, index) => [0, 1, 2, 3].every((step) => isMarkOf(tokens[index + step], '#')))
}

interface QuestionPieces {
  before: GiftToken[]
  /** Behind the closing brace. */
  after: GiftToken[]
  section: GiftSection
  explanation: string
  notes: GiftNotes
}

function readContent({ before, after, section, explanation, notes }: QuestionPieces): QuestionContent {
  const inferred = typeOfSection(section)
  const hasRest = !isBlank(after)
  const type = notes.type ?? (inferred === 'shortAnswer' && hasRest ? 'missingWord' : inferred)
  const { topic, difficulty, tags, passage } = notes
  const common = { topic, difficulty, tags, passage, explanation }
  if (type === 'missingWord') {
    const [head, tail] = textsAround(before, after, section)
    const first = readAcceptedTexts(section)
    return {
      ...common,
      ...quotationOf({ head, tail, first }, notes, { defaultStem: missingWordStem, line: section.line }),
    }
  }
  const stem = hasRest
    ? textsAround(before, after, section).join(defaultBlank)
    : plainIn(section.format, writtenText(trimTokens(before)), section.line)
  if (type !== 'numeric') return { ...common, stem, body: withKeys(readBody(type, section, notes), notes) }
  const { accepted, otherwise } = readNumbers(section)
  // Moodle can say something to every other number; here only the explanation can.
  return { ...common, stem, explanation: explanation || otherwise, body: { type, accepted } }
}

function readBody(
  type: Exclude<QuestionType, 'numeric' | 'missingWord'>,
  section: GiftSection,
  notes: GiftNotes,
): QuestionBody {
  switch (type) {
    case 'single':
    case 'multiple':
      return readChoice(section, type, notes)
    case 'situation':
      return readSituation(section)
    case 'trueFalse':
      return readTrueFalse(section)
    case 'shortAnswer':
      return { type, accepted: readAcceptedTexts(section), ignoreMarks: notes.ignoreMarks }
    case 'matching':
      return readMatching(section)
    case 'ordering':
      return readOrdering(section)
    case 'essay':
      return notes.essay
  }
}

/** The stem on both sides of the braces. The blanks next to the gap count, one for a line break of the file. */
function textsAround(before: GiftToken[], after: GiftToken[], { format, line }: GiftSection): [string, string] {
  const head = writtenText(withoutBreak(trimTokens(before, 'start'), 'end'))
  const tail = writtenText(withoutBreak(trimTokens(after, 'end'), 'start'))
  return [textBeside(format, head, 'before', line), textBeside(format, tail, 'after', line)]
}

/** HTML folds blanks at the edges; the one beside the gap is kept. */
function textBeside(format: GiftFormat, text: string, side: 'before' | 'after', line: number): string {
  const plain = plainIn(format, text, line)
  if (side === 'before') return /[ \t]$/.test(text) && !/\s$/u.test(plain) ? `${plain} ` : plain
  return /^[ \t]/.test(text) && !/^\s/u.test(plain) ? ` ${plain}` : plain
}

/** A line break of the file, with the blanks around it, becomes one blank where it touches the gap. */
function withoutBreak(tokens: GiftToken[], side: 'start' | 'end'): GiftToken[] {
  const at = side === 'start' ? 0 : tokens.length - 1
  const token = tokens[at]
  if (token?.kind !== 'text') return tokens
  const kept = side === 'start' ? token.text.trimStart() : token.text.trimEnd()
  const blank = side === 'start' ? token.text.slice(0, -kept.length || undefined) : token.text.slice(kept.length)
  if (!blank.includes('\n')) return tokens
  return tokens.with(at, { ...token, text: side === 'start' ? ` ${kept}` : `${kept} ` })
}
