import fc from 'fast-check'
import { fullWeight, type QuestionBody } from '~/domain/questions/question-body'

/** Questions of every type with answers to them, in stored keys. */

export interface AnsweredBody {
  body: QuestionBody
  /** Earns the whole. */
  full: string[]
  /** An answer as the form could have given it. */
  any: string[]
}

const allKeys = ['a', 'b', 'c', 'd', 'e']
const words = fc.constantFrom('xin chào', 'Xin lỗi', 'cảm ơn', 'xin phép', 'niềm nở', 'đúng hẹn')
const accepted = (text: string, weight = fullWeight) => ({ text, weight, feedback: 'KÍN' })

const choice: fc.Arbitrary<AnsweredBody> = fc
  .record({
    keys: fc.subarray(allKeys, { minLength: 2 }),
    right: fc.nat(),
    picked: fc.nat(),
    type: fc.constantFrom('single' as const, 'situation' as const),
  })
  .map(({ keys, right, picked, type }) => {
    const best = keys[right % keys.length] ?? ''
    const any = [keys[picked % keys.length] ?? '']
    const options = keys.map((key) => ({ key, text: `Cách ${key}`, feedback: 'KÍN' }))
    const body: QuestionBody =
      type === 'single'
        ? { type, options: options.map((option) => ({ ...option, correct: option.key === best })) }
        : {
            type,
            options: options.map((option, index) => ({
              ...option,
              quality: option.key === best ? 'best' : index % 2 === 0 ? 'acceptable' : 'wrong',
            })),
          }
    return { body, full: [best], any }
  })

const multiple: fc.Arbitrary<AnsweredBody> = fc
  .record({
    right: fc.subarray(allKeys, { minLength: 1, maxLength: 4 }),
    any: fc.subarray(allKeys),
    isWeighted: fc.boolean(),
  })
  .map(({ right, any, isWeighted }) => ({
    full: right,
    any,
    body: {
      type: 'multiple',
      options: allKeys.map((key) => {
        const correct = right.includes(key)
        const weight = correct ? Math.round(fullWeight / right.length) : -2_500_000
        return { key, text: `Cách ${key}`, correct, feedback: 'KÍN', ...(isWeighted && { weight }) }
      }),
    },
  }))

const trueFalse: fc.Arbitrary<AnsweredBody> = fc
  .record({ isTrue: fc.boolean(), any: fc.constantFrom('dung', 'sai') })
  .map(({ isTrue, any }) => ({
    body: {
      type: 'trueFalse',
      options: [
        { key: 'dung', text: 'Đúng', correct: isTrue, feedback: '' },
        { key: 'sai', text: 'Sai', correct: !isTrue, feedback: '' },
      ],
    },
    full: [isTrue ? 'dung' : 'sai'],
    any: [any],
  }))

const shortAnswer: fc.Arbitrary<AnsweredBody> = fc
  .record({ right: words, near: words, any: words, ignoreMarks: fc.boolean() })
  .map(({ right, near, any, ignoreMarks }) => ({
    body: { type: 'shortAnswer', accepted: [accepted(near, 3_333_333), accepted(right)], ignoreMarks },
    full: [right],
    any: [any],
  }))

const numeric: fc.Arbitrary<AnsweredBody> = fc
  .record({
    value: fc.integer({ min: -999, max: 999 }),
    tolerance: fc.nat(50),
    any: fc.integer({ min: -999, max: 999 }),
  })
  .map(({ value, tolerance, any }) => ({
    body: {
      type: 'numeric',
      accepted: [
        { value: String(value), tolerance: String(tolerance), weight: 5_000_000, feedback: '' },
        { from: String(value), to: String(value), weight: fullWeight, feedback: '' },
      ],
    },
    full: [String(value)],
    any: [String(any)],
  }))

const matching: fc.Arbitrary<AnsweredBody> = fc
  .record({
    answers: fc.array(words, { minLength: 2, maxLength: 4 }),
    any: fc.array(fc.constantFrom('', ...allKeys), { minLength: 4, maxLength: 4 }),
  })
  .map(({ answers, any }) => {
    const pairs = answers.map((answer, index) => ({ key: allKeys[index] ?? '', prompt: `Lúc ${index}`, answer }))
    const known = [...pairs.map(({ key }) => key), 'e']
    return {
      body: { type: 'matching', pairs, distractors: [{ key: 'e', text: 'im lặng' }] },
      full: pairs.map(({ key }) => key),
      any: pairs.map((_, index) => (known.includes(any[index] ?? '') ? (any[index] ?? '') : '')),
    }
  })

const ordering: fc.Arbitrary<AnsweredBody> = fc
  .record({ count: fc.integer({ min: 2, max: 5 }), any: fc.shuffledSubarray(allKeys, { minLength: 5 }) })
  .map(({ count, any }) => {
    const keys = allKeys.slice(0, count)
    return {
      body: { type: 'ordering', items: keys.map((key) => ({ key, text: `Bước ${key}` })) },
      full: keys,
      any: any.filter((key) => keys.includes(key)),
    }
  })

const missingWord: fc.Arbitrary<AnsweredBody> = fc
  .record({ gaps: fc.array(words, { minLength: 1, maxLength: 3 }), typed: words, ignoreMarks: fc.boolean() })
  .map(({ gaps, typed, ignoreMarks }) => ({
    body: {
      type: 'missingWord',
      parts: ['Phải ', ...gaps.map((_, index) => ` và ${index} `)],
      gaps: gaps.map((gap) => ({ accepted: [accepted(gap)] })),
      ignoreMarks,
    },
    full: gaps,
    any: gaps.map(() => typed),
  }))

const essay: fc.Arbitrary<AnsweredBody> = words.map((text) => ({
  body: {
    type: 'essay',
    marking: 'points',
    maxPoints: 10,
    minWords: 50,
    maxWords: 300,
    guide: 'Nêu việc thật',
    rubric: [{ criterion: 'Việc thật', points: 10 }],
  },
  full: [text],
  any: [text],
}))

export const anyAnswered: fc.Arbitrary<AnsweredBody> = fc.oneof(
  choice,
  multiple,
  trueFalse,
  shortAnswer,
  numeric,
  matching,
  ordering,
  missingWord,
  essay,
)
