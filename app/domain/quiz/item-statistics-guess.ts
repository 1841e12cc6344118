import { fullWeight, type QuestionBody } from '~/domain/questions/question-body'

/**
 * What blind guessing earns of a question on average, in percent, as Moodle reckons it: the mean of what the options earn;
 * nothing where the answer is typed; not reckoned where several may be chosen, nor for essays.
 */
export function randomGuessOf(body: QuestionBody): number | null {
  switch (body.type) {
    case 'single':
    case 'trueFalse':
      return meanPercent(body.options.map(({ correct, weight }) => (weight ?? (correct ? fullWeight : 0)) / fullWeight))
    case 'situation':
      return meanPercent(body.options.map(({ quality }) => ({ best: 1, acceptable: 0.5, wrong: 0 })[quality]))
    case 'matching': {
      const answers = [...body.pairs.map(({ answer }) => answer), ...body.distractors.map(({ text }) => text)]
      return meanPercent(
        body.pairs.map(({ answer }) => answers.filter((other) => other === answer).length / answers.length),
      )
    }
    case 'ordering':
      // Of all orders, one in n puts a given step at once behind the one before it.
      return 100 / body.items.length
    case 'shortAnswer':
    case 'numeric':
    case 'missingWord':
      return 0
    case 'multiple':
    case 'essay':
      return null
  }
}

function meanPercent(shares: readonly number[]): number {
  return (100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length
}
