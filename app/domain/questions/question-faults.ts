import type { AcceptedText, Weight } from './question-body'
import { fullWeight } from './question-body'

export interface QuestionFault {
  /** "stem", "options[2].text": names as forms write them, counted from zero. */
  field: string
  reason: string
}

/** Of a stem, an option, a feedback, an explanation. */
const maxTextLength = 2_000
/** The same, as it is said. */
export const longest = '2.000 ký tự'
/** Of a text that an officer types. */
const maxAcceptedLength = 200
/** Rounded shares (33,33333 %) may miss the whole by this much. */
const roundingUnits = 10

export function isLong(text: string, most = maxTextLength): boolean {
  return text.length > most
}

/** Two texts with the same result look the same to a reader: NFC, spaces folded, case folded. */
export function sameText(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('vi')
}

/** Faults of one required text and of its feedback. */
export function findTextFaults(field: string, text: string, what: string, most = maxTextLength): QuestionFault[] {
  if (text.trim() === '') return [{ field, reason: `${what} còn trống.` }]
  if (isLong(text, most)) return [{ field, reason: `${what} dài quá ${most.toLocaleString('vi-VN')} ký tự.` }]
  return []
}

export function findFeedbackFaults(field: string, feedback: string): QuestionFault[] {
  return isLong(feedback) ? [{ field, reason: `Nhận xét dài quá ${longest}.` }] : []
}

/** A count outside its bounds, said about the whole list. */
export function findCountFaults(
  field: string,
  count: number,
  { least, most, what }: { least: number; most: number; what: string },
): QuestionFault[] {
  return count < least || count > most ? [{ field, reason: `Cần từ ${least} đến ${most} ${what}.` }] : []
}

/** Keys tell answers apart, so no two are the same and none is empty. */
export function findKeyFaults(field: string, keys: readonly string[]): QuestionFault[] {
  const isSound = keys.every((key) => key !== '') && new Set(keys).size === keys.length
  return isSound ? [] : [{ field, reason: 'Ký hiệu của các phương án bị trùng hoặc trống.' }]
}

/** A weight that is not whole or lies outside its bounds. */
export function findWeightFaults(field: string, weight: Weight, least: Weight = 0): QuestionFault[] {
  if (Number.isInteger(weight) && weight >= least && weight <= fullWeight) return []
  return [{ field, reason: `Tỷ lệ điểm phải từ ${least < 0 ? '−100' : '0'} % đến 100 %.` }]
}

/** Whether shares add up to the whole, rounding allowed for. */
export function reachesWhole(weights: readonly Weight[]): boolean {
  return weights.reduce((sum, weight) => sum + Math.max(0, weight), 0) >= fullWeight - roundingUnits
}

/** Faults of the texts accepted at one place, an answer line or a gap. */
export function findAcceptedFaults(field: string, accepted: readonly AcceptedText[]): QuestionFault[] {
  const faults = findCountFaults(field, accepted.length, { least: 1, most: 20, what: 'đáp án được chấp nhận' })
  accepted.forEach(({ text, weight, feedback }, index) => {
    const at = `${field}[${index}]`
    faults.push(...findTextFaults(`${at}.text`, text, 'Đáp án', maxAcceptedLength))
    faults.push(...findWeightFaults(`${at}.weight`, weight), ...findFeedbackFaults(`${at}.feedback`, feedback))
    if (weight > 0 && /^[*\s]+$/.test(text))
      faults.push({ field: `${at}.text`, reason: 'Đáp án chỉ gồm dấu * thì viết gì cũng được điểm.' })
  })
  if (accepted.length > 0 && !accepted.some(({ weight }) => weight === fullWeight))
    faults.push({ field, reason: 'Cần ít nhất một đáp án được trọn điểm.' })
  if (new Set(accepted.map(({ text }) => sameText(text))).size < accepted.length)
    faults.push({ field, reason: 'Có hai đáp án giống nhau.' })
  return faults
}
