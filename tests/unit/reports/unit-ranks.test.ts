import { expect, test } from 'vitest'
import { campaignDay, placesOf } from '~/domain/reports/unit-ranks'

test('ties stay ties and units without an average have no place', () => {
  expect(placesOf([8000, null, 9000, 8000, 7000])).toEqual([2, null, 1, 2, 4])
  expect(placesOf([])).toEqual([])
})

test.each([
  ['2026-09-30', 0],
  ['2026-10-01', 1],
  ['2026-11-23', 54],
  ['2026-12-20', 81],
  ['2027-01-05', 81],
])('on %s it is day %i of 81', (today, day) => {
  expect(campaignDay({ startsOn: '2026-10-01', endsOn: '2026-12-20' }, today)).toEqual({ day, of: 81 })
})
