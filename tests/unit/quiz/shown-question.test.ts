import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QuestionBody } from '~/domain/questions/question-body'
import { layPaper } from '~/domain/quiz/draw'
import { gradeResponse } from '~/domain/quiz/grading'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { letterAt, optionKeysOf, responseFromWire, responseToWire, shownBody } from '~/domain/quiz/shown-question'
import { anyAnswered } from './any-question'

function orderOf(body: QuestionBody, seed: string): string[] {
  const question = { questionId: 'q', questionVersionId: 'v', type: body.type, optionKeys: optionKeysOf(body) }
  return layPaper([question], seededRandom(seed))[0]?.optionOrder ?? []
}

test('what an officer answers comes back as it was, and is graded as it was, whatever the shuffle', () => {
  fc.assert(
    fc.property(anyAnswered, fc.string(), ({ body, full, any }, seed) => {
      const order = orderOf(body, seed)
      for (const response of [full, any]) {
        const wire = responseToWire(body, order, response)
        const stored = responseFromWire(body, order, wire)
        expect(stored).not.toBeNull()
        expect(responseToWire(body, order, stored ?? [])).toEqual(stored?.length === 0 ? [] : wire)
      }
      // Where answers of equal text are one answer, its key may differ, its worth does not.
      const travelled = responseFromWire(body, order, responseToWire(body, order, full)) ?? []
      if (body.type !== 'essay' && body.type !== 'matching')
        expect(gradeResponse(body, travelled)).toEqual(gradeResponse(body, full))
    }),
  )
})

test('nothing that is shown tells a key, a weight, a feedback or the order in which the author wrote', () => {
  fc.assert(
    fc.property(anyAnswered, fc.string(), ({ body }, seed) => {
      const shown = shownBody(body, orderOf(body, seed))
      const text = JSON.stringify(shown)
      expect(text).not.toContain('KÍN')
      expect(text).not.toMatch(/correct|weight|quality|accepted|feedback|tolerance|points":|distractors|pairs|items/)
      expect(shown.options.map(({ key }) => key)).toEqual(shown.options.map((_, index) => letterAt(index)))
      expect(Object.keys(shown).sort()).toEqual(['essay', 'options', 'parts', 'prompts', 'type'])
    }),
  )
})

test('an edited answer is refused: unknown letters, one too many, a part too few', () => {
  fc.assert(
    fc.property(anyAnswered, fc.string(), ({ body }, seed) => {
      const order = orderOf(body, seed)
      const refused = (...wire: string[]) => {
        expect(responseFromWire(body, order, wire)).toBeNull()
      }
      if (order.length > 0) {
        const beyond = letterAt(order.length)
        refused(beyond)
        refused('a')
        refused('A', beyond)
      }
      switch (body.type) {
        case 'single':
        case 'trueFalse':
        case 'situation':
          return refused('A', 'B')
        case 'multiple':
          return refused('A', 'A')
        case 'ordering':
          refused('A')
          return refused(...order.map(() => 'A'))
        case 'matching':
          return refused('A')
        case 'missingWord':
          return refused('xin', ...body.gaps.map(() => 'xin'))
        default:
          return refused('một', 'hai')
      }
    }),
  )
})

test('texts are kept in one Unicode form and within the length of their field', () => {
  const short: QuestionBody = { type: 'shortAnswer', accepted: [], ignoreMarks: false }
  expect(responseFromWire(short, [], ['kính'.normalize('NFD')])).toEqual(['kính'])
  expect(responseFromWire(short, [], ['a'.repeat(1001)])).toBeNull()
  expect(responseFromWire(short, [], [' '])).toEqual([])
})

test('equal answers of a matching question are offered once', () => {
  const pair = (key: string, answer: string) => ({ key, prompt: key, answer })
  const body: QuestionBody = {
    type: 'matching',
    pairs: [pair('a', 'có'), pair('b', 'không'), pair('c', 'có')],
    distractors: [{ key: 'd', text: 'tùy' }],
  }
  expect(optionKeysOf(body)).toEqual(['a', 'b', 'd'])
  expect(gradeResponse(body, responseFromWire(body, ['d', 'b', 'a'], ['C', 'B', 'C']) ?? [])).toEqual({
    numerator: 3,
    denominator: 3,
  })
})
