import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earliestDueOn, isPeriodCode, joinerDueOn, monthBounds, monthName } from '~/domain/learning/due-date'
import { addDays } from '~/platform/calendar'

const date = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2024-01-01', offset))

test('a joiner has ten days at least, and the course date when that is later', () => {
  expect(joinerDueOn({ courseDueOn: '2026-11-30', joinedOn: '2026-11-25', joinerDays: 10 })).toBe('2026-12-05')
  expect(joinerDueOn({ courseDueOn: '2026-11-30', joinedOn: '2026-11-02', joinerDays: 10 })).toBe('2026-11-30')
})

test('the due date of a joiner is never before the course date nor before the days given', () => {
  fc.assert(
    fc.property(date, date, fc.integer({ min: 0, max: 60 }), (courseDueOn, joinedOn, joinerDays) => {
      const dueOn = joinerDueOn({ courseDueOn, joinedOn, joinerDays })
      expect(dueOn >= courseDueOn && dueOn >= addDays(joinedOn, joinerDays)).toBe(true)
      expect([courseDueOn, addDays(joinedOn, joinerDays)]).toContain(dueOn)
    }),
  )
})

test('the earliest due date wins, in whatever order', () => {
  expect(earliestDueOn([])).toBeNull()
  fc.assert(fc.property(fc.array(date, { minLength: 1 }), (dates) => earliestDueOn(dates) === [...dates].sort()[0]))
})

test.each([
  ['2026-11', '2026-11-01', '2026-11-30', 'Tháng 11/2026'],
  ['2026-12', '2026-12-01', '2026-12-31', 'Tháng 12/2026'],
  ['2028-02', '2028-02-01', '2028-02-29', 'Tháng 2/2028'],
])('%s is suggested as %s to %s', (code, startsOn, endsOn, name) => {
  expect(monthBounds(code)).toEqual({ startsOn, endsOn })
  expect(monthName(code)).toBe(name)
})

test.each(['2026-13', '2026-00', '26-11', '2026-1', '2026-11-01', ''])('"%s" is no period', (code) => {
  expect(isPeriodCode(code)).toBe(false)
})
