import { writtenDecimal } from '~/domain/questions/decimal'
import {
  type AcceptedNumber,
  type AcceptedText,
  type BodyOf,
  fullWeight,
  type QuestionBody,
  type Weight,
} from '~/domain/questions/question-body'
import { bestNumber, bestText, type Mark } from './grading'
import type { AcceptedAnswer, EssayVerdict, ReviewedAnswer, ReviewedGap, ReviewedOption } from './reviewed-question'
import { letterAt } from './shown-question'

/** Puts what was answered beside what is right. Everything here holds keys. */

interface AnsweredPaper {
  /** As it is graded now: a corrected key takes the place of the one that was pinned. */
  body: QuestionBody
  /** Stored keys in the order shown. */
  optionOrder: readonly string[]
  /** In the stored keys of `body`. */
  response: readonly string[]
  essay: Omit<EssayVerdict, 'isPassFail'> | null
}

export function reviewedAnswer({ body, optionOrder, response, essay }: AnsweredPaper): ReviewedAnswer {
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
    case 'situation':
      return {
        kind: 'options',
        isMultiple: body.type === 'multiple',
        options: optionsOf(body, optionOrder, response),
      }
    case 'shortAnswer':
      return {
        kind: 'text',
        given: response[0] ?? '',
        accepted: acceptedAnswers(body.accepted, textWords),
        feedback: bestText(body.accepted, response[0] ?? '', body.ignoreMarks)?.feedback ?? '',
      }
    case 'numeric':
      return {
        kind: 'text',
        given: response[0] ?? '',
        accepted: acceptedAnswers(body.accepted, numberWords),
        feedback: bestNumber(body.accepted, response[0] ?? '')?.feedback ?? '',
      }
    case 'matching':
      return { kind: 'pairs', pairs: pairsOf(body, response) }
    case 'ordering': {
      const texts = new Map(body.items.map(({ key, text }) => [key, text]))
      return {
        kind: 'order',
        given: response.map((key) => texts.get(key) ?? ''),
        right: body.items.map(({ text }) => text),
      }
    }
    case 'missingWord':
      return {
        kind: 'gaps',
        parts: body.parts,
        gaps: body.gaps.map(({ accepted }, index) => reviewedGap(response[index] ?? '', accepted, body.ignoreMarks)),
      }
    case 'essay':
      return {
        kind: 'essay',
        text: response[0] ?? '',
        rubric: body.rubric,
        marked: essay && { ...essay, isPassFail: body.marking === 'passFail' },
      }
  }
}

function optionsOf(
  body: BodyOf<'single' | 'multiple' | 'trueFalse'> | BodyOf<'situation'>,
  optionOrder: readonly string[],
  response: readonly string[],
): ReviewedOption[] {
  const qualities = new Map<string, { text: string; feedback: string; quality: ReviewedOption['quality'] }>(
    body.type === 'situation'
      ? body.options.map(({ key, quality, ...rest }) => [
          key,
          { ...rest, quality: quality === 'best' ? 'right' : quality },
        ])
      : body.options.map(({ key, text, feedback, correct, weight }) => [
          key,
          { text, feedback, quality: qualityOf(correct, weight) },
        ]),
  )
  return optionOrder.flatMap((key, index) => {
    const option = qualities.get(key)
    return option ? [{ key: letterAt(index), chosen: response.includes(key), ...option }] : []
  })
}

function qualityOf(correct: boolean, weight: Weight | undefined): ReviewedOption['quality'] {
  if (correct) return 'right'
  return weight !== undefined && weight > 0 ? 'acceptable' : 'wrong'
}

function reviewedGap(given: string, accepted: readonly AcceptedText[], ignoreMarks: boolean): ReviewedGap {
  const matched = bestText(accepted, given, ignoreMarks)
  return {
    given,
    accepted: acceptedAnswers(accepted, textWords),
    mark: gapMark(matched),
    feedback: matched?.feedback ?? '',
  }
}

function gapMark(matched: AcceptedText | null): Mark {
  if (!matched || matched.weight <= 0) return 'none'
  return matched.weight >= fullWeight ? 'full' : 'partial'
}

/** What earns something, the best first; answers that are listed only for their feedback are no right answers. */
function acceptedAnswers<Accepted extends { weight: Weight }>(
  accepted: readonly Accepted[],
  words: (accepted: Accepted) => string,
): AcceptedAnswer[] {
  return accepted
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map((one) => ({ text: words(one), percent: Math.floor((one.weight * 100) / fullWeight) }))
}

/** A star that was written as such; the others stand for anything. */
function textWords({ text }: AcceptedText): string {
  return text.replaceAll('\\*', '*')
}

/** "2,5", "2,5 ± 0,1", "từ 2 đến 3". */
function numberWords(accepted: AcceptedNumber): string {
  if ('from' in accepted) return `từ ${writtenDecimal(accepted.from)} đến ${writtenDecimal(accepted.to)}`
  const isExact = /^-?0(\.0*)?$/.test(accepted.tolerance)
  return `${writtenDecimal(accepted.value)}${isExact ? '' : ` ± ${writtenDecimal(accepted.tolerance)}`}`
}

function pairsOf(body: BodyOf<'matching'>, response: readonly string[]) {
  const texts = new Map([
    ...body.pairs.map(({ key, answer }) => [key, answer] as const),
    ...body.distractors.map(({ key, text }) => [key, text] as const),
  ])
  return body.pairs.map(({ prompt, answer }, index) => {
    const given = texts.get(response[index] ?? '') ?? ''
    return { prompt, given, right: answer, isRight: given !== '' && given === answer }
  })
}
