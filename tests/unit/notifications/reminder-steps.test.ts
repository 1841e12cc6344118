import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepsOf, usualRules } from '~/domain/notifications/reminder-rules'
import { catchUpDays, newestStep, stepWindows } from '~/domain/notifications/reminder-steps'
import { addDays } from '~/platform/calendar'

const today = '2026-11-23'
const steps = fc
  .uniqueArray(fc.integer({ min: -30, max: 30 }), { maxLength: 8 })
  .map((all) => all.sort((a, b) => a - b))
const dueOn = fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days))

test('the usual steps are seven days and one day before, the day itself, one day and seven days after', () => {
  expect(stepsOf(usualRules)).toEqual([-7, -1, 0, 1, 7])
  expect(stepsOf({ beforeDays: [1, 3], onDueDay: false, afterDays: [] })).toEqual([-3, -1])
})

test.each([
  ['2026-12-01', null],
  ['2026-11-30', -7],
  ['2026-11-25', -7],
  ['2026-11-24', -1],
  ['2026-11-23', 0],
  ['2026-11-22', 1],
  ['2026-11-17', 1],
  ['2026-11-16', 7],
  ['2026-11-09', 7],
  ['2026-11-08', null],
])('a task due on %s has step %s', (due, step) => {
  expect(newestStep(stepsOf(usualRules), due, today)).toBe(step)
})

test('only the newest step whose day has come, and none that is too old', () => {
  fc.assert(
    fc.property(steps, dueOn, (all, due) => {
      const step = newestStep(all, due, today)
      const begun = all.filter((one) => addDays(due, one) <= today)
      const newest = begun.at(-1)
      const isFresh = newest !== undefined && addDays(addDays(due, newest), catchUpDays) >= today
      expect(step).toBe(isFresh ? newest : null)
    }),
  )
})

test('the windows of due dates say the same, and no due date lies in two of them', () => {
  fc.assert(
    fc.property(steps, dueOn, (all, due) => {
      const within = stepWindows(all, today).filter((window) => window.dueFrom <= due && due <= window.dueTo)
      expect(within.map((window) => window.step)).toEqual([newestStep(all, due, today)].filter((one) => one !== null))
    }),
  )
})

test('from one day to the next a step never goes back', () => {
  fc.assert(
    fc.property(steps, dueOn, (all, due) => {
      const first = newestStep(all, due, today)
      const second = newestStep(all, due, addDays(today, 1))
      if (first !== null && second !== null) expect(second).toBeGreaterThanOrEqual(first)
    }),
  )
})
