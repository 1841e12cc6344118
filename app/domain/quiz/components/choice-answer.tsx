import { OptionRow } from '~/components/option-row'
import type { AnswerProps } from './answer-props'
import { chosenAfter } from './paper'

/** Radio buttons, or checkboxes where several may be right. */
export function ChoiceAnswer({ question, response, headingId, hintId, onAnswer }: AnswerProps) {
  return (
    <fieldset aria-labelledby={headingId} aria-describedby={hintId} className="flex min-w-0 flex-col gap-2.5">
      {question.options.map((option) => (
        <OptionRow
          key={option.key}
          type={question.type === 'multiple' ? 'checkbox' : 'radio'}
          letter={option.key}
          name="response"
          value={option.key}
          checked={response.includes(option.key)}
          onChange={(event) => onAnswer(chosenAfter(question, response, option.key, event.currentTarget.checked))}
        >
          {option.text}
        </OptionRow>
      ))}
    </fieldset>
  )
}
