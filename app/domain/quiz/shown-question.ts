import type { BodyOf, QuestionBody, QuestionType } from '~/domain/questions/question-body'

/**
 * What of a question reaches a browser before its keys may be shown, and how a response travels. Options travel under the
 * letter of the place in which they are shown: the stored keys follow the order in which the author wrote them, often the
 * right one first, so they would give the answer away.
 */

export interface ShownQuestion {
  position: number
  type: QuestionType
  stem: string
  /** What is chosen from or put in order, under the letters of the order shown; none where the answer is typed. */
  options: { key: string; text: string }[]
  /** matching: what needs an answer each. */
  prompts: string[]
  /** missingWord: the quotation around its gaps, one part more than gaps. */
  parts: string[]
  essay: ShownEssay | null
  /** As it travels: letters, or texts as typed. */
  response: string[]
  revision: number
  flagged: boolean
}

interface ShownEssay {
  minWords: number
  /** Zero: no upper limit. */
  maxWords: number
  guide: string
  /** What it is marked by. */
  rubric: string[]
  marking: BodyOf<'essay'>['marking']
}

/** The longest text kept, in characters. */
const longestText = 1000
const longestEssay = 20_000

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export function letterAt(index: number): string {
  return letters[index] ?? String(index + 1)
}

/** The parts of a question that its body decides. */
export function shownBody(
  body: QuestionBody,
  optionOrder: readonly string[],
): Pick<ShownQuestion, 'type' | 'options' | 'prompts' | 'parts' | 'essay'> {
  const texts = optionTexts(body)
  return {
    type: body.type,
    options: optionOrder.map((key, index) => ({ key: letterAt(index), text: texts.get(key) ?? '' })),
    prompts: body.type === 'matching' ? body.pairs.map(({ prompt }) => prompt) : [],
    parts: body.type === 'missingWord' ? [...body.parts] : [],
    essay: body.type === 'essay' ? shownEssay(body) : null,
  }
}

/** What can be chosen or moved, by its stored key; empty where the answer is typed. */
function optionTexts(body: QuestionBody): Map<string, string> {
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
    case 'situation':
      return new Map(body.options.map(({ key, text }) => [key, text]))
    case 'matching':
      return new Map([
        ...body.pairs.map(({ key, answer }) => [key, answer] as const),
        ...body.distractors.map(({ key, text }) => [key, text] as const),
      ])
    case 'ordering':
      return new Map(body.items.map(({ key, text }) => [key, text]))
    default:
      return new Map()
  }
}

/**
 * The keys that a paper shuffles; none where the answer is typed. Answers of a matching question with the same text are
 * one answer, so one key stands for them.
 */
export function optionKeysOf(body: QuestionBody): string[] {
  const texts = [...optionTexts(body)]
  if (body.type !== 'matching') return texts.map(([key]) => key)
  return texts.filter(([, text], index) => texts.findIndex(([, other]) => other === text) === index).map(([key]) => key)
}

/** A stored response as it travels. */
export function responseToWire(
  body: QuestionBody,
  optionOrder: readonly string[],
  response: readonly string[],
): string[] {
  if (!isPicked(body)) return [...response]
  const letterOf = new Map(optionOrder.map((key, index) => [key, letterAt(index)]))
  const wire = response.map((key) => letterOf.get(key) ?? '')
  return body.type === 'multiple' ? wire.sort() : wire
}

/**
 * What travelled, as it is stored; an answer with nothing in it is an empty list. Null when it cannot have come from the
 * form of this question: a letter that was not shown, one too many, a part too few, a text longer than the field takes.
 */
export function responseFromWire(
  body: QuestionBody,
  optionOrder: readonly string[],
  wire: readonly string[],
): string[] | null {
  const parts = isPicked(body) ? keysOf(optionOrder, wire) : textsOf(body, wire)
  if (!parts) return null
  if (parts.every((part) => part.trim() === '')) return []
  return fits(body, optionOrder, parts) ? inStoredOrder(body, optionOrder, parts) : null
}

function isPicked(body: QuestionBody): boolean {
  return body.type !== 'shortAnswer' && body.type !== 'numeric' && body.type !== 'missingWord' && body.type !== 'essay'
}

function keysOf(optionOrder: readonly string[], wire: readonly string[]): string[] | null {
  const keyOf = new Map(optionOrder.map((key, index) => [letterAt(index), key]))
  const keys = wire.map((letter) => (letter === '' ? '' : keyOf.get(letter)))
  return keys.every((key) => key !== undefined) ? keys : null
}

function textsOf(body: QuestionBody, wire: readonly string[]): string[] | null {
  const longest = body.type === 'essay' ? longestEssay : longestText
  const texts = wire.map((text) => text.normalize('NFC'))
  return texts.every((text) => text.length <= longest) ? texts : null
}

function fits(body: QuestionBody, optionOrder: readonly string[], parts: readonly string[]): boolean {
  const isEachOnce = new Set(parts).size === parts.length && !parts.includes('')
  switch (body.type) {
    case 'multiple':
      return isEachOnce
    case 'ordering':
      return isEachOnce && parts.length === optionOrder.length
    case 'matching':
      return parts.length === body.pairs.length
    case 'missingWord':
      return parts.length === body.gaps.length
    default:
      return parts.length === 1
  }
}

function inStoredOrder(body: QuestionBody, optionOrder: readonly string[], parts: string[]): string[] {
  return body.type === 'multiple' ? optionOrder.filter((key) => parts.includes(key)) : parts
}

function shownEssay({ minWords, maxWords, guide, rubric, marking }: BodyOf<'essay'>): ShownEssay {
  return { minWords, maxWords, guide, rubric: rubric.map(({ criterion }) => criterion), marking }
}
