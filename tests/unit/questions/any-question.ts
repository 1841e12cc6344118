import fc from 'fast-check'
import { keyAt } from '~/domain/questions/import-read'
import {
  type AcceptedText,
  type ChoiceOption,
  difficulties,
  fullWeight,
  type QuestionBody,
  type QuestionContent,
} from '~/domain/questions/question-body'

/** Any question of any type whose shape is sound, with texts that do their best to be taken for something else. */

const snippets = [
  ...[
    '~',
    '=',
    '#',
    '{',
    '}',
    ':',
    '::',
    '\\',
    '\\n',
    '\\\\',
    '->',
    '####',
    '%50%',
    '%',
    '[html]',
    '[plain]',
    '[',
    ']',
  ],
  ...[
    '//',
    '$CATEGORY: a',
    '<b>',
    '</p>',
    '&nbsp;',
    '&#32;',
    '&',
    '"',
    "'",
    ',',
    ';',
    '*',
    '\\*',
    '_x0041_',
    '_____',
    '______',
  ],
  ...['http://vi.du/?a=1', '1..5', 'T', 'TRUE', '\n', '\n\n', '\r\n', '\t', ' ', '  ', '\u00a0', '\u2028', '\0'],
  ...['kính trọng, lễ phép', 'Đồng chí', 'ỄỘỮĐ', 'é', '\u0338', '👮🏽‍♀️', 'nhân dân', '1', '-', '(', ')', '|'],
]

const anyText = fc
  .oneof(
    fc.array(fc.constantFrom(...snippets), { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  .map((text) => text.normalize('NFC'))

/** Texts are kept trimmed; only the parts of a quotation have blanks at their edges. */
const text = anyText.map((value) => value.trim())
const filledText = text.map((value) => value || 'x')

const weight = fc.oneof(
  fc.constantFrom(0, 1, 5_000_000, 3_333_333, -3_333_333, fullWeight, -fullWeight),
  fc.integer({ min: -fullWeight, max: fullWeight }),
)
const share = weight.map(Math.abs)
const decimal = fc
  .tuple(fc.constantFrom('', '-'), fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('', '.5', '.25', '.0', '.0001'))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction}`)

function keyed<Item>(items: readonly Item[], keys: readonly string[] | null): (Item & { key: string })[] {
  return items.map((item, index) => ({ key: keys?.[index] ?? keyAt(index), ...item }))
}

/** Usually by place; sometimes as a form leaves them after an option was taken out. */
const someKeys = fc.constantFrom(null, null, ['b', 'c', 'a', 'h', 'g', 'f', 'e', 'd', 'k', 'i'])

const accepted: fc.Arbitrary<AcceptedText[]> = fc.array(
  fc.record({ text: filledText, weight: share, feedback: text }),
  {
    minLength: 1,
    maxLength: 3,
  },
)

const choice: fc.Arbitrary<QuestionBody> = fc
  .record({
    type: fc.constantFrom('single' as const, 'multiple' as const),
    isWeighted: fc.boolean(),
    options: fc.array(
      fc.record({ text: filledText, feedback: text, correct: fc.boolean(), weight: fc.option(weight) }),
      {
        minLength: 2,
        maxLength: 5,
      },
    ),
    right: fc.nat(4),
    keys: someKeys,
  })
  .map(({ type, isWeighted, options, right, keys }) => ({
    type,
    options: keyed(options, keys).map(({ weight: set, correct, ...option }, index): ChoiceOption => {
      const isRight = index === right % options.length
      if (type === 'single') {
        const own = isRight ? fullWeight : set
        return { ...option, correct: isRight, ...(isWeighted && set !== null && own !== null ? { weight: own } : {}) }
      }
      if (!isWeighted) return { ...option, correct: correct || isRight }
      return { ...option, correct: (isRight ? fullWeight : (set ?? 0)) > 0, weight: isRight ? fullWeight : (set ?? 0) }
    }),
  }))

const trueFalse: fc.Arbitrary<QuestionBody> = fc.tuple(fc.boolean(), text, text).map(([isTrue, yes, no]) => ({
  type: 'trueFalse',
  options: [
    { key: 'dung', text: 'Đúng', correct: isTrue, feedback: yes },
    { key: 'sai', text: 'Sai', correct: !isTrue, feedback: no },
  ],
}))

const situation: fc.Arbitrary<QuestionBody> = fc
  .tuple(
    fc.array(
      fc.record({
        text: filledText,
        quality: fc.constantFrom('best' as const, 'acceptable' as const, 'wrong' as const),
        feedback: text,
      }),
      { minLength: 2, maxLength: 5 },
    ),
    someKeys,
  )
  .map(([options, keys]) => ({ type: 'situation', options: keyed(options, keys) }))

const shortAnswer: fc.Arbitrary<QuestionBody> = fc
  .tuple(accepted, fc.boolean())
  .map(([list, ignoreMarks]) => ({ type: 'shortAnswer', accepted: list, ignoreMarks }))

const numeric: fc.Arbitrary<QuestionBody> = fc
  .array(
    fc.oneof(
      fc.record({
        value: decimal,
        tolerance: decimal.map((one) => one.replace('-', '')),
        weight: share,
        feedback: text,
      }),
      fc.record({ from: decimal, to: decimal, weight: share, feedback: text }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => ({ type: 'numeric', accepted: list }))

const matching: fc.Arbitrary<QuestionBody> = fc
  .tuple(
    fc.array(fc.record({ prompt: filledText, answer: filledText }), { minLength: 2, maxLength: 4 }),
    fc.array(fc.record({ text: filledText }), { maxLength: 3 }),
    someKeys,
  )
  .map(([pairs, distractors, keys]) => ({
    type: 'matching',
    pairs: keyed(pairs, keys),
    distractors: distractors.map((one, index) => ({
      key: keys?.[pairs.length + index] ?? keyAt(pairs.length + index),
      ...one,
    })),
  }))

const ordering: fc.Arbitrary<QuestionBody> = fc
  .tuple(fc.array(fc.record({ text: filledText }), { minLength: 2, maxLength: 12 }), fc.constant(null))
  .map(([items, keys]) => ({ type: 'ordering', items: keyed(items, keys) }))

const missingWord: fc.Arbitrary<QuestionBody> = fc
  .tuple(
    fc.array(fc.record({ accepted }), { minLength: 1, maxLength: 3 }),
    fc.array(anyText, { minLength: 4, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([gaps, parts, ignoreMarks]) => ({
    type: 'missingWord',
    parts: parts.slice(0, gaps.length + 1),
    gaps,
    ignoreMarks,
  }))

const essay: fc.Arbitrary<QuestionBody> = fc.record({
  type: fc.constant('essay' as const),
  marking: fc.constantFrom('passFail' as const, 'points' as const),
  maxPoints: fc.integer({ min: 1, max: 100 }),
  minWords: fc.constantFrom(0, 50),
  maxWords: fc.constantFrom(0, 300),
  guide: text,
  rubric: fc.array(fc.record({ criterion: filledText, points: fc.nat(100) }), { maxLength: 3 }),
})

export const anyBody = {
  choice,
  trueFalse,
  situation,
  shortAnswer,
  numeric,
  matching,
  ordering,
  missingWord,
  essay,
}

const tag = filledText.map(
  (value) =>
    value
      .replace(/[,;\r\n]/g, '')
      .normalize('NFC')
      .trim() || 'nhãn',
)

export function anyQuestion(body: fc.Arbitrary<QuestionBody>): fc.Arbitrary<QuestionContent> {
  return fc.record({
    topic: text,
    difficulty: fc.constantFrom(...difficulties),
    tags: fc.array(tag, { maxLength: 3 }),
    passage: fc.constantFrom('', 'loi-chao'),
    stem: filledText,
    explanation: text,
    body,
  })
}
