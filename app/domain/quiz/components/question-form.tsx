import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { Callout } from '~/components/callout'
import { readPlainAnswer } from '../plain-answer'
import type { ShownQuestion } from '../shown-question'
import { AnswerFields, instructions, isChoice } from './answer-fields'
import { chosenAfter } from './paper'
import type { Unsettled } from './use-typed'

export const questionFormId = 'cau-hoi'

interface QuestionFormProps {
  attemptId: string
  question: ShownQuestion
  response: string[]
  /** Scripts run: answers go on their own, and sending the form only leads on. */
  isLive: boolean
  /** The attempt's time is over: nothing more is taken. */
  isOver: boolean
  /** A plain form that could not be kept: why, and the places that it held. */
  refused: { problem: string; places: Record<string, string> } | null
  unsettled: Unsettled
  onAnswer(response: string[]): void
  onContinue(): void
}

/**
 * One question. A plain form that saves and leads on without scripts; with them each answer is kept as it is given.
 * Letter and number keys work only while the focus is inside, so that they never catch a screen reader's own keys.
 */
export function QuestionForm(props: QuestionFormProps) {
  const { attemptId, question, response, isLive, isOver, refused, unsettled, onAnswer, onContinue } = props
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useAnswerBeforeScripts({ form, question, response, isLive, onAnswer })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the question, nothing else
  useEffect(() => heading.current?.focus(), [question.position])

  function goOn() {
    unsettled.current?.()
    onContinue()
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && event.target === heading.current) {
      event.preventDefault()
      return goOn()
    }
    if (!isChoice(question.type) || isOver) return
    const option = question.options.find(
      ({ key }, index) => event.key.toUpperCase() === key || event.key === String(index + 1),
    )
    if (!option) return
    event.preventDefault()
    onAnswer(chosenAfter(question, response, option.key, !response.includes(option.key)))
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    goOn()
  }

  const headingId = `cau-${question.position}`
  const hintId = `${headingId}-cach-lam`
  return (
    <form
      ref={form}
      id={questionFormId}
      method="post"
      action={`?cau=${question.position}`}
      onSubmit={isLive ? onSubmit : undefined}
      onKeyDown={isLive ? onKeyDown : undefined}
    >
      <input type="hidden" name="attemptId" value={attemptId} />
      <input type="hidden" name="position" value={question.position} />
      <h2
        ref={heading}
        id={headingId}
        tabIndex={-1}
        className="text-xl leading-7.75 font-semibold text-pretty whitespace-pre-line outline-none"
      >
        {question.stem}
      </h2>
      <p id={hintId} className="mt-1 text-sm text-text-3">
        {instructions[question.type]}
        {isLive && isChoice(question.type) && (
          <span className="hidden lg:inline">
            {' '}
            Phím 1–{question.options.length} hoặc chữ cái để chọn, Enter để tiếp tục.
          </span>
        )}
      </p>
      {refused && (
        <Callout tone="clay" isAlert className="mt-4" title="Câu trả lời này chưa được lưu">
          {refused.problem}
        </Callout>
      )}
      <fieldset role="presentation" disabled={isOver} className="mt-5 min-w-0">
        <AnswerFields
          question={question}
          response={response}
          isLive={isLive}
          headingId={headingId}
          hintId={hintId}
          places={refused?.places}
          unsettled={unsettled}
          onAnswer={onAnswer}
        />
      </fieldset>
    </form>
  )
}

/** What was filled in before the scripts arrived is on the page only; it is kept once they run. */
function useAnswerBeforeScripts({
  form,
  question,
  response,
  isLive,
  onAnswer,
}: Pick<QuestionFormProps, 'question' | 'response' | 'isLive' | 'onAnswer'> & {
  form: RefObject<HTMLFormElement>
}) {
  const found = useRef<string[] | null>(null)
  // React puts its own values back at the next render, so they are read at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useEffect(() => {
    if (isLive || !form.current) return
    const { response: filledIn, problem } = readPlainAnswer(question, new FormData(form.current))
    const isIncomplete = problem !== null && filledIn.length === 0
    if (!isIncomplete && filledIn.join('\n') !== response.join('\n')) found.current = filledIn
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when answers can be sent
  useEffect(() => {
    if (!isLive || !found.current) return
    onAnswer(found.current)
    found.current = null
  }, [isLive])
}
