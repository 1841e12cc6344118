import { bodyOf } from '~/domain/questions/question-body'
import { preparedRead, type Reader, reader, type Transaction } from '~/platform/db/database.server'
import type { AnsweredQuestion, Correction } from './corrections'
import { readStandingCorrections } from './corrections.server'
import type { Fraction, Grade } from './grading'
import { regrade } from './regrade'

/** A handed-in attempt that holds the corrected question, before and after. */
export interface RegradedAttempt {
  attemptId: string
  enrolmentId: string
  lessonId: string
  officerId: string
  number: number
  submittedAt: Date
  passPercent: number
  questionCount: number
  /** Null while an essay of the attempt waits for its mark. */
  before: Grade | null
  /** Null while one waits still. */
  after: Grade | null
}

interface AttemptRow {
  id: string
  enrolmentId: string
  lessonId: string
  officerId: string
  number: number
  submittedAt: number
  passPercent: number
  passed: number | null
  numerator: number | null
  denominator: number | null
}

interface QuestionRow {
  attemptId: string
  questionVersionId: string
  response: string | null
  numerator: number | null
  denominator: number | null
}

const ofVersion = 'SELECT x."attemptId" FROM "AttemptQuestion" x WHERE x."questionVersionId" = ?'

/** The grade that counts: what the newest regrade says, else the attempt's own. */
const attemptsSql = `
  SELECT a."id", a."enrolmentId", a."lessonId", e."officerId", a."number", a."submittedAt", a."passPercent",
         COALESCE(r."afterPassed", a."passed") AS "passed",
         COALESCE(r."afterNumerator", a."scoreNumerator") AS "numerator",
         COALESCE(r."afterDenominator", a."scoreDenominator") AS "denominator"
  FROM "Attempt" a
  JOIN "Enrolment" e ON e."id" = a."enrolmentId"
  LEFT JOIN "AttemptRegrade" r ON r."id" = (SELECT MAX(n."id") FROM "AttemptRegrade" n WHERE n."attemptId" = a."id")
  WHERE a."submittedAt" IS NOT NULL AND a."id" IN (${ofVersion})
  ORDER BY a."id"`

const questionsSql = `
  SELECT q."attemptId", q."questionVersionId", w."response", m."numerator", m."denominator"
  FROM "AttemptQuestion" q
  LEFT JOIN "Answer" w ON w."attemptQuestionId" = q."id"
  LEFT JOIN "EssayMark" m ON m."attemptQuestionId" = q."id"
  WHERE q."attemptId" IN (${ofVersion})
  ORDER BY q."attemptId", q."position"`

/** Grades every handed-in attempt with the version again, as if this correction stood beside those that stand. */
export async function regradeAttemptsOf(questionVersionId: string, correction: Correction): Promise<RegradedAttempt[]> {
  const attempts = preparedRead<AttemptRow>(attemptsSql).all(questionVersionId)
  const rows = preparedRead<QuestionRow>(questionsSql).all(questionVersionId)
  const versionIds = [...new Set(rows.map((row) => row.questionVersionId))]
  const versions = await reader().questionVersion.findMany({
    where: { id: { in: versionIds } },
    select: { id: true, type: true, body: true },
  })
  const bodies = new Map(versions.map((version) => [version.id, bodyOf(version)]))
  const standing = await readStandingCorrections(reader(), versionIds)
  standing.set(questionVersionId, correction)
  const questions = new Map<string, (AnsweredQuestion & { questionVersionId: string })[]>()
  for (const row of rows) {
    const body = bodies.get(row.questionVersionId)
    if (!body) continue
    const question = {
      questionVersionId: row.questionVersionId,
      body,
      response: row.response === null ? [] : (JSON.parse(row.response) as string[]),
      essay: fractionOf(row),
    }
    const known = questions.get(row.attemptId)
    if (known) known.push(question)
    else questions.set(row.attemptId, [question])
  }
  return attempts.map(({ id, passed, numerator, denominator, submittedAt, ...attempt }) => {
    const score = fractionOf({ numerator, denominator })
    const answered = questions.get(id) ?? []
    return {
      ...attempt,
      attemptId: id,
      submittedAt: new Date(submittedAt),
      questionCount: answered.length,
      before: score && passed !== null ? { score, passed: passed === 1 } : null,
      after: regrade({ passPercent: attempt.passPercent, questions: answered }, standing),
    }
  })
}

function fractionOf(row: { numerator: number | null; denominator: number | null }): Fraction | null {
  return row.numerator === null || row.denominator === null
    ? null
    : { numerator: row.numerator, denominator: row.denominator }
}

/**
 * What the regrading was reckoned from, as one text: handed-in attempts with the version, and how often each was regraded.
 * Answers of a handed-in attempt never change, so as long as this is the same, so is what was reckoned.
 */
export async function regradeBasis(db: Reader | Transaction, questionVersionId: string): Promise<string> {
  const attempts = await db.attempt.findMany({
    where: { submittedAt: { not: null }, questions: { some: { questionVersionId } } },
    orderBy: { id: 'asc' },
    select: { id: true, passed: true, _count: { select: { regrades: true } } },
  })
  const corrections = await db.questionCorrection.count({ where: { questionVersionId } })
  const lines = attempts.map(({ id, passed, _count }) => `${id} ${passed} ${_count.regrades}`)
  return [`${corrections}`, ...lines].join('\n')
}

/** Attempts with the version that still run: they are graded by the correction when they close. */
export function countRunning(questionVersionId: string): Promise<number> {
  return reader().attempt.count({ where: { submittedAt: null, questions: { some: { questionVersionId } } } })
}

/** Whether an attempt of the officer holds the version and is not fully graded yet. */
export async function hasUngraded(
  db: Reader | Transaction,
  { officerId, questionVersionId }: { officerId: string; questionVersionId: string },
): Promise<boolean> {
  const found = await db.attempt.findFirst({
    where: { passed: null, enrolment: { officerId }, questions: { some: { questionVersionId } } },
    select: { id: true },
  })
  return found !== null
}
