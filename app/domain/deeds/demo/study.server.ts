import { v7 } from 'uuid'
import { recordExemption } from '~/domain/learning/exemptions.server'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { addDays, formatDate, localDateOf, startOfDate } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { insertRows } from '~/platform/db/insert-rows.server'
import { minutes } from '~/platform/duration'
import { momentOn } from './months'
import type { DemoOfficer, Story } from './people'
import { type DemoAssignment, demoMonth } from './schedule'
import { writeAttempts } from './study-attempts.server'
import { playStudy } from './study-facts'
import { planStudy } from './study-plan'
import { noFacts, type StudiedCourse, type StudyFacts } from './study-rows'

/** Writes what the officers did with the courses of one month, in bulk. */

interface MonthOfStudy {
  /** One of the month's assignments; all of a month give the same course. */
  assignment: DemoAssignment
  course: StudiedCourse
  people: readonly DemoOfficer[]
  now: Date
}

export async function writeStudy(tx: Transaction, month: MonthOfStudy): Promise<Record<string, number>> {
  const { assignment, course, now } = month
  const { monthsAgo, courseCode, opensOn } = assignment
  const today = localDateOf(now)
  const people = new Map(month.people.map((officer) => [officer.serviceNumber, officer]))
  const enrolments = await tx.enrolment.findMany({
    where: { periodCode: demoMonth(today, monthsAgo), course: { code: courseCode } },
    orderBy: { officer: { serviceNumber: 'asc' } },
    select: { id: true, opensOn: true, dueOn: true, enrolledAt: true, officer: { select: { serviceNumber: true } } },
  })
  const facts = noFacts()
  let exempt = 0
  for (const enrolment of enrolments) {
    const { serviceNumber } = enrolment.officer
    const officer = people.get(serviceNumber)
    if (!officer) continue
    const reason = exemptionReason(officer, monthsAgo, enrolment)
    if (reason) {
      await exemptOfficer(tx, enrolment, reason)
      exempt += 1
      continue
    }
    const randomBelow = seededRandom(`demo study ${serviceNumber} ${monthsAgo}`)
    const plan = planStudy({
      story: officer.story,
      unitCode: officer.unitCode,
      monthsAgo,
      opensOn: laterDate(enrolment.opensOn, localDateOf(enrolment.enrolledAt)),
      dueOn: enrolment.dueOn,
      lessonCount: course.lessons.length,
      now,
      randomBelow,
    })
    playStudy({ enrolmentId: enrolment.id, course, plan, now, randomBelow, idAt }, facts)
  }
  await writeFacts(tx, facts)
  if (monthsAgo > 0) await markNoticesRead(tx, opensOn)
  return { enrolments: enrolments.length, exempt, completed: facts.courseCompletions.length }
}

/** Row ids sort by the instant of what they name. */
function idAt(at: Date): string {
  return v7({ msecs: at.getTime() })
}

function laterDate(a: string, b: string): string {
  return a < b ? b : a
}

const exemptMonths: Partial<Record<Story, readonly number[]>> = { onLeave: [1], atSchool: [1, 0] }

function exemptionReason(
  { story }: DemoOfficer,
  monthsAgo: number,
  { opensOn, dueOn }: { opensOn: string; dueOn: string },
): string | null {
  if (!story || !exemptMonths[story]?.includes(monthsAgo)) return null
  const period = `từ ${formatDate(opensOn)} đến ${formatDate(addDays(dueOn, 6))}`
  return story === 'onLeave' ? `Nghỉ phép ${period}` : `Đi học tập trung ${period}`
}

/** Approved by the head of the force, within the hour of the assignment. */
async function exemptOfficer(tx: Transaction, enrolment: { id: string; enrolledAt: Date }, reason: string) {
  const head = await tx.account.findUniqueOrThrow({ where: { username: 'lanhdao' }, select: { officerId: true } })
  const recorded = await recordExemption(tx, {
    enrolmentId: enrolment.id,
    reason,
    approvedById: head.officerId,
    at: new Date(enrolment.enrolledAt.getTime() + minutes(50)),
  })
  if (!recorded.ok) throw new Error(`A demo exemption was refused: ${recorded.reason}`)
}

async function writeFacts(tx: Transaction, facts: StudyFacts) {
  await insertRows(tx, 'LessonOpening', facts.openings)
  await insertRows(tx, 'CheckAnswer', facts.checkAnswers)
  await writeAttempts(tx, facts)
  await insertRows(tx, 'LessonCompletion', facts.lessonCompletions)
  await insertRows(tx, 'CourseCompletion', facts.courseCompletions)
}

/** Who was told before the month began has read it since. */
async function markNoticesRead(tx: Transaction, opensOn: string) {
  await tx.notice.updateMany({
    where: { readAt: null, createdAt: { lt: startOfDate(opensOn) } },
    data: { readAt: momentOn(opensOn, 8 * 60) },
  })
}
