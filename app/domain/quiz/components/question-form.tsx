import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { OptionRow } from '~/components/option-row'
import type { ShownQuestion } from '../attempts.server'
import { chosenAfter } from './paper'

export const questionFormId = 'cau-hoi'

interface QuestionFormProps {
  attemptId: string
  question: ShownQuestion
  chosen: string[]
  /** Scripts run: answers go on their own, and sending the form only leads on. */
  isLive: boolean
  onChoose(chosen: string[]): void
  onContinue(): void
}

const instructions: Record<ShownQuestion['type'], string> = {
  single: 'Chọn một phương án.',
  multiple: 'Chọn tất cả phương án đúng.',
  trueFalse: 'Chọn đúng hoặc sai.',
}

/**
 * One question. A plain form that saves and leads on without scripts; with them each choice is kept at once.
 * Letter and number keys work only while the focus is inside, so that they never catch a screen reader's own keys.
 */
export function QuestionForm({ attemptId, question, chosen, isLive, onChoose, onContinue }: QuestionFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the question, nothing else
  useEffect(() => heading.current?.focus(), [question.position])

  // What was chosen before the scripts arrived is on the page only.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useEffect(() => {
    const checked = [...(form.current?.querySelectorAll<HTMLInputElement>('input[name="chosen"]:checked') ?? [])]
    const found = checked.map((input) => input.value)
    if (found.join() !== chosen.join()) onChoose(found)
  }, [])

  function choose(letter: string, isOn: boolean) {
    onChoose(chosenAfter(question, chosen, letter, isOn))
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && event.target === heading.current) {
      event.preventDefault()
      return onContinue()
    }
    const option = question.options.find(
      ({ key }, index) => event.key.toUpperCase() === key || event.key === String(index + 1),
    )
    if (!option) return
    event.preventDefault()
    choose(option.key, !chosen.includes(option.key))
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    onContinue()
  }

  const headingId = `cau-${question.position}`
  return (
    <form
      ref={form}
      id={questionFormId}
      method="post"
      action={`/bai-lam/${attemptId}/cau-tra-loi`}
      onSubmit={isLive ? onSubmit : undefined}
      onKeyDown={isLive ? onKeyDown : undefined}
    >
      <input type="hidden" name="position" value={question.position} />
      <h2
        ref={heading}
        id={headingId}
        tabIndex={-1}
        className="text-xl leading-7.75 font-semibold text-pretty outline-none"
      >
        {question.stem}
      </h2>
      <p className="mt-1 text-sm text-text-3">
        {instructions[question.type]}
        {isLive && (
          <span className="hidden lg:inline">
            {' '}
            Phím 1–{question.options.length} hoặc chữ cái để chọn, Enter để tiếp tục.
          </span>
        )}
      </p>
      <fieldset aria-labelledby={headingId} className="mt-5 flex min-w-0 flex-col gap-2.5">
        {question.options.map((option) => (
          <OptionRow
            key={option.key}
            type={question.type === 'multiple' ? 'checkbox' : 'radio'}
            letter={option.key}
            name="chosen"
            value={option.key}
            checked={chosen.includes(option.key)}
            onChange={(event) => choose(option.key, event.currentTarget.checked)}
          >
            {option.text}
          </OptionRow>
        ))}
      </fieldset>
    </form>
  )
}
