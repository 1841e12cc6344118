import { Fragment } from 'react'
import type { AnswerProps } from './answer-props'
import { useTyped } from './use-typed'

/** A quotation with a field in each gap. */
export function GapAnswer({ question, response, headingId, hintId, unsettled, onAnswer }: AnswerProps) {
  const { parts } = question
  const { texts, type, settle } = useTyped({ response, count: parts.length - 1, unsettled, onAnswer })
  return (
    <fieldset aria-labelledby={headingId} aria-describedby={hintId} className="min-w-0">
      <div className="rounded-lg border border-line bg-surface px-4 py-3 text-read leading-14 whitespace-pre-line">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the quotation
          <Fragment key={index}>
            {part}
            {index < texts.length && (
              <input
                type="text"
                name="response"
                maxLength={200}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                aria-label={`Chỗ trống ${index + 1}`}
                value={texts[index]}
                onChange={(event) => type(index, event.currentTarget.value)}
                onBlur={settle}
                className="mx-1 h-11 w-44 max-w-full rounded-md border border-control bg-surface px-3 align-middle text-base text-text focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus"
              />
            )}
          </Fragment>
        ))}
      </div>
    </fieldset>
  )
}
