import { bodyOf, type QuestionBody } from '~/domain/questions/question-body'
import type { Reader, Transaction } from '~/platform/db/database.server'
import { type Correction, gradeCorrected, standingCorrection } from './corrections'
import { type Fraction, type Grade, gradeOf } from './grading'

/** One question of an attempt with its grade. Holds keys: only for the server and for results that may show them. */
export interface GradedQuestion {
  attemptQuestionId: string
  questionVersionId: string
  position: number
  topic: string
  passage: string
  stem: string
  explanation: string
  /** As the attempt pinned it. */
  body: QuestionBody
  optionOrder: string[]
  /** In the stored keys of that body. */
  response: string[]
  /** What stands of its corrections. */
  correction: (Correction & { reason: string; at: Date }) | null
  essay: EssayMarked | null
  /** Null: an essay waits for its mark. */
  grade: Fraction | null
}

interface EssayMarked extends Fraction {
  comment: string
  rubric: { criterion: string; points: number }[]
  markedAt: Date
}

/** Grades every question of an attempt as answered, in the order of the paper, by the corrections that stand. */
export async function gradeAttempt(db: Reader | Transaction, attemptId: string): Promise<GradedQuestion[]> {
  return (await gradeAttempts(db, [attemptId])).get(attemptId) ?? []
}

/** The same for several attempts in a constant number of reads. `asKnownAt`: by the corrections that stood then. */
export async function gradeAttempts(
  db: Reader | Transaction,
  attemptIds: readonly string[],
  asKnownAt?: ReadonlyMap<string, Date>,
): Promise<Map<string, GradedQuestion[]>> {
  const questions = await db.attemptQuestion.findMany({
    where: { attemptId: { in: [...attemptIds] } },
    orderBy: [{ attemptId: 'asc' }, { position: 'asc' }],
    select: {
      id: true,
      attemptId: true,
      questionVersionId: true,
      position: true,
      optionOrder: true,
      answer: { select: { response: true } },
      essayMark: { select: { numerator: true, denominator: true, comment: true, rubric: true, markedAt: true } },
      questionVersion: {
        select: {
          type: true,
          topic: true,
          passage: true,
          stem: true,
          explanation: true,
          body: true,
          corrections: {
            orderBy: [{ at: 'asc' }, { id: 'asc' }],
            select: { kind: true, body: true, reason: true, at: true },
          },
        },
      },
    },
  })
  const graded = new Map<string, GradedQuestion[]>(attemptIds.map((attemptId) => [attemptId, []]))
  for (const { id, attemptId, questionVersion, answer, essayMark, optionOrder, ...question } of questions) {
    const { type, topic, passage, stem, explanation } = questionVersion
    const body = bodyOf(questionVersion)
    const response = (answer?.response ?? []) as string[]
    const knownAt = asKnownAt?.get(attemptId)
    const correction = standingCorrection(
      questionVersion.corrections
        .filter(({ at }) => !knownAt || at <= knownAt)
        .map(({ at, reason, ...row }): Correction & { reason: string; at: Date } =>
          row.kind === 'void'
            ? { kind: 'void', reason, at }
            : { kind: 'rekey', body: bodyOf({ type, body: row.body }), reason, at },
        ),
    )
    graded.get(attemptId)?.push({
      ...question,
      attemptQuestionId: id,
      topic,
      passage,
      stem,
      explanation,
      body,
      optionOrder: optionOrder as string[],
      response,
      correction,
      essay: essayMark && { ...essayMark, rubric: essayMark.rubric as unknown as EssayMarked['rubric'] },
      grade: gradeCorrected({ body, response, essay: essayMark }, correction),
    })
  }
  return graded
}

export interface Closing {
  attemptId: string
  passPercent: number
  /** When the attempt ended: by its officer, or when its time was up. */
  at: Date
  closedBy: 'officer' | 'expiry'
  /** A fresh receipt code. */
  receipt: string
  now: Date
}

/**
 * Grades and closes a running attempt, with its receipt; from then on triggers refuse any change. Null when it was closed
 * before. A score without a value waits for the mark of an essay.
 */
export async function closeAttempt(tx: Transaction, closing: Closing): Promise<{ grade: Grade | null } | null> {
  const { attemptId, passPercent, at, closedBy, receipt, now } = closing
  const grade = gradeOf(await gradeAttempt(tx, attemptId), passPercent)
  const { count } = await tx.attempt.updateMany({
    where: { id: attemptId, submittedAt: null },
    data: {
      submittedAt: at,
      closedBy,
      ...(grade && {
        scoreNumerator: grade.score.numerator,
        scoreDenominator: grade.score.denominator,
        passed: grade.passed,
      }),
    },
  })
  if (count === 0) return null
  await tx.submissionReceipt.create({ data: { code: receipt, attemptId, issuedAt: now } })
  return { grade }
}
