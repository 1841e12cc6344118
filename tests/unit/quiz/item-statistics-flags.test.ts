import { expect, test } from 'vitest'
import type { ItemStatistics } from '~/domain/quiz/item-statistics'
import { chooseAttempts, drawnOptions, flagsOf } from '~/domain/quiz/item-statistics-flags'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 1, minute))
const taken = (officerId: string, minute: number, score: [number, number] | null) => ({
  officerId,
  submittedAt: at(minute),
  score: score && { numerator: score[0], denominator: score[1] },
})
const attempts = [
  taken('an', 3, [3, 5]),
  taken('an', 1, [1, 5]),
  taken('an', 2, [6, 10]),
  taken('binh', 4, null),
  taken('binh', 5, [1, 1]),
]
const minutes = (choice: Parameters<typeof chooseAttempts>[1]) =>
  chooseAttempts(attempts, choice).map((attempt) => attempt.submittedAt.getUTCMinutes())

test('first attempts by default; an attempt that waits for a mark is left out and not replaced', () => {
  expect(minutes('first')).toEqual([1])
})

test('last, all, and best: of equal scores the earlier', () => {
  expect(minutes('last')).toEqual([3, 5])
  expect(minutes('all')).toEqual([1, 2, 3, 5])
  expect(minutes('best')).toEqual([2, 5])
})

test('how the options drew, also among the best third', () => {
  const options = [
    { key: 'a', text: 'Đúng', isRight: true },
    { key: 'b', text: 'Nhiễu', isRight: false },
  ]
  const answers = [
    { response: ['a'], total: 0.9 },
    { response: ['b'], total: 0.8 },
    { response: ['b'], total: 0.8 },
    { response: ['a', 'b'], total: 0.1 },
    { response: [], total: 0 },
    { response: [''], total: 0 },
  ]
  expect(drawnOptions(options, answers)).toEqual({
    options: [
      { ...options[0], count: 2, bestThird: 1 },
      { ...options[1], count: 3, bestThird: 2 },
    ],
    unanswered: 2,
  })
})

const item = (more: Partial<ItemStatistics>): ItemStatistics => ({
  itemId: 'cau-1',
  attempts: 20,
  facility: 60,
  standardDeviation: 40,
  randomGuess: 25,
  intendedWeight: null,
  effectiveWeight: null,
  discrimination: 30,
  efficiency: 40,
  ...more,
})
const kinds = (more: Partial<ItemStatistics>) => flagsOf(item(more), []).map((flag) => flag.kind)

test('what deserves a second look', () => {
  expect(kinds({})).toEqual([])
  expect(kinds({ attempts: 19, facility: 0 })).toEqual(['tooFew'])
  expect(kinds({ facility: 4.9, discrimination: null })).toEqual(['tooHard'])
  expect(kinds({ facility: 5 })).toEqual([])
  expect(kinds({ facility: 95.1 })).toEqual(['tooEasy'])
  expect(kinds({ discrimination: 19.9 })).toEqual(['weak'])
  expect(kinds({ discrimination: -0.1 })).toEqual(['negative'])
})

test('a wrong option that draws more of the best than the right one is named', () => {
  const option = (text: string, isRight: boolean, bestThird: number) => ({
    key: text,
    text,
    isRight,
    bestThird,
    count: bestThird,
  })
  expect(flagsOf(item({}), [option('Đúng', true, 3), option('Nhiễu', false, 4), option('Khác', false, 3)])).toEqual([
    { kind: 'drawsTheBest', text: 'Nhiễu' },
  ])
})
