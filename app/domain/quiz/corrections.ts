import { canonicalJson, toJson } from '~/domain/audit/canonical-json'
import type { QuestionBody } from '~/domain/questions/question-body'
import { type Fraction, gradeResponse } from './grading'

/**
 * hủy câu, sửa đáp án: how a correction changes what a stored answer earns. A void gives everybody the whole question, so
 * that nobody loses by it, and is final. A re-key grades the same answers by a corrected body; the newest one decides.
 * Neither touches what was asked: texts, options and their keys stay those of the pinned version.
 */
export type Correction = { kind: 'void' } | { kind: 'rekey'; body: QuestionBody }

/** What stands of a version's corrections, given oldest first; null when there is none. */
export function standingCorrection<Made extends Correction>(corrections: readonly Made[]): Made | null {
  return corrections.find((correction) => correction.kind === 'void') ?? corrections.at(-1) ?? null
}

/** The body by which answers to a version are graded now. A void keeps the one before it, for showing. */
export function standingBody(original: QuestionBody, corrections: readonly Correction[]): QuestionBody {
  return corrections.reduce((body, correction) => (correction.kind === 'rekey' ? correction.body : body), original)
}

export interface AnsweredQuestion {
  /** As the attempt pinned it. */
  body: QuestionBody
  /** In the stored keys of that body. */
  response: readonly string[]
  /** The mark of an essay; null while it waits. */
  essay: Fraction | null
}

/** What an answer earns under a correction; null while its essay waits for a mark, which stays whatever is corrected. */
export function gradeCorrected(
  { body, response, essay }: AnsweredQuestion,
  correction: Correction | null,
): Fraction | null {
  if (correction?.kind === 'void') return { numerator: 1, denominator: 1 }
  if (!correction) return gradeResponse(body, response, essay)
  return gradeResponse(correction.body, correctedResponse(body, correction.body, response), essay)
}

/**
 * A response in the keys of the corrected body. Only matching needs it: there a key names an answer by the prompt that it
 * belongs to, and the correction moves answers between prompts, so the text chosen is looked up again.
 */
export function correctedResponse(
  original: QuestionBody,
  corrected: QuestionBody,
  response: readonly string[],
): readonly string[] {
  if (original.type !== 'matching' || corrected.type !== 'matching') return response
  const texts = new Map(answersOf(original).map(({ key, text }) => [key, text]))
  const keys = new Map(answersOf(corrected).map(({ key, text }) => [text, key]))
  return response.map((key) => keys.get(texts.get(key) ?? '') ?? '')
}

function answersOf({ pairs, distractors }: Extract<QuestionBody, { type: 'matching' }>) {
  return [...pairs.map(({ key, answer }) => ({ key, text: answer })), ...distractors]
}

/** Whether two bodies ask and offer the same, so that one may correct the other: only what is right differs. */
export function isSameQuestion(one: QuestionBody, other: QuestionBody): boolean {
  return askedBy(one) === askedBy(other)
}

/** Whether two bodies grade every answer alike. Feedback does not matter. */
export function isSameKey(one: QuestionBody, other: QuestionBody): boolean {
  return keyOf(one) === keyOf(other)
}

/** Everything of a body that asks or grades, without feedback: versions that agree in it are one item of the statistics. */
export function keyOf(body: QuestionBody): string {
  const graded = JSON.stringify(body, (name, value: unknown) => (name === 'feedback' ? undefined : value))
  return canonicalJson(toJson(JSON.parse(graded)))
}

/** What the officer saw, whatever is right of it. A set has no order here, because the page shuffles it. */
function askedBy(body: QuestionBody): string {
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
    case 'situation':
      return JSON.stringify([body.type, body.options.map(({ key, text }) => [key, text])])
    case 'shortAnswer':
    case 'numeric':
      return body.type
    case 'matching':
      return JSON.stringify([
        body.type,
        body.pairs.map(({ key, prompt }) => [key, prompt]),
        answersOf(body)
          .map(({ text }) => text)
          .sort(),
      ])
    case 'ordering':
      return JSON.stringify([body.type, body.items.map(({ key, text }) => [key, text]).sort()])
    case 'missingWord':
      return JSON.stringify([body.type, body.parts])
    case 'essay':
      return JSON.stringify(body)
  }
}
