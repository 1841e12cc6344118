import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { placeField, readPlainAnswer } from '../plain-answer'
import type { AskedRecall } from '../recall.server'
import { AnswerFields, instructions } from './answer-fields'
import type { Unsettled } from './use-typed'

/** The field that says that the officer does not remember. */
export const notKnownField = 'chuaNho'

interface RecallFormProps {
  asked: AskedRecall
  /** A form that could not be taken: why, and what it held. */
  refused: { response: string[]; places: Record<string, string>; problem: string } | null
}

/** One question of ôn nhanh: a plain form, with or without scripts. Give it a `key`, so that a new question starts afresh. */
export function RecallForm({ asked, refused }: RecallFormProps) {
  const { question } = asked
  const [response, setResponse] = useState(refused?.response ?? [])
  const [isLive, setLive] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const unsettled: Unsettled = useRef(null)
  const isBusy = useNavigation().formMethod === 'POST'
  // What was filled in before the scripts arrived is on the page only.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useEffect(() => {
    if (form.current && !refused) setResponse(readPlainAnswer(question, new FormData(form.current)).response)
    setLive(true)
    heading.current?.focus()
  }, [])

  const headingId = `cau-${question.position}`
  const hintId = `${headingId}-cach-lam`
  return (
    <Form ref={form} method="post" action="/on-tap">
      <input type="hidden" name="cau" value={asked.code} />
      <input type="hidden" name="ban" value={asked.number} />
      <input type="hidden" name="ngay" value={asked.shownOn} />
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
      </p>
      {refused && (
        <Callout tone="clay" isAlert className="mt-4" title="Câu trả lời chưa được ghi">
          {refused.problem}
        </Callout>
      )}
      <div className="mt-5 min-w-0">
        <AnswerFields
          question={question}
          response={response}
          isLive={isLive}
          headingId={headingId}
          hintId={hintId}
          places={refused?.places}
          unsettled={unsettled}
          onAnswer={setResponse}
        />
        {isLive &&
          question.type === 'ordering' &&
          response.map((letter, index) => (
            <input key={letter} type="hidden" name={placeField(letter)} value={index + 1} />
          ))}
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang gửi">
          Trả lời
        </Button>
        <Button type="submit" variant="ghost" size="lg" name={notKnownField} value="1">
          Chưa nhớ, xem đáp án
        </Button>
      </div>
    </Form>
  )
}
