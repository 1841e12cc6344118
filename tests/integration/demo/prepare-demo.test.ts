import { afterEach, expect, test, vi } from 'vitest'
import { prepareDemo } from '~/domain/deeds/prepare-demo.server'
import { fullName } from '~/domain/identity/names'
import { passwordFault } from '~/domain/identity/password-rules'
import { hashPassword } from '~/domain/identity/passwords.server'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { isOnTime } from '~/domain/learning/completion'
import { enrolmentState } from '~/domain/learning/enrolment-state'
import { drawQuestions, layPaper } from '~/domain/quiz/draw'
import { findDrawable } from '~/domain/quiz/papers.server'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { inTransaction, preparedRead, reader } from '~/platform/db/database.server'
import { run as verify } from '../../../app/cli/verify'
import { freshDatabase } from '../setup'

freshDatabase()
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** The last evening of a long month; the first morning of the month after a short one. */
const moments = ['2027-01-31T13:30:00Z', '2027-03-01T01:10:00Z']

test.each(moments)(
  'a demo made at %s is whole, true to the rules, and made once',
  { timeout: 120_000 },
  async (text) => {
    const now = new Date(text)
    vi.useFakeTimers({ now, toFake: ['Date'] })
    await ensureReferenceData()

    const lines = await prepareDemo()
    const made = countRows()
    expect(made).toMatchObject({ Unit: 12, Officer: 120, Account: 120, StudyPeriod: 6, Campaign: 1, Course: 2 })
    await expectVerified()
    expectNothingAfter(now)
    await expectStories(now)
    await expectPapersOfTheirSeeds()
    await expectSignIns(lines)

    vi.setSystemTime(new Date(now.getTime() + 40 * 24 * 3_600_000))
    expect(await prepareDemo()).toEqual(lines)
    expect(countRows()).toEqual(made)

    const passwordHash = await hashPassword('another-long-password')
    await inTransaction((tx) => tx.account.update({ where: { username: 'canbo' }, data: { passwordHash } }))
    expect((await prepareDemo())[0]).toContain('(mật khẩu đã đổi)')
  },
)

test('a start that was cut off goes on where it stopped, with its own clock', { timeout: 120_000 }, async () => {
  const now = new Date('2027-04-15T05:00:00Z')
  vi.useFakeTimers({ now, toFake: ['Date'] })
  await ensureReferenceData()
  vi.spyOn(await import('~/domain/learning/periods.server'), 'ensurePeriod').mockRejectedValueOnce(
    new Error('power cut'),
  )
  await expect(prepareDemo()).rejects.toThrow('power cut')
  expect(await reader().enrolment.count()).toBe(0)

  vi.setSystemTime(new Date(now.getTime() + 40 * 24 * 3_600_000))
  await prepareDemo()
  expect(await reader().studyPeriod.findMany({ orderBy: { code: 'desc' }, take: 1, select: { code: true } })).toEqual([
    { code: '2027-04' },
  ])
  await expectVerified()
  await expectStories(now)
})

function tables(): string[] {
  return preparedRead<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  )
    .all()
    .map((table) => table.name)
}

function countRows(): Record<string, number> {
  return Object.fromEntries(
    tables().map((table) => [table, preparedRead<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`).get()?.n ?? 0]),
  )
}

async function expectVerified() {
  const written: string[] = []
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => written.push(String(line)) > 0)
  const code = await verify([])
  vi.restoreAllMocks()
  expect({ code, written: written.filter((line) => !line.startsWith('OK')) }).toEqual({ code: 0, written: [] })
}

function expectNothingAfter(now: Date) {
  const late: string[] = []
  for (const table of tables())
    for (const { name } of preparedRead<{ name: string }>(
      `SELECT name FROM pragma_table_info('${table}') WHERE upper(type) = 'DATETIME'`,
    ).all()) {
      const latest = preparedRead<{ at: number | null }>(`SELECT max("${name}") AS at FROM "${table}"`).get()?.at ?? 0
      if (latest > now.getTime()) late.push(`${table}.${name} ${new Date(latest).toISOString()}`)
    }
  expect(late).toEqual([])
}

/** Late, exempt, moved, joined, out of attempts: each is there to be seen, on any day. */
async function expectStories(now: Date) {
  const months = await reader().studyPeriod.findMany({ orderBy: { startsOn: 'desc' }, select: { code: true } })
  const [present, before] = months.map((month) => month.code)
  const wholeForce = await reader().enrolment.findMany({
    where: { periodCode: { in: [present ?? '', before ?? ''] } },
    select: {
      periodCode: true,
      dueOn: true,
      courseCompletion: { select: { completedAt: true } },
      exemptions: { select: { reason: true } },
      openings: { select: { openedAt: true } },
      officer: { select: { account: { select: { username: true } } } },
    },
  })
  const states = wholeForce.map((enrolment) => ({
    ...enrolment,
    state: enrolmentState({
      exempt: enrolment.exemptions.length > 0,
      completedAt: enrolment.courseCompletion?.completedAt ?? null,
      dueOn: enrolment.dueOn,
      startedAt: enrolment.openings[0]?.openedAt ?? null,
      now,
    }),
  }))
  const count = (period: string | undefined, state: string) =>
    states.filter((row) => row.periodCode === period && row.state === state).length
  expect(states.filter((row) => row.periodCode === before)).toHaveLength(120)
  expect(states.filter((row) => row.periodCode === present)).toHaveLength(120)
  expect(count(before, 'exempt')).toBe(5)
  expect(count(present, 'exempt')).toBe(2)
  expect(count(before, 'completed')).toBeGreaterThan(80)
  expect(count(before, 'completedLate')).toBeGreaterThanOrEqual(4)
  expect(count(before, 'overdue')).toBeGreaterThanOrEqual(8)
  expect(count(present, 'inProgress') + count(present, 'notStarted')).toBeGreaterThan(5)

  const ofCanbo = states.filter((row) => row.officer.account?.username === 'canbo')
  expect(ofCanbo.find((row) => row.periodCode === before)?.state).toBe('overdue')
  expect(ofCanbo.find((row) => row.periodCode === present)?.state).toBe('inProgress')
  const points = await reader().scoreEntry.count({ where: { officer: { account: { username: 'canbo' } } } })
  expect(points).toBeGreaterThanOrEqual(4)

  const outOfAttempts = preparedRead<{ n: number }>(
    'SELECT count(*) AS n FROM (SELECT 1 FROM "Attempt" GROUP BY "enrolmentId", "lessonId" HAVING count(*) = max("maxAttempts") AND max("passed") = 0)',
  ).get()
  expect(outOfAttempts?.n).toBeGreaterThanOrEqual(2)
  // Essays are marked by somebody else, and no paper of the lesson that ends with one holds anything besides.
  const marks = await reader().essayMark.findMany({
    select: {
      markerId: true,
      attemptQuestion: {
        select: { attempt: { select: { blueprint: true, enrolment: { select: { officerId: true } } } } },
      },
    },
  })
  expect(marks.length).toBeGreaterThan(80)
  for (const { markerId, attemptQuestion } of marks) {
    expect(attemptQuestion.attempt.enrolment.officerId).not.toBe(markerId)
    expect(attemptQuestion.attempt.blueprint).toEqual({ kind: 'fixed', questionCodes: ['c1-4-15'] })
  }
  const movedMidMonth = await reader().membership.findMany({
    where: { kind: 'counting', validFrom: `${before}-15` },
    select: { officerId: true },
  })
  expect(movedMidMonth).toHaveLength(1)
  const joined = await reader().officer.findMany({
    where: { memberships: { every: { validFrom: `${before}-20` } } },
    select: { enrolments: { where: { periodCode: before }, select: { dueOn: true } } },
  })
  expect(joined).toHaveLength(1)
  expect(joined[0]?.enrolments[0]?.dueOn.localeCompare(`${before}-25`)).toBe(1)
  const late = await reader().scoreEntry.findMany({
    where: { causeType: 'courseCompletion', hundredths: 500 },
    select: { occurredAt: true },
  })
  expect(late.length).toBe(count(before, 'completedLate') + count(present, 'completedLate'))
  expect(late.every((entry) => !isOnTime(entry.occurredAt, `${before}-25`))).toBe(true)
}

async function expectPapersOfTheirSeeds() {
  const attempts = await reader().attempt.findMany({
    where: { number: 1 },
    take: 40,
    select: {
      seed: true,
      lessonId: true,
      blueprint: true,
      questions: {
        orderBy: { position: 'asc' },
        select: { position: true, questionVersionId: true, optionOrder: true },
      },
    },
  })
  for (const { seed, lessonId, blueprint, questions } of attempts) {
    if (blueprint) continue
    const bank = await findDrawable(reader(), lessonId)
    const randomBelow = seededRandom(seed)
    const slots = [{ bank, count: questions.length }]
    expect(questions).toEqual(layPaper(drawQuestions({ slots, seen: new Set(), randomBelow }), randomBelow))
  }
}

async function expectSignIns(lines: string[]) {
  expect(lines).toHaveLength(8)
  const password = /\/ (\S+)$/.exec(lines[0] ?? '')?.[1] ?? ''
  const officers = await reader().officer.findMany({
    select: {
      familyName: true,
      middleName: true,
      givenName: true,
      serviceNumber: true,
      account: { select: { username: true, mustChangePassword: true } },
      roleGrants: { select: { role: true } },
    },
  })
  expect(new Set(officers.map(fullName)).size).toBe(120)
  for (const { account, ...names } of officers)
    expect(passwordFault(password, { ...names, username: account?.username ?? '' })).toBeNull()
  expect(officers.some((officer) => officer.account?.mustChangePassword)).toBe(false)
  const rolesOf = (username: string) =>
    officers.find((officer) => officer.account?.username === username)?.roleGrants.map((grant) => grant.role)
  expect(['canbo', 'chihuy', 'lanhdao', 'huanluyen', 'duyet', 'thuongtruc', 'hoidong', 'quantri'].map(rolesOf)).toEqual(
    [
      [],
      ['commander'],
      ['commander'],
      ['trainer'],
      ['approver'],
      ['standingOffice'],
      ['councilMember'],
      ['administrator'],
    ],
  )
}
