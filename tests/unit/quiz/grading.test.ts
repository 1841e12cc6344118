import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Fraction,
  type GradedOption,
  gradeAnswer,
  isPass,
  markOf,
  neededWorth,
  totalOf,
  worthInHundredths,
} from '~/domain/quiz/grading'

const options = (...right: string[]): GradedOption[] =>
  ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ key, correct: right.includes(key) }))
const fourLuon = options('a', 'b', 'c', 'd')

test.each<[string[], string]>([
  [['a', 'b', 'c', 'd'], '4/4'],
  [['a', 'b', 'c'], '3/4'],
  [['a', 'b', 'c', 'd', 'e'], '3/4'],
  [['a', 'b', 'e'], '1/4'],
  [['a', 'e'], '0/4'],
  [['e', 'f'], '0/4'],
  [['a', 'b', 'c', 'd', 'e', 'f'], '2/4'],
  [[], '0/4'],
])('several right answers: choosing %j earns %s', (chosen, expected) => {
  const { numerator, denominator } = gradeAnswer('multiple', fourLuon, chosen)
  expect(`${numerator}/${denominator}`).toBe(expected)
})

test.each(['single', 'trueFalse'] as const)('%s: the one right answer or nothing', (type) => {
  const one = options('b')
  expect(gradeAnswer(type, one, ['b'])).toEqual({ numerator: 1, denominator: 1 })
  expect(gradeAnswer(type, one, ['a'])).toEqual({ numerator: 0, denominator: 1 })
  expect(gradeAnswer(type, one, [])).toEqual({ numerator: 0, denominator: 1 })
  expect(gradeAnswer(type, one, ['a', 'b'])).toEqual({ numerator: 0, denominator: 1 })
})

test('keys that are no option earn and cost nothing', () => {
  expect(gradeAnswer('multiple', fourLuon, ['a', 'zz'])).toEqual({ numerator: 1, denominator: 4 })
})

const keys = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'])
const right = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 1 })

test('a grade is a share between nothing and all, and all only for exactly the right choice', () => {
  fc.assert(
    fc.property(right, keys, (correct, chosen) => {
      const grade = gradeAnswer('multiple', options(...correct), chosen)
      expect(grade.numerator).toBeGreaterThanOrEqual(0)
      expect(grade.numerator).toBeLessThanOrEqual(grade.denominator)
      const isExact = [...correct].sort().join() === [...chosen].sort().join()
      expect(markOf(grade) === 'full').toBe(isExact)
    }),
  )
})

test('one more right choice never earns less, one more wrong choice never earns more', () => {
  fc.assert(
    fc.property(right, keys, fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), (correct, chosen, extra) => {
      fc.pre(!chosen.includes(extra))
      const before = gradeAnswer('multiple', options(...correct), chosen).numerator
      const after = gradeAnswer('multiple', options(...correct), [...chosen, extra]).numerator
      if (correct.includes(extra)) expect(after).toBeGreaterThanOrEqual(before)
      else expect(after).toBeLessThanOrEqual(before)
    }),
  )
})

const grade: fc.Arbitrary<Fraction> = fc
  .integer({ min: 1, max: 6 })
  .chain((denominator) =>
    fc.record({ numerator: fc.integer({ min: 0, max: denominator }), denominator: fc.constant(denominator) }),
  )

test('the total is the exact mean of the grades, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(grade, { minLength: 1, maxLength: 20 }), (grades) => {
      const total = totalOf(grades)
      // 60 is a multiple of 1 … 6, so sixtieths are whole.
      const sixtieths = grades.reduce((sum, { numerator, denominator }) => sum + (numerator * 60) / denominator, 0)
      expect(total.numerator * 60 * grades.length).toBe(sixtieths * total.denominator)
      expect(totalOf([...grades].reverse())).toEqual(total)
    }),
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

test('a score that passes a mark passes every lower one', () => {
  fc.assert(
    fc.property(fc.array(grade, { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (grades, percent) => {
      fc.pre(isPass(totalOf(grades), percent))
      expect(isPass(totalOf(grades), percent - 1)).toBe(true)
    }),
  )
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
