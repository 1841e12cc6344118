import { expect, test } from 'vitest'
import { choosePeriod, isRunning, type Period, periodsUpTo, treeDate } from '~/domain/reports/periods'

const period = (code: string, startsOn: string, endsOn: string): Period => ({ code, name: code, startsOn, endsOn })
const november = period('2026-11', '2026-10-26', '2026-11-25')
const october = period('2026-10', '2026-09-26', '2026-10-25')
const september = period('2026-09', '2026-08-26', '2026-09-25')
const december = period('2026-12', '2026-12-01', '2026-12-31')
const newestFirst = [december, november, october, september]

test.each([
  ['2026-10', '2026-11-23', '2026-10'],
  [null, '2026-11-23', '2026-11'],
  [null, '2026-10-26', '2026-11'],
  ['khong-co', '2026-11-23', '2026-11'],
  [null, '2026-11-28', '2026-11'],
  [null, '2026-01-01', '2026-09'],
])('asked for %s on %s the report shows %s', (asked, today, shown) => {
  expect(choosePeriod(newestFirst, asked, today)?.code).toBe(shown)
})

test('without any month there is none', () => {
  expect(choosePeriod([], '2026-11', '2026-11-23')).toBeNull()
})

test('the months up to the chosen one come oldest first', () => {
  expect(periodsUpTo(newestFirst, november, 3)).toEqual([september, october, november])
  expect(periodsUpTo(newestFirst, october, 3)).toEqual([september, october])
})

test('a past month shows the tree of its last day, a running one that of today', () => {
  expect(treeDate(october, '2026-11-23')).toBe('2026-10-25')
  expect(treeDate(november, '2026-11-23')).toBe('2026-11-23')
  expect(isRunning(november, '2026-11-25')).toBe(true)
  expect(isRunning(november, '2026-11-26')).toBe(false)
})
