import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAssignment } from '~/domain/learning/components/assignment-form'
import {
  assignmentBounds,
  earliestDueOn,
  isPeriodCode,
  joinerDueOn,
  monthBounds,
  monthName,
} from '~/domain/learning/due-date'
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

test('an assignment may open and fall due at most a year around its study month', () => {
  expect(assignmentBounds({ startsOn: '2026-11-01', endsOn: '2026-11-30' })).toEqual({
    from: '2025-11-01',
    until: '2027-11-30',
  })
  expect(assignmentBounds({ startsOn: '2024-02-01', endsOn: '2024-02-29' }).until).toBe('2025-02-28')
})

const november = {
  unitCode: 'doi-1',
  periodCode: '2026-11',
  startsOn: '01/11/2026',
  endsOn: '30/11/2026',
  opensOn: '01/11/2026',
  dueOn: '30/11/2026',
}

test.each([
  [{}, []],
  [{ opensOn: '01/01/1900', dueOn: '31/12/9999' }, ['opensOn', 'dueOn']],
  [{ opensOn: '01/11/2025', dueOn: '30/11/2027' }, []],
  [{ opensOn: '31/10/2025' }, ['opensOn']],
  [{ dueOn: '01/12/2027' }, ['dueOn']],
  [{ opensOn: '01/12/2026' }, ['dueOn']],
  [{ startsOn: '01/01/1900', opensOn: '01/01/1900' }, ['endsOn']],
])('dates out of reach are refused at their own field: %o', (typed, fields) => {
  const read = readAssignment({ ...november, ...typed }, '2026-11-01')
  expect(read.ok ? [] : Object.keys(read.errors)).toEqual(fields)
})
