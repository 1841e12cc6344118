import { readDecimal } from '~/domain/questions/decimal'
import { readGapText } from '~/domain/questions/gap-text'
import { readPercent } from '~/domain/questions/percent'
import {
  type AcceptedNumber,
  type AcceptedText,
  type ChoiceOption,
  difficulties,
  fullWeight,
  type QuestionBody,
  type QuestionContent,
  type QuestionType,
  type RubricLine,
  type SituationOption,
  type Weight,
} from '~/domain/questions/question-body'
import { findQuestionFaults, isQuestionType } from '~/domain/questions/question-rules'
import { typeWords } from '~/domain/questions/question-words'
import { optionKey } from './block-data'
import type { Fault } from './fault'
import { isCode } from './slug'
import { findNameFaults, type YamlEntry, type YamlValue } from './yaml-source'

export interface QuestionSource extends QuestionContent {
  code: string
  /** Where the question begins in its source. */
  line: number
}

const commonNames = ['code', 'type', 'topic', 'difficulty', 'tags', 'passage', 'stem', 'explanation']

/** The names of each type beside the common ones: those that it must have, then those that it may have. */
const typeNames: Record<QuestionType, { required: string[]; optional: string[] }> = {
  single: { required: ['options'], optional: [] },
  multiple: { required: ['options'], optional: [] },
  trueFalse: { required: ['answer'], optional: [] },
  situation: { required: ['options'], optional: [] },
  shortAnswer: { required: ['answers'], optional: ['ignoreMarks'] },
  numeric: { required: ['answers'], optional: [] },
  matching: { required: ['pairs'], optional: ['distractors'] },
  ordering: { required: ['items'], optional: [] },
  missingWord: { required: ['text'], optional: ['ignoreMarks'] },
  essay: { required: [], optional: ['marking', 'maxPoints', 'minWords', 'maxWords', 'guide', 'rubric'] },
}

/**
 * Reads one question of a lesson's quiz. Null with faults when it cannot be read at all; what it breaks of the rules of
 * its type is told with the line of the very part.
 */
export function readQuestion(item: YamlValue, faults: Fault[]): QuestionSource | null {
  const entries = item.entries()
  if (!entries) {
    faults.push({ line: item.line, reason: 'Mỗi câu hỏi gồm các dòng "tên: giá trị".' })
    return null
  }
  const type = entries.find(({ name }) => name === 'type')?.value.text() ?? ''
  if (!isQuestionType(type)) {
    const known = Object.entries(typeWords).map(([name, word]) => `${name} (${word.toLocaleLowerCase('vi')})`)
    faults.push({ line: item.line, reason: `"type" phải là một trong: ${known.join(', ')}.` })
    return null
  }
  const { required, optional } = typeNames[type]
  const found: Fault[] = findNameFaults(entries, {
    line: item.line,
    known: [...commonNames, ...required, ...optional],
    required: ['code', 'stem', ...required, ...(type === 'essay' ? [] : ['explanation'])],
  })
  const reading = new Reading(entries, item.line, found)
  const code = reading.text('code')
  if (code !== '' && !isCode(code)) {
    found.push({ line: item.line, reason: 'Mã câu hỏi chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.' })
  }
  const difficulty = reading.text('difficulty') || 'medium'
  const isKnownDifficulty = (difficulties as readonly string[]).includes(difficulty)
  if (!isKnownDifficulty)
    found.push({
      line: reading.lineOf('difficulty'),
      reason: '"difficulty" phải là easy (dễ), medium (vừa) hoặc hard (khó).',
    })
  const content: QuestionContent = {
    topic: reading.text('topic'),
    difficulty: isKnownDifficulty ? (difficulty as QuestionContent['difficulty']) : 'medium',
    tags: reading.texts('tags'),
    passage: reading.text('passage'),
    stem: reading.text('stem'),
    explanation: reading.text('explanation'),
    body: bodyReaders[type](reading, type),
  }
  if (found.length === 0)
    found.push(...findQuestionFaults(content).map(({ field, reason }) => ({ line: reading.lineOf(field), reason })))
  faults.push(...found)
  return { ...content, code, line: item.line }
}

const bodyReaders: Record<QuestionType, (reading: Reading, type: QuestionType) => QuestionBody> = {
  single: (reading) => ({ type: 'single', options: choiceOptions(reading) }),
  multiple: (reading) => ({ type: 'multiple', options: choiceOptions(reading) }),
  trueFalse(reading) {
    const answer = reading.flag('answer')
    return {
      type: 'trueFalse',
      options: [
        { key: 'dung', text: 'Đúng', correct: answer === true, feedback: '' },
        { key: 'sai', text: 'Sai', correct: answer === false, feedback: '' },
      ],
    }
  },
  situation: (reading) => ({
    type: 'situation',
    options: reading.rows('options', ['text', 'quality', 'feedback'], ['text', 'quality']).map(
      (row, index): SituationOption => ({
        key: optionKey(index),
        text: row.text('text'),
        quality: row.word('quality', ['best', 'acceptable', 'wrong']),
        feedback: row.text('feedback'),
      }),
    ),
  }),
  shortAnswer: (reading) => ({
    type: 'shortAnswer',
    accepted: reading.rows('answers', ['text', 'percent', 'feedback'], ['text'], 'text').map(
      (row): AcceptedText => ({
        text: row.text('text'),
        weight: row.weight() ?? fullWeight,
        feedback: row.text('feedback'),
      }),
    ),
    ignoreMarks: reading.flag('ignoreMarks') === true,
  }),
  numeric: (reading) => ({
    type: 'numeric',
    accepted: reading
      .rows('answers', ['value', 'tolerance', 'from', 'to', 'percent', 'feedback'], [], 'value')
      .map(acceptedNumber),
  }),
  matching(reading) {
    const pairs = reading.rows('pairs', ['prompt', 'answer'], ['prompt', 'answer'])
    return {
      type: 'matching',
      pairs: pairs.map((row, index) => ({
        key: optionKey(index),
        prompt: row.text('prompt'),
        answer: row.text('answer'),
      })),
      distractors: reading.texts('distractors').map((text, index) => ({ key: optionKey(pairs.length + index), text })),
    }
  },
  ordering: (reading) => ({
    type: 'ordering',
    items: reading.texts('items').map((text, index) => ({ key: optionKey(index), text })),
  }),
  missingWord: (reading) => ({
    type: 'missingWord',
    ...readGapText(reading.text('text')),
    ignoreMarks: reading.flag('ignoreMarks') === true,
  }),
  essay: (reading) => ({
    type: 'essay',
    marking: reading.has('marking') ? reading.word('marking', ['passFail', 'points']) : 'passFail',
    maxPoints: reading.whole('maxPoints') ?? 1,
    minWords: reading.whole('minWords') ?? 0,
    maxWords: reading.whole('maxWords') ?? 0,
    guide: reading.text('guide'),
    rubric: reading
      .rows('rubric', ['criterion', 'points'], ['criterion'], 'criterion')
      .map((row): RubricLine => ({ criterion: row.text('criterion'), points: row.whole('points') ?? 0 })),
  }),
}

function choiceOptions(reading: Reading): ChoiceOption[] {
  return reading.rows('options', ['text', 'correct', 'percent', 'feedback'], ['text']).map((row, index) => {
    const weight = row.weight()
    return {
      key: optionKey(index),
      text: row.text('text'),
      correct: row.flag('correct') === true,
      ...(weight === null ? {} : { weight }),
      feedback: row.text('feedback'),
    }
  })
}

function acceptedNumber(row: Reading): AcceptedNumber {
  const share = { weight: row.weight() ?? fullWeight, feedback: row.text('feedback') }
  if (row.has('from') || row.has('to')) return { from: row.number('from'), to: row.number('to'), ...share }
  return { value: row.number('value'), tolerance: row.has('tolerance') ? row.number('tolerance') : '0', ...share }
}

/** The entries of one mapping read by name. It remembers the line of every field, by its path. */
class Reading {
  readonly #entries: readonly YamlEntry[]
  readonly #line: number
  readonly #faults: Fault[]
  readonly #rows = new Map<string, YamlValue[]>()

  constructor(entries: readonly YamlEntry[], line: number, faults: Fault[]) {
    this.#entries = entries
    this.#line = line
    this.#faults = faults
  }

  has(name: string): boolean {
    return this.#entry(name) !== undefined
  }

  /** The line of "options[2].text", or of the nearest thing around it that is written. */
  lineOf(field: string): number {
    const [, name = '', index, inner] = /^(\w+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(field) ?? []
    const written = { accepted: 'answers', gaps: 'text', parts: 'text' }[name] ?? name
    const row = index === undefined ? undefined : this.#rows.get(written)?.[Number(index)]
    if (row) {
      const part = inner === 'weight' ? 'percent' : inner
      const within = row.entries()?.find((entry) => entry.name === part)
      return within ? within.line : row.line
    }
    return this.#entry(written)?.line ?? this.#line
  }

  /** Empty when absent. */
  text(name: string): string {
    const entry = this.#entry(name)
    if (!entry) return ''
    const text = entry.value.text()
    if (text === null || text === '') this.#faults.push({ line: entry.line, reason: `"${name}" phải là chữ.` })
    return text ?? ''
  }

  word<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    const entry = this.#entry(name)
    const word = words.find((one) => one === entry?.value.text())
    if (entry && !word) this.#faults.push({ line: entry.line, reason: `"${name}" phải là ${words.join(', ')}.` })
    return word ?? words[0]
  }

  flag(name: string): boolean | null {
    const entry = this.#entry(name)
    const flag = entry?.value.boolean() ?? null
    if (entry && flag === null)
      this.#faults.push({ line: entry.line, reason: `"${name}" phải là true (đúng) hoặc false (sai).` })
    return flag
  }

  whole(name: string): number | null {
    const entry = this.#entry(name)
    const whole = entry?.value.whole() ?? null
    if (entry && whole === null) this.#faults.push({ line: entry.line, reason: `"${name}" phải là số nguyên.` })
    return whole
  }

  /** A decimal in its stored form; as written where it is none, for the rules to refuse. */
  number(name: string): string {
    const text = this.text(name)
    return readDecimal(text) ?? text
  }

  /** The share of the mark; null when none is written. */
  weight(): Weight | null {
    const entry = this.#entry('percent')
    if (!entry) return null
    const weight = readPercent(entry.value.text() ?? '')
    if (weight === null)
      this.#faults.push({ line: entry.line, reason: '"percent" phải là số phần trăm, ví dụ 50 hoặc 33,33333.' })
    return weight
  }

  /** A list of plain texts. */
  texts(name: string): string[] {
    return this.#list(name).map((value) => {
      const text = value.text()
      if (text === null || text === '')
        this.#faults.push({ line: value.line, reason: `Mỗi mục của "${name}" là một dòng chữ.` })
      return text ?? ''
    })
  }

  /** A list of mappings; where `alone` is given, a plain text stands for that one field. */
  rows(name: string, known: string[], required: string[], alone?: string): Reading[] {
    return this.#list(name).map((value) => {
      const fields = value.entries()
      if (!fields && alone && value.text() !== null)
        return new Reading([{ name: alone, line: value.line, value }], value.line, this.#faults)
      if (!fields) this.#faults.push({ line: value.line, reason: `Mỗi mục của "${name}" gồm: ${known.join(', ')}.` })
      else this.#faults.push(...findNameFaults(fields, { line: value.line, known, required }))
      return new Reading(fields ?? [], value.line, this.#faults)
    })
  }

  #list(name: string): YamlValue[] {
    const entry = this.#entry(name)
    if (!entry) return []
    const list = entry.value.list()
    if (!list)
      this.#faults.push({ line: entry.line, reason: `"${name}" phải là danh sách, mỗi mục một gạch đầu dòng.` })
    this.#rows.set(name, list ?? [])
    return list ?? []
  }

  #entry(name: string): YamlEntry | undefined {
    return this.#entries.find((one) => one.name === name)
  }
}
