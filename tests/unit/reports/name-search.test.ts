import { expect, test } from 'vitest'
import { namePatterns, nameSearchSql } from '~/domain/reports/name-search'

test('words are folded and come in any order', () => {
  expect(namePatterns('Hường  Đặng').folded).toEqual(['%huong%', '%dang%'])
  expect(namePatterns('dang').asTyped).toEqual([])
})

test('marks as typed make a second, sharper pattern in either case', () => {
  expect(namePatterns('đức').asTyped).toEqual([['%đức%', '%Đức%']])
})

test('NFD input is the same query', () => {
  expect(namePatterns('Đức'.normalize('NFD'))).toEqual(namePatterns('Đức'))
})

test('wildcards are ordinary characters', () => {
  expect(namePatterns('50%_a\\').folded).toEqual(['%50\\%\\_a\\\\%'])
})

test('more words than a name has are cut', () => {
  expect(namePatterns('a b c d e f g h').folded).toHaveLength(6)
})

test('an empty query lets everybody through in one rank', () => {
  expect(nameSearchSql(' ')).toEqual({ where: '1 = 1', rank: '0', whereValues: [], rankValues: [] })
})
