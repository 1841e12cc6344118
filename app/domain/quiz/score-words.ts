import { formatPoints } from '~/platform/number-format'
import { type Grade, worthInHundredths } from './grading'

/** "7,5/10, đạt": an attempt's result in one phrase. */
export function gradeWords(grade: Grade | null, questionCount: number): string {
  if (!grade) return 'chờ chấm bài thu hoạch'
  return `${scoreWords(grade, questionCount)}, ${grade.passed ? 'đạt' : 'chưa đạt'}`
}

function scoreWords({ score }: Grade, questionCount: number): string {
  return `${formatPoints(worthInHundredths(score, questionCount))}/${questionCount}`
}
