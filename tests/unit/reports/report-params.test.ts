import { expect, test } from 'vitest'
import { keptListOrder, readListOrder } from '~/domain/reports/list-order'
import { matrixSortParam, withParams } from '~/domain/reports/report-links'
import { readPeopleParams, readUnitParams } from '~/domain/reports/report-params.schema'
import { stateOfParam, stateParam, tabStates } from '~/domain/reports/state-tabs'
import { matrixSorts } from '~/domain/reports/unit-matrix'

const at = (query: string) => new URL(`http://localhost/don-vi/doi-1${query}`)

test('an address without parameters means the page’s own start', () => {
  expect(readUnitParams(at(''))).toEqual({
    periodCode: null,
    reportOn: null,
    typedDate: '',
    sort: 'attention',
    openCodes: [],
  })
  expect(readPeopleParams(at(''))).toEqual({
    periodCode: null,
    reportOn: null,
    typedDate: '',
    state: null,
    courseCode: null,
    unitCode: null,
    directOnly: false,
    search: '',
    page: 1,
  })
})

test('nonsense falls back instead of failing', () => {
  const long = 'x'.repeat(5000)
  const params = readPeopleParams(at(`?trang=abc&trang-thai=la&tim=${long}&ky=${long}`))
  expect(params).toMatchObject({ page: 1, state: null })
  expect(params.search).toHaveLength(100)
  expect(readPeopleParams(at('?trang=-3')).page).toBe(1)
  expect(readUnitParams(at('?xep=%00')).sort).toBe('attention')
})

test('a search in NFD is read as NFC', () => {
  expect(readPeopleParams(at(`?tim=${encodeURIComponent('Đức'.normalize('NFD'))}`)).search).toBe('Đức')
})

test('states and sorts go into the address and come back', () => {
  for (const state of tabStates) expect(stateOfParam(stateParam(state))).toBe(state)
  for (const sort of matrixSorts) expect(readUnitParams(at(`?xep=${matrixSortParam(sort)}`)).sort).toBe(sort)
  expect(readUnitParams(at('?mo=doi-1&mo=doi-2')).openCodes).toEqual(['doi-1', 'doi-2'])
})

test('empty parameters stay out of a link', () => {
  expect(withParams('/can-bo', { tim: '', trang: 2, 'don-vi': null })).toBe('/can-bo?trang=2')
  expect(withParams('/can-bo', {})).toBe('/can-bo')
})

test('the order asked for wins over the one kept, and is kept', () => {
  const request = (query: string, cookie = '') =>
    new Request(`http://localhost/can-bo${query}`, { headers: cookie ? { Cookie: cookie } : {} })
  expect(readListOrder(request(''))).toBe('name')
  expect(readListOrder(request('', 'a=b; nn_xep=cap-bac'))).toBe('rank')
  expect(readListOrder(request('?xep=ten', 'nn_xep=cap-bac'))).toBe('name')
  expect(readListOrder(request('?xep=gi-do'))).toBe('name')
  expect(keptListOrder(request('?xep=cap-bac'))['Set-Cookie']).toContain('nn_xep=cap-bac;')
  expect(keptListOrder(request('?xep=gi-do'))).toEqual({})
})
