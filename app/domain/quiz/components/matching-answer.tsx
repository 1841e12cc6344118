import { SelectField } from '~/components/field'
import type { AnswerProps } from './answer-props'

/** The answers under their letters, then one native select for each prompt. */
export function MatchingAnswer({ question, response, headingId, hintId, onAnswer }: AnswerProps) {
  const { prompts, options } = question
  const letters = prompts.map((_, index) => response[index] ?? '')
  function match(index: number, letter: string) {
    const next = letters.map((other, place) => (place === index ? letter : other))
    onAnswer(next.every((other) => other === '') ? [] : next)
  }
  return (
    <fieldset aria-labelledby={headingId} aria-describedby={hintId} className="flex min-w-0 flex-col gap-5">
      <div className="rounded-lg bg-sunken px-4 py-3.5">
        <p className="text-sm font-semibold text-text-2">Các vế để ghép</p>
        <ul className="mt-1.5 flex flex-col gap-1.5">
          {options.map((option) => (
            <li key={option.key} className="flex gap-2.5">
              <span className="font-semibold">{option.key}.</span>
              <span className="min-w-0">{option.text}</span>
            </li>
          ))}
        </ul>
      </div>
      {prompts.map((prompt, index) => (
        <SelectField
          // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place in the question
          key={index}
          label={prompt}
          name="response"
          value={letters[index]}
          onChange={(event) => match(index, event.currentTarget.value)}
          options={[
            { value: '', label: 'Chọn vế phù hợp' },
            ...options.map((option) => ({ value: option.key, label: `${option.key}. ${option.text}` })),
          ]}
        />
      ))}
    </fieldset>
  )
}
