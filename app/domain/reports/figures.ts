import type { EnrolmentState } from '~/domain/learning/enrolment-state'

/** Counts of enrolments and how they compare. Exempt officers are in neither numerator nor denominator (domain brief 2.7). */

export interface Figures {
  /** Every standing enrolment, exempt ones included. */
  enrolled: number
  exempt: number
  /** In time or late. */
  completed: number
  onTime: number
  overdue: number
}

export const noFigures: Figures = { enrolled: 0, exempt: 0, completed: 0, onTime: 0, overdue: 0 }

/** The figures of enrolments that all stand in one state. */
export function figuresOfState(state: EnrolmentState, enrolments: number): Figures {
  return {
    enrolled: enrolments,
    exempt: state === 'exempt' ? enrolments : 0,
    completed: state === 'completed' || state === 'completedLate' ? enrolments : 0,
    onTime: state === 'completed' ? enrolments : 0,
    overdue: state === 'overdue' ? enrolments : 0,
  }
}

/** A parent's figures are always the sum of its parts, never counted a second way. */
export function sumFigures(parts: readonly Figures[]): Figures {
  return parts.reduce(
    (sum, part) => ({
      enrolled: sum.enrolled + part.enrolled,
      exempt: sum.exempt + part.exempt,
      completed: sum.completed + part.completed,
      onTime: sum.onTime + part.onTime,
      overdue: sum.overdue + part.overdue,
    }),
    noFigures,
  )
}

/** Who must learn: the denominator of every share. */
export function eligibleCount(figures: Figures): number {
  return figures.enrolled - figures.exempt
}

/** Whether the share completed lies below a whole percentage; exact, and never for a unit in which nobody must learn. */
export function isBelowPercent(figures: Figures, percent: number): boolean {
  return figures.completed * 100 < percent * eligibleCount(figures)
}

/** Weakest share first, compared as fractions; where nobody must learn comes last. */
export function compareShares(a: Figures, b: Figures): number {
  const wholeA = eligibleCount(a)
  const wholeB = eligibleCount(b)
  if (wholeA === 0 || wholeB === 0) return Number(wholeA === 0) - Number(wholeB === 0)
  return a.completed * wholeB - b.completed * wholeA
}
