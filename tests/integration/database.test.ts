import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTransaction, preparedRead, reader } from '~/platform/db/database.server'
import { freshDatabase } from './setup'

freshDatabase()

const expectedTriggers = [
  'Answer_late_insert',
  'Answer_newer_only',
  'Answer_no_delete',
  'Answer_settled',
  'AttemptQuestion_closed',
  'AttemptQuestion_fixed',
  'AttemptQuestion_no_delete',
  'Attempt_allowed',
  'Attempt_no_delete',
  'Attempt_rules_fixed',
  'Attempt_settled',
  'Attempt_waited',
  'CourseCompletion_finishes',
  'MeetingAttendance_fixed',
  'MeetingAttendance_no_delete',
  'Extension_fixed',
  'Extension_no_delete',
  'Extension_withdrawn_once',
  'Leave_fixed',
  'Leave_no_delete',
  'Question_one_home',
  'StudyMeeting_no_delete',
  ...[
    'AttemptGrant',
    'AttemptRegrade',
    'AuditEvent',
    'CourseCompletion',
    'CourseVersion',
    'CourseVersionLesson',
    'CriterionVersion',
    'DraftReview',
    'EssayMark',
    'ImageFile',
    'LessonCompletion',
    'LessonImage',
    'LessonScenario',
    'LessonVersion',
    'LessonVersionWithdrawal',
    'MonthClosing',
    'MonthClosingPart',
    'QuestionApproval',
    'QuestionCorrection',
    'QuestionRetirement',
    'QuestionVersion',
    'RecallReview',
    'ScoreEntry',
    'SubmissionReceipt',
  ].flatMap((table) => [`${table}_no_delete`, `${table}_no_update`]),
].sort()

const expectedPartialIndexes = [
  'Attempt_one_running',
  'Attempt_running_end',
  'CourseAssignment_one_standing',
  'CourseDraft_one_open',
  'Enrolment_unfinished',
  'Exemption_one_standing',
  'LessonDraft_one_open',
  'MeetingAttendance_one_standing',
  'Membership_one_open_counting',
  'PlanLine_one_standing',
  'QuestionCorrection_one_void',
  'RankHolding_one_open',
  'RoleGrant_one_open',
  'UnitNaming_one_open',
  'UnitPlacement_one_open',
]

test('every trigger and partial index stands after all migrations', () => {
  const names = (sql: string) =>
    preparedRead<{ name: string }>(sql)
      .all()
      .map((row) => row.name)
  expect(names("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")).toEqual(expectedTriggers)
  expect(names("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%' ORDER BY name")).toEqual(
    expectedPartialIndexes,
  )
})

test('one deed rolls back while another commits, and the reader sees only the committed one', async () => {
  let isInside = () => {}
  const inside = new Promise<void>((resolve) => {
    isInside = resolve
  })
  const failing = inTransaction(async (tx) => {
    await tx.setting.create({ data: { key: 'lost', value: 1 } })
    isInside()
    await wait(20)
    expect(await reader().setting.count()).toBe(0)
    throw new Error('rolled back on purpose')
  })
  const outcome = expect(failing).rejects.toThrow('rolled back on purpose')
  await inside
  await inTransaction((tx) => tx.setting.create({ data: { key: 'kept', value: 1 } }))
  await outcome
  expect(await reader().setting.findMany({ select: { key: true } })).toEqual([{ key: 'kept' }])
})

test('a hundred read-then-write deeds at once lose nothing', async () => {
  await inTransaction((tx) => tx.setting.create({ data: { key: 'count', value: 0 } }))
  await Promise.all(
    Array.from({ length: 100 }, () =>
      inTransaction(async (tx) => {
        const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'count' } })
        await tx.setting.update({ where: { key: 'count' }, data: { value: Number(value) + 1 } })
      }),
    ),
  )
  expect(await reader().setting.findUniqueOrThrow({ where: { key: 'count' } })).toMatchObject({ value: 100 })
})

test('the reading connection refuses to write', async () => {
  expect(() => preparedRead("INSERT INTO Setting VALUES ('x', '1', 0)").all()).toThrow()
})

test('append-only tables refuse change and removal', async () => {
  const event = {
    sequence: 1,
    at: new Date(),
    actorName: '',
    actorRank: '',
    actorUnit: '',
    deed: 'test',
    subjectType: 'test',
    subjectId: '1',
    reason: '',
    details: {},
    previousHash: '',
    hash: 'h',
  }
  await inTransaction((tx) => tx.auditEvent.create({ data: event }))
  await expect(
    inTransaction((tx) => tx.auditEvent.update({ where: { sequence: 1 }, data: { deed: 'other' } })),
  ).rejects.toThrow()
  await expect(inTransaction((tx) => tx.auditEvent.delete({ where: { sequence: 1 } }))).rejects.toThrow()
  expect(await reader().auditEvent.count()).toBe(1)
})
