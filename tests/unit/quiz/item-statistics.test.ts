import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fraction } from '~/domain/quiz/grading'
import { type AnalysedAttempt, analyse } from '~/domain/quiz/item-statistics'

const whole: Fraction = { numerator: 1, denominator: 1 }
const half: Fraction = { numerator: 1, denominator: 2 }
const none: Fraction = { numerator: 0, denominator: 1 }

function attempt(...grades: Fraction[]): AnalysedAttempt {
  return { answers: grades.map((grade, index) => ({ itemId: `q${index + 1}`, grade })) }
}

/**
 * Worked by hand. Marks x, totals T, deviations d = T − 2:
 *
 *        q1   q2   q3   q4    T     d
 *   A     1    1    1    1   4     2
 *   B     1    1   1/2   0   2.5   0.5
 *   C     1    0    1    0   2     0
 *   D     0    1    0    0   1    −1
 *   E     0    0   1/2   0   0.5  −1.5
 *   mean 0.6  0.6  0.6  0.2  2
 *
 * V(T) = (4 + 0.25 + 0 + 1 + 2.25) ÷ 4 = 1.875, as a share of four questions √1.875 ÷ 4 = 34.23265984 %.
 * m2 = 1.5, m3 = (8 + 0.125 − 1 − 3.375) ÷ 5 = 0.75, m4 = (16 + 0.0625 + 1 + 5.0625) ÷ 5 = 4.425.
 * k2 = 5/4 × 1.5 = 1.875, k3 = 25/12 × 0.75 = 1.5625, k4 = 25 × (6 × 4.425 − 12 × 2.25) ÷ 24 = −0.46875.
 * Skewness = 1.5625 ÷ 1.875^1.5 = 0.60858062, kurtosis = −0.46875 ÷ 3.515625 = −0.13333333.
 * V(x): 0.3, 0.3, 0.175, 0.2, together 0.975. Consistency = 100 × 4/3 × (1 − 0.975 ÷ 1.875) = 64.
 * Error ratio = 100 √0.36 = 60, standard error = 0.6 × 34.23265984 = 20.53959591.
 * C(x, T): 0.625, 0.375, 0.375, 0.5; roots 0.79056942, 0.61237244, 0.61237244, 0.70710678, together 2.72242107.
 * C(x, X) = C(x, T) − V(x): 0.325, 0.075, 0.2, 0.3. V(X) = V(T) + V(x) − 2 C(x, T): 0.925, 1.425, 1.3, 1.075.
 * Largest C(x, X) with both columns sorted: 1.3/4, 2.3/4, 1.8/4, 1.2/4.
 */
const table = [
  attempt(whole, whole, whole, whole),
  attempt(whole, whole, half, none),
  attempt(whole, none, whole, none),
  attempt(none, whole, none, none),
  attempt(none, none, half, none),
]

const near = (value: number) => expect.closeTo(value, 6)

test('the worked example: the whole quiz', () => {
  expect(analyse(table).quiz).toEqual({
    attempts: 5,
    average: near(50),
    median: near(50),
    standardDeviation: near(34.2326598440728),
    skewness: near(0.608580619450184),
    kurtosis: near(-0.133333333333333),
    internalConsistency: near(64),
    errorRatio: near(60),
    standardError: near(20.5395959064436),
  })
})

test('the worked example: each question', () => {
  const guess = new Map([
    ['q1', 25],
    ['q2', 50],
  ])
  const { items, isSamePaper } = analyse(table, guess)
  expect(isSamePaper).toBe(true)
  const common = { attempts: 5, intendedWeight: near(25) }
  expect(items).toEqual([
    {
      ...common,
      itemId: 'q1',
      facility: near(60),
      standardDeviation: near(54.7722557505166),
      randomGuess: 25,
      effectiveWeight: near(29.0392042746408),
      discrimination: near(61.6952697239124),
      efficiency: near(100),
    },
    {
      ...common,
      itemId: 'q2',
      facility: near(60),
      standardDeviation: near(54.7722557505166),
      randomGuess: 50,
      effectiveWeight: near(22.4936709085598),
      discrimination: near(11.4707866935281),
      efficiency: near(13.0434782608696),
    },
    {
      ...common,
      itemId: 'q3',
      facility: near(60),
      standardDeviation: near(41.8330013267038),
      randomGuess: null,
      effectiveWeight: near(22.4936709085598),
      discrimination: near(41.9313934688767),
      efficiency: near(44.4444444444444),
    },
    {
      ...common,
      itemId: 'q4',
      facility: near(20),
      standardDeviation: near(44.7213595499958),
      randomGuess: null,
      effectiveWeight: near(25.9734539082397),
      discrimination: near(64.699663922063),
      efficiency: near(100),
    },
  ])
})

test('drawn papers: a question is reckoned over the attempts that hold it, weights are not defined', () => {
  const drawn = (grades: [string, Fraction][]): AnalysedAttempt => ({
    answers: grades.map(([itemId, grade]) => ({ itemId, grade })),
  })
  const { items, quiz, isSamePaper } = analyse([
    drawn([
      ['a', whole],
      ['b', whole],
    ]),
    drawn([
      ['a', none],
      ['c', none],
    ]),
    drawn([
      ['b', half],
      ['c', whole],
    ]),
    drawn([
      ['c', none],
      ['a', none],
    ]),
  ])
  expect(isSamePaper).toBe(false)
  expect(items.map(({ itemId, attempts, facility }) => [itemId, attempts, facility])).toEqual([
    ['a', 3, near(100 / 3)],
    ['b', 2, near(75)],
    ['c', 3, near(100 / 3)],
  ])
  for (const item of items) expect([item.intendedWeight, item.effectiveWeight]).toEqual([null, null])
  // a: marks 1, 0, 0 beside rests 1, 0, 0.
  expect(items[0]).toMatchObject({ discrimination: near(100), efficiency: near(100) })
  // Positions 1: 1, 0, ½, 0 (V = 0,2291667); 2: 1, 0, 1, 0 (V = ⅓); totals 2, 0, 1½, 0 (V = 1,0625 ).
  expect(quiz.internalConsistency).toEqual(near(200 * (1 - (0.6875 / 3 + 1 / 3) / (3.1875 / 3))))
})

test('papers of different length have an average, but no internal consistency', () => {
  const { quiz } = analyse([attempt(whole), attempt(whole, none), attempt(none, none, none, none)])
  expect(quiz).toMatchObject({ attempts: 3, average: near(50), internalConsistency: null, standardError: null })
})

test('nothing and too little', () => {
  expect(analyse([])).toEqual({
    items: [],
    isSamePaper: false,
    quiz: {
      attempts: 0,
      average: null,
      median: null,
      standardDeviation: null,
      skewness: null,
      kurtosis: null,
      internalConsistency: null,
      errorRatio: null,
      standardError: null,
    },
  })
  const one = analyse([attempt(whole, none)])
  expect(one.quiz).toMatchObject({ attempts: 1, average: near(50), standardDeviation: null, skewness: null })
  expect(one.items[0]).toMatchObject({ facility: near(100), standardDeviation: null, discrimination: null })
  const alike = analyse([attempt(half, half), attempt(half, half), attempt(half, half), attempt(half, half)])
  expect(alike.quiz).toMatchObject({ standardDeviation: 0, skewness: null, kurtosis: null, internalConsistency: null })
  expect(alike.items[0]).toMatchObject({ discrimination: null, efficiency: null, effectiveWeight: null })
})

const grade = fc
  .record({ denominator: fc.integer({ min: 1, max: 6 }), part: fc.nat(6) })
  .map(({ denominator, part }): Fraction => ({ numerator: Math.min(part, denominator), denominator }))
const quiz = fc
  .integer({ min: 2, max: 5 })
  .chain((length) =>
    fc.array(fc.array(grade, { minLength: length, maxLength: length }), { minLength: 2, maxLength: 12 }),
  )
  .map((rows) => rows.map((grades) => attempt(...grades)))

test('indices stay within what they mean', () => {
  fc.assert(
    fc.property(quiz, (attempts) => {
      const { items, quiz: all } = analyse(attempts)
      for (const item of items) {
        expect(item.facility).toBeGreaterThanOrEqual(0)
        expect(item.facility).toBeLessThanOrEqual(100 + 1e-9)
        if (item.discrimination !== null) expect(Math.abs(item.discrimination)).toBeLessThanOrEqual(100 + 1e-6)
        if (item.efficiency !== null) expect(item.efficiency).toBeLessThanOrEqual(100 + 1e-6)
      }
      const weights = items.flatMap(({ effectiveWeight }) => effectiveWeight ?? [])
      if (weights.length > 0) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 6)
      const facilities = items.map(({ facility }) => facility)
      expect(all.average).toBeCloseTo(facilities.reduce((sum, value) => sum + value, 0) / items.length, 6)
      if (all.internalConsistency !== null) expect(all.internalConsistency).toBeLessThanOrEqual(100 + 1e-6)
    }),
  )
})

test('neither the order of the attempts nor that of the questions changes anything', () => {
  fc.assert(
    fc.property(quiz, (attempts) => {
      const forwards = analyse(attempts)
      const turned = analyse([...attempts].reverse().map(({ answers }) => ({ answers: [...answers].reverse() })))
      const close = (first: object, second: object) => {
        for (const [key, value] of Object.entries(first)) {
          const other = (second as Record<string, unknown>)[key]
          if (typeof value === 'number') expect(other).toBeCloseTo(value, 6)
          else expect(other).toEqual(value)
        }
      }
      close(forwards.quiz, turned.quiz)
      for (const item of forwards.items)
        close(item, turned.items.find((candidate) => candidate.itemId === item.itemId) ?? {})
    }),
  )
})

test('a perfect copy of the rest discriminates wholly, its mirror image wholly backwards', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 3, maxLength: 30 }), (rights) => {
      fc.pre(new Set(rights).size === 2)
      const papers = rights.map((right) => attempt(right ? whole : none, right ? whole : none))
      expect(analyse(papers).items[0]?.discrimination).toBeCloseTo(100, 6)
      const mirrored = rights.map((right) => attempt(right ? whole : none, right ? none : whole))
      expect(analyse(mirrored).items[0]?.discrimination).toBeCloseTo(-100, 6)
    }),
  )
})
