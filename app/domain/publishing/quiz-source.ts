import { optionKey } from './block-data'
import { type Fault, inReadingOrder } from './fault'
import { isCode } from './slug'
import { findNameFaults, readYaml, type YamlEntry, type YamlValue } from './yaml-source'

type QuestionType = 'single' | 'multiple' | 'trueFalse'

export interface QuestionSource {
  code: string
  type: QuestionType
  topic: string
  /** Id of a heading of the lesson; empty when none. */
  passage: string
  stem: string
  options: { key: string; text: string; correct: boolean; feedback: string }[]
  explanation: string
  /** Where the question begins in its source. */
  line: number
}

/** The questions of one lesson and the rules of its quiz. */
export interface QuizSource {
  draw: number
  passPercent: number
  maxAttempts: number
  questions: QuestionSource[]
}

export type QuizResult = { ok: true; quiz: QuizSource } | { ok: false; faults: Fault[] }

const maxQuizLength = 200_000
const maxTextLength = 2_000
const quizNames = ['draw', 'passPercent', 'maxAttempts', 'questions']
const questionNames = ['code', 'type', 'topic', 'passage', 'stem', 'explanation']
const optionNames = ['text', 'correct', 'feedback']

/** Reads the questions of a lesson. Every fault carries the line of what is wrong. */
export function parseQuizSource(yamlText: string): QuizResult {
  if (yamlText.length > maxQuizLength)
    return { ok: false, faults: [{ line: 1, reason: 'Bộ câu hỏi dài quá 200.000 ký tự.' }] }
  const yaml = readYaml(yamlText)
  if (!yaml.ok) return { ok: false, faults: inReadingOrder(yaml.faults) }
  const faults = findNameFaults(yaml.entries, { line: 1, known: quizNames, required: quizNames })
  const find = (name: string) => yaml.entries.find((entry) => entry.name === name)
  const count = (name: string, lowest: number, highest: number) => {
    const entry = find(name)
    const value = entry?.value.whole() ?? null
    if (entry && (value === null || value < lowest || value > highest)) {
      faults.push({ line: entry.line, reason: `"${name}" phải là số nguyên từ ${lowest} đến ${highest}.` })
    }
    return value ?? 0
  }
  const rules = {
    draw: count('draw', 1, 100),
    passPercent: count('passPercent', 1, 100),
    maxAttempts: count('maxAttempts', 1, 20),
  }
  const questions = readQuestions(find('questions'), faults)
  const drawEntry = find('draw')
  if (drawEntry && questions.length > 0 && rules.draw > questions.length) {
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

function readQuestion(item: YamlValue, faults: Fault[]): QuestionSource | null {
  const entries = item.entries()
  if (!entries) {
    faults.push({ line: item.line, reason: 'Mỗi câu hỏi gồm các dòng "tên: giá trị".' })
    return null
  }
  const type = entries.find(({ name }) => name === 'type')?.value.text() ?? ''
  if (type !== 'single' && type !== 'multiple' && type !== 'trueFalse') {
    faults.push({
      line: item.line,
      reason: '"type" phải là single (chọn một), multiple (chọn nhiều) hoặc trueFalse (đúng, sai).',
    })
    return null
  }
  const keysName = type === 'trueFalse' ? 'answer' : 'options'
  faults.push(
    ...findNameFaults(entries, {
      line: item.line,
      known: [...questionNames, keysName],
      required: ['code', 'stem', keysName, 'explanation'],
    }),
  )
  const text = (name: string) => readText(entries, name, faults)
  const code = text('code')
  if (code !== '' && !isCode(code)) {
    faults.push({ line: item.line, reason: 'Mã câu hỏi chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.' })
  }
  const passage = text('passage')
  if (passage !== '' && !isCode(passage)) {
    faults.push({ line: item.line, reason: '"passage" là địa chỉ đề mục: chữ thường không dấu, nối bằng gạch.' })
  }
  const keysEntry = entries.find(({ name }) => name === keysName)
  const options = type === 'trueFalse' ? readAnswer(keysEntry, faults) : readOptions(keysEntry, type, faults)
  return {
    code,
    type,
    topic: text('topic'),
    passage,
    stem: text('stem'),
    options,
    explanation: text('explanation'),
    line: item.line,
  }
}

function readAnswer(entry: YamlEntry | undefined, faults: Fault[]): QuestionSource['options'] {
  const answer = entry?.value.boolean() ?? null
  if (entry && answer === null)
    faults.push({ line: entry.line, reason: '"answer" phải là true (đúng) hoặc false (sai).' })
  return [
    { key: 'dung', text: 'Đúng', correct: answer === true, feedback: '' },
    { key: 'sai', text: 'Sai', correct: answer === false, feedback: '' },
  ]
}

function readOptions(
  entry: YamlEntry | undefined,
  type: 'single' | 'multiple',
  faults: Fault[],
): QuestionSource['options'] {
  if (!entry) return []
  const items = entry.value.list()
  if (!items || items.length < 2 || items.length > 8) {
    faults.push({ line: entry.line, reason: 'Câu hỏi có từ 2 đến 8 phương án, mỗi phương án một gạch đầu dòng.' })
    return []
  }
  const options = items.map((item, index) => {
    const fields = item.entries()
    if (!fields) {
      faults.push({ line: item.line, reason: 'Mỗi phương án gồm "text", có thể thêm "correct: true" và "feedback".' })
      return { key: optionKey(index), text: '', correct: false, feedback: '' }
    }
    faults.push(...findNameFaults(fields, { line: item.line, known: optionNames, required: ['text'] }))
    const correct = fields.find(({ name }) => name === 'correct')
    if (correct && correct.value.boolean() === null)
      faults.push({ line: correct.line, reason: '"correct" phải là true hoặc false.' })
    return {
      key: optionKey(index),
      text: readText(fields, 'text', faults),
      correct: correct?.value.boolean() === true,
      feedback: readText(fields, 'feedback', faults),
    }
  })
  const right = options.filter((option) => option.correct).length
  if (type === 'single' && right !== 1) {
    faults.push({ line: entry.line, reason: 'Câu chọn một cần đúng một phương án có "correct: true".' })
  }
  if (type === 'multiple' && (right === 0 || right === options.length)) {
    faults.push({
      line: entry.line,
      reason: 'Câu chọn nhiều cần ít nhất một phương án đúng và một phương án chưa đúng.',
    })
  }
  const texts = new Set(options.map((option) => option.text))
  if (texts.size < options.length) faults.push({ line: entry.line, reason: 'Hai phương án giống hệt nhau.' })
  return options
}

/** The text of an entry; empty when it is absent. */
function readText(entries: readonly YamlEntry[], name: string, faults: Fault[]): string {
  const entry = entries.find((one) => one.name === name)
  if (!entry) return ''
  const text = entry.value.text()
  if (text === null || text === '') faults.push({ line: entry.line, reason: `"${name}" phải là chữ.` })
  else if (text.length > maxTextLength) faults.push({ line: entry.line, reason: `"${name}" dài quá 2.000 ký tự.` })
  return text ?? ''
}
