import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineChanges } from '~/domain/publishing/line-changes'

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `dòng ${index + 1}`)

test('a changed line shows with three lines around it and how many were passed over', () => {
  const before = numbered(20)
  const after = before.with(9, 'dòng đã sửa')
  const [passage, ...rest] = lineChanges(before.join('\n'), after.join('\n')) ?? []
  expect(rest).toEqual([])
  expect(passage?.skipped).toBe(6)
  expect(passage?.lines.map((line) => [line.kind, line.before, line.after])).toEqual([
    ['same', 7, 7],
    ['same', 8, 8],
    ['same', 9, 9],
    ['removed', 10, null],
    ['added', null, 10],
    ['same', 11, 11],
    ['same', 12, 12],
    ['same', 13, 13],
  ])
})

test('equal texts have no changes', () => {
  expect(lineChanges('một\nhai\n', 'một\nhai\n')).toEqual([])
})

test('every line number of a change points at that line of its text', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      for (const { lines } of lineChanges(before.join('\n'), after.join('\n')) ?? []) {
        for (const line of lines) {
          if (line.before !== null && line.kind === 'removed') expect(before[line.before - 1]).toBe(line.text)
          if (line.after !== null) expect(after[line.after - 1]).toBe(line.text)
        }
      }
    }),
  )
})
