import { createHash } from 'node:crypto'
import { canonicalJson, toJson } from '~/domain/audit/canonical-json'
import type { Correction } from '~/domain/quiz/corrections'
import type { Grade } from '~/domain/quiz/grading'
import { isSameGrade } from '~/domain/quiz/regrade'
import { type RegradedAttempt, regradeAttemptsOf, regradeBasis } from '~/domain/quiz/regrade.server'
import { type Reader, reader, type Transaction } from '~/platform/db/database.server'
import { outcomesOf, type PassingOutcomes } from './passing-outcomes.server'

/** One handed-in attempt that a correction grades again, with all that follows for its officer. */
export interface CorrectionLine {
  attemptId: string
  officerId: string
  enrolmentId: string
  lessonId: string
  number: number
  questionCount: number
  /** Null: an essay of the attempt waited for its mark. */
  before: Grade | null
  /** Null: one waits still; the attempt is graded by the correction when it is marked. */
  after: Grade | null
  isChanged: boolean
  completesLesson: boolean
  completesCourse: boolean
  /** Of the officer's course; said once, at the attempt that brings it about. */
  points: { campaignName: string; before: number; after: number }[]
}

interface CorrectionTotals {
  attempts: number
  officers: number
  changed: number
  /** Attempts that pass now and did not, and the other way round. */
  nowPassed: number
  noLongerPassed: number
  lessonCompletions: number
  courseCompletions: number
  /** Officers whose points change. */
  pointsChanged: number
  waiting: number
}

export interface CorrectionPreview {
  lines: CorrectionLine[]
  totals: CorrectionTotals
  /** Names everything above: a correction is applied only while it is still what was shown. */
  fingerprint: string
}

/** What was reckoned outside a transaction, and from what. */
export interface Regrading {
  basis: string
  attempts: RegradedAttempt[]
}

/** The slow part: grades all attempts again. `basis` is read first, so that whatever changes later is noticed. */
export async function regradingOf(questionVersionId: string, correction: Correction): Promise<Regrading> {
  const basis = await regradeBasis(reader(), questionVersionId)
  return { basis, attempts: await regradeAttemptsOf(questionVersionId, correction) }
}

export async function previewCorrection(questionVersionId: string, correction: Correction): Promise<CorrectionPreview> {
  const { preview } = await previewOf(reader(), await regradingOf(questionVersionId, correction))
  return preview
}

/** The quick part: what follows for completions and points, as the facts stand for this client. */
export async function previewOf(
  db: Reader | Transaction,
  { attempts }: Regrading,
): Promise<{ preview: CorrectionPreview; outcomes: PassingOutcomes }> {
  const outcomes = await outcomesOf(db, attempts)
  const lines = linesOf(attempts, outcomes)
  return { outcomes, preview: { lines, totals: totalsOf(lines), fingerprint: fingerprintOf(lines) } }
}

function linesOf(attempts: readonly RegradedAttempt[], outcomes: PassingOutcomes): CorrectionLine[] {
  const lessonOf = new Set(outcomes.lessons.map((lesson) => lesson.attemptId))
  const courses = new Set(outcomes.courses.map((course) => course.enrolmentId))
  const pointsOf = new Map<string, CorrectionLine['points']>()
  for (const { enrolmentId, campaignName, before, after } of outcomes.points)
    pointsOf.set(enrolmentId, [...(pointsOf.get(enrolmentId) ?? []), { campaignName, before, after }])
  const told = new Set<string>()
  return attempts.map(({ submittedAt: _at, passPercent: _pass, ...attempt }) => {
    const { enrolmentId, before, after, attemptId } = attempt
    const isFirstPassed = after?.passed === true && !before?.passed && !told.has(enrolmentId)
    if (isFirstPassed) told.add(enrolmentId)
    return {
      ...attempt,
      isChanged: after !== null && (before === null || !isSameGrade(before, after)),
      completesLesson: lessonOf.has(attemptId),
      completesCourse: isFirstPassed && courses.has(enrolmentId),
      points: isFirstPassed ? (pointsOf.get(enrolmentId) ?? []) : [],
    }
  })
}

function totalsOf(lines: readonly CorrectionLine[]): CorrectionTotals {
  const count = (of: (line: CorrectionLine) => boolean) => lines.filter(of).length
  return {
    attempts: lines.length,
    officers: new Set(lines.map((line) => line.officerId)).size,
    changed: count((line) => line.isChanged),
    nowPassed: count(({ before, after }) => after?.passed === true && before?.passed !== true),
    noLongerPassed: count(({ before, after }) => before?.passed === true && after?.passed === false),
    lessonCompletions: count((line) => line.completesLesson),
    courseCompletions: count((line) => line.completesCourse),
    pointsChanged: new Set(lines.filter((line) => line.points.length > 0).map((line) => line.officerId)).size,
    waiting: count((line) => line.after === null),
  }
}

function fingerprintOf(lines: readonly CorrectionLine[]): string {
  return createHash('sha256')
    .update(canonicalJson(toJson(lines)))
    .digest('hex')
}
