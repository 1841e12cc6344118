import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  endOfDate,
  formatDate,
  formatInstant,
  formatWeekday,
  holdsOn,
  isLocalDate,
  localDateOf,
  parseDate,
  startOfDate,
} from '~/platform/calendar'
import { days } from '~/platform/duration'

const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
const dates = instants.map(localDateOf)

test('every instant lies between the start and the end of its own local date', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const date = localDateOf(instant)
      expect(startOfDate(date).getTime()).toBeLessThanOrEqual(instant.getTime())
      expect(instant.getTime()).toBeLessThan(endOfDate(date).getTime())
    }),
  )
})

test('the local date is the one Intl gives for Asia/Ho_Chi_Minh', () => {
  const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
  fc.assert(
    fc.property(instants, (instant) => {
      expect(localDateOf(instant)).toBe(intl.format(instant))
    }),
  )
})

test('the last millisecond of a day belongs to it, the next one does not', () => {
  expect(localDateOf(new Date('2026-11-30T16:59:59.999Z'))).toBe('2026-11-30')
  expect(localDateOf(new Date('2026-11-30T17:00:00.000Z'))).toBe('2026-12-01')
})

test('adding days and counting them back agree, over month ends and leap years', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -2000, max: 2000 }), (date, count) => {
      expect(daysBetween(date, addDays(date, count))).toBe(count)
    }),
  )
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(endOfDate('2026-12-31').getTime() - startOfDate('2026-12-31').getTime()).toBe(days(1))
})

test('a date survives being printed and read again', () => {
  fc.assert(
    fc.property(dates, (date) => {
      expect(parseDate(formatDate(date))).toBe(date)
    }),
  )
})

test.each([
  ['1/3/2026', '2026-03-01'],
  ['01-03-2026', '2026-03-01'],
  ['1.3.2026', '2026-03-01'],
  [' 2026-03-01 ', '2026-03-01'],
  ['13/1/2026', '2026-01-13'],
])('reads %s day first', (text, date) => {
  expect(parseDate(text)).toBe(date)
})

test.each(['31/11/2026', '1/13/2026', '29/2/2027', '3/2026', '', 'mai', '2026-02-30', '1/3/26'])(
  'refuses %s',
  (text) => {
    expect(parseDate(text)).toBeNull()
    expect(isLocalDate(text)).toBe(false)
  },
)

test('a dated row holds from its first day until the day before its end', () => {
  const row = { validFrom: '2026-03-01', validTo: '2026-04-01' }
  expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((date) => holdsOn(row, date))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('dates and times read as the office writes them', () => {
  const now = new Date('2026-11-23T05:00:00Z')
  expect(formatWeekday('2026-11-23')).toBe('Thứ Hai, 23/11/2026')
  expect(formatWeekday('2026-11-22')).toBe('Chủ nhật, 22/11/2026')
  expect(formatInstant(new Date('2026-11-23T01:12:00Z'), now)).toBe('hôm nay 08:12')
  expect(formatInstant(new Date('2026-11-22T01:12:00Z'), now)).toBe('08:12, 22/11/2026')
})
