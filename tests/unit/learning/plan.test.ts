import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Audience, audienceKey, audienceOf, belongsTo, everybody } from '~/domain/learning/audience'
import { monthBounds } from '~/domain/learning/due-date'
import { type PlanMembers, planChanges, planLineState, shiftedDates } from '~/domain/learning/plan'
import { addDays, daysBetween } from '~/platform/calendar'

const anyCodes = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
const anyAudience: fc.Arbitrary<Audience> = fc.record({
  rankCodes: anyCodes,
  positionCodes: anyCodes,
  categoryCodes: anyCodes,
})

test('one audience has one key, whatever the order, and is read back from it', () => {
  fc.assert(
    fc.property(anyAudience, (audience) => {
      const turned = {
        rankCodes: [...audience.rankCodes].reverse(),
        positionCodes: [...audience.positionCodes, ...audience.positionCodes],
        categoryCodes: [...audience.categoryCodes].reverse(),
      }
      expect(audienceKey(turned)).toBe(audienceKey(audience))
      expect(audienceKey(audienceOf(audienceKey(audience)))).toBe(audienceKey(audience))
    }),
  )
  expect(audienceKey(everybody)).toBe('')
})

test('an audience holds exactly those who match each of its rules', () => {
  const facts = fc.record({
    rankCode: fc.constantFrom('a', 'b', null),
    positionCode: fc.constantFrom('a', 'b'),
    categoryCode: fc.constantFrom('a', 'b'),
  })
  fc.assert(
    fc.property(anyAudience, facts, (audience, person) => {
      expect(belongsTo(everybody, person)).toBe(true)
      const each = belongsTo({ ...everybody, rankCodes: audience.rankCodes }, person)
      const other = belongsTo({ ...audience, rankCodes: [] }, person)
      expect(belongsTo(audience, person)).toBe(each && other)
    }),
  )
})

test('shifted dates keep their distance to the ends of their months and stay in order', () => {
  const anyMonth = fc
    .tuple(fc.integer({ min: 2025, max: 2028 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => monthBounds(`${year}-${String(month).padStart(2, '0')}`))
  const anyOffset = fc.integer({ min: -10, max: 20 })
  fc.assert(
    fc.property(anyMonth, anyMonth, anyOffset, anyOffset, (from, to, open, due) => {
      const dates = { opensOn: addDays(from.startsOn, open), dueOn: addDays(from.endsOn, -due) }
      fc.pre(dates.opensOn <= dates.dueOn)
      const shifted = shiftedDates(dates, from, to)
      expect(daysBetween(to.startsOn, shifted.opensOn)).toBe(open)
      expect(shifted.dueOn >= shifted.opensOn).toBe(true)
      if (shifted.dueOn !== shifted.opensOn) expect(daysBetween(shifted.dueOn, to.endsOn)).toBe(due)
      expect(shiftedDates(dates, from, from)).toEqual(dates)
    }),
  )
})

test('the state of a line follows from what stands', () => {
  const dates = { opensOn: '2026-12-01', dueOn: '2026-12-31' }
  expect(planLineState({ ...dates, isRemoved: false, standing: null })).toBe('new')
  expect(planLineState({ ...dates, isRemoved: false, standing: dates })).toBe('given')
  expect(planLineState({ ...dates, isRemoved: false, standing: { ...dates, dueOn: '2026-12-30' } })).toBe('changed')
  expect(planLineState({ ...dates, isRemoved: true, standing: dates })).toBe('removed')
})

const line = (more: Partial<PlanMembers>): PlanMembers => ({
  courseId: 'c1',
  state: 'given',
  assignmentId: 'giao-1',
  officerIds: ['an'],
  ...more,
})
const enrolment = (officerId: string, more = {}) => ({
  officerId,
  courseId: 'c1',
  isFinished: false,
  isPostponedHere: false,
  assignmentIds: ['giao-1'],
  ...more,
})

test('running a plan that is carried out already changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('an', 'binh', 'chi')), (officerIds) => {
      const standing = [...new Set(officerIds)].map((officerId) => enrolment(officerId))
      expect(planChanges([line({ officerIds })], standing)).toEqual({ gains: [], losses: [] })
    }),
  )
})

test('who is newly meant gains, who is only caused by what ends loses, and nobody does both', () => {
  const standing = [
    enrolment('an'),
    enrolment('binh', { isFinished: true }),
    enrolment('chi', { assignmentIds: ['giao-1', 'giao-2'] }),
    enrolment('dung', { assignmentIds: [] }),
    enrolment('giang', { isPostponedHere: true }),
    enrolment('hoa'),
  ]
  const lines = [
    line({ state: 'removed', officerIds: [] }),
    line({ state: 'new', assignmentId: null, officerIds: ['hoa', 'khanh', 'khanh'] }),
  ]
  expect(planChanges(lines, standing)).toEqual({
    gains: [{ officerId: 'khanh', courseId: 'c1' }],
    losses: [{ officerId: 'an', courseId: 'c1' }],
  })
})
