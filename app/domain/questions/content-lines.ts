import { writtenDecimal } from './decimal'
import { writtenGapText } from './gap-text'
import { writtenPercent } from './percent'
import { type AcceptedText, fullWeight, type QuestionBody, type QuestionContent, type Weight } from './question-body'
import { difficultyWords, typeWords } from './question-words'

/** A question as plain lines, so that two versions can be laid side by side line by line. */
export function contentLines(content: QuestionContent): string {
  const { topic, difficulty, tags, passage, stem, explanation, body } = content
  const lines = [
    `Dạng: ${typeWords[body.type]}`,
    `Độ khó: ${difficultyWords[difficulty]}`,
    ...(topic ? [`Chủ đề: ${topic}`] : []),
    ...(tags.length > 0 ? [`Nhãn: ${tags.join(', ')}`] : []),
    ...(passage ? [`Xem lại mục: ${passage}`] : []),
    `Hỏi: ${stem}`,
    ...bodyLines(body),
    ...(explanation ? [`Giải thích: ${explanation}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

export const qualityWords = { best: 'Tốt nhất', acceptable: 'Chấp nhận được', wrong: 'Chưa phù hợp' } as const

function bodyLines(body: QuestionBody): string[] {
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
      return body.options.map(
        ({ text, correct, weight, feedback }) =>
          `${correct ? 'Đúng' : 'Chưa đúng'}: ${text}${weight === undefined ? '' : share(weight)}${note(feedback)}`,
      )
    case 'situation':
      return body.options.map(({ text, quality, feedback }) => `${qualityWords[quality]}: ${text}${note(feedback)}`)
    case 'shortAnswer':
      return [...acceptedLines(body.accepted), marksLine(body.ignoreMarks)]
    case 'numeric':
      return body.accepted.map((answer) => `Chấp nhận: ${numberText(answer)}${shareOf(answer)}${note(answer.feedback)}`)
    case 'matching':
      return [
        ...body.pairs.map(({ prompt, answer }) => `Cặp: ${prompt} → ${answer}`),
        ...body.distractors.map(({ text }) => `Vế nhiễu: ${text}`),
      ]
    case 'ordering':
      return body.items.map(({ text }, index) => `Thứ ${index + 1}: ${text}`)
    case 'missingWord':
      return [`Câu trích: ${writtenGapText(body)}`, marksLine(body.ignoreMarks)]
    case 'essay':
      return [
        body.marking === 'passFail' ? 'Chấm: đạt hoặc chưa đạt' : `Chấm điểm, tối đa ${body.maxPoints}`,
        `Số chữ: ${wordLimits(body)}`,
        ...(body.guide ? [`Gợi ý: ${body.guide}`] : []),
        ...body.rubric.map(
          ({ criterion, points }) => `Tiêu chí: ${criterion}${body.marking === 'points' ? ` (${points} điểm)` : ''}`,
        ),
      ]
  }
}

/** "10 ± 0,5", "từ 1 đến 3". */
export function numberText(answer: { value: string; tolerance: string } | { from: string; to: string }): string {
  if (!('value' in answer)) return `từ ${writtenDecimal(answer.from)} đến ${writtenDecimal(answer.to)}`
  const isExact = /^-?0*\.?0*$/.test(answer.tolerance)
  return writtenDecimal(answer.value) + (isExact ? '' : ` ± ${writtenDecimal(answer.tolerance)}`)
}

/** "200–400 chữ", "từ 200 chữ", "không giới hạn". */
export function wordLimits({ minWords, maxWords }: { minWords: number; maxWords: number }): string {
  if (minWords > 0 && maxWords > 0) return `${minWords}–${maxWords} chữ`
  if (minWords > 0) return `từ ${minWords} chữ`
  return maxWords > 0 ? `đến ${maxWords} chữ` : 'không giới hạn'
}

function acceptedLines(accepted: readonly AcceptedText[]): string[] {
  return accepted.map((answer) => `Chấp nhận: ${answer.text}${shareOf(answer)}${note(answer.feedback)}`)
}

function marksLine(ignoreMarks: boolean): string {
  return ignoreMarks ? 'Không xét dấu' : 'Xét dấu'
}

function shareOf({ weight }: { weight: Weight }): string {
  return weight === fullWeight ? '' : share(weight)
}

function share(weight: Weight): string {
  return ` (${writtenPercent(weight)} %)`
}

function note(feedback: string): string {
  return feedback ? ` – ${feedback}` : ''
}
