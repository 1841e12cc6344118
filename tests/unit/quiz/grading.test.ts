import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BodyOf, fullWeight, type QuestionBody } from '~/domain/questions/question-body'
import {
  type Fraction,
  gradeOf,
  gradeResponse,
  isPass,
  markOf,
  neededWorth,
  totalOf,
  worthInHundredths,
} from '~/domain/quiz/grading'
import { anyAnswered } from './any-question'

const keys = ['a', 'b', 'c', 'd', 'e', 'f']
const choice = (type: 'single' | 'multiple' | 'trueFalse', ...right: string[]): QuestionBody => ({
  type,
  options: keys.map((key) => ({ key, text: key, correct: right.includes(key), feedback: '' })),
})
const weighted = (...weights: number[]): QuestionBody => ({
  type: 'multiple',
  options: weights.map((weight, index) => ({
    key: keys[index] ?? '',
    text: '',
    correct: weight > 0,
    weight,
    feedback: '',
  })),
})
const text = (...accepted: [string, number?][]): BodyOf<'shortAnswer'> => ({
  type: 'shortAnswer',
  ignoreMarks: false,
  accepted: accepted.map(([words, weight = fullWeight]) => ({ text: words, weight, feedback: '' })),
})
const grade = (body: QuestionBody, ...response: string[]) => {
  const share = gradeResponse(body, response)
  return share && `${share.numerator}/${share.denominator}`
}

test.each<[string[], string]>([
  [['a', 'b', 'c', 'd'], '4/4'],
  [['a', 'b', 'c'], '3/4'],
  [['a', 'b', 'c', 'd', 'e'], '3/4'],
  [['a', 'b', 'e'], '1/4'],
  [['a', 'e'], '0/4'],
  [['e', 'f'], '0/4'],
  [['a', 'b', 'c', 'd', 'e', 'f'], '2/4'],
  [['a', 'zz'], '1/4'],
  [[], '0/1'],
])('several right answers without weights: choosing %j earns %s', (response, expected) => {
  expect(grade(choice('multiple', 'a', 'b', 'c', 'd'), ...response)).toBe(expected)
})

test('weights add up, three rounded thirds to the whole, and never below nothing', () => {
  const thirds = weighted(3_333_333, 3_333_333, 3_333_333, -5_000_000)
  expect(grade(thirds, 'a', 'b', 'c')).toBe('1/1')
  expect(grade(thirds, 'a', 'b')).toBe('3333333/5000000')
  expect(grade(thirds, 'a', 'd')).toBe('0/1')
  expect(grade(thirds, 'a', 'b', 'c', 'd')).toBe('4999999/10000000')
})

test.each(['single', 'trueFalse'] as const)('%s: the one right answer or nothing', (type) => {
  const one = choice(type, 'b')
  expect(grade(one, 'b')).toBe('1/1')
  expect(grade(one, 'a')).toBe('0/1')
  expect(grade(one)).toBe('0/1')
  expect(grade(one, 'a', 'b')).toBe('0/1')
})

test('a choice with weights gives part of the mark for a near answer', () => {
  const body: QuestionBody = {
    type: 'single',
    options: [
      { key: 'a', text: '', correct: true, feedback: '' },
      { key: 'b', text: '', correct: false, weight: 5_000_000, feedback: '' },
      { key: 'c', text: '', correct: false, weight: -2_000_000, feedback: '' },
    ],
  }
  expect(['a', 'b', 'c'].map((key) => grade(body, key))).toEqual(['1/1', '1/2', '0/1'])
})

test('a situation gives the whole for the best way, half for an acceptable one', () => {
  const body: QuestionBody = {
    type: 'situation',
    options: (['best', 'acceptable', 'wrong'] as const).map((quality) => ({
      key: quality,
      text: '',
      quality,
      feedback: '',
    })),
  }
  expect(['best', 'acceptable', 'wrong'].map((key) => grade(body, key))).toEqual(['1/1', '1/2', '0/1'])
  expect(grade(body, 'best', 'wrong')).toBe('0/1')
})

test('a typed text counts whatever its Unicode form, spaces and capitals; marks count unless the question says no', () => {
  const body = text(['kính trọng', fullWeight], ['tôn trọng', 5_000_000])
  expect(grade(body, '  Kính   TRỌNG '.normalize('NFD'))).toBe('1/1')
  expect(grade(body, 'kính\u00a0trọng')).toBe('1/1')
  expect(grade(body, 'tôn trọng')).toBe('1/2')
  expect(grade(body, 'kinh trong')).toBe('0/1')
  expect(grade({ ...body, ignoreMarks: true }, 'kinh trong')).toBe('1/1')
  expect(grade({ ...text(['đường']), ignoreMarks: true }, 'DUONG')).toBe('1/1')
})

test('a star stands for any run of characters, an escaped one for itself, and nothing typed meets neither', () => {
  expect(grade(text(['lấy dân * gốc']), 'Lấy dân làm  gốc')).toBe('1/1')
  expect(grade(text(['*dân*dân*']), 'của dân, do dân')).toBe('1/1')
  expect(grade(text(['*dân*dân*']), 'của dân')).toBe('0/1')
  expect(grade(text(['ab*ba']), 'aba')).toBe('0/1')
  expect(grade(text(['2\\*3']), '2*3')).toBe('1/1')
  expect(grade(text(['2\\*3']), '2×3')).toBe('0/1')
  expect(grade(text(['*']), '  ')).toBe('0/1')
  expect(grade(text([`${'a*'.repeat(30)}b`]), 'a'.repeat(2000))).toBe('0/1')
})

test('of the texts and numbers that are met the one that earns most counts', () => {
  expect(grade(text(['*', 1_000_000], ['niềm nở']), 'niềm nở')).toBe('1/1')
  const body: QuestionBody = {
    type: 'numeric',
    accepted: [
      { value: '1.73', tolerance: '0.5', weight: 5_000_000, feedback: '' },
      { value: '1.73', tolerance: '0', weight: fullWeight, feedback: '' },
    ],
  }
  expect(grade(body, '1,73')).toBe('1/1')
  expect(grade(body, '2.23')).toBe('1/2')
  expect(grade(body, '2,2300000001')).toBe('0/1')
})

test.each<[string, string]>([
  ['8,5', '1/1'],
  ['8.5', '1/1'],
  [' 8,50 ', '1/1'],
  ['85', '0/1'],
  ['8,4', '1/1'],
  ['8,6', '1/1'],
  ['8,39', '0/1'],
  ['-8,5', '0/1'],
  ['8 5', '0/1'],
  ['tám rưỡi', '0/1'],
  ['', '0/1'],
])('a number within 8,5 ± 0,1: "%s" earns %s', (typed, expected) => {
  const body: QuestionBody = {
    type: 'numeric',
    accepted: [{ value: '8.5', tolerance: '0.1', weight: fullWeight, feedback: '' }],
  }
  expect(grade(body, typed)).toBe(expected)
})

test('a range of numbers holds both its ends', () => {
  const body: QuestionBody = {
    type: 'numeric',
    accepted: [{ from: '-2', to: '2.5', weight: fullWeight, feedback: '' }],
  }
  expect(['-2', '0', '2,5'].map((typed) => grade(body, typed))).toEqual(['1/1', '1/1', '1/1'])
  expect(['-2,1', '2,51'].map((typed) => grade(body, typed))).toEqual(['0/1', '0/1'])
})

test('matching counts prompts; answers with the same text are one answer', () => {
  const body: QuestionBody = {
    type: 'matching',
    pairs: [
      { key: 'a', prompt: 'Một', answer: 'có' },
      { key: 'b', prompt: 'Hai', answer: 'không' },
      { key: 'c', prompt: 'Ba', answer: 'có' },
    ],
    distractors: [{ key: 'd', text: 'tùy' }],
  }
  expect(grade(body, 'a', 'b', 'a')).toBe('3/3')
  expect(grade(body, 'c', 'b', 'd')).toBe('2/3')
  expect(grade(body, '', 'b', '')).toBe('1/3')
})

test('ordering counts what follows what, so that one step out of place does not cost all', () => {
  const body: QuestionBody = { type: 'ordering', items: keys.map((key) => ({ key, text: key })) }
  expect(grade(body, ...keys)).toBe('5/5')
  expect(grade(body, 'b', 'c', 'd', 'e', 'f', 'a')).toBe('4/5')
  expect(grade(body, ...[...keys].reverse())).toBe('0/5')
})

test('gaps count each for itself', () => {
  const gap = (words: string) => ({ accepted: [{ text: words, weight: fullWeight, feedback: '' }] })
  const body: QuestionBody = {
    type: 'missingWord',
    parts: ['Đối với nhân dân, phải ', ', ', '.'],
    gaps: [gap('kính trọng'), gap('lễ phép')],
    ignoreMarks: false,
  }
  expect(grade(body, 'kính trọng', 'lễ phép')).toBe('1/1')
  expect(grade(body, 'lễ phép', 'lễ phép')).toBe('1/2')
})

test('an essay waits for its mark, unless nothing was written', () => {
  const body: QuestionBody = {
    type: 'essay',
    marking: 'points',
    maxPoints: 10,
    minWords: 0,
    maxWords: 0,
    guide: '',
    rubric: [],
  }
  expect(gradeResponse(body, ['Tôi đã làm'])).toBeNull()
  expect(gradeResponse(body, ['Tôi đã làm'], { numerator: 7, denominator: 10 })).toEqual({
    numerator: 7,
    denominator: 10,
  })
  expect(grade(body, ' ')).toBe('0/1')
})

test('whatever the type: a share from nothing to all, all for the full answer, nothing for none', () => {
  fc.assert(
    fc.property(anyAnswered, fc.infiniteStream(fc.string()), ({ body, full, any }, noise) => {
      for (const response of [any, full, [...noise.take(4)]]) {
        const share = gradeResponse(body, response, body.type === 'essay' ? { numerator: 1, denominator: 1 } : null)
        expect(share?.numerator).toBeGreaterThanOrEqual(0)
        expect(share?.numerator).toBeLessThanOrEqual(share?.denominator ?? 0)
        expect(Number.isInteger(share?.numerator) && Number.isInteger(share?.denominator)).toBe(true)
      }
      const essay = body.type === 'essay' ? { numerator: 1, denominator: 1 } : null
      expect(markOf(gradeResponse(body, full, essay) as Fraction)).toBe('full')
      expect(gradeResponse(body, [])).toEqual({ numerator: 0, denominator: 1 })
      expect(markOf(gradeResponse(body, ['', '  ']) as Fraction)).toBe('none')
    }),
  )
})

test('the order in which options are chosen or written makes no difference', () => {
  fc.assert(
    fc.property(anyAnswered, fc.nat(), ({ body, any }, turn) => {
      fc.pre(body.type === 'multiple' || body.type === 'situation' || body.type === 'single')
      if (body.type !== 'multiple' && body.type !== 'situation' && body.type !== 'single') return
      const turned = <Item>(items: readonly Item[]) => [...items.slice(turn % 3), ...items.slice(0, turn % 3)]
      const expected = gradeResponse(body, any)
      expect(gradeResponse(body, turned(any))).toEqual(expected)
      expect(gradeResponse({ ...body, options: turned<object>(body.options) } as QuestionBody, any)).toEqual(expected)
    }),
  )
})

const right = fc.subarray(keys, { minLength: 1 })

test('without weights, all only for exactly the right choice; one more right never earns less, one more wrong never more', () => {
  fc.assert(
    fc.property(right, fc.subarray(keys), fc.constantFrom(...keys), (correct, chosen, extra) => {
      const body = choice('multiple', ...correct)
      const share = (response: string[]) => gradeResponse(body, response) as Fraction
      const value = ({ numerator, denominator }: Fraction) => numerator / denominator
      const isExact = [...correct].sort().join() === [...chosen].sort().join()
      expect(markOf(share(chosen)) === 'full').toBe(isExact)
      fc.pre(!chosen.includes(extra))
      const [before, after] = [value(share(chosen)), value(share([...chosen, extra]))]
      if (correct.includes(extra)) expect(after).toBeGreaterThanOrEqual(before)
      else expect(after).toBeLessThanOrEqual(before)
    }),
  )
})

const share: fc.Arbitrary<Fraction> = fc
  .integer({ min: 1, max: 6 })
  .chain((denominator) =>
    fc.record({ numerator: fc.integer({ min: 0, max: denominator }), denominator: fc.constant(denominator) }),
  )

test('the total is the exact mean of the grades, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 20 }), (grades) => {
      const total = totalOf(grades)
      // 60 is a multiple of 1 … 6, so sixtieths are whole.
      const sixtieths = grades.reduce((sum, { numerator, denominator }) => sum + (numerator * 60) / denominator, 0)
      expect(total.numerator * 60 * grades.length).toBe(sixtieths * total.denominator)
      expect(totalOf([...grades].reverse())).toEqual(total)
    }),
  )
})

const fine: fc.Arbitrary<Fraction> = fc
  .constantFrom(3, 7, 11, 13, 9_999_991, fullWeight)
  .chain((denominator) =>
    fc.record({ numerator: fc.integer({ min: 0, max: denominator }), denominator: fc.constant(denominator) }),
  )

test('a total fits its columns however fine the weights are, and still passes exactly when the exact one does', () => {
  fc.assert(
    fc.property(
      fc.array(fine, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 100 }),
      (grades, percent) => {
        const total = totalOf(grades)
        expect(total.denominator).toBeLessThan(2 ** 31)
        expect(total.numerator).toBeLessThanOrEqual(total.denominator)
        const common = grades.reduce((product, { denominator }) => product * BigInt(denominator), 1n)
        const sum = grades.reduce(
          (all, { numerator, denominator }) => all + (common / BigInt(denominator)) * BigInt(numerator),
          0n,
        )
        expect(isPass(total, percent)).toBe(sum * 100n >= BigInt(percent) * common * BigInt(grades.length))
      },
    ),
  )
})

test('the pass mark is compared exactly: two thirds of a question decide', () => {
  const full = { numerator: 1, denominator: 1 }
  const none = { numerator: 0, denominator: 1 }
  const twoThirds = { numerator: 2, denominator: 3 }
  expect(isPass(totalOf([full, full, full, full, none]), 80)).toBe(true)
  expect(isPass(totalOf([full, full, full, twoThirds, none]), 80)).toBe(false)
  expect(isPass(totalOf([full, full, twoThirds]), 88)).toBe(true)
  expect(isPass(totalOf([full, full, twoThirds]), 89)).toBe(false)
  expect(isPass(totalOf([]), 80)).toBe(false)
})

test('a paper has no grade while one of its essays waits', () => {
  const full = { numerator: 1, denominator: 1 }
  expect(gradeOf([{ grade: full }, { grade: null }], 50)).toBeNull()
  expect(gradeOf([{ grade: full }, { grade: full }], 50)).toEqual({
    score: { numerator: 2, denominator: 2 },
    passed: true,
  })
})

test('what is displayed is rounded half up and decides nothing', () => {
  const third = totalOf([
    { numerator: 2, denominator: 3 },
    { numerator: 1, denominator: 1 },
  ])
  expect(third).toEqual({ numerator: 5, denominator: 6 })
  expect(worthInHundredths(third, 2)).toBe(167)
  expect(worthInHundredths({ numerator: 8, denominator: 10 }, 10)).toBe(800)
})

test('what a paper asks for is a whole number of questions unless one can be right in part', () => {
  expect(neededWorth(80, ['single'])).toBe(100)
  expect(neededWorth(80, ['single', 'trueFalse', 'single'])).toBe(300)
  expect(neededWorth(80, ['single', 'single', 'single', 'single', 'single'])).toBe(400)
  expect(neededWorth(80, ['single', 'multiple'])).toBe(160)
})
