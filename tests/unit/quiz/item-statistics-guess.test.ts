import { expect, test } from 'vitest'
import type { QuestionBody } from '~/domain/questions/question-body'
import { randomGuessOf } from '~/domain/quiz/item-statistics-guess'
import { figure, flagText } from '~/domain/quiz/item-statistics-words'

const options = (...correct: boolean[]) =>
  correct.map((isRight, index) => ({ key: 'abcd'[index] ?? '', text: `${index}`, correct: isRight, feedback: '' }))

test.each<[string, QuestionBody, number | null]>([
  ['one of four', { type: 'single', options: options(true, false, false, false) }, 25],
  ['true or false', { type: 'trueFalse', options: options(true, false) }, 50],
  ['several', { type: 'multiple', options: options(true, true, false) }, null],
  [
    'a situation',
    {
      type: 'situation',
      options: [
        { key: 'a', text: 'a', quality: 'best', feedback: '' },
        { key: 'b', text: 'b', quality: 'acceptable', feedback: '' },
        { key: 'c', text: 'c', quality: 'wrong', feedback: '' },
      ],
    },
    50,
  ],
  [
    'matching with a distractor',
    {
      type: 'matching',
      pairs: [
        { key: 'a', prompt: '1', answer: 'một' },
        { key: 'b', prompt: '2', answer: 'hai' },
        { key: 'c', prompt: '3', answer: 'ba' },
      ],
      distractors: [{ key: 'd', text: 'bốn' }],
    },
    25,
  ],
  ['ordering', { type: 'ordering', items: ['a', 'b', 'c', 'd'].map((key) => ({ key, text: key })) }, 25],
  ['typed', { type: 'shortAnswer', accepted: [], ignoreMarks: false }, 0],
])('blind guessing: %s', (_name, body, expected) => {
  expect(randomGuessOf(body)).toEqual(expected)
})

test('guessing an order earns one pair in n on average: counted over all orders of four', () => {
  const orders = permutations(['a', 'b', 'c', 'd'])
  const pairs = orders.map(
    (order) => order.filter((key, at) => 'abcd'.includes(`${key}${order[at + 1] ?? '-'}`)).length,
  )
  const share = pairs.reduce((sum, count) => sum + count, 0) / orders.length / 3
  expect(100 * share).toBeCloseTo(25, 9)
})

function permutations(keys: string[]): string[][] {
  return keys.length === 0
    ? [[]]
    : keys.flatMap((key) => permutations(keys.filter((other) => other !== key)).map((rest) => [key, ...rest]))
}

test('figures and flags in words', () => {
  expect([figure(62.54), figure(-3), figure(-0.01), figure(null)]).toEqual(['62,5', '−3,0', '0,0', '–'])
  expect(flagText({ kind: 'drawsTheBest', text: 'Chờ đấy' })).toContain('“Chờ đấy”')
})
