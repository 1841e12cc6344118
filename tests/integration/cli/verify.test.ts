import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { run } from '~/cli/verify'
import { config } from '~/platform/config.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { assign, finish } from '../deeds/study-steps'
import { enter, launch } from '../emulation/campaign-fixture'
import { createForce, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'

freshDatabase()

let printed: string[]
beforeEach(() => {
  printed = []
  const keep = (text: unknown) => printed.push(String(text)) > 0
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
})
afterEach(() => {
  vi.restoreAllMocks()
})

async function studied() {
  const force = await createForce()
  await createCourse()
  const { actor } = await officerIn(force, 'team1', '100-001')
  await assign('doi-1')
  await launch([force.root.unitId])
  await finish(actor)
  await enter(actor.officerId)
  return { force, actor }
}

/** Changes the file behind the product's back: triggers are taken away first, as somebody with the file could. */
function tamper(sql: string, triggers: string[] = []) {
  const raw = new BetterSqlite(config().databaseFile)
  for (const trigger of triggers) raw.exec(`DROP TRIGGER "${trigger}"`)
  raw.exec(sql)
  raw.close()
}

test('an empty database and a studied one are in order', async () => {
  expect(await run([])).toBe(0)
  await studied()
  expect(await run([])).toBe(0)
  expect(printed.at(-1)).toMatch(/^OK: \d+ audit events \(last hash [0-9a-f]{64}\), 1 attempts, 1 learning entries/)
})

test('a changed audit event is named by its number', async () => {
  await studied()
  tamper(`UPDATE "AuditEvent" SET "actorName" = 'Ai đó' WHERE "sequence" = 3`, ['AuditEvent_no_update'])
  expect(await run([])).toBe(1)
  expect(printed).toContain('Audit chain: Event 3: altered event\n')
})

test('changed points, a missing entry and one that nothing earns are named', async () => {
  await studied()
  tamper(`UPDATE "ScoreEntry" SET "hundredths" = 999 WHERE "causeType" = 'courseCompletion'`, ['ScoreEntry_no_update'])
  expect(await run([])).toBe(1)
  expect(printed.join('')).toMatch(
    /Points: Campaign quy-iv, course completion .* holds 999 hundredths, the facts say 505/,
  )
  tamper(`DELETE FROM "ScoreEntry" WHERE "causeType" = 'courseCompletion'`, ['ScoreEntry_no_delete'])
  expect(await run([])).toBe(1)
  expect(printed.join('')).toMatch(/Points: .* earns 505 hundredths, but has no entry/)
  tamper(`UPDATE "ScoreEntry" SET "causeType" = 'courseCompletion'`)
  expect(await run([])).toBe(1)
  expect(printed.join('')).toMatch(/Points: Campaign quy-iv: entry .* has no completion that earns it/)
})

test('a completion without its lessons and lessons without their completion are named', async () => {
  await studied()
  tamper(`DELETE FROM "CourseCompletion"`, ['CourseCompletion_no_delete'])
  expect(await run([])).toBe(1)
  expect(printed.join('')).toMatch(
    /Completions: Enrolment .* \(officer 100-001, course niem-no, period 2026-11\): every lesson/,
  )
  tamper(`DELETE FROM "LessonCompletion"`, ['LessonCompletion_no_delete'])
  await inTransaction(async (tx) => {
    const { id } = await tx.enrolment.findFirstOrThrow()
    await tx.courseCompletion.create({ data: { enrolmentId: id, completedAt: now } })
  })
  expect(await run([])).toBe(1)
  expect(printed.join('')).toMatch(/a course completion stands, but not every lesson is complete/)
})

test('a changed score of an attempt is named', async () => {
  await studied()
  const attempt = await reader().attempt.findFirstOrThrow()
  tamper(`UPDATE "Attempt" SET "scoreNumerator" = 1, "passed" = 0`, ['Attempt_settled'])
  expect(await run([])).toBe(1)
  expect(printed).toContain(`Attempts: Attempt ${attempt.id}: the score kept is 1/5, its answers earn 5/5\n`)
})

test('overlapping memberships are named by officer', async () => {
  const { force, actor } = await studied()
  await inTransaction((tx) =>
    tx.membership.create({
      data: {
        officerId: actor.officerId,
        unitId: force.team2.unitId,
        positionCode: 'can-bo',
        kind: 'counting',
        validFrom: '2026-01-01',
        validTo: '2026-02-01',
      },
    }),
  )
  expect(await run([])).toBe(1)
  expect(printed.join('')).toMatch(
    new RegExp(`Memberships: Officer ${actor.officerId}: counting memberships .* overlap`),
  )
})
