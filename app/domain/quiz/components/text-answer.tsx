import { controlBoxClasses } from '~/components/field-frame'
import { readDecimal, writtenDecimal } from '~/domain/questions/decimal'
import { numberProblem } from '../plain-answer'
import type { AnswerProps } from './answer-props'
import { useTyped } from './use-typed'

/** One line of text; a number says how it was read. */
export function TextAnswer({ question, response, headingId, hintId, unsettled, onAnswer }: AnswerProps) {
  const { texts, type, settle } = useTyped({ response, count: 1, unsettled, onAnswer })
  const isNumber = question.type === 'numeric'
  const readingId = `${headingId}-doc`
  return (
    <div className="flex flex-col gap-1.5">
      <span className={controlBoxClasses(false)}>
        <input
          type="text"
          name="response"
          inputMode={isNumber ? 'decimal' : 'text'}
          maxLength={isNumber ? 40 : 500}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-labelledby={headingId}
          aria-describedby={isNumber ? `${hintId} ${readingId}` : hintId}
          value={texts[0] ?? ''}
          onChange={(event) => type(0, event.currentTarget.value)}
          onBlur={settle}
          className="min-w-0 flex-1 self-stretch rounded-md bg-transparent px-3.5 text-base text-text outline-none"
        />
      </span>
      {isNumber && (
        // Changes once typing rests, so that it is not read out at every key.
        <p id={readingId} role="status" className="min-h-5.5 text-sm text-text-2">
          {readingWords(response)}
        </p>
      )}
    </div>
  )
}

function readingWords(response: readonly string[]): string {
  const number = readDecimal(response[0] ?? '')
  return number === null ? (numberProblem(response) ?? '') : `Hiểu là ${writtenDecimal(number).replace('-', '\u2212')}`
}
