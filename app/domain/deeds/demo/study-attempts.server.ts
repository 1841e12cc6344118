import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import { receiptCode } from '~/domain/quiz/receipt-code'
import type { Transaction } from '~/platform/db/database.server'
import { Prisma } from '~/platform/db/generated/client'
import { insertRows } from '~/platform/db/insert-rows.server'
import type { StudyFacts } from './study-rows'

/** Results a statement. */
const batchSize = 150

/**
 * Writes the attempts as they happened: a paper joins only a running attempt, answers come before it closes, and an
 * officer has one running attempt at a lesson. So all first attempts go in and close, then all second ones, and so on.
 */
export async function writeAttempts(tx: Transaction, facts: StudyFacts): Promise<void> {
  const numbers = [...new Set(facts.attempts.map((attempt) => attempt.number))].sort((a, b) => a - b)
  for (const number of numbers) {
    const attempts = facts.attempts.filter((attempt) => attempt.number === number)
    const ids = new Set(attempts.map((attempt) => attempt.id))
    const questions = facts.attemptQuestions.filter((question) => ids.has(question.attemptId))
    const questionIds = new Set(questions.map((question) => question.id))
    await insertRows(
      tx,
      'Attempt',
      attempts.map(({ submittedAt, scoreNumerator, scoreDenominator, passed, ...started }) => started),
    )
    await insertRows(tx, 'AttemptQuestion', questions)
    await insertRows(
      tx,
      'Answer',
      facts.answers.filter((answer) => questionIds.has(answer.attemptQuestionId)),
    )
    await closeAttempts(tx, attempts)
  }
  if (facts.essayMarks.length > 0) {
    const markerOf = await findMarkers(tx)
    await insertRows(
      tx,
      'EssayMark',
      facts.essayMarks.map(({ enrolmentId, ...mark }) => ({
        id: v7({ msecs: mark.markedAt.getTime() }),
        ...mark,
        markerId: markerOf(enrolmentId),
        rubric: [],
      })),
    )
  }
}

/** The trainer marks the essays, and the approver those of the trainer. */
async function findMarkers(tx: Transaction): Promise<(enrolmentId: string) => string> {
  const select = { officerId: true, officer: { select: { enrolments: { select: { id: true } } } } } as const
  const trainer = await tx.account.findUniqueOrThrow({ where: { username: 'huanluyen' }, select })
  const approver = await tx.account.findUniqueOrThrow({ where: { username: 'duyet' }, select })
  const own = new Set(trainer.officer.enrolments.map(({ id }) => id))
  return (enrolmentId) => (own.has(enrolmentId) ? approver.officerId : trainer.officerId)
}

async function closeAttempts(tx: Transaction, attempts: StudyFacts['attempts']): Promise<void> {
  const closed = attempts.flatMap(({ id, submittedAt, scoreNumerator, scoreDenominator, passed }) =>
    submittedAt ? [{ id, submittedAt, scoreNumerator, scoreDenominator, passed }] : [],
  )
  for (let start = 0; start < closed.length; start += batchSize) {
    const results = closed
      .slice(start, start + batchSize)
      .map((result) => Prisma.sql`(${Prisma.join(Object.values(result))})`)
    await tx.$executeRaw`
      UPDATE "Attempt" SET
        "submittedAt" = result.column2, "closedBy" = 'officer', "scoreNumerator" = result.column3,
        "scoreDenominator" = result.column4, "passed" = result.column5
      FROM (VALUES ${Prisma.join(results)}) AS result
      WHERE "Attempt"."id" = result.column1`
  }
  await insertRows(
    tx,
    'SubmissionReceipt',
    closed.map(({ id, submittedAt }) => ({ code: receiptCode(randomInt), attemptId: id, issuedAt: submittedAt })),
  )
}
