import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { isOnTime } from '~/domain/learning/completion'
import { monthBounds } from '~/domain/learning/due-date'
import { enrolmentState } from '~/domain/learning/enrolment-state'
import { addDays, endOfDate, formatInstant, localDateOf } from '~/platform/calendar'

/** The zone of a server or browser: with and without summer time, half hours, and both edges of the date line. */
const zones = [
  'UTC',
  'Asia/Ho_Chi_Minh',
  'America/St_Johns',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

afterEach(() => {
  vi.unstubAllEnvs()
})

/** What the product says about a deadline while the process runs in a zone. */
function verdictIn(zone: string, instant: Date, dueOn: string) {
  vi.stubEnv('TZ', zone)
  return {
    onTime: isOnTime(instant, dueOn),
    state: enrolmentState({ exempt: false, completedAt: null, dueOn, startedAt: null, now: instant }),
    ends: endOfDate(dueOn).getTime(),
    date: localDateOf(instant),
    next: addDays(dueOn, 1),
    month: monthBounds(dueOn.slice(0, 7)),
    words: formatInstant(instant, instant),
  }
}

test('a deadline is the same whatever the zone of the process', () => {
  const offsets = zones.map((zone) => {
    vi.stubEnv('TZ', zone)
    return new Date(0).getTimezoneOffset()
  })
  expect(new Set(offsets).size).toBeGreaterThan(4)

  const anyDueOn = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days))
  // Around the end of the due date, to the millisecond and up to two days away.
  const anyDistance = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -172_800_000, max: 172_800_000 }))
  fc.assert(
    fc.property(anyDueOn, anyDistance, (dueOn, distance) => {
      const instant = new Date(endOfDate(dueOn).getTime() + distance)
      const verdicts = zones.map((zone) => verdictIn(zone, instant, dueOn))
      for (const verdict of verdicts) expect(verdict).toEqual(verdicts[0])
      expect(verdicts[0]?.onTime).toBe(distance < 0)
    }),
  )
})

test('23:59:59.999 in Asia/Ho_Chi_Minh is in time and the next millisecond is not, in every zone', () => {
  for (const zone of zones) {
    const last = new Date('2026-11-30T16:59:59.999Z')
    expect(verdictIn(zone, last, '2026-11-30')).toMatchObject({ onTime: true, state: 'notStarted' })
    const first = new Date('2026-11-30T17:00:00.000Z')
    expect(verdictIn(zone, first, '2026-11-30')).toMatchObject({ onTime: false, state: 'overdue' })
  }
})
