import { reader } from '~/platform/db/database.server'
import { isPass, totalOf } from './grading'
import { gradeAttempt } from './submissions.server'

const batchSize = 200

/** Grades every submitted attempt again from its stored answers and compares with what is kept. */
export async function verifyAttempts(): Promise<{ attempts: number; faults: string[] }> {
  const faults: string[] = []
  let attempts = 0
  let after = ''
  for (;;) {
    const batch = await reader().attempt.findMany({
      where: { submittedAt: { not: null }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: batchSize,
      select: { id: true, passPercent: true, scoreNumerator: true, scoreDenominator: true, passed: true },
    })
    for (const attempt of batch) {
      const score = totalOf((await gradeAttempt(reader(), attempt.id)).map((question) => question.grade))
      const kept = { numerator: attempt.scoreNumerator ?? -1, denominator: attempt.scoreDenominator ?? -1 }
      if (kept.numerator * score.denominator !== score.numerator * kept.denominator || kept.denominator <= 0)
        faults.push(
          `Attempt ${attempt.id}: the score kept is ${kept.numerator}/${kept.denominator}, its answers earn ${score.numerator}/${score.denominator}`,
        )
      if (attempt.passed !== isPass(score, attempt.passPercent))
        faults.push(
          `Attempt ${attempt.id}: kept as ${attempt.passed ? 'passed' : 'not passed'}, its answers say otherwise`,
        )
    }
    attempts += batch.length
    after = batch.at(-1)?.id ?? after
    if (batch.length < batchSize) return { attempts, faults }
  }
}
