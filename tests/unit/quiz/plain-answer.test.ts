import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBlank, placeField, readPlainAnswer } from '~/domain/quiz/plain-answer'

function form(fields: [string, string][]): FormData {
  const filled = new FormData()
  for (const [name, value] of fields) filled.append(name, value)
  return filled
}

function items(count: number) {
  return Array.from({ length: count }, (_, index) => ({ key: 'ABCDEFGHIJ'[index] ?? '', text: `Việc ${index + 1}` }))
}

test('texts and letters come back in the order of their fields', () => {
  const question = { type: 'matching' as const, options: items(3) }
  const filled = form([
    ['response', 'B'],
    ['response', ''],
    ['response', 'A'],
  ])
  expect(readPlainAnswer(question, filled)).toEqual({ response: ['B', '', 'A'], places: {}, problem: null })
})

test('nothing filled in is no answer', () => {
  const filled = form([
    ['response', ' '],
    ['response', ''],
  ])
  expect(readPlainAnswer({ type: 'missingWord', options: [] }, filled).response).toEqual([])
  expect(readPlainAnswer({ type: 'single', options: items(2) }, form([])).response).toEqual([])
  expect(readPlainAnswer({ type: 'ordering', options: items(2) }, form([])).problem).toBeNull()
  expect([isBlank([]), isBlank(['', ' ']), isBlank(['', 'A'])]).toEqual([true, true, false])
})

test('texts are composed', () => {
  const filled = form([['response', 'kính'.normalize('NFD')]])
  expect(readPlainAnswer({ type: 'shortAnswer', options: [] }, filled).response).toEqual(['kính'.normalize('NFC')])
})

test.each(['2,5', '2.5', '-3', '1730', ' 12 '])('%s is a number', (typed) => {
  expect(readPlainAnswer({ type: 'numeric', options: [] }, form([['response', typed]])).problem).toBeNull()
})

test.each(['hai', '1.730,5', '2 kg', '1 730'])('%s is none, and comes back as typed', (typed) => {
  const answer = readPlainAnswer({ type: 'numeric', options: [] }, form([['response', typed]]))
  expect(answer.problem).toContain(typed)
  expect(answer.response).toEqual([typed])
})

test('any whole set of places gives the order that it says', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['A', 'B', 'C', 'D', 'E'], { minLength: 5 }), (order) => {
      const filled = form(order.map((letter, index) => [placeField(letter), String(index + 1)]))
      expect(readPlainAnswer({ type: 'ordering', options: items(5) }, filled)).toMatchObject({
        response: order,
        problem: null,
      })
    }),
  )
})

test('one place for two items, a missing place and a place of nobody are refused, and kept as chosen', () => {
  const question = { type: 'ordering' as const, options: items(3) }
  const places = (a: string, b: string, c: string) =>
    form([
      ['place-A', a],
      ['place-B', b],
      ['place-C', c],
    ])
  expect(readPlainAnswer(question, places('1', '1', '2'))).toEqual({
    response: [],
    places: { A: '1', B: '1', C: '2' },
    problem: 'Có hơn một mục ở vị trí 1. Mỗi vị trí dành cho một mục, đồng chí chọn lại.',
  })
  expect(readPlainAnswer(question, places('1', '', '2')).problem).toContain('đủ 3 mục')
  expect(readPlainAnswer(question, places('1', '2', '9')).problem).toContain('đủ 3 mục')
})
