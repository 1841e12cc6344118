import { writtenDecimal } from './decimal'
import { writtenGapText } from './gap-text'
import { keyAt } from './import-read'
import { writtenPercent } from './percent'
import { fullWeight, type QuestionBody, type QuestionContent } from './question-body'
import type { ColumnName } from './question-sheet-columns'
import { difficultyWords, typeWords } from './question-words'

/** Texts by column; numbered columns have one for each option. */
export type WrittenCells = Partial<Record<ColumnName, string[]>>

/** The cells from which `readContent` makes this question again. */
export function writeCells(content: QuestionContent): WrittenCells {
  const { topic, difficulty, tags, passage, stem, explanation, body } = content
  return {
    type: [typeWords[body.type]],
    stem: [stem],
    explanation: [explanation],
    topic: [topic],
    difficulty: [difficultyWords[difficulty]],
    tags: [tags.join(', ')],
    passage: [passage],
    keys: [writtenKeys(body)],
    ...writeBody(body),
  }
}

function writeBody(body: QuestionBody): WrittenCells {
  switch (body.type) {
    case 'single':
    case 'multiple':
      return {
        ...withFeedback(body.options),
        right: [numbersWhere(body.options, ({ correct }) => correct)],
        shares: [listed(body.options, ({ weight }) => (weight === undefined ? null : `${writtenPercent(weight)}%`))],
      }
    case 'trueFalse':
      return {
        right: [body.options.find(({ correct }) => correct)?.text ?? ''],
        feedback: body.options.map(({ feedback }) => feedback),
      }
    case 'situation':
      return {
        ...withFeedback(body.options),
        right: [numbersWhere(body.options, ({ quality }) => quality === 'best')],
        shares: [listed(body.options, ({ quality }) => (quality === 'acceptable' ? '50%' : null))],
      }
    case 'shortAnswer':
      return { ...withFeedback(body.accepted), shares: [partShares(body.accepted)], marks: [marksWord(body)] }
    case 'numeric':
      return {
        options: body.accepted.map((answer) =>
          'value' in answer
            ? `${writtenDecimal(answer.value)}${answer.tolerance === '0' ? '' : ` ± ${writtenDecimal(answer.tolerance)}`}`
            : `${writtenDecimal(answer.from)}..${writtenDecimal(answer.to)}`,
        ),
        feedback: body.accepted.map(({ feedback }) => feedback),
        shares: [partShares(body.accepted)],
      }
    case 'matching':
      return {
        options: body.pairs.map(({ prompt }) => prompt),
        answers: [...body.pairs.map(({ answer }) => answer), ...body.distractors.map(({ text }) => text)],
      }
    case 'ordering':
      return { options: body.items.map(({ text }) => text) }
    case 'missingWord':
      return { quotation: [writtenGapText(body)], marks: [marksWord(body)] }
    case 'essay':
      return {
        options: body.rubric.map(({ criterion }) => criterion),
        shares: [listed(body.rubric, ({ points }) => (points === 0 ? null : String(points)))],
        marking: [body.marking === 'points' ? 'Chấm điểm' : 'Đạt, chưa đạt'],
        points: [String(body.maxPoints)],
        minWords: [body.minWords === 0 ? '' : String(body.minWords)],
        maxWords: [body.maxWords === 0 ? '' : String(body.maxWords)],
        guide: [body.guide],
      }
  }
}

function withFeedback(items: readonly { text: string; feedback: string }[]): WrittenCells {
  return { options: items.map(({ text }) => text), feedback: items.map(({ feedback }) => feedback) }
}

function marksWord({ ignoreMarks }: { ignoreMarks: boolean }): string {
  return ignoreMarks ? 'Có' : ''
}

function numbersWhere<Item>(items: readonly Item[], isMeant: (item: Item) => boolean): string {
  return items.flatMap((item, index) => (isMeant(item) ? [index + 1] : [])).join('; ')
}

function listed<Item>(items: readonly Item[], write: (item: Item) => string | null): string {
  return items
    .flatMap((item, index) => {
      const written = write(item)
      return written === null ? [] : [`${index + 1}: ${written}`]
    })
    .join('; ')
}

function partShares(accepted: readonly { weight: number }[]): string {
  return listed(accepted, ({ weight }) => (weight === fullWeight ? null : `${writtenPercent(weight)}%`))
}

/** Keys that are not a, b, c …; empty when they are. */
function writtenKeys(body: QuestionBody): string {
  const items: readonly { key: string }[] =
    body.type === 'trueFalse'
      ? []
      : 'options' in body
        ? body.options
        : 'items' in body
          ? body.items
          : 'pairs' in body
            ? [...body.pairs, ...body.distractors]
            : []
  const keys = items.map(({ key }) => key)
  return keys.every((key, index) => key === keyAt(index)) ? '' : keys.join('; ')
}
