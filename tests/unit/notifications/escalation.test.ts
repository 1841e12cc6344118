import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLevelUp } from '~/domain/notifications/escalation'

const path = ['to-1', 'doi-1', 'luc-luong']

test.each([
  ['each unit has a commander', { 'to-1': ['a'], 'doi-1': ['b'], 'luc-luong': ['c'] }, ['b']],
  ['a unit without one is no level', { 'doi-1': ['b'], 'luc-luong': ['c', 'd'] }, ['c', 'd']],
  ['the officer commands the own unit', { 'to-1': ['me'], 'doi-1': ['b'], 'luc-luong': ['c'] }, ['c']],
  ['one commander on both levels is told nothing twice', { 'to-1': ['a'], 'doi-1': ['a', 'b'] }, ['b']],
  ['nobody stands above', { 'luc-luong': ['c'] }, []],
  ['nobody commands', {}, []],
])('%s', (_words, commanders, told) => {
  expect(oneLevelUp(path, new Map(Object.entries(commanders as Record<string, string[]>)), 'me')).toEqual(told)
})

test('the officer and the own commander are never told', () => {
  const people = fc.array(fc.constantFrom('me', 'a', 'b', 'c'), { maxLength: 3 })
  fc.assert(
    fc.property(people, people, people, (one, two, three) => {
      const told = oneLevelUp(
        path,
        new Map([
          ['to-1', one],
          ['doi-1', two],
          ['luc-luong', three],
        ]),
        'me',
      )
      const direct = [one, two, three].map((all) => all.filter((who) => who !== 'me')).find((all) => all.length > 0)
      expect(told).not.toContain('me')
      for (const who of told) expect(direct).not.toContain(who)
    }),
  )
})
