import { type GiftDirective, writeDirectives } from './gift-directives'
import { htmlOf } from './gift-html'
import { defaultBlank } from './gift-notes'
import { keyAt } from './import-read'
import {
  type AcceptedText,
  type BodyOf,
  fullWeight,
  type QuestionBody,
  type QuestionContent,
  type Weight,
} from './question-body'
import { missingWordStem } from './question-title'

/**
 * Questions as GIFT that Moodle reads sensibly and `parseGift` reads back unchanged.
 *
 * | Question | In GIFT | Notes in the comment above |
 * |---|---|---|
 * | every one | stem, `####` explanation | [id:] code, [tag:] tags (Moodle's own); [topic:] [difficulty:] [passage:] |
 * | single | one `=`, others `~`, set weights as `%w%` | [right:100] where the right option states its 100 % |
 * | multiple | `~%w%`; without set weights ±100/n for n right options | [weights:even] without set weights |
 * | true/false | `T` or `F`, `#` to who was wrong, `#` to who was right | |
 * | situation | best `=`, acceptable `~%50%`, wrong `~` | [type:situation] |
 * | short answer | `=%w%` texts | [marks:ignored]; [type:shortAnswer] where a text has "->" |
 * | numeric | `#` `=%w%value:tolerance` or `from..to` | |
 * | matching | `=prompt -> answer`, distractors without prompt | |
 * | ordering | a match of 1, 2, 3 … | [type:ordering] |
 * | missing word | text around the braces, the first gap between them, later gaps as _____ | [type:missingWord]; [stem:] when it has one of its own, which stands above the quotation; [gap:] for each later gap; [blank:] when _____ is in the text |
 * | essay | `{}` | [marking:points] [points:] [minwords:] [maxwords:] [guide:] [rubric:points\|criterion] |
 * | keys that are not a, b, c … | | [keys:a,c,d] |
 *
 * Texts are [plain]; one that GIFT would trim or fold is [html], character by character.
 */
export function writeGift(questions: readonly { code: string; category: string; content: QuestionContent }[]): string {
  let category = ''
  const blocks: string[] = []
  for (const question of questions) {
    if (question.category !== category) blocks.push(`$CATEGORY: ${question.category}`)
    category = question.category
    blocks.push(writeQuestion(question.code, question.content))
  }
  return blocks.map((block) => `${block}\n\n`).join('')
}

function writeQuestion(code: string, content: QuestionContent): string {
  const notes: GiftDirective[] = [
    ...(code === '' ? [] : [{ name: 'id', value: code }]),
    ...content.tags.map((value) => ({ name: 'tag', value })),
    ...noteUnless('', 'topic', content.topic),
    ...noteUnless('medium', 'difficulty', content.difficulty),
    ...noteUnless('', 'passage', content.passage),
    ...notesOf(content),
  ]
  const comment = notes.length > 0 ? `${writeDirectives(notes)}\n` : ''
  const { before, answers, after, format } = writeBody(content)
  const explanation = content.explanation === '' ? [] : [`####${writeText(content.explanation, format)}`]
  const lines = [...answers, ...explanation]
  const isShort = lines.length <= 1
  return `${comment}${before}{${isShort ? lines.join('') : `\n${lines.map((line) => `\t${line}\n`).join('')}`}}${after}`
}

function noteUnless(usual: string, name: string, value: string): GiftDirective[] {
  return value === usual ? [] : [{ name, value }]
}

function notesOf({ stem, body }: QuestionContent): GiftDirective[] {
  return [...typeNotes(body), ...keyNotes(body), ...(body.type === 'missingWord' ? gapNotes(stem, body) : [])]
}

function typeNotes(body: QuestionBody): GiftDirective[] {
  switch (body.type) {
    case 'single':
      return noteUnless(
        '',
        'right',
        body.options.some(({ correct, weight }) => correct && weight !== undefined) ? '100' : '',
      )
    case 'multiple':
      return noteUnless('', 'weights', isWeighted(body) ? '' : 'even')
    case 'shortAnswer': {
      const isLikeMatching = body.accepted.some(({ text, feedback }) => `${text}${feedback}`.includes('->'))
      return [...noteUnless('', 'type', isLikeMatching ? body.type : ''), ...marksNotes(body)]
    }
    case 'situation':
    case 'ordering':
      return [{ name: 'type', value: body.type }]
    case 'missingWord':
      return [{ name: 'type', value: body.type }, ...marksNotes(body)]
    case 'essay':
      return [
        ...noteUnless('passFail', 'marking', body.marking),
        ...noteUnless('1', 'points', String(body.maxPoints)),
        ...noteUnless('0', 'minwords', String(body.minWords)),
        ...noteUnless('0', 'maxwords', String(body.maxWords)),
        ...noteUnless('', 'guide', body.guide),
        ...body.rubric.map(({ criterion, points }) => ({ name: 'rubric', value: `${points}|${criterion}` })),
      ]
    default:
      return []
  }
}

function marksNotes({ ignoreMarks }: { ignoreMarks: boolean }): GiftDirective[] {
  return ignoreMarks ? [{ name: 'marks', value: 'ignored' }] : []
}

function keyNotes(body: QuestionBody): GiftDirective[] {
  if (body.type === 'trueFalse') return []
  const items: readonly { key: string }[] =
    'options' in body
      ? body.options
      : 'items' in body
        ? body.items
        : 'pairs' in body
          ? [...body.pairs, ...body.distractors]
          : []
  const keys = items.map(({ key }) => key)
  return keys.every((key, index) => key === keyAt(index)) ? [] : [{ name: 'keys', value: keys.join(',') }]
}

function gapNotes(stem: string, body: BodyOf<'missingWord'>): GiftDirective[] {
  return [
    ...(stem === missingWordStem ? [] : [{ name: 'stem', value: stem }]),
    ...body.gaps.slice(1).map(({ accepted }) => ({ name: 'gap', value: writeAccepted(accepted, 'plain').join(' ') })),
    ...noteUnless(defaultBlank, 'blank', blankFor(body.parts.slice(1))),
  ]
}

/** A mark that stands for a gap and cannot be taken for the text around it. */
function blankFor(parts: readonly string[]): string {
  for (let length = 5; ; length += 1) {
    const line = '_'.repeat(length)
    for (const blank of [line, `(${line})`]) {
      const found = parts.join(blank).split(blank)
      if (found.length === parts.length && found.every((part, index) => part === parts[index])) return blank
    }
  }
}

type Format = 'plain' | 'html'

interface WrittenBody {
  before: string
  answers: string[]
  after: string
  /** Of the stem; other texts say so where theirs is another. */
  format: Format
}

function writeBody({ stem, body }: QuestionContent): WrittenBody {
  if (body.type === 'missingWord') return writeQuotation(stem, body)
  const format = formatFor(stem)
  return { before: `[${format}]${inFormat(stem, format)} `, answers: writeAnswers(body, format), after: '', format }
}

function writeAnswers(body: Exclude<QuestionBody, { type: 'missingWord' }>, format: Format): string[] {
  const feedbackOf = (text: string) => (text === '' ? '' : `#${writeText(text, format)}`)
  switch (body.type) {
    case 'single':
    case 'multiple': {
      const share = Math.round(fullWeight / Math.max(1, body.options.filter(({ correct }) => correct).length))
      return body.options.map(({ correct, weight, text, feedback }) => {
        const isEven = body.type === 'multiple' && !isWeighted(body)
        const shown = isEven ? (correct ? share : -share) : weight
        const sign = body.type === 'single' && correct ? '=' : `~${shown === undefined ? '' : percentOf(shown)}`
        return `${sign}${writeText(text, format)}${feedbackOf(feedback)}`
      })
    }
    case 'situation': {
      const signs = { best: '=', acceptable: '~%50%', wrong: '~' }
      return body.options.map(
        ({ quality, text, feedback }) => `${signs[quality]}${writeText(text, format)}${feedbackOf(feedback)}`,
      )
    }
    case 'trueFalse': {
      const right = body.options.find(({ correct }) => correct)
      const wrong = body.options.find(({ correct }) => !correct)
      const said = [wrong?.feedback ?? '', right?.feedback ?? ''].map((text) =>
        text === '' ? '' : writeText(text, format),
      )
      const letter = right?.key === 'dung' ? 'T' : 'F'
      return [`${letter}${said[1] ? `#${said[0]}#${said[1]}` : said[0] ? `#${said[0]}` : ''}`]
    }
    case 'shortAnswer':
      return writeAccepted(body.accepted, format)
    case 'numeric':
      return [
        '#',
        ...body.accepted.map((answer) => {
          const number =
            'value' in answer
              ? `${answer.value}${answer.tolerance === '0' ? '' : `:${answer.tolerance}`}`
              : `${answer.from}..${answer.to}`
          return `=${weightUnlessFull(answer.weight)}${number}${feedbackOf(answer.feedback)}`
        }),
      ]
    case 'matching':
      return [
        ...body.pairs.map(({ prompt, answer }) => `=${writePrompt(prompt, format)} -> ${writeText(answer, 'plain')}`),
        ...body.distractors.map(({ text }) => `=-> ${writeText(text, 'plain')}`),
      ]
    case 'ordering':
      return body.items.map(({ text }, index) => `=${index + 1} -> ${writeText(text, 'plain')}`)
    case 'essay':
      return []
  }
}

function writeAccepted(accepted: readonly AcceptedText[], format: Format): string[] {
  return accepted.map(
    ({ text, weight, feedback }) =>
      `=${weightUnlessFull(weight)}${writeText(text, format)}${feedback === '' ? '' : `#${writeText(feedback, format)}`}`,
  )
}

function writeQuotation(stem: string, { parts, gaps }: BodyOf<'missingWord'>): WrittenBody {
  const [opening = '', ...rest] = parts
  const head = stem === missingWordStem ? opening : `${stem}\n\n${opening}`
  const tail = rest.join(blankFor(rest))
  // Blanks beside the gap stay as they are; those at both ends of the whole would be trimmed.
  const format = formatFor(`${head}|`) === 'plain' && formatFor(`|${tail}`) === 'plain' ? 'plain' : 'html'
  return {
    before: `[${format}]${inFormat(head, format)}`,
    answers: writeAccepted(gaps[0]?.accepted ?? [], format),
    after: inFormat(tail, format),
    format,
  }
}

function isWeighted({ options }: BodyOf<'single' | 'multiple' | 'trueFalse'>): boolean {
  return options.some(({ weight }) => weight !== undefined)
}

function weightUnlessFull(weight: Weight): string {
  return weight === fullWeight ? '' : percentOf(weight)
}

/** 3 333 333 → "%33.33333%" */
function percentOf(weight: Weight): string {
  const digits = String(Math.abs(weight)).padStart(6, '0')
  const fraction = digits.slice(-5).replace(/0+$/, '')
  return `%${weight < 0 ? '-' : ''}${digits.slice(0, -5)}${fraction === '' ? '' : `.${fraction}`}%`
}

/** Whether GIFT keeps the text as it is: nothing at its edges to trim, no blanks around line breaks to fold. */
function formatFor(text: string): Format {
  return /^\s|\s$|\r|[^\S\n]\n|\n[^\S\n]/u.test(text) ? 'html' : 'plain'
}

function inFormat(text: string, format: Format): string {
  return escaped(format === 'html' ? htmlOf(text) : text)
}

/** A text within the answers: its format is stated where it is not the one it inherits, or where it begins like a sign. */
function writeText(text: string, inherited: Format): string {
  const format = formatFor(text)
  const prefix = format !== inherited || /^[[%]/.test(text) ? `[${format}]` : ''
  return `${prefix}${inFormat(text, format)}`
}

/** The first "->" of a pair parts it, and no backslash helps. */
function writePrompt(prompt: string, inherited: Format): string {
  if (!prompt.includes('->')) return writeText(prompt, inherited)
  return `${inherited === 'html' ? '' : '[html]'}${inFormat(prompt, 'html')}`
}

function escaped(text: string): string {
  return text
    .replace(/[\\~=#{}]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('::', '\\:\\:')
}
