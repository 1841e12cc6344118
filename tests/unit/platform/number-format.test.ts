import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCount, formatPercent, formatPoints, percentDown } from '~/platform/number-format'

test.each([
  [0, '0'],
  [250, '2,5'],
  [2525, '25,25'],
  [8205, '82,05'],
  [10_000, '100'],
  [-100, '\u22121'],
  [173_000_00, '173.000'],
])('%i hundredths read as %s', (hundredths, text) => {
  expect(formatPoints(hundredths)).toBe(text)
})

test('points read back are the same points', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (hundredths) => {
      const read = formatPoints(hundredths).replaceAll('.', '').replace(',', '.').replace('\u2212', '-')
      expect(Math.round(Number(read) * 100)).toBe(hundredths)
    }),
  )
})

test('counts are grouped by thousands', () => {
  expect([7, 1730, 1_234_567].map(formatCount)).toEqual(['7', '1.730', '1.234.567'])
})

test('one hundred percent always means everybody', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (part, whole) => {
      fc.pre(part <= whole)
      expect(percentDown(part, whole) === 100).toBe(part === whole)
    }),
  )
  expect(percentDown(0, 0)).toBe(0)
})

test('totals carry one decimal, rounded down, and none when there is nobody', () => {
  expect(formatPercent(610, 744)).toBe('81,9')
  expect(formatPercent(1, 1)).toBe('100,0')
  expect(formatPercent(0, 0)).toBe('–')
})
