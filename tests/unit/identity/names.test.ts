import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fullName,
  initials,
  matchesSearch,
  searchKeyOf,
  searchRank,
  sortKeyOf,
  splitFullName,
  unitSortKeyOf,
} from '~/domain/identity/names'

const collator = new Intl.Collator('vi')

function byBytes(a: string, b: string): number {
  return Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

function sortNames(names: string[]): string[] {
  const keyed = names.map((name) => ({ name, key: sortKeyOf({ ...splitFullName(name), serviceNumber: '' }) }))
  return keyed.sort((a, b) => byBytes(a.key, b.key)).map(({ name }) => name)
}

const expectedOrder = [
  'Lý Thị Ái',
  'Đỗ Văn An',
  'Nguyễn Thị An',
  'Nguyễn Văn An',
  'Phạm Đức Anh',
  'Trần Thị Ánh',
  'Nguyễn Ân',
  'Lê Văn Bình',
  'Võ Thị Dung',
  'Bùi Quốc Dũng',
  'Hồ Minh Đạt',
  'Trần Đình Đức',
  'Phan Hồng Hà',
  'Vũ Thanh Hải',
]

test('the expected class-list order of the domain brief comes out of any order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(expectedOrder, { minLength: expectedOrder.length }), (shuffled) => {
      expect(sortNames(shuffled)).toEqual(expectedOrder)
    }),
  )
})

const onsets = ['', 'b', 'c', 'd', 'đ', 'g', 'h', 'kh', 'l', 'ng', 'nh', 'p', 'qu', 's', 't', 'tr', 'v', 'x']
const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
const codas = ['', 'c', 'i', 'm', 'n', 'ng', 'nh', 't', 'o']
const toneMarks = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

const syllable = fc
  .tuple(
    fc.constantFrom(...onsets),
    fc.constantFrom(...vowels),
    fc.constantFrom(...toneMarks),
    fc.constantFrom(...codas),
  )
  .map(([onset, vowel, tone, coda]) => `${onset}${vowel}${tone}${coda}`.normalize('NFC'))

test('one syllable orders as the Vietnamese collation does', () => {
  fc.assert(
    fc.property(syllable, syllable, (a, b) => {
      const keys = byBytes(unitSortKeyOf(a), unitSortKeyOf(b))
      expect(keys).toBe(Math.sign(collator.compare(a, b)))
    }),
    { numRuns: 2000 },
  )
})

test('parts order one after the other: given, family, middle, service number', () => {
  const officer = fc.record({
    givenName: syllable,
    familyName: syllable,
    middleName: syllable,
    serviceNumber: fc.constantFrom('000-001', '000-010'),
  })
  fc.assert(
    fc.property(officer, officer, (a, b) => {
      const expected =
        collator.compare(a.givenName, b.givenName) ||
        collator.compare(a.familyName, b.familyName) ||
        collator.compare(a.middleName, b.middleName) ||
        collator.compare(a.serviceNumber, b.serviceNumber)
      expect(byBytes(sortKeyOf(a), sortKeyOf(b))).toBe(Math.sign(expected))
    }),
    { numRuns: 1000 },
  )
})

test('a shorter part comes before a longer one with the same beginning', () => {
  expect(sortNames(['Nguyễn Văn Anh', 'Nguyễn An', 'Nguyễn Văn An'])).toEqual([
    'Nguyễn An',
    'Nguyễn Văn An',
    'Nguyễn Văn Anh',
  ])
})

test('syllable by syllable, as dictionaries order: lan anh before lán ái', () => {
  expect(byBytes(unitSortKeyOf('lan anh'), unitSortKeyOf('lán ái'))).toBe(-1)
})

test('both spellings of a tone placement have one sort key', () => {
  expect(unitSortKeyOf('hoà')).toBe(unitSortKeyOf('hòa'))
  expect(unitSortKeyOf('thuỷ')).toBe(unitSortKeyOf('thủy'))
})

test('composed and decomposed text have the same keys', () => {
  fc.assert(
    fc.property(syllable, (text) => {
      expect(unitSortKeyOf(text.normalize('NFD'))).toBe(unitSortKeyOf(text.normalize('NFC')))
      expect(searchKeyOf(text.normalize('NFD'))).toBe(searchKeyOf(text.normalize('NFC')))
    }),
  )
})

test('unit names order by number', () => {
  const names = ['Đội 10', 'Công an xã Mẫu 2', 'Đội 2', 'Công an xã Mẫu 10', 'Đội 02A', 'Đội 100']
  const sorted = names.toSorted((a, b) => byBytes(unitSortKeyOf(a), unitSortKeyOf(b)))
  expect(sorted).toEqual(['Công an xã Mẫu 2', 'Công an xã Mẫu 10', 'Đội 2', 'Đội 02A', 'Đội 10', 'Đội 100'])
})

test('search ignores marks and case, d finds đ, and words come in any order', () => {
  expect(searchKeyOf('  Đặng  Thị Hường ')).toBe('dang thi huong')
  expect(matchesSearch('dang thi huong', 'Đặng Thị Hường')).toBe(true)
  expect(matchesSearch('Hường Đặng', 'Đặng Thị Hường')).toBe(true)
  expect(matchesSearch('hoà', 'hòa')).toBe(true)
  expect(matchesSearch('dung', 'Đặng Thị Hường')).toBe(false)
})

test('a query with marks ranks the exact match first', () => {
  expect(searchRank('dương', 'Lê Văn Dương')).toBe(0)
  expect(searchRank('dương', 'Lê Văn Đường')).toBe(1)
})

test('search keys are plain ASCII for Vietnamese text', () => {
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1 }), (words) => {
      expect(searchKeyOf(words.join(' '))).toMatch(/^[a-z ]+$/)
    }),
  )
})

test('names split into family, middle and given, compound family names whole', () => {
  expect(splitFullName('Nguyễn Văn An')).toEqual({ familyName: 'Nguyễn', middleName: 'Văn', givenName: 'An' })
  expect(splitFullName('Nguyễn Ân')).toEqual({ familyName: 'Nguyễn', middleName: '', givenName: 'Ân' })
  expect(splitFullName('Tôn Nữ Thị Mỹ Duyên')).toEqual({
    familyName: 'Tôn Nữ',
    middleName: 'Thị Mỹ',
    givenName: 'Duyên',
  })
  expect(splitFullName('  ')).toEqual({ familyName: '', middleName: '', givenName: '' })
})

test('full name and initials', () => {
  const parts = { familyName: 'Đỗ', middleName: '', givenName: 'Ánh' }
  expect(fullName(parts)).toBe('Đỗ Ánh')
  expect(initials(parts)).toBe('ĐÁ')
})
