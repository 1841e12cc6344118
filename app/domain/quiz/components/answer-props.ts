import type { ShownQuestion } from '../shown-question'
import type { Unsettled } from './use-typed'

/** What the controls of a question are given, whatever its type. */
export interface AnswerProps {
  question: ShownQuestion
  response: string[]
  /** Scripts run. */
  isLive: boolean
  /** Id of the heading that asks. */
  headingId: string
  /** Id of the sentence that says how to answer. */
  hintId: string
  /** Places as a plain form sent them, where they could not be kept. */
  places?: Record<string, string>
  unsettled: Unsettled
  onAnswer(response: string[]): void
}
