import { v7 as newId } from 'uuid'
import { readCampaignRules } from '~/domain/emulation/campaign-rules.server'
import { entriesOf } from '~/domain/emulation/completion-entries.server'
import { enterPointsOf, findRejudgedEntries, rejudgePoints } from '~/domain/emulation/ledger.server'
import type { LessonCheck } from '~/domain/learning/completion'
import { completionOutcome, type LessonFacts } from '~/domain/learning/regraded-completion'
import type { RegradedAttempt } from '~/domain/quiz/regrade.server'
import type { Reader, Transaction } from '~/platform/db/database.server'

/**
 * What follows from attempts that turn out to be passed after they were handed in (a question was corrected, the last essay
 * marked): completions of lessons and courses, dated by the officers' own deeds, and points. Reckoned in a constant number
 * of reads; a preview shows it, a deed writes it.
 */
export interface PassingOutcomes {
  lessons: {
    enrolmentId: string
    lessonId: string
    lessonVersionId: string
    attemptId: string
    completedAt: Date
  }[]
  courses: { id: string; enrolmentId: string; completedAt: Date }[]
  points: PointsChange[]
}

interface PointsChange {
  enrolmentId: string
  campaignName: string
  before: number
  after: number
  /** The entry of a late completion that is judged again; null for points of a completion that is new. */
  entryId: string | null
}

export type PassingAttempt = Pick<RegradedAttempt, 'attemptId' | 'enrolmentId' | 'before' | 'after'>

export async function outcomesOf(
  db: Reader | Transaction,
  regraded: readonly PassingAttempt[],
): Promise<PassingOutcomes> {
  const passing = regraded.filter(({ before, after }) => after?.passed && !before?.passed)
  const corrected = new Map(regraded.map(({ attemptId, after }) => [attemptId, after?.passed ?? false]))
  const enrolments = await readEnrolments(
    db,
    passing.map((attempt) => attempt.enrolmentId),
  )
  const outcomes: PassingOutcomes = { lessons: [], courses: [], points: [] }
  const wouldBeOnTime: string[] = []
  for (const enrolment of enrolments) {
    const passedOf = passedAttempts(enrolment, corrected)
    const outcome = completionOutcome({
      dueOn: enrolment.dueOn,
      completedAt: enrolment.courseCompletion?.completedAt ?? null,
      lessons: enrolment.courseVersion.lessons.map((lesson) => lessonFacts(enrolment, lesson, passedOf)),
    })
    for (const { lessonId, completedAt } of outcome.lessons) {
      const opening = enrolment.openings.find((candidate) => candidate.lessonId === lessonId)
      const attempt = passedOf.get(lessonId)
      if (!opening || !attempt) continue
      const { lessonVersionId } = opening
      outcomes.lessons.push({
        enrolmentId: enrolment.id,
        lessonId,
        lessonVersionId,
        attemptId: attempt.id,
        completedAt,
      })
    }
    if (outcome.courseCompletedAt)
      outcomes.courses.push({ id: newId(), enrolmentId: enrolment.id, completedAt: outcome.courseCompletedAt })
    if (outcome.wouldBeOnTime && enrolment.courseCompletion) wouldBeOnTime.push(enrolment.courseCompletion.id)
  }
  outcomes.points = [
    ...(await pointsOfNew(db, outcomes.courses, enrolments)),
    ...(await pointsJudgedAgain(db, wouldBeOnTime, enrolments)),
  ]
  return outcomes
}

const batchSize = 400

async function readEnrolments(db: Reader | Transaction, enrolmentIds: readonly string[]) {
  const ids = [...new Set(enrolmentIds)]
  const enrolments = []
  for (let start = 0; start < ids.length; start += batchSize)
    enrolments.push(
      ...(await db.enrolment.findMany({
        where: { id: { in: ids.slice(start, start + batchSize) } },
        orderBy: { id: 'asc' },
        select: {
          id: true,
          officerId: true,
          courseId: true,
          periodCode: true,
          dueOn: true,
          withdrawnAt: true,
          exemptions: { where: { withdrawnAt: null }, select: { id: true } },
          courseVersion: {
            select: {
              title: true,
              lessons: { orderBy: { position: 'asc' }, select: { lessonId: true, quizDraw: true } },
            },
          },
          courseCompletion: { select: { id: true, completedAt: true } },
          lessonCompletions: { select: { lessonId: true, completedAt: true } },
          openings: {
            select: {
              lessonId: true,
              openedAt: true,
              lessonVersionId: true,
              lessonVersion: { select: { checks: true } },
            },
          },
          checkAnswers: { select: { lessonId: true, checkId: true, checkHash: true, firstAnsweredAt: true } },
          attempts: {
            where: { submittedAt: { not: null } },
            orderBy: { number: 'asc' },
            select: {
              id: true,
              lessonId: true,
              submittedAt: true,
              passed: true,
              regrades: { orderBy: { id: 'desc' }, take: 1, select: { afterPassed: true } },
            },
          },
        },
      })),
    )
  return enrolments
}

type EnrolmentRow = Awaited<ReturnType<typeof readEnrolments>>[number]

/** The earliest attempt of each lesson that counts as passed once the correction stands. */
function passedAttempts({ attempts }: EnrolmentRow, corrected: ReadonlyMap<string, boolean>) {
  const passed = new Map<string, { id: string; submittedAt: Date }>()
  for (const { id, lessonId, submittedAt, regrades, passed: own } of attempts) {
    const counts = corrected.get(id) ?? regrades[0]?.afterPassed ?? own === true
    const known = passed.get(lessonId)
    if (counts && submittedAt && (!known || submittedAt < known.submittedAt)) passed.set(lessonId, { id, submittedAt })
  }
  return passed
}

function lessonFacts(
  enrolment: EnrolmentRow,
  { lessonId, quizDraw }: { lessonId: string; quizDraw: number },
  passedOf: ReadonlyMap<string, { submittedAt: Date }>,
): LessonFacts {
  const opening = enrolment.openings.find((candidate) => candidate.lessonId === lessonId)
  return {
    lessonId,
    hasQuiz: quizDraw > 0,
    openedAt: opening?.openedAt ?? null,
    checks: (opening?.lessonVersion.checks ?? []) as unknown as LessonCheck[],
    answers: enrolment.checkAnswers.filter((answer) => answer.lessonId === lessonId),
    passedAt: passedOf.get(lessonId)?.submittedAt ?? null,
    completedAt: enrolment.lessonCompletions.find((done) => done.lessonId === lessonId)?.completedAt ?? null,
  }
}

async function pointsOfNew(
  db: Reader | Transaction,
  courses: PassingOutcomes['courses'],
  enrolments: readonly EnrolmentRow[],
): Promise<PointsChange[]> {
  const byId = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment]))
  const enrolmentOf = new Map(courses.map((course) => [course.id, course.enrolmentId]))
  const facts = courses.flatMap(({ id, enrolmentId, completedAt }) => {
    const enrolment = byId.get(enrolmentId)
    const earns = enrolment && !enrolment.withdrawnAt && enrolment.exemptions.length === 0
    return earns ? [{ id, completedAt, enrolment }] : []
  })
  const entries = await entriesOf(db, await readCampaignRules(db, { state: 'open' }), facts)
  return entries.map(({ entry, campaignName }) => ({
    enrolmentId: enrolmentOf.get(entry.causeId) ?? '',
    campaignName,
    before: 0,
    after: entry.hundredths,
    entryId: null,
  }))
}

async function pointsJudgedAgain(
  db: Reader | Transaction,
  courseCompletionIds: readonly string[],
  enrolments: readonly EnrolmentRow[],
): Promise<PointsChange[]> {
  const rejudged = await findRejudgedEntries(db, courseCompletionIds)
  return rejudged.map(({ courseCompletionId, ...entry }) => ({
    ...entry,
    enrolmentId: enrolments.find(({ courseCompletion }) => courseCompletion?.id === courseCompletionId)?.id ?? '',
  }))
}

/** Writes what `outcomesOf` reckoned in the same transaction. `reason` goes to the entries that are judged again. */
export async function writeOutcomes(
  tx: Transaction,
  { lessons, courses, points }: PassingOutcomes,
  { reason, recordedById, now }: { reason: string; recordedById: string; now: Date },
): Promise<void> {
  for (let start = 0; start < lessons.length; start += batchSize)
    await tx.lessonCompletion.createMany({ data: lessons.slice(start, start + batchSize) })
  for (let start = 0; start < courses.length; start += batchSize)
    await tx.courseCompletion.createMany({ data: courses.slice(start, start + batchSize) })
  const completionIds = courses.map((course) => course.id)
  await enterPointsOf(tx, { completionIds, now })
  for (const { entryId, after } of points)
    if (entryId) await rejudgePoints(tx, { entryId, after, reason, recordedAt: now, recordedById })
}
