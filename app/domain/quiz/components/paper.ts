import type { SegmentState } from '~/components/quiz-segments'
import type { RunningAttempt } from '../attempts.server'
import { isBlank } from '../plain-answer'
import type { ShownQuestion } from '../shown-question'
import type { Answers } from './use-answers'

/** What the address of a running attempt shows: a question, or the overview before submitting. */
export type View = { kind: 'question'; question: ShownQuestion } | { kind: 'overview' }

export const overviewName = 'nop'

/** `?cau=4` or `?cau=nop`; without it, or with nonsense, the question where the officer stopped. */
export function viewOf(attempt: RunningAttempt, name: string | null): View {
  if (name === overviewName) return { kind: 'overview' }
  const asked = attempt.questions.find((question) => String(question.position) === name)
  const stopped = attempt.questions.find((question) => isBlank(question.response)) ?? attempt.questions[0]
  const question = asked ?? stopped
  return question ? { kind: 'question', question } : { kind: 'overview' }
}

/** What `viewOf` reads back. */
export function viewName(view: View): string {
  return view.kind === 'overview' ? overviewName : String(view.question.position)
}

export function segmentOf(answers: Answers, position: number): SegmentState {
  const answer = answers[position]
  if (answer?.flagged) return 'flagged'
  return answer && !isBlank(answer.response) ? 'answered' : 'empty'
}

export function unansweredPositions(attempt: RunningAttempt, answers: Answers): number[] {
  return attempt.questions
    .map((question) => question.position)
    .filter((position) => isBlank(answers[position]?.response ?? []))
}

/** "Đã trả lời 3, xem lại 1" */
export function countWords(attempt: RunningAttempt, answers: Answers): string {
  const answered = attempt.questions.length - unansweredPositions(attempt, answers).length
  const flagged = attempt.questions.filter((question) => answers[question.position]?.flagged).length
  return `Đã trả lời ${answered}${flagged > 0 ? `, xem lại ${flagged}` : ''}`
}

/** "câu 3", "câu 3 và câu 7", "câu 3, câu 7 và câu 8" */
export function positionList(positions: number[]): string {
  const names = positions.map((position) => `câu ${position}`)
  const last = names.pop() ?? ''
  return names.length > 0 ? `${names.join(', ')} và ${last}` : last
}

/** One letter toggles in a question with several answers and replaces in the others. */
export function chosenAfter(question: ShownQuestion, response: string[], letter: string, isOn: boolean): string[] {
  if (question.type !== 'multiple') return [letter]
  const kept = response.filter((other) => other !== letter)
  return isOn ? [...kept, letter].sort() : kept
}
