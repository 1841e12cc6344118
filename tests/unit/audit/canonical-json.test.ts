import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type Json, toJson } from '~/domain/audit/canonical-json'

test('the order of keys makes no difference', () => {
  expect(canonicalJson({ b: 1, a: { d: [1, null], c: 'ô' } })).toBe('{"a":{"c":"ô","d":[1,null]},"b":1}')
})

test('it is JSON of the same value, and stable over a round trip', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const kept = toJson(value)
      const text = canonicalJson(kept)
      expect(JSON.parse(text)).toEqual(kept)
      expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
    }),
  )
})

test('dates become text and undefined members go', () => {
  expect(toJson({ at: new Date(0), gone: undefined })).toEqual({ at: '1970-01-01T00:00:00.000Z' })
})
