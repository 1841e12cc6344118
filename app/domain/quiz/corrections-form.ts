import { findBodyFaults } from '~/domain/questions/body-rules'
import { readDecimal, writtenDecimal } from '~/domain/questions/decimal'
import { readPercent, writtenPercent } from '~/domain/questions/percent'
import {
  type AcceptedNumber,
  type AcceptedText,
  type BodyOf,
  type ChoiceOption,
  fullWeight,
  type QuestionBody,
  type SituationOption,
} from '~/domain/questions/question-body'
import type { Correction } from './corrections'

/**
 * The key of a question as fields of a form, and back. Only what is right can be changed here: texts, options and order
 * come from the stored body, so that a re-key can never ask something else than what was answered.
 */

/** What one form posts; several values where a name has several controls. */
export type TypedKey = (name: string) => string[]

const first = (values: string[]) => (values[0] ?? '').trim()

/** The corrected body, or the Vietnamese reason why the form cannot be read. What it says of a key is checked elsewhere. */
export function rekeyedBody(
  body: QuestionBody,
  typed: TypedKey,
): { ok: true; body: QuestionBody } | { ok: false; reason: string } {
  switch (body.type) {
    case 'single':
    case 'trueFalse':
    case 'multiple':
      return rekeyedChoice(body, typed)
    case 'situation':
      return done({
        ...body,
        options: body.options.map((option): SituationOption => {
          const quality = first(typed(`quality.${option.key}`))
          return {
            ...option,
            quality: quality === 'best' || quality === 'acceptable' ? quality : 'wrong',
          }
        }),
      })
    case 'shortAnswer': {
      const accepted = readAcceptedTexts(first(typed('accepted')), body.accepted)
      return done({ ...body, accepted, ignoreMarks: typed('ignoreMarks').includes('on') })
    }
    case 'missingWord': {
      const gaps = body.gaps.map((gap, index) => ({
        accepted: readAcceptedTexts(first(typed(`gap.${index}`)), gap.accepted),
      }))
      return done({ ...body, gaps, ignoreMarks: typed('ignoreMarks').includes('on') })
    }
    case 'numeric':
      return rekeyedNumeric(body, first(typed('accepted')))
    case 'matching':
      return rekeyedMatching(body, typed)
    case 'ordering':
      return rekeyedOrdering(body, typed)
    case 'essay':
      return { ok: false, reason: 'Bài thu hoạch không có đáp án để sửa. Đồng chí chỉ hủy được câu này.' }
  }
}

function done(body: QuestionBody): { ok: true; body: QuestionBody } {
  return { ok: true, body }
}

/** Whether the author gave shares of the mark, so that the form asks for them. */
export function hasWeights({ options }: { options: readonly ChoiceOption[] }): boolean {
  return options.some((option) => option.weight !== undefined)
}

function rekeyedChoice(body: BodyOf<'single' | 'multiple' | 'trueFalse'>, typed: TypedKey) {
  const right = typed('right')
  const isWeighted = hasWeights(body)
  const options: ChoiceOption[] = []
  for (const { weight: _weight, ...option } of body.options) {
    const percent = isWeighted ? first(typed(`weight.${option.key}`)) : ''
    const weight = percent === '' ? undefined : readPercent(percent)
    if (weight === null)
      return { ok: false as const, reason: `Chưa đọc được tỷ lệ điểm “${percent}”. Ví dụ: 33,33333.` }
    const correct = body.type === 'multiple' && isWeighted ? (weight ?? 0) > 0 : right.includes(option.key)
    const isWhole = body.type !== 'multiple' && correct
    options.push({ ...option, correct, ...(weight === undefined || isWhole ? {} : { weight }) })
  }
  return done({ ...body, options })
}

/** One accepted text a line, "50% lễ độ" for half the mark. Feedback stays with a text that stays. */
function readAcceptedTexts(lines: string, before: readonly AcceptedText[]): AcceptedText[] {
  return linesOf(lines).map((line) => {
    const { weight, rest } = leadingPercent(line)
    const feedback = before.find((accepted) => accepted.text === rest)?.feedback ?? ''
    return { text: rest, weight, feedback }
  })
}

/** "2,5", "2,5 ± 0,1" or "từ 2 đến 3", one a line, each with a percentage before it where it earns a part. */
function rekeyedNumeric(body: BodyOf<'numeric'>, lines: string) {
  const accepted: AcceptedNumber[] = []
  for (const line of linesOf(lines)) {
    const { weight, rest } = leadingPercent(line)
    const range = /^từ\s+(\S+)\s+đến\s+(\S+)$/u.exec(rest)
    const [one, other] = range ? [range[1], range[2]] : rest.split(/±|\+-/)
    const [start, end] = [readDecimal(one ?? ''), other === undefined ? '0' : readDecimal(other)]
    if (start === null || end === null)
      return { ok: false as const, reason: `Chưa đọc được số ở dòng “${line}”. Ví dụ: 2,5 ± 0,1.` }
    const written = range ? { from: start, to: end } : { value: start, tolerance: end }
    const known = body.accepted.find(
      (one) => acceptedNumberLine(one) === acceptedNumberLine({ ...written, weight, feedback: '' }),
    )
    accepted.push({ ...written, weight, feedback: known?.feedback ?? '' })
  }
  return done({ ...body, accepted })
}

/** Which of the answers shown belongs to each prompt; what is left over is a distractor. */
function rekeyedMatching(body: BodyOf<'matching'>, typed: TypedKey) {
  const left = [...body.pairs.map(({ key, answer }) => ({ key, text: answer })), ...body.distractors]
  const pairs = []
  for (const { key, prompt } of body.pairs) {
    const at = left.findIndex((answer) => answer.key === first(typed(`answer.${key}`)))
    const [taken] = at < 0 ? [] : left.splice(at, 1)
    if (!taken) return { ok: false as const, reason: `Mỗi câu trả lời chỉ ghép với một vế. Xem lại vế “${prompt}”.` }
    pairs.push({ key, prompt, answer: taken.text })
  }
  const distractors = body.distractors.map(({ key }, index) => ({ key, text: left[index]?.text ?? '' }))
  return done({ ...body, pairs, distractors })
}

function rekeyedOrdering(body: BodyOf<'ordering'>, typed: TypedKey) {
  const placed = body.items.map((item) => ({ item, place: Number(first(typed(`place.${item.key}`))) }))
  const places = new Set(placed.map(({ place }) => place))
  if (placed.some((_, index) => !places.has(index + 1)))
    return { ok: false as const, reason: `Mỗi bước có một thứ tự riêng, từ 1 đến ${placed.length}.` }
  return done({ ...body, items: placed.sort((a, b) => a.place - b.place).map(({ item }) => item) })
}

/** As the form shows accepted texts, and reads them back. */
export function acceptedTextLines(accepted: readonly AcceptedText[]): string {
  return accepted.map(({ text, weight }) => `${percentBefore(weight)}${text}`).join('\n')
}

export function acceptedNumberLines(accepted: readonly AcceptedNumber[]): string {
  return accepted.map(acceptedNumberLine).join('\n')
}

function acceptedNumberLine(accepted: AcceptedNumber): string {
  const weight = percentBefore(accepted.weight)
  if ('from' in accepted) return `${weight}từ ${writtenDecimal(accepted.from)} đến ${writtenDecimal(accepted.to)}`
  const tolerance = accepted.tolerance === '0' ? '' : ` ± ${writtenDecimal(accepted.tolerance)}`
  return `${weight}${writtenDecimal(accepted.value)}${tolerance}`
}

function percentBefore(weight: number): string {
  return weight === fullWeight ? '' : `${writtenPercent(weight)}% `
}

function leadingPercent(line: string): { weight: number; rest: string } {
  const match = /^(\d+(?:[.,]\d+)?)\s*%\s*(.+)$/u.exec(line)
  const weight = match && readPercent(match[1] ?? '')
  return match && weight !== null
    ? { weight: weight ?? fullWeight, rest: match[2] ?? '' }
    : { weight: fullWeight, rest: line }
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export type AskedCorrection =
  | { state: 'none' }
  | { state: 'fault'; reason: string }
  | { state: 'asked'; correction: Correction }

/** What the address of the correction page asks for: `cach=huy`, or `cach=sua` with the fields of the key. */
export function askedCorrection(standing: QuestionBody, params: URLSearchParams): AskedCorrection {
  const manner = params.get('cach')
  if (manner === 'huy') return { state: 'asked', correction: { kind: 'void' } }
  if (manner !== 'sua') return { state: 'none' }
  const read = rekeyedBody(standing, (name) => params.getAll(name).map((value) => value.normalize('NFC')))
  if (!read.ok) return { state: 'fault', reason: read.reason }
  const [fault] = findBodyFaults(read.body)
  return fault
    ? { state: 'fault', reason: fault.reason }
    : { state: 'asked', correction: { kind: 'rekey', body: read.body } }
}
