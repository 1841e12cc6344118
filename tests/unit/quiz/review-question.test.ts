import { expect, test } from 'vitest'
import { fullWeight, type QuestionBody } from '~/domain/questions/question-body'
import { reviewedAnswer } from '~/domain/quiz/review-question'

function review(body: QuestionBody, response: string[], optionOrder: string[] = []) {
  return reviewedAnswer({ body, optionOrder, response, essay: null })
}

const accepted = (text: string, weight = fullWeight, feedback = '') => ({ text, weight, feedback })

test('options come under the letters that were shown, with what was chosen', () => {
  const options = [
    { key: 'a', text: 'Chào', correct: true, feedback: 'Phải.' },
    { key: 'b', text: 'Hỏi', correct: false, feedback: '' },
  ]
  expect(review({ type: 'single', options }, ['b'], ['b', 'a'])).toEqual({
    kind: 'options',
    isMultiple: false,
    options: [
      { key: 'A', text: 'Hỏi', quality: 'wrong', chosen: true, feedback: '' },
      { key: 'B', text: 'Chào', quality: 'right', chosen: false, feedback: 'Phải.' },
    ],
  })
})

test('a situation tells the acceptable way from the best one', () => {
  const options = [
    { key: 'a', text: 'Đưa sang', quality: 'best' as const, feedback: '1' },
    { key: 'b', text: 'Chỉ đường', quality: 'acceptable' as const, feedback: '2' },
    { key: 'c', text: 'Từ chối', quality: 'wrong' as const, feedback: '3' },
  ]
  expect(review({ type: 'situation', options }, ['b'], ['a', 'b', 'c'])).toMatchObject({
    options: [{ quality: 'right' }, { quality: 'acceptable', chosen: true }, { quality: 'wrong' }],
  })
})

test('a text shows what was accepted, the best first, and the feedback that it met', () => {
  const body: QuestionBody = {
    type: 'shortAnswer',
    accepted: [
      accepted('căn cước công dân', fullWeight / 2, 'Tên cũ.'),
      accepted('thẻ căn cước'),
      accepted('hộ chiếu', 0),
    ],
    ignoreMarks: false,
  }
  expect(review(body, ['Căn cước  công dân'])).toEqual({
    kind: 'text',
    given: 'Căn cước  công dân',
    accepted: [
      { text: 'thẻ căn cước', percent: 100 },
      { text: 'căn cước công dân', percent: 50 },
    ],
    feedback: 'Tên cũ.',
  })
})

test('accepted numbers read as ranges, tolerances or plain figures', () => {
  const body: QuestionBody = {
    type: 'numeric',
    accepted: [
      { value: '2.5', tolerance: '0', weight: fullWeight, feedback: '' },
      { value: '10', tolerance: '0.5', weight: fullWeight, feedback: '' },
      { from: '1', to: '2', weight: fullWeight, feedback: '' },
    ],
  }
  const answer = review(body, [])
  expect(answer.kind === 'text' && answer.accepted.map(({ text }) => text)).toEqual(['2,5', '10 ± 0,5', 'từ 1 đến 2'])
})

test('pairs stand beside the right ones; equal answers are interchangeable', () => {
  const body: QuestionBody = {
    type: 'matching',
    pairs: [
      { key: 'a', prompt: 'Một', answer: 'lẻ' },
      { key: 'b', prompt: 'Hai', answer: 'chẵn' },
      { key: 'c', prompt: 'Ba', answer: 'lẻ' },
    ],
    distractors: [{ key: 'd', text: 'không' }],
  }
  expect(review(body, ['c', 'd', ''])).toEqual({
    kind: 'pairs',
    pairs: [
      { prompt: 'Một', given: 'lẻ', right: 'lẻ', isRight: true },
      { prompt: 'Hai', given: 'không', right: 'chẵn', isRight: false },
      { prompt: 'Ba', given: '', right: 'lẻ', isRight: false },
    ],
  })
})

test('an order stands beside the right one', () => {
  const items = ['a', 'b', 'c'].map((key) => ({ key, text: `Bước ${key}` }))
  expect(review({ type: 'ordering', items }, ['b', 'a', 'c'])).toEqual({
    kind: 'order',
    given: ['Bước b', 'Bước a', 'Bước c'],
    right: ['Bước a', 'Bước b', 'Bước c'],
  })
})

test('each gap has its own mark', () => {
  const body: QuestionBody = {
    type: 'missingWord',
    parts: ['phải ', ', ', '.'],
    gaps: [
      { accepted: [accepted('kính trọng')] },
      { accepted: [accepted('lễ phép'), accepted('lễ độ', fullWeight / 2)] },
    ],
    ignoreMarks: true,
  }
  expect(review(body, ['kinh trong', 'lễ độ'])).toMatchObject({ gaps: [{ mark: 'full' }, { mark: 'partial' }] })
  expect(review(body, [])).toMatchObject({
    gaps: [
      { given: '', mark: 'none' },
      { given: '', mark: 'none' },
    ],
  })
})

test('an essay waits for its mark, then shows it', () => {
  const body: QuestionBody = {
    type: 'essay',
    marking: 'passFail',
    maxPoints: 1,
    minWords: 0,
    maxWords: 0,
    guide: '',
    rubric: [],
  }
  expect(review(body, ['Tôi đã'])).toEqual({ kind: 'essay', text: 'Tôi đã', rubric: [], marked: null })
  const markedAt = new Date('2026-11-23T01:00:00Z')
  const essay = { numerator: 1, denominator: 1, comment: 'Rõ.', rubric: [], markedAt }
  expect(reviewedAnswer({ body, optionOrder: [], response: ['Tôi đã'], essay })).toMatchObject({
    marked: { isPassFail: true, comment: 'Rõ.' },
  })
})
