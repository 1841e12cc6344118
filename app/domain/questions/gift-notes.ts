import { GiftFault } from './gift-answers'
import { readAcceptedTexts } from './gift-bodies'
import type { GiftDirective } from './gift-directives'
import { scanGift } from './gift-scanner'
import {
  type AcceptedText,
  type BodyOf,
  type Difficulty,
  difficulties,
  type QuestionBody,
  type QuestionType,
  questionTypes,
  type RubricLine,
} from './question-body'

/** What the comment above a question says of it; `gift-writer.ts` lists every note. */
export interface GiftNotes {
  id: string
  /** Null: the answers show it. */
  type: QuestionType | null
  topic: string
  difficulty: Difficulty
  tags: string[]
  passage: string
  /** In the order of the options, pairs and distractors, or items; null: by place. */
  keys: string[] | null
  /** [weights:even]: right options share the mark. */
  isEven: boolean
  /** [right:100]: the right option of a choice states its 100 %. */
  isWholeWritten: boolean
  ignoreMarks: boolean
  /** Asked above the quotation of a missing-word question; null: nothing but the quotation. */
  quotationStem: string | null
  /** Accepted texts of every gap after the first. */
  laterGaps: AcceptedText[][]
  /** Stands in the text for those gaps. */
  blank: string
  essay: BodyOf<'essay'>
}

export const defaultBlank = '_____'

/** @throws GiftFault for a note that says nothing known. */
export function readNotes(directives: readonly GiftDirective[], line: number): GiftNotes {
  const all = (name: string) => directives.filter((directive) => directive.name === name).map(({ value }) => value)
  const one = (name: string): string | null => all(name)[0]?.normalize('NFC') ?? null
  const listed = <Name extends string>(name: string, known: readonly Name[]): Name | null => {
    const value = one(name)
    if (value === null) return null
    const found = known.find((item) => item === value)
    if (!found) throw new GiftFault(line, `Ghi chú [${name}:${value}] không đúng. Có thể ghi: ${known.join(', ')}.`)
    return found
  }
  return {
    id: one('id') ?? '',
    type: listed('type', questionTypes),
    topic: one('topic') ?? '',
    difficulty: listed('difficulty', difficulties) ?? 'medium',
    tags: all('tag').map((tag) => tag.normalize('NFC')),
    passage: one('passage') ?? '',
    keys: one('keys')?.split(',') ?? null,
    isEven: listed('weights', ['even']) !== null,
    isWholeWritten: listed('right', ['100']) !== null,
    ignoreMarks: listed('marks', ['ignored']) !== null,
    quotationStem: one('stem'),
    laterGaps: all('gap').map((text) =>
      readAcceptedTexts({ tokens: scanGift([{ number: line, text }]), format: 'plain', line }),
    ),
    blank: one('blank') ?? defaultBlank,
    essay: {
      type: 'essay',
      marking: listed('marking', ['passFail', 'points']) ?? 'passFail',
      maxPoints: wholeOf(one('points') ?? '1', 'points', line),
      minWords: wholeOf(one('minwords') ?? '0', 'minwords', line),
      maxWords: wholeOf(one('maxwords') ?? '0', 'maxwords', line),
      guide: one('guide') ?? '',
      rubric: all('rubric').map((text) => rubricLineOf(text.normalize('NFC'), line)),
    },
  }
}

/** The body with the keys of its note, where there is one. */
export function withKeys<Body extends QuestionBody>(body: Body, { keys }: GiftNotes): Body {
  if (!keys) return body
  const keyed = <Item extends { key: string }>(items: readonly Item[], from = 0) =>
    items.map((item, index) => ({ ...item, key: keys[from + index] ?? item.key }))
  if ('options' in body) return { ...body, options: keyed(body.options as { key: string }[]) }
  if ('items' in body) return { ...body, items: keyed(body.items) }
  if (!('pairs' in body)) return body
  return { ...body, pairs: keyed(body.pairs), distractors: keyed(body.distractors, body.pairs.length) }
}

/**
 * Stem and body of a missing-word question from the text on both sides of its braces. @throws GiftFault when the text has
 * not as many blanks as there are later gaps.
 */
export function quotationOf(
  { head, tail, first }: { head: string; tail: string; first: AcceptedText[] },
  notes: GiftNotes,
  { defaultStem, line }: { defaultStem: string; line: number },
): { stem: string; body: BodyOf<'missingWord'> } {
  const { quotationStem, laterGaps, blank, ignoreMarks } = notes
  const above = `${quotationStem}\n\n`
  const opening = quotationStem !== null && head.startsWith(above) ? head.slice(above.length) : head
  const rest = laterGaps.length > 0 ? tail.split(blank) : [tail]
  if (rest.length !== laterGaps.length + 1)
    throw new GiftFault(line, `Câu có ${laterGaps.length + 1} chỗ trống nhưng lời văn không có đủ dấu ${blank}.`)
  return {
    stem: quotationStem ?? defaultStem,
    body: {
      type: 'missingWord',
      parts: [opening, ...rest],
      gaps: [first, ...laterGaps].map((accepted) => ({ accepted })),
      ignoreMarks,
    },
  }
}

function wholeOf(text: string, name: string, line: number): number {
  if (!/^\d{1,6}$/.test(text)) throw new GiftFault(line, `Ghi chú [${name}:${text}] phải là số nguyên.`)
  return Number(text)
}

/** "2|Nêu được ba việc đã làm" */
function rubricLineOf(text: string, line: number): RubricLine {
  const [, points, criterion] = /^(\d{1,6})\|([\s\S]*)$/.exec(text) ?? []
  if (points === undefined || criterion === undefined)
    throw new GiftFault(line, `Ghi chú [rubric:${text}] ghi như [rubric:2|Nêu được ba việc đã làm].`)
  return { criterion, points: Number(points) }
}
