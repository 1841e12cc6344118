import { expect, test } from 'vitest'
import { rowOn, scopeAbove } from '~/domain/reports/seen-unit'

const first = { path: 'a/b/', validFrom: '2026-02-01', validTo: '2026-06-01' }
const second = { path: 'a/c/b/', validFrom: '2026-06-01', validTo: '2026-10-01' }

test.each([
  ['2026-05-31', first],
  ['2026-06-01', second],
  ['2026-12-01', second],
  ['2026-01-01', first],
])('on %s a unit stands where the nearest row says', (date, row) => {
  expect(rowOn([second, first], date)).toBe(row)
})

test('a unit without any place stands nowhere', () => {
  expect(rowOn([], '2026-05-31')).toBeNull()
})

test('a unit is seen through a scope unit on its path, and through nothing else', () => {
  const scopes = [{ unitId: 'c' }, { unitId: 'x' }]
  expect(scopeAbove('a/c/b/', scopes)).toEqual({ unitId: 'c' })
  expect(scopeAbove('a/b/', scopes)).toBeNull()
  expect(scopeAbove('', scopes)).toBeNull()
  expect(scopeAbove('a/cc/b/', scopes)).toBeNull()
})
