import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLastInstant, reportTime, unknownDateWords } from '~/domain/reports/report-time'
import { addDays, localDateOf } from '~/platform/calendar'

const now = new Date('2026-11-23T01:15:00Z')

test('an earlier day is judged at its last instant, anything else is now', () => {
  fc.assert(
    fc.property(fc.integer({ min: -800, max: 30 }), (shift) => {
      const asked = addDays('2026-11-23', shift)
      const time = reportTime(asked, now)
      expect(time.isPast).toBe(shift < 0)
      expect(time.reportOn).toBe(shift < 0 ? asked : '2026-11-23')
      expect(localDateOf(time.at)).toBe(time.reportOn)
      expect(isLastInstant(time.at)).toBe(shift < 0)
      if (time.isPast) expect(localDateOf(new Date(time.at.getTime() + 1))).toBe(addDays(asked, 1))
    }),
  )
  for (const nonsense of [null, '', '2026-02-30', 'hom nay'])
    expect(reportTime(nonsense, now)).toEqual({ reportOn: '2026-11-23', at: now, isPast: false })
})

test('a day that is not followed is said to be left out', () => {
  expect(unknownDateWords('', now)).toEqual([])
  expect(unknownDateWords('31/10/2026', now)).toEqual([])
  expect(unknownDateWords('23/11/2026', now)).toEqual([])
  expect(unknownDateWords('24/11/2026', now)[0]).toMatch(/24\/11\/2026 chưa đến/)
  expect(unknownDateWords('32/10/2026', now)[0]).toMatch(/chưa đúng/)
})
