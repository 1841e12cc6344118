import { correctedResponse } from './corrections'
import { markOf } from './grading'
import { reviewedAnswer } from './review-question'
import type { ReviewedQuestion } from './reviewed-question'
import type { GradedQuestion } from './submissions.server'

/** A graded question with everything that may be known about it, by the key that stands now. Only where keys may be shown. */
export function reviewedQuestion(question: GradedQuestion): ReviewedQuestion {
  const { position, topic, passage, stem, explanation, optionOrder, correction, essay, grade } = question
  const body = correction?.kind === 'rekey' ? correction.body : question.body
  return {
    position,
    type: body.type,
    topic,
    passage,
    stem,
    explanation,
    mark: grade ? markOf(grade) : 'waiting',
    correction: correction && { kind: correction.kind, reason: correction.reason },
    answer: reviewedAnswer({
      body,
      optionOrder,
      response: correctedResponse(question.body, body, question.response),
      essay,
    }),
  }
}
