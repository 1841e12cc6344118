import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CriterionFacts, computeScore, nextBand, percentOf, type ScoreFacts } from '~/domain/emulation/score'

/** The worked example of the domain brief, section 2.8. */
const standards = { K1: 2000, K2: 2500, K3: 3000, K4: 1500, K5: 1000 }
const bands = [
  { label: 'Hoàn thành xuất sắc nhiệm vụ', lower: 9500 },
  { label: 'Hoàn thành tốt nhiệm vụ', lower: 8500 },
  { label: 'Hoàn thành nhiệm vụ', lower: 7000 },
  { label: 'Không hoàn thành nhiệm vụ', lower: 0 },
]

type Entries = Record<keyof typeof standards, number[]>

function facts(
  entries: Entries,
  more: Partial<ScoreFacts> = {},
  exempted: Partial<Record<string, number>> = {},
): ScoreFacts {
  const criteria = Object.entries(standards).map(([code, standard]) => ({
    code,
    standard,
    exempted: exempted[code] ?? 0,
    entries: entries[code as keyof typeof standards],
  }))
  return { criteria, bonus: [], bonusCap: 1000, deductions: [], bands, ...more }
}

test('case A: everything in time, 98 + 3', () => {
  const score = computeScore(
    facts({ K1: [500, 500, 500, 500], K2: [2500], K3: [2800], K4: [1500], K5: [1000] }, { bonus: [300] }),
  )
  expect(score).toMatchObject({ standardPart: 9800, total: 10_100, band: 'Hoàn thành xuất sắc nhiệm vụ' })
  expect(score.bonus).toEqual({ earned: 300, counted: 300, cut: 0, cap: 1000 })
})

test('case B: one late, one missing', () => {
  const late = percentOf(500, 50)
  const score = computeScore(facts({ K1: [500, 500, late], K2: [2000], K3: [2750], K4: [1300], K5: [900] }))
  expect(score).toMatchObject({ total: 8200, band: 'Hoàn thành nhiệm vụ' })
})

test('case C: exempt from two of four courses, the criterion is pro-rated', () => {
  const score = computeScore(facts({ K1: [500, 500], K2: [2400], K3: [2900], K4: [1500], K5: [900] }, {}, { K1: 1000 }))
  expect(score.criteria[0]).toMatchObject({ value: 2000, sum: 1000, exempted: 1000, isWhollyExempt: false })
  expect(score).toMatchObject({ total: 9700, band: 'Hoàn thành xuất sắc nhiệm vụ' })
})

test('case E: bonus above its cap is cut, and the cut is shown', () => {
  const score = computeScore(
    facts({ K1: [2000], K2: [2500], K3: [2800], K4: [1500], K5: [1000] }, { bonus: [600, 700] }),
  )
  expect(score.bonus).toEqual({ earned: 1300, counted: 1000, cut: 300, cap: 1000 })
  expect(score.total).toBe(10_800)
})

test('case F: a knock-out lowers the class and leaves the points', () => {
  const entries = { K1: [2000], K2: [2300], K3: [2800], K4: [1500], K5: [1000] }
  const knockOut = { highestBand: 'Hoàn thành nhiệm vụ', reason: 'Phản ánh của công dân có căn cứ' }
  expect(computeScore(facts(entries, { knockOut }))).toMatchObject({
    total: 9600,
    band: 'Hoàn thành nhiệm vụ',
    bandBeforeKnockOut: 'Hoàn thành xuất sắc nhiệm vụ',
  })
})

test('a knock-out above the class changes nothing', () => {
  const entries = { K1: [500], K2: [500], K3: [500], K4: [500], K5: [500] }
  const knockOut = { highestBand: 'Hoàn thành nhiệm vụ', reason: '' }
  expect(computeScore(facts(entries, { knockOut }))).toMatchObject({
    band: 'Không hoàn thành nhiệm vụ',
    bandBeforeKnockOut: null,
  })
})

test('a wholly exempt criterion leaves, and full marks in the rest make the whole total', () => {
  const entries = { K1: [], K2: [2500], K3: [3000], K4: [1500], K5: [1000] }
  const score = computeScore(facts(entries, {}, { K1: 2000 }))
  expect(score.criteria[0]).toMatchObject({ value: 0, standard: 0, isWhollyExempt: true })
  expect(score.criteria.map((criterion) => criterion.standard)).toEqual([0, 3125, 3750, 1875, 1250])
  expect(score.total).toBe(10_000)
})

test('hundredths that do not divide are not lost', () => {
  const score = computeScore(facts({ K1: [2000], K2: [2500], K3: [3000], K4: [], K5: [1000] }, {}, { K4: 1500 }))
  expect(score.total).toBe(10_000)
})

test('with every criterion exempt there is nothing to rate', () => {
  const none = { K1: [], K2: [], K3: [], K4: [], K5: [] }
  expect(computeScore(facts(none, {}, standards))).toMatchObject({ total: 0, band: null })
})

test('before anything is recorded there is no band; a recorded zero has one', () => {
  const none = { K1: [], K2: [], K3: [], K4: [], K5: [] }
  expect(computeScore(facts(none))).toMatchObject({ total: 0, isRecorded: false, band: null })
  expect(computeScore(facts({ ...none, K1: [0] }))).toMatchObject({
    isRecorded: true,
    band: 'Không hoàn thành nhiệm vụ',
  })
  expect(computeScore(facts(none, { bonus: [100] })).isRecorded).toBe(true)
})

test('deductions inside a criterion stop at nothing; those of the campaign come off the sum', () => {
  const score = computeScore(
    facts({ K1: [500, -900], K2: [2500], K3: [3000], K4: [1500], K5: [1000] }, { deductions: [150] }),
  )
  expect(score.criteria[0]).toMatchObject({ sum: -400, value: 0 })
  expect(score).toMatchObject({ standardPart: 8000, deductions: 150, total: 7850 })
})

test('bands compare exact values: one hundredth below is the band below', () => {
  const entries = { K1: [2000], K2: [2500], K3: [3000], K4: [999], K5: [1000] }
  expect(computeScore(facts(entries)).band).toBe('Hoàn thành tốt nhiệm vụ')
  expect(nextBand(9499, bands)).toEqual({ band: 'Hoàn thành xuất sắc nhiệm vụ', missing: 1 })
  expect(nextBand(9500, bands)).toBeNull()
})

test.each([
  [255, 128],
  [250, 125],
  [1, 1],
  [0, 0],
])('half of %i hundredths is %i', (hundredths, half) => {
  expect(percentOf(hundredths, 50)).toBe(half)
})

const criterion: fc.Arbitrary<CriterionFacts> = fc.integer({ min: 1, max: 4000 }).chain((standard) =>
  fc.record({
    code: fc.constant('K'),
    standard: fc.constant(standard),
    exempted: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: standard })),
    entries: fc.array(fc.integer({ min: -1000, max: 3000 }), { maxLength: 6 }),
  }),
)
const anyFacts: fc.Arbitrary<ScoreFacts> = fc.record({
  criteria: fc.array(criterion, { minLength: 1, maxLength: 6 }),
  bonus: fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 4 }),
  bonusCap: fc.integer({ min: 0, max: 1500 }),
  deductions: fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 4 }),
  bands: fc.constant(bands),
})

test('every part is a whole number within its bounds', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const score = computeScore(given)
      for (const { value, standard } of score.criteria) {
        expect(Number.isInteger(value)).toBe(true)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(standard)
      }
      expect(score.total).toBeGreaterThanOrEqual(0)
      expect(score.total).toBeLessThanOrEqual(score.standardTotal + given.bonusCap)
      expect(score.bonus.counted + score.bonus.cut).toBe(score.bonus.earned)
    }),
  )
})

test('the order of entries does not matter', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const reversed = given.criteria.map((one) => ({ ...one, entries: [...one.entries].reverse() }))
      expect(computeScore({ ...given, criteria: reversed, bonus: [...given.bonus].reverse() })).toEqual(
        computeScore(given),
      )
    }),
  )
})

test('one more point never lowers the total, and an entry with its reversal changes nothing', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 1, max: 500 }), (given, extra) => {
      const [first, ...rest] = given.criteria
      if (!first || first.entries.length === 0) return
      const withEntries = (entries: number[]) =>
        computeScore({ ...given, criteria: [{ ...first, entries: [...first.entries, ...entries] }, ...rest] })
      expect(withEntries([extra]).total).toBeGreaterThanOrEqual(computeScore(given).total)
      expect(withEntries([extra, -extra])).toEqual(computeScore(given))
    }),
  )
})

test('full marks make exactly the standard total, whatever is exempt', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const full = given.criteria.map((one) => ({ ...one, entries: [one.standard - one.exempted] }))
      fc.pre(full.some((one) => one.exempted < one.standard))
      const score = computeScore({ ...given, criteria: full })
      expect(score.standardPart).toBe(score.standardTotal)
    }),
  )
})
