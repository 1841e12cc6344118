import { expect, test } from 'vitest'
import { unitIdsOf } from '~/domain/identity/unit-path'
import { enrolmentState } from '~/domain/learning/enrolment-state'
import { judgedEnrolments } from '~/domain/reports/counted-enrolments.server'
import { countingDate, countingMembership } from '~/domain/reports/counting-unit'
import { findUnitFigures } from '~/domain/reports/enrolment-figures.server'
import { eligibleCount, sumFigures } from '~/domain/reports/figures'
import { countByState, findPeople } from '~/domain/reports/people.server'
import { holdsOn } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'
import {
  type Force,
  now,
  periodCodes,
  plantCourses,
  plantEnrolment,
  plantOfficer,
  plantRandomForce,
  plantUnits,
  today,
} from './random-force'

freshDatabase()

/** The same question answered one enrolment at a time by the pure rules. */
function naively(force: Force, where: { unitId: string; scopeId: string; directOnly?: boolean }) {
  return force.enrolments.flatMap((enrolment) => {
    if (enrolment.withdrawn) return []
    const officer = force.officers.find((one) => one.id === enrolment.officerId)
    const membership = countingMembership(officer?.memberships ?? [], { dueOn: enrolment.dueOn, reportOn: today })
    const date = countingDate(enrolment.dueOn, today)
    const unit = force.units.find((one) => one.unitId === membership?.unitId)
    const path = unit?.placements.find((row) => holdsOn(row, date))?.path ?? ''
    const ids = unitIdsOf(path)
    if (!ids.includes(where.unitId) || !ids.includes(where.scopeId)) return []
    if (where.directOnly && ids.at(-1) !== where.unitId) return []
    return [{ id: enrolment.id, path, state: enrolmentState({ ...enrolment, now }) }]
  })
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

test.each([1, 2, 3])(
  'counts every enrolment once, in the unit and state the pure rules give (seed %i)',
  async (seed) => {
    const force = await plantRandomForce(seed)
    for (const { unitId } of force.units)
      for (const scopeId of new Set(['unit-goc', 'unit-doi-1', unitId]))
        for (const directOnly of [false, true]) {
          const { sql, values } = judgedEnrolments({
            unitIds: [unitId],
            scopeIds: [scopeId],
            reportOn: today,
            directOnly,
          })
          const counted = preparedRead<{ id: string; path: string; state: string }>(
            `${sql} SELECT "id", "path", "state" FROM "judged"`,
          ).all(...values)
          expect(counted.sort(byId)).toEqual(naively(force, { unitId, scopeId, directOnly }).sort(byId))
        }
  },
)

test('several units together count nobody twice', async () => {
  const force = await plantRandomForce(4)
  const unitIds = ['unit-doi-1', 'unit-to-1', 'unit-doi-2']
  const { sql, values } = judgedEnrolments({ unitIds, scopeIds: ['unit-goc'], reportOn: today })
  const counted = preparedRead<{ id: string }>(`${sql} SELECT "id" FROM "judged"`).all(...values)
  const expected = new Set(
    unitIds.flatMap((unitId) => naively(force, { unitId, scopeId: 'unit-goc' }).map((one) => one.id)),
  )
  expect(counted.map((row) => row.id).sort()).toEqual([...expected].sort())
})

test('figures, state counts and the people themselves agree for every cell', async () => {
  await plantRandomForce(5)
  for (const unitId of ['unit-goc', 'unit-doi-1', 'unit-to-3'])
    for (const periodCode of periodCodes)
      for (const courseId of ['course-c1', 'course-c2']) {
        const where = {
          unitIds: [unitId],
          scopeIds: ['unit-goc'],
          reportOn: today,
          periodCodes: [periodCode],
          courseId,
        }
        const figures = sumFigures(findUnitFigures(where))
        const states = countByState(where)
        const people = findPeople(where, { order: 'name' }, now)
        expect(people.length).toBe(figures.enrolled)
        expect(states.exempt).toBe(figures.exempt)
        expect(states.completed + states.completedLate).toBe(figures.completed)
        expect(states.completed).toBe(figures.onTime)
        expect(states.overdue).toBe(figures.overdue)
        expect(eligibleCount(figures)).toBe(figures.enrolled - states.exempt)
        for (const state of ['overdue', 'exempt', 'notStarted'] as const)
          expect(findPeople(where, { order: 'rank', states: [state] }, now).length).toBe(states[state])
      }
})

test('an officer who moves in mid-month counts where he was on the due date, and today before it', async () => {
  await plantUnits()
  await plantCourses()
  const officer = await plantOfficer({
    serviceNumber: '1',
    memberships: [
      { unitId: 'unit-doi-1', validTo: '2026-11-15' },
      { unitId: 'unit-doi-2', validFrom: '2026-11-15' },
    ],
  })
  const enrol = { officerId: officer.id, periodCode: '2026-11' }
  await plantEnrolment({ ...enrol, courseCode: 'c1', dueOn: '2026-11-14' })
  await plantEnrolment({ ...enrol, courseCode: 'c2', dueOn: '2026-11-28' })
  const coursesOf = (unitId: string) =>
    findUnitFigures({ unitIds: [unitId], scopeIds: [unitId], reportOn: today }).map((row) => row.courseId)
  expect(coursesOf('unit-doi-1')).toEqual(['course-c1'])
  expect(coursesOf('unit-doi-2')).toEqual(['course-c2'])
  expect(coursesOf('unit-goc')).toHaveLength(2)
})

test('the tables are walked from the viewed unit down, never from all enrolments of a period', async () => {
  for (const where of [
    { periodCodes: ['2026-11'] },
    { periodCodes: ['2026-09', '2026-10', '2026-11'] },
    { periodCodes: ['2026-11'], courseId: 'course-c1' },
    {},
  ]) {
    const { sql, values } = judgedEnrolments({ unitIds: ['u'], scopeIds: ['s'], reportOn: today, ...where })
    const plan = preparedRead<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql} SELECT COUNT(*) FROM "judged"`).all(
      ...values,
    )
    const steps = plan.map((step) => step.detail).filter((detail) => /viewed|placed|member|\be\b/.test(detail))
    expect(steps.join('\n')).toMatch(
      /viewed USING.*unitId=\?[\s\S]*placed USING.*path>\? AND path<\?[\s\S]*member USING.*unitId=\?[\s\S]*e USING.*officerId=\?/,
    )
  }
})
