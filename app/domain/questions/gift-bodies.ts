import {
  decimalOf,
  type GiftAnswer,
  GiftFault,
  type GiftFormat,
  readAnswer,
  splitAnswers,
  splitAt,
  splitPair,
  textOf,
} from './gift-answers'
import { findMark, type GiftToken, isBlank, isMarkOf, trimTokens, writtenText } from './gift-scanner'
import { keyAt } from './import-read'
import {
  type AcceptedNumber,
  type AcceptedText,
  type BodyOf,
  type ChoiceOption,
  fullWeight,
  type QuestionType,
} from './question-body'

/** What stands between the braces of a question, general feedback taken off. */
export interface GiftSection {
  tokens: GiftToken[]
  /** Of the stem; its answers and feedback inherit it. */
  format: GiftFormat
  line: number
}

type ChoiceBody = BodyOf<'single' | 'multiple' | 'trueFalse'>

const half: number = fullWeight / 2

/** The type that Moodle would read from the answers alone. */
export function typeOfSection({ tokens }: GiftSection): QuestionType {
  const inside = trimTokens(tokens)
  if (inside.length === 0) return 'essay'
  if (isMarkOf(inside[0], '#')) return 'numeric'
  if (findMark(inside, ['~']) >= 0)
    return inside.filter((token) => isMarkOf(token, '=')).length === 1 ? 'single' : 'multiple'
  if (findMark(inside, ['=']) >= 0 && splitPair(inside)) return 'matching'
  return truthOf(inside) === null ? 'shortAnswer' : 'trueFalse'
}

/** `isEven`: the weights are only Moodle's way of saying that the right options share the mark. */
export function readChoice(
  section: GiftSection,
  type: 'single' | 'multiple',
  { isEven, isWholeWritten }: { isEven: boolean; isWholeWritten: boolean },
): ChoiceBody {
  const answers = splitAnswers(section.tokens)
  const options = answers.map((answer, index): ChoiceOption => {
    const correct = answer.sign === '=' || (type === 'multiple' && (answer.weight ?? 0) > 0)
    const weight = isEven ? undefined : (answer.weight ?? (correct && isWholeWritten ? fullWeight : undefined))
    return {
      key: keyAt(index),
      text: textOf(answer.text, section.format),
      correct,
      ...(weight === undefined ? {} : { weight }),
      feedback: textOf(answer.feedback, section.format),
    }
  })
  return { type, options }
}

export function readSituation(section: GiftSection): BodyOf<'situation'> {
  const options = splitAnswers(section.tokens).map(({ sign, weight, text, feedback, line }, index) => {
    if (weight !== undefined && ![0, half, fullWeight].includes(weight))
      throw new GiftFault(line, 'Cách xử lý của câu tình huống được 100 %, 50 % hoặc 0 % số điểm.')
    const isBest = sign === '=' || weight === fullWeight
    return {
      key: keyAt(index),
      text: textOf(text, section.format),
      quality: isBest ? ('best' as const) : weight === half ? ('acceptable' as const) : ('wrong' as const),
      feedback: textOf(feedback, section.format),
    }
  })
  return { type: 'situation', options }
}

/** {T#said to who chose wrong#said to who chose right} */
export function readTrueFalse({ tokens, format, line }: GiftSection): ChoiceBody {
  const isTrue = truthOf(trimTokens(tokens))
  if (isTrue === null) throw new GiftFault(line, 'Câu đúng, sai ghi T hoặc F trong ngoặc nhọn.')
  const [, wrong = [], right = []] = splitAt(tokens, '#', 3)
  const options = [
    { key: 'dung', text: 'Đúng', correct: isTrue },
    { key: 'sai', text: 'Sai', correct: !isTrue },
  ].map((option) => ({ ...option, feedback: textOf(option.correct ? right : wrong, format) }))
  return { type: 'trueFalse', options }
}

export function readAcceptedTexts(section: GiftSection): AcceptedText[] {
  const answers = splitAnswers(section.tokens)
  if (answers.length === 0) throw new GiftFault(section.line, 'Trong ngoặc nhọn chưa có đáp án nào bắt đầu bằng dấu =.')
  return answers.map(({ weight = fullWeight, text, feedback }) => ({
    text: textOf(text, section.format),
    weight,
    feedback: textOf(feedback, section.format),
  }))
}

/** {#1822:5}, {#1..5} or several with =. What Moodle says to every other answer comes back as `otherwise`. */
export function readNumbers({ tokens, format, line }: GiftSection): { accepted: AcceptedNumber[]; otherwise: string } {
  const inside = trimTokens(tokens)
  const afterMark = isMarkOf(inside[0], '#') ? inside.slice(1) : inside
  const end = findMark(afterMark, ['~'])
  const numbers = trimTokens(end === -1 ? afterMark : afterMark.slice(0, end))
  const otherwise = end === -1 ? '' : textOf(readAnswer(afterMark.slice(end + 1)).feedback, format)
  if (numbers.length === 0) throw new GiftFault(line, 'Câu điền số chưa có số nào sau dấu #.')
  const answers: Omit<GiftAnswer, 'sign'>[] =
    findMark(numbers, ['=']) === 0
      ? splitAnswers(numbers)
      : [{ ...readAnswer(numbers), line: numbers[0]?.line ?? line }]
  return {
    accepted: answers.map((answer) => ({
      ...readNumber(writtenText(answer.text), answer.line),
      weight: answer.weight ?? fullWeight,
      feedback: textOf(answer.feedback, format),
    })),
    otherwise,
  }
}

function readNumber(text: string, line: number): { value: string; tolerance: string } | { from: string; to: string } {
  const [low = '', high] = text.split('..')
  const [number = '', tolerance = '0'] = text.split(':')
  const [first, second] = (high === undefined ? [number, tolerance] : [low, high]).map(decimalOf)
  if (first == null || second == null)
    throw new GiftFault(line, `"${text.trim()}" không phải là số. Ghi như 1822, 1822:5 (sai số 5) hoặc 1..5 (khoảng).`)
  return high === undefined ? { value: first, tolerance: second } : { from: first, to: second }
}

/** =prompt -> answer; without a prompt the answer is one too many on purpose. */
export function readMatching(section: GiftSection): BodyOf<'matching'> {
  const read = splitAnswers(section.tokens).map(({ text, feedback, line }) => {
    // Matching has no feedback of its own: a # is a character of the text.
    const whole: GiftToken[] = feedback.length > 0 ? [...text, { kind: 'text', text: '#', line }, ...feedback] : text
    const pair = splitPair(whole)
    if (!pair) throw new GiftFault(line, 'Mỗi cặp ghép đôi ghi như =vế hỏi -> vế ghép.')
    // Moodle keeps the answers of a match as plain text, whatever the format of the question.
    return { prompt: textOf(pair.prompt, section.format), answer: textOf(pair.answer, 'plain') }
  })
  const pairs = read.filter(({ prompt }) => prompt !== '')
  const distractors = read.filter(({ prompt }) => prompt === '')
  return {
    type: 'matching',
    pairs: pairs.map((pair, index) => ({ key: keyAt(index), ...pair })),
    distractors: distractors.map(({ answer }, index) => ({ key: keyAt(pairs.length + index), text: answer })),
  }
}

/** Written as a match of 1, 2, 3 … with what comes first, second, third. */
export function readOrdering(section: GiftSection): BodyOf<'ordering'> {
  const { pairs } = readMatching(section)
  const places = pairs.map(({ prompt }) => Number(prompt))
  if (places.some((place) => !Number.isInteger(place)))
    throw new GiftFault(section.line, 'Câu sắp xếp ghi số thứ tự trước mỗi việc, như =1 -> việc đầu tiên.')
  const inOrder = pairs
    .map(({ answer }, index) => ({ place: places[index] ?? 0, answer }))
    .sort((a, b) => a.place - b.place)
  return { type: 'ordering', items: inOrder.map(({ answer }, index) => ({ key: keyAt(index), text: answer })) }
}

function truthOf(inside: readonly GiftToken[]): boolean | null {
  const [head = []] = splitAt(inside, '#', 2)
  if (!isBlankExceptText(head)) return null
  const word = writtenText(head).trim().toUpperCase()
  if (word === 'T' || word === 'TRUE') return true
  return word === 'F' || word === 'FALSE' ? false : null
}

function isBlankExceptText(tokens: readonly GiftToken[]): boolean {
  return !isBlank(tokens) && tokens.every((token) => token.kind === 'text')
}
