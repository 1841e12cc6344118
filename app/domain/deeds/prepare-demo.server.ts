import { recordEvent } from '~/domain/audit/events.server'
import { hashPassword, verifyPassword } from '~/domain/identity/passwords.server'
import { monthBounds } from '~/domain/learning/due-date'
import { ensurePeriod } from '~/domain/learning/periods.server'
import { importContent } from '~/domain/publishing/import-content.server'
import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { hours } from '~/platform/duration'
import { assignCourse } from './assign-course.server'
import { demoAccounts } from './demo/accounts'
import { writeCampaign } from './demo/campaign.server'
import { enrolDemoJoiner } from './demo/joiner.server'
import { type DemoOfficer, draftPeople } from './demo/people'
import { writePeople } from './demo/people.server'
import { demoAssignments, demoMonths, installedAt } from './demo/schedule'
import { writeStudy } from './demo/study.server'
import { readStudiedCourse } from './demo/study-content.server'

/** Keeps the product's own password rules; on loopback only, and said on every page. */
const usualPassword = 'niem-no-2026-demo'
const contentFolder = 'content'

/**
 * Fills an empty database with the demo organisation and its history up to `clock`, and answers the lines of the demo
 * sign-ins. Each step is one transaction that leaves its audit event as the mark that it was done, so a start that was
 * cut off goes on where it stopped, with the clock of its beginning, and later starts change nothing.
 */
export async function prepareDemo(clock = new Date()): Promise<string[]> {
  const password = config().demoPassword ?? usualPassword
  if (!(await doneAt('campaign'))) await fill((await doneAt('people')) ?? clock, password)
  return signInLines(password)
}

async function fill(now: Date, password: string) {
  const today = localDateOf(now)
  const people = draftPeople(today)
  if (!(await doneAt('people'))) {
    const passwordHash = await hashPassword(password)
    await step('people', now, (tx) => writePeople(tx, { people, today, passwordHash }))
  }
  await publishCourses(new Date(installedAt(today).getTime() + hours(2)))
  await step('periods', now, (tx) => writePeriods(tx, today))
  for (const monthsAgo of [5, 4, 3, 2, 1, 0]) await studyMonth({ now, monthsAgo, people })
  await step('campaign', now, (tx) => writeCampaign(tx, { people, now }))
}

/** Runs one step of the preparation once, whatever happens around it. */
async function step(name: string, now: Date, write: (tx: Transaction) => Promise<Record<string, number>>) {
  if (await doneAt(name)) return
  await inTransaction(async (tx) => {
    const details = await write(tx)
    const subject = { type: 'demo', id: name }
    await recordEvent(tx, { actor: 'system', deed: 'demo.prepare', subject, details, at: now })
  })
}

async function doneAt(name: string): Promise<Date | null> {
  const event = await reader().auditEvent.findFirst({
    where: { subjectType: 'demo', subjectId: name },
    select: { at: true },
  })
  return event?.at ?? null
}

async function publishCourses(at: Date) {
  const { faults } = await importContent(contentFolder, at)
  const [fault] = faults
  if (fault) throw new Error(`The demo's courses cannot be published. ${fault.file}:${fault.line} ${fault.reason}`)
}

async function writePeriods(tx: Transaction, today: string) {
  const months = demoMonths(today)
  for (const code of months) await ensurePeriod(tx, { code, ...monthBounds(code) })
  return { periods: months.length }
}

/** Gives out the month's courses as the product does, then writes what the officers made of them. */
async function studyMonth({ now, monthsAgo, people }: { now: Date; monthsAgo: number; people: DemoOfficer[] }) {
  const today = localDateOf(now)
  const assignments = demoAssignments(today).filter((assignment) => assignment.monthsAgo === monthsAgo)
  for (const { courseCode, unitCode, opensOn, dueOn, assignedAt } of assignments) {
    const period = { code: opensOn.slice(0, 7), ...monthBounds(opensOn.slice(0, 7)) }
    const given = { actor: 'system', courseCode, unitCode, period, opensOn, dueOn, now: assignedAt } as const
    const assigned = await assignCourse(given)
    if (!assigned.ok) throw new Error(`A demo assignment was refused: ${assigned.reason}`)
  }
  const [assignment] = assignments
  if (!assignment) return
  const course = await readStudiedCourse(reader(), assignment.courseCode)
  await step(`study-${monthsAgo}`, now, async (tx) => {
    if (monthsAgo === 1) await enrolDemoJoiner(tx, { people, today })
    return writeStudy(tx, { assignment, course, people, now })
  })
}

/** One line a role. A password that was changed since is not printed. */
async function signInLines(password: string): Promise<string[]> {
  const accounts = await reader().account.findMany({
    where: { username: { in: demoAccounts.map((account) => account.username) } },
    select: { username: true, passwordHash: true },
  })
  const hashes = new Map(accounts.map((account) => [account.username, account.passwordHash]))
  const widest = Math.max(...demoAccounts.map((account) => account.role.length))
  const lines: string[] = []
  for (const { role, username } of demoAccounts) {
    const hash = hashes.get(username)
    if (!hash) continue
    const shown = (await verifyPassword(hash, password)) ? password : '(mật khẩu đã đổi)'
    lines.push(`  ${role.padEnd(widest)}  ${username.padEnd(10)} / ${shown}`)
  }
  return lines
}
