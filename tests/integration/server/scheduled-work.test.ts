import { afterEach, expect, test, vi } from 'vitest'
import { reader } from '~/platform/db/database.server'
import { minutes } from '~/platform/duration'
import { startScheduledWork } from '../../../app/server/scheduled-work'
import { assign, open, start } from '../deeds/study-steps'
import { createForce, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'

freshDatabase()
afterEach(() => {
  vi.useRealTimers()
})

test('what ran out while the server was down is closed when it is up again, and stopping waits for it', async () => {
  const force = await createForce()
  await createCourse({ rules: { quizTimeLimitMinutes: 20 } })
  const { actor } = await officerIn(force, 'team1', '100-001')
  await assign('doi-1')
  await open(actor, 1)
  const attemptId = await start(actor)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now.getTime() + minutes(300)) })
  const stop = startScheduledWork()
  await stop()
  expect(await reader().attempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({
    closedBy: 'expiry',
    submittedAt: new Date(now.getTime() + minutes(20)),
  })
})
