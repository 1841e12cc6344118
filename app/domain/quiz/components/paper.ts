import type { SegmentState } from '~/components/quiz-segments'
import type { RunningAttempt } from '../attempts.server'
import { isBlank } from '../plain-answer'
import type { ShownQuestion } from '../shown-question'
import type { StoredAnswers } from './delivery-words'
import type { Answers } from './use-answers'

/** What the address of a running attempt shows: a question, or the overview before submitting. */
export type View = { kind: 'question'; question: ShownQuestion } | { kind: 'overview' }

export const overviewName = 'nop'

/**
 * `?cau=4` or `?cau=nop`; without it, or with nonsense, the question where the officer stopped: the first without a
 * whole answer. */
export function viewOf(attempt: RunningAttempt, name: string | null): View {
  if (name === overviewName) return { kind: 'overview' }
  const asked = attempt.questions.find((question) => String(question.position) === name)
  const isOpen = (question: ShownQuestion) => isBlank(question.response) || openParts(question, question.response) > 0
  const stopped = attempt.questions.find(isOpen) ?? attempt.questions[0]
  const question = asked ?? stopped
  return question ? { kind: 'question', question } : { kind: 'overview' }
}

/** What `viewOf` reads back. */
export function viewName(view: View): string {
  return view.kind === 'overview' ? overviewName : String(view.question.position)
}

/** How many parts of an answer that was begun are still empty; none where nothing or all is answered. */
export function openParts(
  { type, parts, prompts }: Pick<ShownQuestion, 'type' | 'parts' | 'prompts'>,
  response: readonly string[],
): number {
  const count = type === 'missingWord' ? parts.length - 1 : type === 'matching' ? prompts.length : 0
  if (isBlank(response)) return 0
  return Array.from({ length: count }, (_, index) => response[index] ?? '').filter((part) => part.trim() === '').length
}

export interface UnfinishedAnswer {
  position: number
  /** "còn 1 chỗ trống", "còn 2 vế chưa ghép" */
  words: string
}

/** Answers that were begun and lack a part. What is there earns its share, so they are not among the unanswered. */
export function unfinishedAnswers(attempt: Pick<RunningAttempt, 'questions'>, answers: Answers): UnfinishedAnswer[] {
  return attempt.questions.flatMap((question) => {
    const open = openParts(question, answers[question.position]?.response ?? [])
    if (open === 0) return []
    const words = question.type === 'matching' ? `còn ${open} vế chưa ghép` : `còn ${open} chỗ trống`
    return [{ position: question.position, words }]
  })
}

export function segmentOf(
  attempt: Pick<RunningAttempt, 'questions'>,
  answers: Answers,
  position: number,
): SegmentState {
  const answer = answers[position]
  if (answer?.flagged) return 'flagged'
  if (!answer || isBlank(answer.response)) return 'empty'
  return unfinishedAnswers(attempt, answers).some((one) => one.position === position) ? 'partial' : 'answered'
}

export function unansweredPositions(attempt: RunningAttempt, answers: Answers): number[] {
  return attempt.questions
    .map((question) => question.position)
    .filter((position) => isBlank(answers[position]?.response ?? []))
}

/** What the server held of the attempt when it sent the page. */
export function storedAnswers({ questions, lastSavedAt }: RunningAttempt, now: Date): StoredAnswers {
  const count = questions.filter(({ response }) => !isBlank(response)).length
  return { count, questionCount: questions.length, lastAt: lastSavedAt, now }
}

/** "Đã trả lời 3, làm dở 1, xem lại 1" */
export function countWords(attempt: RunningAttempt, answers: Answers): string {
  const unfinished = unfinishedAnswers(attempt, answers).length
  const answered = attempt.questions.length - unansweredPositions(attempt, answers).length - unfinished
  const flagged = attempt.questions.filter((question) => answers[question.position]?.flagged).length
  return [`Đã trả lời ${answered}`, unfinished > 0 && `làm dở ${unfinished}`, flagged > 0 && `xem lại ${flagged}`]
    .filter(Boolean)
    .join(', ')
}

/** "câu 3", "câu 3 và câu 7", "câu 3, câu 7 và câu 8" */
export function positionList(positions: number[]): string {
  const names = positions.map((position) => `câu ${position}`)
  const last = names.pop() ?? ''
  return names.length > 0 ? `${names.join(', ')} và ${last}` : last
}

/** "Còn 2 câu chưa trả lời và 1 câu làm dở": what lacks an answer or a part of one; empty when nothing does. */
export function missingWords(unanswered: readonly number[], unfinished: readonly UnfinishedAnswer[]): string {
  const counts = [
    unanswered.length > 0 && `${unanswered.length} câu chưa trả lời`,
    unfinished.length > 0 && `${unfinished.length} câu làm dở`,
  ].filter(Boolean)
  return counts.length > 0 ? `còn ${counts.join(' và ')}` : ''
}

/** "Chưa trả lời câu 3 và câu 7. Câu 1: còn 1 chỗ trống." */
export function missingSentences(unanswered: number[], unfinished: readonly UnfinishedAnswer[]): string {
  return [
    unanswered.length > 0 && `Chưa trả lời ${positionList(unanswered)}.`,
    ...unfinished.map(({ position, words }) => `Câu ${position}: ${words}.`),
  ]
    .filter(Boolean)
    .join(' ')
}

/** One letter toggles in a question with several answers and replaces in the others. */
export function chosenAfter(question: ShownQuestion, response: string[], letter: string, isOn: boolean): string[] {
  if (question.type !== 'multiple') return [letter]
  const kept = response.filter((other) => other !== letter)
  return isOn ? [...kept, letter].sort() : kept
}
