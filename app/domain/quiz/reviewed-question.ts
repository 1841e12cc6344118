import type { QuestionType } from '~/domain/questions/question-body'
import type { Mark } from './grading'

/**
 * A question of a closed attempt with everything that may be known about it. It holds keys: made only where they may be
 * shown.
 */
export interface ReviewedQuestion {
  position: number
  type: QuestionType
  topic: string
  passage: string
  stem: string
  explanation: string
  /** waiting: an essay without its mark. */
  mark: Mark | 'waiting'
  /** Set where the question was voided or its key changed after the attempt. */
  correction: { kind: 'void' | 'rekey'; reason: string } | null
  answer: ReviewedAnswer
}

export type ReviewedAnswer =
  | { kind: 'options'; isMultiple: boolean; options: ReviewedOption[] }
  | { kind: 'text'; given: string; accepted: AcceptedAnswer[]; feedback: string }
  | { kind: 'pairs'; pairs: { prompt: string; given: string; right: string; isRight: boolean }[] }
  /** Both as texts from top to bottom; nothing given is an empty list. */
  | { kind: 'order'; given: string[]; right: string[] }
  | { kind: 'gaps'; parts: string[]; gaps: ReviewedGap[] }
  | { kind: 'essay'; text: string; rubric: { criterion: string; points: number }[]; marked: EssayVerdict | null }

export interface ReviewedOption {
  /** The letter under which it was shown. */
  key: string
  text: string
  quality: 'right' | 'acceptable' | 'wrong'
  chosen: boolean
  feedback: string
}

export interface AcceptedAnswer {
  text: string
  /** Whole percent of the mark, rounded down; 100 is the whole. */
  percent: number
}

export interface ReviewedGap {
  given: string
  accepted: AcceptedAnswer[]
  mark: Mark
  feedback: string
}

export interface EssayVerdict {
  numerator: number
  denominator: number
  isPassFail: boolean
  comment: string
  rubric: { criterion: string; points: number }[]
  markedAt: Date
}
