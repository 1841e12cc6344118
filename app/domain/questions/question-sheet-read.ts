import { readDecimal } from './decimal'
import { readGapText } from './gap-text'
import { keyAt } from './import-read'
import { readPercent } from './percent'
import {
  type AcceptedNumber,
  type AcceptedText,
  type ChoiceOption,
  type Difficulty,
  difficulties,
  fullWeight,
  type QuestionBody,
  type QuestionContent,
  type QuestionType,
  questionTypes,
} from './question-body'
import { type ColumnName, columns, folded, placeOf } from './question-sheet-columns'
import { difficultyWords, typeWords } from './question-words'

/** The cells of one row by column, in NFC; `one` and `all` without outer blanks. */
export interface SheetCells {
  one(name: ColumnName): string
  asIs(name: ColumnName): string
  all(name: ColumnName): string[]
}

/** A cell that cannot be understood; its row is given up, the others are not. */
export class SheetFault extends Error {}

const longestNumber = 60
const half = fullWeight / 2
const yes = ['co', 'x', 'dung', 'true', 'yes', '1']

/** The question of one row. @throws SheetFault */
export function readContent(cells: SheetCells): QuestionContent {
  return {
    topic: cells.one('topic'),
    difficulty: difficultyOf(cells.one('difficulty')),
    tags: cells
      .one('tags')
      .split(/[,;\n]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    passage: cells.one('passage'),
    stem: cells.one('stem'),
    explanation: cells.one('explanation'),
    body: readBody(typeOf(cells.one('type')), cells),
  }
}

function typeOf(text: string): QuestionType {
  const found = questionTypes.find((type) => [folded(typeWords[type]), type.toLowerCase()].includes(folded(text)))
  if (found) return found
  if (/^dung ?[,/]? ?sai$/.test(folded(text))) return 'trueFalse'
  throw new SheetFault(
    text === ''
      ? `Cột "${columns.type.header}" còn trống.`
      : `Không có dạng câu hỏi "${text}". Các dạng: ${Object.values(typeWords).join('; ')}.`,
  )
}

function difficultyOf(text: string): Difficulty {
  if (text === '') return 'medium'
  const found = difficulties.find((level) => [folded(difficultyWords[level]), level].includes(folded(text)))
  if (!found) throw new SheetFault(`Độ khó "${text}" không đúng. Ghi Dễ, Vừa hoặc Khó.`)
  return found
}

function readBody(type: QuestionType, cells: SheetCells): QuestionBody {
  switch (type) {
    case 'single':
    case 'multiple':
      return { type, options: readChoice(type, cells) }
    case 'trueFalse': {
      const answer = folded(cells.one('right'))
      const isTrue = ['dung', 'd', 't', 'true'].includes(answer)
      if (!isTrue && !['sai', 's', 'f', 'false'].includes(answer))
        throw new SheetFault(`Cột "${columns.right.header}" của câu đúng, sai ghi Đúng hoặc Sai.`)
      const [ofTrue = '', ofFalse = ''] = cells.all('feedback')
      return {
        type,
        options: [
          { key: 'dung', text: 'Đúng', correct: isTrue, feedback: ofTrue },
          { key: 'sai', text: 'Sai', correct: !isTrue, feedback: ofFalse },
        ],
      }
    }
    case 'situation':
      return readSituation(cells)
    case 'shortAnswer':
      return { type, accepted: readAccepted(cells), ignoreMarks: isYes(cells.one('marks')) }
    case 'numeric':
      return { type, accepted: readNumbers(cells) }
    case 'matching':
      return readMatching(cells)
    case 'ordering':
      return { type, items: numbered(cells).map(({ text, key }) => ({ key, text })) }
    case 'missingWord':
      return { type, ...readGapText(cells.asIs('quotation')), ignoreMarks: isYes(cells.one('marks')) }
    case 'essay':
      return readEssay(cells)
  }
}

interface Numbered {
  /** As the author counts, from zero. */
  place: number
  key: string
  text: string
  feedback: string
}

/** The options that are filled in, with what stands in the other columns of the same number. */
function numbered(cells: SheetCells): Numbered[] {
  const keys = keysOf(cells)
  const feedback = cells.all('feedback')
  const filled = cells.all('options').flatMap((text, place) => (text === '' ? [] : [{ place, text }]))
  return filled.map(({ place, text }, index) => ({
    place,
    text,
    key: keys?.[index] ?? keyAt(index),
    feedback: feedback[place] ?? '',
  }))
}

function keysOf(cells: SheetCells): string[] | null {
  const text = cells.one('keys')
  return text === '' ? null : text.split(';').map((key) => key.trim())
}

function readChoice(type: 'single' | 'multiple', cells: SheetCells): ChoiceOption[] {
  const options = numbered(cells)
  const shares = sharesOf(cells, options, readPercent)
  const right = placesOf(cells, options)
  return options.map(({ place, key, text, feedback }) => {
    const weight = shares.get(place)
    const correct = right.size > 0 ? right.has(place) : type === 'multiple' && (weight ?? 0) > 0
    return { key, text, correct, ...(weight === undefined ? {} : { weight }), feedback }
  })
}

function readSituation(cells: SheetCells): QuestionBody {
  const options = numbered(cells)
  const shares = sharesOf(cells, options, readPercent)
  const best = placesOf(cells, options)
  return {
    type: 'situation',
    options: options.map(({ place, key, text, feedback }) => {
      const share = shares.get(place) ?? 0
      if (share !== 0 && share !== half && share !== fullWeight)
        throw new SheetFault('Cách xử lý của câu tình huống được 100%, 50% hoặc 0% số điểm.')
      const quality = best.has(place) || share === fullWeight ? 'best' : share === half ? 'acceptable' : 'wrong'
      return { key, text, quality, feedback }
    }),
  }
}

function readAccepted(cells: SheetCells): AcceptedText[] {
  const options = numbered(cells)
  const shares = sharesOf(cells, options, readPercent)
  return options.map(({ place, text, feedback }) => ({ text, weight: shares.get(place) ?? fullWeight, feedback }))
}

function readNumbers(cells: SheetCells): AcceptedNumber[] {
  return readAccepted(cells).map(({ text, weight, feedback }) => {
    if (text.length > longestNumber) throw new SheetFault('Đáp án điền số dài quá 60 ký tự.')
    const [low = '', high] = text.split(/\s*(?:\.\.|…|đến)\s*/)
    const [number = '', tolerance = '0'] = text.split(/\s*(?:±|\+-|\+\/-|:)\s*/)
    const [first, second] = (high === undefined ? [number, tolerance] : [low, high]).map(readDecimal)
    if (first == null || second == null)
      throw new SheetFault(`"${text}" không phải là số. Ghi như 10, 2,5 ± 0,1 hoặc 1..5.`)
    const range = high === undefined ? { value: first, tolerance: second } : { from: first, to: second }
    return { ...range, weight, feedback }
  })
}

function readMatching(cells: SheetCells): QuestionBody {
  const prompts = cells.all('options')
  const answers = cells.all('answers')
  const keys = keysOf(cells)
  const rows = Array.from({ length: Math.max(prompts.length, answers.length) }, (_, index) => ({
    prompt: prompts[index] ?? '',
    answer: answers[index] ?? '',
  }))
  const pairs = rows.filter(({ prompt }) => prompt !== '')
  const distractors = rows.filter(({ prompt, answer }) => prompt === '' && answer !== '')
  const keyOf = (index: number) => keys?.[index] ?? keyAt(index)
  return {
    type: 'matching',
    pairs: pairs.map((pair, index) => ({ key: keyOf(index), ...pair })),
    distractors: distractors.map(({ answer }, index) => ({ key: keyOf(pairs.length + index), text: answer })),
  }
}

function readEssay(cells: SheetCells): QuestionBody {
  const options = numbered(cells)
  const points = sharesOf(cells, options, (text) => (/^\d{1,4}$/.test(text) ? Number(text) : null))
  const marking = folded(cells.one('marking'))
  if (!['', 'cham diem', 'dat, chua dat', 'dat chua dat', 'dat/chua dat'].includes(marking))
    throw new SheetFault(`Cột "${columns.marking.header}" ghi Đạt, chưa đạt hoặc Chấm điểm.`)
  return {
    type: 'essay',
    marking: marking === 'cham diem' ? 'points' : 'passFail',
    maxPoints: wholeOf(cells, 'points', 1),
    minWords: wholeOf(cells, 'minWords', 0),
    maxWords: wholeOf(cells, 'maxWords', 0),
    guide: cells.one('guide'),
    rubric: options.map(({ place, text }) => ({ criterion: text, points: points.get(place) ?? 0 })),
  }
}

function wholeOf(cells: SheetCells, name: 'points' | 'minWords' | 'maxWords', usual: number): number {
  const text = cells.one(name)
  if (text === '') return usual
  if (!/^\d{1,6}$/.test(text)) throw new SheetFault(`Cột "${columns[name].header}" phải là số nguyên.`)
  return Number(text)
}

function isYes(text: string): boolean {
  return yes.includes(folded(text))
}

/** "1; 3", "1,3", "A C": which options are right. A sheet may turn "1,3" into the number 1.3. */
function placesOf(cells: SheetCells, options: readonly Numbered[]): Set<number> {
  const words = cells
    .one('right')
    .split(/[;,.\s]+/)
    .filter(Boolean)
  return new Set(words.map((word) => knownPlace(word, options, columns.right.header)))
}

/** "1: 50%; 3: 33,33333%": what single options are worth, by place. */
function sharesOf(
  cells: SheetCells,
  options: readonly Numbered[],
  read: (text: string) => number | null,
): Map<number, number> {
  const items = cells
    .one('shares')
    .split(/[;\n]/)
    .map((item) => item.trim())
    .filter(Boolean)
  return new Map(
    items.map((item) => {
      const [, word = '', written = ''] = /^([\da-z]{1,2})\s*[:=]\s*(.+)$/i.exec(item) ?? []
      const share = read(written.trim())
      if (word === '' || share === null)
        throw new SheetFault(`"${item}" trong cột "${columns.shares.header}" ghi như 1: 50%; 3: 50%.`)
      return [knownPlace(word, options, columns.shares.header), share] as const
    }),
  )
}

function knownPlace(word: string, options: readonly Numbered[], header: string): number {
  const place = placeOf(word)
  if (place === null || !options.some((option) => option.place === place))
    throw new SheetFault(`Cột "${header}" ghi ${word} nhưng câu không có phương án đó.`)
  return place
}
