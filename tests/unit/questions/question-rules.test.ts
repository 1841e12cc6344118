import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullWeight, type QuestionBody, type QuestionContent } from '~/domain/questions/question-body'
import { findQuestionFaults } from '~/domain/questions/question-rules'
import { tidyContent } from '~/domain/questions/tidy-content'
import { anyBody, anyQuestion } from './any-question'

function content(body: QuestionBody, changes: Partial<QuestionContent> = {}): QuestionContent {
  return {
    topic: 'Lời chào',
    difficulty: 'easy',
    tags: ['cư trú'],
    passage: '',
    stem: 'Hỏi gì?',
    explanation: 'Vì thế.',
    body,
    ...changes,
  }
}

function fields(body: QuestionBody): string[] {
  return findQuestionFaults(content(body)).map(({ field }) => field)
}

const option = (key: string, text: string, correct = false, weight?: number) => ({
  key,
  text,
  correct,
  feedback: '',
  ...(weight === undefined ? {} : { weight }),
})
const accepted = (text: string, weight = fullWeight) => ({ text, weight, feedback: '' })
const number = (value: string, tolerance = '0') => ({ value, tolerance, weight: fullWeight, feedback: '' })
const essay: Extract<QuestionBody, { type: 'essay' }> = {
  type: 'essay',
  marking: 'points',
  maxPoints: 10,
  minWords: 0,
  maxWords: 0,
  guide: '',
  rubric: [{ criterion: 'Trung thực', points: 10 }],
}

const sound: QuestionBody[] = [
  { type: 'single', options: [option('a', 'Một', true), option('b', 'Hai')] },
  { type: 'single', options: [option('a', 'Một', true, fullWeight), option('b', 'Hai', false, fullWeight / 2)] },
  { type: 'multiple', options: [option('a', 'Một', true), option('b', 'Hai', true), option('c', 'Ba')] },
  {
    type: 'multiple',
    options: ['a', 'b', 'c'].map((key) => option(key, `Ý ${key}`, true, 3_333_333)),
  },
  { type: 'trueFalse', options: [option('dung', 'Đúng'), option('sai', 'Sai', true)] },
  {
    type: 'situation',
    options: [
      { key: 'a', text: 'Chào', quality: 'best', feedback: 'Đúng' },
      { key: 'b', text: 'Im lặng', quality: 'wrong', feedback: 'Chưa' },
    ],
  },
  { type: 'shortAnswer', accepted: [accepted('tận tụy'), accepted('*', 0)], ignoreMarks: false },
  {
    type: 'numeric',
    accepted: [number('-2.5', '0.5'), { from: '1', to: '1', weight: 1, feedback: '' }],
  },
  {
    type: 'matching',
    pairs: [
      { key: 'a', prompt: 'A', answer: 'chung' },
      { key: 'b', prompt: 'B', answer: 'chung' },
      { key: 'c', prompt: 'C', answer: 'riêng' },
    ],
    distractors: [{ key: 'd', text: 'nhiễu' }],
  },
  {
    type: 'ordering',
    items: [
      { key: 'a', text: 'chào' },
      { key: 'b', text: 'mời ngồi' },
    ],
  },
  { type: 'missingWord', parts: ['phải ', ''], gaps: [{ accepted: [accepted('tận tụy')] }], ignoreMarks: true },
  essay,
  { ...essay, marking: 'passFail', maxPoints: 1, rubric: [] },
]

test.each(sound.map((body) => [body.type, body] as const))('a sound question has no fault: %s', (_, body) => {
  expect(findQuestionFaults(content(body))).toEqual([])
})

const unsound: [name: string, body: QuestionBody, field: string][] = [
  ['one option', { type: 'single', options: [option('a', 'Một', true)] }, 'options'],
  [
    'nine options',
    { type: 'single', options: [...'abcdefghi'].map((key) => option(key, key, key === 'a')) },
    'options',
  ],
  ['two right in single', { type: 'single', options: [option('a', 'Một', true), option('b', 'Hai', true)] }, 'options'],
  [
    'half for the right one',
    { type: 'single', options: [option('a', '1', true, 5_000_000), option('b', '2')] },
    'options',
  ],
  ['nothing right in multiple', { type: 'multiple', options: [option('a', 'Một'), option('b', 'Hai')] }, 'options'],
  ['all right in multiple', { type: 'multiple', options: [option('a', '1', true), option('b', '2', true)] }, 'options'],
  [
    'the whole out of reach',
    { type: 'multiple', options: [option('a', '1', true, 9_999_980), option('b', '2', false, 0)] },
    'options',
  ],
  [
    'a wrong option that earns',
    { type: 'multiple', options: [option('a', '1', true, fullWeight), option('b', '2', false, 1)] },
    'options[1].weight',
  ],
  [
    'a share below minus the whole',
    { type: 'multiple', options: [option('a', '1', true, fullWeight), option('b', '2', false, -fullWeight - 1)] },
    'options[1].weight',
  ],
  ['an empty option', { type: 'single', options: [option('a', 'Một', true), option('b', ' ')] }, 'options[1].text'],
  ['equal options', { type: 'single', options: [option('a', 'Một  hai', true), option('b', 'Một hai')] }, 'options'],
  ['equal keys', { type: 'single', options: [option('a', 'Một', true), option('a', 'Hai')] }, 'options'],
  [
    'a true-false of three',
    { type: 'trueFalse', options: [...'abc'].map((key) => option(key, key, key === 'a')) },
    'options',
  ],
  ['no full answer', { type: 'shortAnswer', accepted: [accepted('x', 1)], ignoreMarks: false }, 'accepted'],
  ['a star that earns', { type: 'shortAnswer', accepted: [accepted('*')], ignoreMarks: false }, 'accepted[0].text'],
  [
    'answers that differ by case only',
    { type: 'shortAnswer', accepted: [accepted('Tận tụy'), accepted('tận tụy', 1)], ignoreMarks: false },
    'accepted',
  ],
  ['grouped digits', { type: 'numeric', accepted: [number('1,730')] }, 'accepted[0].value'],
  ['a negative tolerance', { type: 'numeric', accepted: [number('1', '-0.5')] }, 'accepted[0].tolerance'],
  [
    'a range upside down',
    { type: 'numeric', accepted: [{ from: '0.2', to: '0.1', weight: fullWeight, feedback: '' }] },
    'accepted[0].to',
  ],
  [
    'answers that are all one',
    {
      type: 'matching',
      pairs: [
        { key: 'a', prompt: 'A', answer: 'x' },
        { key: 'b', prompt: 'B', answer: 'x' },
      ],
      distractors: [],
    },
    'pairs',
  ],
  [
    'a gap too few',
    { type: 'missingWord', parts: ['a', 'b', 'c'], gaps: [{ accepted: [accepted('x')] }], ignoreMarks: false },
    'parts',
  ],
  [
    'nothing around the gap',
    { type: 'missingWord', parts: ['', ' '], gaps: [{ accepted: [accepted('x')] }], ignoreMarks: false },
    'parts',
  ],
  ['points that do not add up', { ...essay, maxPoints: 9 }, 'rubric'],
  ['more than one point for đạt', { ...essay, marking: 'passFail', rubric: [] }, 'maxPoints'],
  ['at most fewer words than at least', { ...essay, minWords: 300, maxWords: 200 }, 'maxWords'],
  ['half a point', { ...essay, maxPoints: 0.5 }, 'maxPoints'],
]

test.each(unsound)('refuses %s', (_, body, field) => {
  expect(fields(body)).toContain(field)
})

test('the parts that every type has keep to their lengths', () => {
  const [body] = sound
  if (!body) return
  const faults = findQuestionFaults(
    content(body, {
      stem: ' ',
      explanation: 'x'.repeat(2001),
      topic: 'x'.repeat(101),
      passage: 'Lời Chào',
      tags: ['một', 'Một', 'a,b'],
    }),
  ).map(({ field }) => field)
  expect(new Set(faults)).toEqual(new Set(['stem', 'explanation', 'topic', 'passage', 'tags']))
})

test('whatever is written gets its faults, never an exception, and tidying changes none of them twice', () => {
  for (const body of Object.values(anyBody)) {
    fc.assert(
      fc.property(anyQuestion(body), (question) => {
        for (const { field, reason } of findQuestionFaults(question)) {
          expect(field).toMatch(/^[a-zA-Z]+(\[\d+\](\.[a-zA-Z]+(\[\d+\]\.[a-zA-Z]+)?)?)?$/)
          expect(reason).toMatch(/\.$/)
        }
        const tidy = tidyContent(question)
        expect(tidyContent(tidy)).toEqual(tidy)
      }),
      { numRuns: 50 },
    )
  }
})
