import { expect, test } from 'vitest'
import { isSameOrigin } from '~/platform/http/origin-check'

const own = 'https://niemno.example.vn'

test('the site itself may post', () => {
  expect(isSameOrigin({ origin: own, own })).toBe(true)
  expect(isSameOrigin({ site: 'same-origin', own })).toBe(true)
})

test.each([
  { origin: 'https://elsewhere.example' },
  { origin: 'http://niemno.example.vn' },
  { origin: 'null' },
  { origin: 'https://elsewhere.example', site: 'same-origin' },
  { site: 'same-site' },
  { site: 'none' },
  {},
])('nobody else may: %o', (headers) => {
  expect(isSameOrigin({ ...headers, own })).toBe(false)
})
