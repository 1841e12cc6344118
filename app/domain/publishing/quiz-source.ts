import { type Fault, inReadingOrder } from './fault'
import { type QuestionSource, readQuestion } from './question-source'
import type { QuizRules } from './quiz-rules'
import { quizRuleNames, quizRulesFrom } from './quiz-rules-source'
import { findNameFaults, readYaml, type YamlEntry } from './yaml-source'

/** The questions of one lesson and the rules of its quiz. */
export interface QuizSource extends QuizRules {
  questions: QuestionSource[]
}

export type QuizResult = { ok: true; quiz: QuizSource } | { ok: false; faults: Fault[] }

const maxQuizLength = 200_000
const quizNames = [...quizRuleNames, 'questions']

/** Reads the questions of a lesson. Every fault carries the line of what is wrong. */
export function parseQuizSource(yamlText: string): QuizResult {
  if (yamlText.length > maxQuizLength)
    return { ok: false, faults: [{ line: 1, reason: 'Bộ câu hỏi dài quá 200.000 ký tự.' }] }
  const yaml = readYaml(yamlText)
  if (!yaml.ok) return { ok: false, faults: inReadingOrder(yaml.faults) }
  const saysPaper = yaml.entries.some(({ name }) => name === 'slots' || name === 'fixed')
  const required = [...(saysPaper ? [] : ['draw']), 'passPercent', 'maxAttempts', 'questions']
  const faults = findNameFaults(yaml.entries, { line: 1, known: quizNames, required })
  const find = (name: string) => yaml.entries.find((entry) => entry.name === name)
  const rules = quizRulesFrom(yaml.entries, faults)
  const questions = readQuestions(find('questions'), faults)
  const drawEntry = find('draw')
  if (drawEntry && rules.blueprint === null && questions.length > 0 && rules.draw > questions.length) {
    faults.push({ line: drawEntry.line, reason: `Rút ${rules.draw} câu nhưng bộ chỉ có ${questions.length} câu.` })
  }
  return faults.length > 0 ? { ok: false, faults: inReadingOrder(faults) } : { ok: true, quiz: { ...rules, questions } }
}

/** Questions that send the officer to a passage which their lesson does not have. */
export function findPassageFaults(quiz: QuizSource, headings: readonly { id: string }[]): Fault[] {
  const ids = headings.map(({ id }) => id)
  return quiz.questions
    .filter(({ passage }) => passage !== '' && !ids.includes(passage))
    .map(({ passage, line }) => ({
      line,
      reason: `Bài không có mục "${passage}" để xem lại. Các mục của bài: ${ids.join(', ')}.`,
    }))
}

function readQuestions(entry: YamlEntry | undefined, faults: Fault[]): QuestionSource[] {
  if (!entry) return []
  const items = entry.value.list()
  if (!items || items.length === 0) {
    faults.push({ line: entry.line, reason: '"questions" phải là danh sách câu hỏi, mỗi câu một gạch đầu dòng.' })
    return []
  }
  const lines = new Map<string, number>()
  return items.flatMap((item) => {
    const question = readQuestion(item, faults)
    const first = question && lines.get(question.code)
    if (first !== undefined) faults.push({ line: item.line, reason: `Mã câu hỏi đã dùng ở dòng ${first}.` })
    if (question) lines.set(question.code, item.line)
    return question ? [question] : []
  })
}
