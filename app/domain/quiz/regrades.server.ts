import { reader } from '~/platform/db/database.server'
import { worthInHundredths } from './grading'

/** What a correction made of an attempt. Scores in hundredths of a question's worth, for display. */
export interface Regraded {
  at: Date
  reason: string
  beforeHundredths: number
  beforePassed: boolean
  afterHundredths: number
  afterPassed: boolean
}

/** Newest first. */
export async function findRegrades(attemptId: string, questionCount: number): Promise<Regraded[]> {
  const regrades = await reader().attemptRegrade.findMany({
    where: { attemptId },
    orderBy: { id: 'desc' },
    select: {
      at: true,
      beforeNumerator: true,
      beforeDenominator: true,
      beforePassed: true,
      afterNumerator: true,
      afterDenominator: true,
      afterPassed: true,
      correction: { select: { reason: true } },
    },
  })
  const hundredths = (numerator: number, denominator: number) =>
    worthInHundredths({ numerator, denominator }, questionCount)
  return regrades.map((regrade) => ({
    at: regrade.at,
    reason: regrade.correction.reason,
    beforeHundredths: hundredths(regrade.beforeNumerator, regrade.beforeDenominator),
    beforePassed: regrade.beforePassed,
    afterHundredths: hundredths(regrade.afterNumerator, regrade.afterDenominator),
    afterPassed: regrade.afterPassed,
  }))
}
