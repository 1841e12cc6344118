import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ranksSince } from '~/domain/deeds/demo/careers'
import { addMonths, dayOf, momentOn } from '~/domain/deeds/demo/months'
import { demoUnits } from '~/domain/deeds/demo/organisation'
import { draftPeople } from '~/domain/deeds/demo/people'
import { demoAssignments, installedAt } from '~/domain/deeds/demo/schedule'
import { fullName } from '~/domain/identity/names'
import { ranks } from '~/domain/identity/reference-data'
import { addDays, localDateOf, openEnd } from '~/platform/calendar'

const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01', days))

describe('months', () => {
  test('cross the year both ways and keep to short months', () => {
    expect(addMonths('2027-01', -1)).toBe('2026-12')
    expect(addMonths('2026-11', 14)).toBe('2028-01')
    expect(dayOf('2027-02', 31)).toBe('2027-02-28')
    expect(momentOn('2027-03-01', 90).toISOString()).toBe('2027-02-28T18:30:00.000Z')
  })
})

describe('the organisation', () => {
  test('is a force with its board and ten units, two levels below the top, 120 officers', () => {
    expect(demoUnits).toHaveLength(12)
    expect(demoUnits.reduce((sum, unit) => sum + unit.size, 0)).toBe(120)
    const depth = (code: string | null): number => {
      const unit = demoUnits.find((each) => each.code === code)
      return unit?.parentCode ? 1 + depth(unit.parentCode) : 0
    }
    expect(Math.max(...demoUnits.map((unit) => depth(unit.code)))).toBe(2)
  })

  test('comes before every assignment', () => {
    for (const { assignedAt } of demoAssignments('2027-03-31'))
      expect(assignedAt.getTime()).toBeGreaterThan(installedAt('2027-03-31').getTime())
  })
})

describe('officers', () => {
  test('have names and numbers of their own, the same whenever the demo is made', () => {
    const names = (today: string) =>
      draftPeople(today).map((officer) => `${officer.serviceNumber} ${fullName(officer)}`)
    expect(new Set(draftPeople('2026-11-23').map(fullName)).size).toBe(120)
    expect(names('2026-11-23')).toEqual(names('2031-02-28'))
  })

  test('count in one unit at a time without a gap, and hold one rank, never from tomorrow on', () => {
    const ordinal = (code: string) => ranks.findIndex((rank) => rank.code === code)
    fc.assert(
      fc.property(anyDay, (today) => {
        for (const officer of draftPeople(today)) {
          const counting = officer.memberships.filter((membership) => membership.kind === 'counting')
          expect(counting.at(-1)).toMatchObject({ unitCode: officer.unitCode, validTo: openEnd })
          for (const chain of [counting, officer.ranks]) {
            expect(chain.at(-1)?.validTo).toBe(openEnd)
            const isWhole = chain.every((row, index) => index === 0 || row.validFrom === chain[index - 1]?.validTo)
            expect(isWhole && chain.every((row) => row.validFrom <= today && row.validFrom < row.validTo)).toBe(true)
          }
          const order = officer.ranks.map((rank) => ordinal(rank.rankCode))
          expect(order).toEqual([...order].sort((a, b) => b - a))
        }
      }),
      { numRuns: 8 },
    )
  })

  test('no head is outranked by a deputy of the same unit', () => {
    const ordinal = (code = '') => ranks.findIndex((rank) => rank.code === code)
    const people = draftPeople('2026-11-23')
    for (const unit of demoUnits) {
      const [head, ...deputies] = people
        .filter((officer) => officer.unitCode === unit.code)
        .slice(0, unit.leaders.length)
      for (const deputy of deputies)
        expect(ordinal(head?.ranks.at(-1)?.rankCode)).toBeLessThanOrEqual(ordinal(deputy.ranks.at(-1)?.rankCode))
    }
  })
})

test('a promotion that lies ahead is not held yet', () => {
  expect(ranksSince('conscript', '2026-06-10', '2026-12-09').map((rank) => rank.rankCode)).toEqual(['binh-nhi'])
  expect(ranksSince('conscript', '2026-06-10', '2026-12-10')).toEqual([
    { rankCode: 'binh-nhi', validFrom: '2026-06-10', validTo: '2026-12-10' },
    { rankCode: 'binh-nhat', validFrom: '2026-12-10', validTo: openEnd },
  ])
})

test('what is given out opens on the first of its month and is due within it', () => {
  fc.assert(
    fc.property(anyDay, (today) => {
      for (const { opensOn, dueOn, assignedAt } of demoAssignments(today)) {
        expect(opensOn.slice(8)).toBe('01')
        expect(dueOn.slice(0, 7)).toBe(opensOn.slice(0, 7))
        expect(localDateOf(assignedAt) < opensOn).toBe(true)
      }
    }),
  )
})
