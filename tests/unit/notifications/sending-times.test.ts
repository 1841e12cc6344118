import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueDigestOn, weekdayOf } from '~/domain/notifications/digest-time'
import { retryDelay } from '~/domain/notifications/mail-retry'
import { instantAt, isQuiet, nextAllowed } from '~/domain/notifications/quiet-hours'
import { addDays, formatTime, localDateOf } from '~/platform/calendar'
import { days } from '~/platform/duration'

const usual = { quietFrom: '21:00', quietTo: '06:00' }
const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((all) => `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`)
const quiet = fc.record({ quietFrom: time, quietTo: time })
const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })

test.each([
  ['2026-11-23T13:59:00Z', '2026-11-23T13:59:00Z'],
  ['2026-11-23T14:00:00Z', '2026-11-23T23:00:00Z'],
  ['2026-11-23T18:00:00Z', '2026-11-23T23:00:00Z'],
  ['2026-11-23T22:59:59Z', '2026-11-23T23:00:00Z'],
  ['2026-11-23T23:00:00Z', '2026-11-23T23:00:00Z'],
])('what is ready at %s goes out at %s', (ready, goes) => {
  expect(nextAllowed(new Date(ready), usual)).toEqual(new Date(goes))
})

test('a message is never early, never in quiet hours and never a day late', () => {
  fc.assert(
    fc.property(instant, quiet, (ready, hours) => {
      const goes = nextAllowed(ready, hours)
      expect(isQuiet(goes, hours)).toBe(false)
      expect(goes.getTime()).toBeGreaterThanOrEqual(ready.getTime())
      expect(goes.getTime() - ready.getTime()).toBeLessThan(days(1))
      expect(nextAllowed(goes, hours)).toEqual(goes)
      if (!isQuiet(ready, hours)) expect(goes).toEqual(ready)
    }),
  )
})

test('a local date and time is the instant that shows them', () => {
  expect(instantAt('2026-11-23', '07:30')).toEqual(new Date('2026-11-23T00:30:00Z'))
  fc.assert(
    fc.property(time, (at) => {
      expect(formatTime(instantAt('2026-11-23', at))).toBe(at)
    }),
  )
})

test('the weekly digest is due from its hour on for two days, then not before the next week', () => {
  const rules = { digestWeekday: 1, digestTime: '07:30' }
  const at = (text: string) => dueDigestOn(rules, new Date(text))
  expect(at('2026-11-23T00:29:00Z')).toBeNull()
  expect(at('2026-11-23T00:30:00Z')).toBe('2026-11-23')
  expect(at('2026-11-24T20:00:00Z')).toBe('2026-11-23')
  expect(at('2026-11-25T00:30:00Z')).toBeNull()
  expect(dueDigestOn({ ...rules, digestWeekday: 0 }, new Date('2026-11-23T02:00:00Z'))).toBeNull()
})

test('a digest that is due lies on its weekday, not ahead, for every weekday and hour', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 7 }), time, (now, digestWeekday, digestTime) => {
      const date = dueDigestOn({ digestWeekday, digestTime }, now)
      if (date === null) return
      expect(weekdayOf(date)).toBe(digestWeekday)
      expect(instantAt(date, digestTime) <= now).toBe(true)
      expect(date >= addDays(localDateOf(now), -2)).toBe(true)
    }),
  )
})

test('waits between tries grow, and the tries end', () => {
  const waits = Array.from({ length: 10 }, (_, index) => retryDelay(index + 1))
  const given = waits.filter((wait) => wait !== null)
  expect(given).toEqual(given.toSorted((a, b) => a - b))
  expect(waits.at(-1)).toBeNull()
})
