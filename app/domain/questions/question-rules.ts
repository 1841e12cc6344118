import { findBodyFaults } from './body-rules'
import { difficulties, type QuestionContent, type QuestionType, questionTypes } from './question-body'
import { isLong, longest, type QuestionFault, sameText } from './question-faults'

export type { QuestionFault } from './question-faults'

const maxTags = 10
const maxTagLength = 40
const maxTopicLength = 100
const passagePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * What keeps a question out of any quiz, whatever it was written in. `field` is the path of what is wrong, "options" or
 * "options[2].text", as forms name it; `reason` is said to its author. Texts are expected trimmed and in NFC.
 */
export function findQuestionFaults(content: QuestionContent): QuestionFault[] {
  const { topic, difficulty, tags, passage, stem, explanation, body } = content
  const faults: QuestionFault[] = []
  if (!isQuestionType(body.type)) return [{ field: 'type', reason: 'Chưa rõ dạng câu hỏi.' }]
  if (stem.trim() === '') faults.push({ field: 'stem', reason: 'Chưa có lời hỏi.' })
  if (isLong(stem)) faults.push({ field: 'stem', reason: `Lời hỏi dài quá ${longest}.` })
  if (isLong(explanation)) faults.push({ field: 'explanation', reason: `Giải thích dài quá ${longest}.` })
  if (isLong(topic, maxTopicLength)) faults.push({ field: 'topic', reason: `Chủ đề dài quá ${maxTopicLength} ký tự.` })
  if (!difficulties.includes(difficulty)) faults.push({ field: 'difficulty', reason: 'Độ khó là dễ, vừa hoặc khó.' })
  if (passage !== '' && !passagePattern.test(passage))
    faults.push({ field: 'passage', reason: 'Đề mục xem lại viết bằng chữ thường không dấu, nối bằng gạch.' })
  return [...faults, ...findTagFaults(tags), ...findBodyFaults(body)]
}

/** Whether a text names one of the ten types. */
export function isQuestionType(text: string): text is QuestionType {
  return (questionTypes as readonly string[]).includes(text)
}

function findTagFaults(tags: readonly string[]): QuestionFault[] {
  const faults: QuestionFault[] = []
  if (tags.length > maxTags) faults.push({ field: 'tags', reason: `Mỗi câu có nhiều nhất ${maxTags} nhãn.` })
  if (tags.some((tag) => tag.trim() === '' || isLong(tag, maxTagLength)))
    faults.push({ field: 'tags', reason: `Mỗi nhãn có từ 1 đến ${maxTagLength} ký tự.` })
  if (tags.some((tag) => /[,;\n]/.test(tag)))
    faults.push({ field: 'tags', reason: 'Trong một nhãn không có dấu phẩy, chấm phẩy hay xuống dòng.' })
  if (new Set(tags.map(sameText)).size < tags.length) faults.push({ field: 'tags', reason: 'Có hai nhãn giống nhau.' })
  return faults
}
