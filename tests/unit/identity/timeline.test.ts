import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clearSpan, covers, firstChangedDay, naturalEnd, type Span } from '~/domain/identity/timeline'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`
const lastDay = 28

interface Row extends Span {
  unit: string
}

/** Rows that never overlap, with gaps between some. */
const timelines = fc
  .array(fc.record({ gap: fc.nat(3), length: fc.integer({ min: 1, max: 5 }), unit: fc.constantFrom('a', 'b', 'c') }), {
    maxLength: 5,
  })
  .map((parts) => {
    let start = 1
    const rows: Row[] = []
    for (const { gap, length, unit } of parts) {
      const from = start + gap
      start = Math.min(from + length, lastDay)
      if (from < start) rows.push({ unit, validFrom: day(from), validTo: day(start) })
    }
    return rows
  })
const spans = fc
  .tuple(fc.integer({ min: 1, max: lastDay - 1 }), fc.integer({ min: 1, max: 8 }))
  .map(([from, length]) => ({ validFrom: day(from), validTo: day(Math.min(from + length, lastDay)) }))

const holding = (rows: readonly Row[], date: string) =>
  rows.filter((row) => row.validFrom <= date && date < row.validTo).map((row) => row.unit)

function applied(rows: Row[], span: Span): Row[] {
  const edits = clearSpan(rows, span)
  const touched = new Set(edits.map((edit) => edit.row))
  return [
    ...rows.filter((row) => !touched.has(row)),
    ...edits.flatMap((edit) =>
      edit.kind === 'superseded' ? [] : [{ unit: edit.row.unit, validFrom: edit.validFrom, validTo: edit.validTo }],
    ),
  ]
}

test('clearing a span leaves no fact inside it and every other day as it was', () => {
  fc.assert(
    fc.property(timelines, spans, (rows, span) => {
      const after = applied(rows, span)
      for (let number = 1; number <= lastDay; number += 1) {
        const date = day(number)
        const isInside = span.validFrom <= date && date < span.validTo
        expect(holding(after, date)).toEqual(isInside ? [] : holding(rows, date))
      }
    }),
  )
})

test('the first changed day is the first on which a row no longer says what it said', () => {
  fc.assert(
    fc.property(timelines, spans, (rows, span) => {
      const after = applied(rows, span)
      for (const row of rows.filter((one) => one.validFrom < span.validTo && span.validFrom < one.validTo)) {
        const days = Array.from({ length: lastDay }, (_, index) => day(index + 1))
        const changed = days.find((date) => holding([row], date).length > 0 && holding(after, date).length === 0)
        expect(firstChangedDay(row, span)).toBe(changed)
      }
    }),
  )
})

test('a fact holds to the end of what it replaces, or to the next one', () => {
  const rows = [
    { validFrom: day(3), validTo: day(6) },
    { validFrom: day(9), validTo: '9999-12-31' },
  ]
  expect(naturalEnd(rows, day(1), '9999-12-31')).toBe(day(3))
  expect(naturalEnd(rows, day(3), '9999-12-31')).toBe(day(6))
  expect(naturalEnd(rows, day(7), '9999-12-31')).toBe(day(9))
  expect(naturalEnd(rows, day(20), '9999-12-31')).toBe('9999-12-31')
  expect(naturalEnd([], day(1), '9999-12-31')).toBe('9999-12-31')
})

test('coverage is day by day', () => {
  fc.assert(
    fc.property(timelines, spans, (rows, span) => {
      const daily = Array.from({ length: lastDay }, (_, index) => day(index + 1))
        .filter((date) => span.validFrom <= date && date < span.validTo)
        .every((date) => holding(rows, date).length > 0)
      expect(covers(rows, span)).toBe(daily)
    }),
  )
})
