import { afterEach, expect, test, vi } from 'vitest'
import { getScoreLine } from '~/domain/emulation/score-line.server'
import { getMonth } from '~/domain/learning/month.server'
import { getLessonPage } from '~/domain/learning/reading.server'
import { preparedRead } from '~/platform/db/database.server'
import { assign, open } from '../deeds/study-steps'
import { launch } from '../emulation/campaign-fixture'
import { createForce, now } from '../identity/force'
import { freshDatabase } from '../setup'
import { createCourse, officerIn } from './course-fixture'

freshDatabase()
afterEach(() => {
  vi.restoreAllMocks()
})

/** How often the page asked the database: every prepared read ends in `get` or `all` of the one statement class. */
function countReads(read: () => unknown): number {
  const statement = preparedRead('SELECT 1 AS one')
  const prototype = Object.getPrototypeOf(statement)
  const spies = [vi.spyOn(prototype, 'get'), vi.spyOn(prototype, 'all')]
  read()
  return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
}

test('the home screen and the lesson page each cost four prepared reads at most', async () => {
  const force = await createForce()
  await createCourse()
  const { actor } = await officerIn(force, 'team1', '100-001')
  await assign('doi-1')
  await launch([force.root.unitId])
  await open(actor, 1)
  const home = countReads(() => [getMonth(actor, now), getScoreLine(actor, now)])
  expect(home).toBeGreaterThan(0)
  expect(home).toBeLessThanOrEqual(4)
  vi.restoreAllMocks()
  const lesson = countReads(() => getLessonPage(actor, 'niem-no-bai-1', now))
  expect(lesson).toBeGreaterThan(0)
  expect(lesson).toBeLessThanOrEqual(4)
})
