import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safePath } from '~/platform/http/safe-path'

test.each(['/thang-nay', '/don-vi/doi-1?ky=2026-11#bang', '/bai-hoc/a'])('keeps %s', (path) => {
  expect(safePath(path, '/')).toBe(path)
})

test.each([
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  '',
  'thang-nay',
  '/\t/elsewhere.example',
  '/\n/x',
  null,
  7,
])('falls back for %j', (path) => {
  expect(safePath(path, '/thang-nay')).toBe('/thang-nay')
})

test('whatever is given, a browser stays on this site', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
      ),
      (path) => {
        expect(new URL(safePath(path, '/'), 'http://here.example').origin).toBe('http://here.example')
      },
    ),
  )
})
