import { readDecimal, writtenDecimal } from './decimal'
import { readGapText, writtenGapText } from './gap-text'
import { keyAt } from './import-read'
import { readPercent, writtenPercent } from './percent'
import {
  type AcceptedNumber,
  type ChoiceOption,
  type Difficulty,
  difficulties,
  fullWeight,
  type QuestionBody,
  type QuestionContent,
  type QuestionType,
  type SituationOption,
  type Weight,
} from './question-body'

/**
 * The editor's form of a question: plain named texts, so that a form without scripts carries everything, and the same
 * reading in the browser draws the preview. Rows are named "options[0].text"; empty rows are left out.
 */

export type FormTexts = Record<string, string>

/** A share that cannot be read: outside every bound, so that the rules refuse it at its field. */
const unreadableWeight: Weight = Number.NaN

/** The question as the form says it, valid or not: `findQuestionFaults` judges. */
export function contentOfForm(type: QuestionType, texts: FormTexts): QuestionContent {
  const text = (name: string) => (texts[name] ?? '').trim()
  const difficulty = text('difficulty') as Difficulty
  return {
    topic: text('topic'),
    difficulty: difficulties.includes(difficulty) ? difficulty : 'medium',
    tags: text('tags')
      .split(/[,;\n]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
    passage: text('passage'),
    stem: text('stem'),
    explanation: text('explanation'),
    body: bodyOfForm(type, texts, text),
  }
}

type ReadText = (name: string) => string

function bodyOfForm(type: QuestionType, texts: FormTexts, text: ReadText): QuestionBody {
  const rows = (list: string, fields: readonly string[]) => filledRows(texts, list, fields)
  switch (type) {
    case 'single':
    case 'multiple':
      return { type, options: choiceOptions(type, rows('options', ['text', 'percent', 'feedback']), text) }
    case 'trueFalse':
      return {
        type,
        options: [
          { key: 'dung', text: 'Đúng', correct: text('answer') === 'dung', feedback: text('feedback.dung') },
          { key: 'sai', text: 'Sai', correct: text('answer') === 'sai', feedback: text('feedback.sai') },
        ],
      }
    case 'situation':
      return { type, options: situationOptions(rows('options', ['text', 'feedback']), text) }
    case 'shortAnswer':
      return {
        type,
        accepted: rows('accepted', ['text', 'feedback']).map((row) => ({
          text: text(`accepted[${row}].text`),
          weight: weightOf(text(`accepted[${row}].percent`)) ?? fullWeight,
          feedback: text(`accepted[${row}].feedback`),
        })),
        ignoreMarks: text('ignoreMarks') === 'on',
      }
    case 'numeric':
      return {
        type,
        accepted: rows('accepted', ['value', 'from', 'to']).map((row) => acceptedNumber(`accepted[${row}]`, text)),
      }
    case 'matching': {
      const pairs = rows('pairs', ['prompt', 'answer'])
      return {
        type,
        pairs: pairs.map((row, index) => ({
          key: keyAt(index),
          prompt: text(`pairs[${row}].prompt`),
          answer: text(`pairs[${row}].answer`),
        })),
        distractors: rows('distractors', ['text']).map((row, index) => ({
          key: keyAt(pairs.length + index),
          text: text(`distractors[${row}].text`),
        })),
      }
    }
    case 'ordering':
      return {
        type,
        items: rows('items', ['text']).map((row, index) => ({ key: keyAt(index), text: text(`items[${row}].text`) })),
      }
    case 'missingWord':
      return { type, ...readGapText(texts.quotation ?? ''), ignoreMarks: text('ignoreMarks') === 'on' }
    case 'essay': {
      const marking = text('marking') === 'points' ? 'points' : 'passFail'
      return {
        type,
        marking,
        maxPoints: marking === 'passFail' ? 1 : wholeOf(text('maxPoints')),
        minWords: wholeOf(text('minWords') || '0'),
        maxWords: wholeOf(text('maxWords') || '0'),
        guide: text('guide'),
        rubric: rows('rubric', ['criterion']).map((row) => ({
          criterion: text(`rubric[${row}].criterion`),
          points: marking === 'passFail' ? 0 : wholeOf(text(`rubric[${row}].points`) || '0'),
        })),
      }
    }
  }
}

function choiceOptions(type: 'single' | 'multiple', rows: readonly number[], text: ReadText): ChoiceOption[] {
  return rows.map((row, index) => {
    const weight = weightOf(text(`options[${row}].percent`))
    return {
      key: keyAt(index),
      text: text(`options[${row}].text`),
      correct: type === 'single' ? text('right') === String(row) : text(`options[${row}].correct`) === 'on',
      ...(weight === null ? {} : { weight }),
      feedback: text(`options[${row}].feedback`),
    }
  })
}

function situationOptions(rows: readonly number[], text: ReadText): SituationOption[] {
  return rows.map((row, index) => {
    const quality = text(`options[${row}].quality`)
    return {
      key: keyAt(index),
      text: text(`options[${row}].text`),
      quality: quality === 'best' || quality === 'acceptable' ? quality : 'wrong',
      feedback: text(`options[${row}].feedback`),
    }
  })
}

function acceptedNumber(at: string, text: ReadText): AcceptedNumber {
  const number = (name: string) => readDecimal(text(`${at}.${name}`)) ?? text(`${at}.${name}`)
  const share = { weight: weightOf(text(`${at}.percent`)) ?? fullWeight, feedback: text(`${at}.feedback`) }
  if (text(`${at}.from`) || text(`${at}.to`)) return { from: number('from'), to: number('to'), ...share }
  return { value: number('value'), tolerance: text(`${at}.tolerance`) ? number('tolerance') : '0', ...share }
}

function weightOf(typed: string): Weight | null {
  return typed === '' ? null : (readPercent(typed) ?? unreadableWeight)
}

function wholeOf(typed: string): number {
  return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN
}

/** Numbers of the rows in which one of the fields holds something. */
function filledRows(texts: FormTexts, list: string, fields: readonly string[]): number[] {
  const count = rowCount(texts, list)
  return Array.from({ length: count }, (_, row) => row).filter((row) =>
    fields.some((field) => (texts[`${list}[${row}].${field}`] ?? '').trim() !== ''),
  )
}

function rowCount(texts: FormTexts, list: string): number {
  const numbers = Object.keys(texts).flatMap((name) => {
    const row = new RegExp(`^${list}\\[(\\d{1,2})\\]`).exec(name)?.[1]
    return row === undefined ? [] : [Number(row) + 1]
  })
  return Math.max(0, ...numbers)
}

/** A fault's field as the form names it: rows that were left empty count here, and shares are called percent. */
export function formField(type: QuestionType, texts: FormTexts, field: string): string {
  if (type === 'missingWord' && /^(parts|gaps)/.test(field)) return 'quotation'
  const [, list = '', index, part = ''] = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(field) ?? []
  if (index === undefined) return field
  const fields = { options: ['text', 'percent', 'feedback'], pairs: ['prompt', 'answer'], rubric: ['criterion'] }[list]
  const rows = filledRows(texts, list, fields ?? ['text', 'value', 'from', 'to', 'feedback'])
  return `${list}[${rows[Number(index)] ?? index}].${part === 'weight' ? 'percent' : part}`
}

/** The form filled in with a question. */
export function formOfContent({ body, tags, ...content }: QuestionContent): FormTexts {
  return { ...content, tags: tags.join(', '), ...formOfBody(body) }
}

function formOfBody(body: QuestionBody): FormTexts {
  switch (body.type) {
    case 'single':
    case 'multiple':
      return {
        right: String(body.options.findIndex(({ correct }) => correct)),
        ...rowsOf('options', body.options, ({ text, correct, weight, feedback }) => ({
          text,
          correct: correct ? 'on' : '',
          percent: weight === undefined ? '' : writtenPercent(weight),
          feedback,
        })),
      }
    case 'trueFalse':
      return Object.fromEntries([
        ['answer', body.options.find(({ correct }) => correct)?.key ?? ''],
        ...body.options.map(({ key, feedback }) => [`feedback.${key}`, feedback]),
      ])
    case 'situation':
      return rowsOf('options', body.options, ({ text, quality, feedback }) => ({ text, quality, feedback }))
    case 'shortAnswer':
      return {
        ...rowsOf('accepted', body.accepted, ({ text, weight, feedback }) => ({
          text,
          percent: shareText(weight),
          feedback,
        })),
        ignoreMarks: body.ignoreMarks ? 'on' : '',
      }
    case 'numeric':
      return rowsOf('accepted', body.accepted, (answer): FormTexts => {
        const share = { percent: shareText(answer.weight), feedback: answer.feedback }
        if (!('value' in answer)) return { from: writtenDecimal(answer.from), to: writtenDecimal(answer.to), ...share }
        const tolerance = answer.tolerance === '0' ? '' : writtenDecimal(answer.tolerance)
        return { value: writtenDecimal(answer.value), tolerance, ...share }
      })
    case 'matching':
      return {
        ...rowsOf('pairs', body.pairs, ({ prompt, answer }) => ({ prompt, answer })),
        ...rowsOf('distractors', body.distractors, ({ text }) => ({ text })),
      }
    case 'ordering':
      return rowsOf('items', body.items, ({ text }) => ({ text }))
    case 'missingWord':
      return { quotation: writtenGapText(body), ignoreMarks: body.ignoreMarks ? 'on' : '' }
    case 'essay':
      return {
        marking: body.marking,
        maxPoints: body.marking === 'points' ? String(body.maxPoints) : '',
        minWords: String(body.minWords),
        maxWords: String(body.maxWords),
        guide: body.guide,
        ...rowsOf('rubric', body.rubric, ({ criterion, points }) => ({
          criterion,
          points: body.marking === 'points' ? String(points) : '',
        })),
      }
  }
}

function shareText(weight: Weight): string {
  return weight === fullWeight ? '' : writtenPercent(weight)
}

/** "options[0].text" and so on. */
function rowsOf<Row>(list: string, rows: readonly Row[], fields: (row: Row) => FormTexts): FormTexts {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(fields(row)).map(([name, value]) => [`${list}[${index}].${name}`, value]),
    ),
  )
}

/** How many rows of a list the form shows: what is typed, a few empty ones, and those asked for by "thêm dòng". */
export function shownRows(texts: FormTexts, list: string, { least, most }: { least: number; most: number }): number {
  const asked = Number(texts[`rows.${list}`]) || 0
  return Math.min(most, Math.max(least, asked, rowCount(texts, list)))
}
