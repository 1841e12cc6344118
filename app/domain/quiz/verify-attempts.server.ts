import { reader } from '~/platform/db/database.server'
import { type EffectiveGrade, effectiveGrade, gradeColumns } from './effective-grade'
import { gradeOf } from './grading'
import { type GradedQuestion, gradeAttempts } from './submissions.server'

const batchSize = 200

/**
 * Grades every closed attempt again from its stored answers, by the corrections that stood when it was graded, and
 * compares with its own columns; then by all that stand now, and compares with the grade that counts.
 */
export async function verifyAttempts(): Promise<{ attempts: number; faults: string[] }> {
  const faults: string[] = []
  let attempts = 0
  let after = ''
  for (;;) {
    const batch = await findBatch(after)
    const ids = batch.map(({ id }) => id)
    const marked = await gradeAttempts(reader(), ids)
    const gradedAt = new Map(
      batch.map((attempt) => [attempt.id, gradingInstant(attempt, marked.get(attempt.id) ?? [])]),
    )
    const first = await gradeAttempts(reader(), ids, gradedAt)
    for (const attempt of batch) {
      const own = effectiveGrade({ ...attempt, regrades: [] })
      faults.push(...faultsOf(attempt, own, first.get(attempt.id) ?? [], 'kept'))
      const standing = marked.get(attempt.id) ?? []
      if (attempt.regrades.length > 0 || standing.some(({ correction }) => correction))
        faults.push(...faultsOf(attempt, effectiveGrade(attempt), standing, 'that counts now'))
    }
    attempts += batch.length
    after = batch.at(-1)?.id ?? after
    if (batch.length < batchSize) return { attempts, faults }
  }
}

function findBatch(after: string) {
  return reader().attempt.findMany({
    where: { submittedAt: { not: null }, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: batchSize,
    select: {
      id: true,
      passPercent: true,
      submittedAt: true,
      receipt: { select: { issuedAt: true } },
      ...gradeColumns,
    },
  })
}

type StoredAttempt = Awaited<ReturnType<typeof findBatch>>[number]

/** An attempt is graded when it closes, or else when its last essay is marked, or voided before it was. */
function gradingInstant({ receipt, submittedAt }: StoredAttempt, questions: readonly GradedQuestion[]): Date {
  const closedAt = receipt?.issuedAt ?? submittedAt ?? new Date(0)
  return questions.reduce((last, { body, essay, correction }) => {
    const voidedAt = body.type === 'essay' && correction?.kind === 'void' ? correction.at : null
    const at = essay?.markedAt ?? voidedAt
    return at && at > last ? at : last
  }, closedAt)
}

function faultsOf(
  { id, passPercent }: StoredAttempt,
  kept: EffectiveGrade,
  questions: readonly GradedQuestion[],
  words: string,
): string[] {
  const grade = gradeOf(questions, passPercent)
  if (!grade) return kept.score ? [`Attempt ${id}: a score is ${words} while an essay waits for its mark`] : []
  const { score, passed } = grade
  const { numerator, denominator } = kept.score ?? { numerator: -1, denominator: 1 }
  const faults: string[] = []
  if (BigInt(numerator) * BigInt(score.denominator) !== BigInt(score.numerator) * BigInt(denominator))
    faults.push(
      `Attempt ${id}: the score ${words} is ${numerator}/${denominator}, its answers earn ${score.numerator}/${score.denominator}`,
    )
  if (kept.passed !== passed)
    faults.push(`Attempt ${id}: ${words} as ${kept.passed ? 'passed' : 'not passed'}, its answers say otherwise`)
  return faults
}
