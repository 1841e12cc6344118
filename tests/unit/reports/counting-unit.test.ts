import { expect, test } from 'vitest'
import { countingDate, countingMembership } from '~/domain/reports/counting-unit'

const open = '9999-12-31'
const row = (unit: string, validFrom: string, validTo = open, kind = 'counting', supersededAt: Date | null = null) => ({
  unit,
  kind,
  validFrom,
  validTo,
  supersededAt,
})
const unitOn = (rows: ReturnType<typeof row>[], dueOn: string, reportOn: string) =>
  countingMembership(rows, { dueOn, reportOn })?.unit ?? null

const career = [row('doi-1', '2026-01-01', '2026-11-15'), row('doi-2', '2026-11-15')]

test.each([
  ['2026-11-14', '2026-11-23', 'doi-1'],
  ['2026-11-15', '2026-11-23', 'doi-2'],
  ['2026-11-30', '2026-11-14', 'doi-1'],
  ['2026-11-30', '2026-11-23', 'doi-2'],
  ['2025-12-31', '2026-11-23', null],
])('due on %s, reported on %s: %s', (dueOn, reportOn, unit) => {
  expect(unitOn(career, dueOn, reportOn)).toBe(unit)
})

test('secondments, concurrent posts and corrected rows never count', () => {
  const rows = [
    row('biet-phai', '2026-01-01', open, 'secondment'),
    row('kiem-nhiem', '2026-01-01', open, 'concurrent'),
    row('nhap-nham', '2026-01-01', open, 'counting', new Date('2026-02-01T00:00:00Z')),
    row('doi-3', '2026-01-01'),
  ]
  expect(unitOn(rows, '2026-11-30', '2026-11-23')).toBe('doi-3')
})

test('the earlier of due date and report date decides', () => {
  expect(countingDate('2026-11-30', '2026-11-23')).toBe('2026-11-23')
  expect(countingDate('2026-10-31', '2026-11-23')).toBe('2026-10-31')
})
