import { expect, test } from 'vitest'
import { trendPlaces } from '~/domain/reports/trend'

test('neighbouring months stand a step apart, over the turn of the year as well', () => {
  expect(trendPlaces(['2026-11', '2026-12', '2027-01'])).toEqual([
    { share: 0, isAfterGap: false },
    { share: 0.5, isAfterGap: false },
    { share: 1, isAfterGap: false },
  ])
})

test('months without a point leave a gap that is wider than a step', () => {
  expect(trendPlaces(['2026-06', '2026-07', '2026-10', '2026-11'])).toEqual([
    { share: 0, isAfterGap: false },
    { share: 0.25, isAfterGap: false },
    { share: 0.75, isAfterGap: true },
    { share: 1, isAfterGap: false },
  ])
})

test('one month stands in the middle', () => {
  expect(trendPlaces(['2026-11'])).toEqual([{ share: 0.5, isAfterGap: false }])
})
