import { useEffect, useRef, useState } from 'react'
import type { QuestionContent } from '~/domain/questions/question-body'
import { optionKeysOf, shownBody } from '../shown-question'
import { AnswerFields, instructions } from './answer-fields'

/** A question as an officer sees it before answering, for its author; nothing that is chosen here goes anywhere. */
export function QuestionSample({ content }: { content: QuestionContent }) {
  const unsettled = useRef<(() => void) | null>(null)
  const [response, setResponse] = useState<string[]>([])
  const [isLive, setIsLive] = useState(false)
  useEffect(() => setIsLive(true), [])
  const { body, stem } = content
  const keys = optionKeysOf(body)
  // An order that never is the author's own, and the same at every drawing.
  const order = body.type === 'trueFalse' ? keys : [...keys.slice(1).reverse(), ...keys.slice(0, 1)]
  const question = { position: 1, stem, response, revision: 0, flagged: false, ...shownBody(body, order) }
  return (
    <div className="flex flex-col gap-3">
      <p id="cau-mau" className="font-medium break-words whitespace-pre-line">
        {stem || 'Lời hỏi hiện ở đây.'}
      </p>
      <p id="cau-mau-huong-dan" className="text-sm text-text-2">
        {instructions[body.type]}
      </p>
      <AnswerFields
        question={question}
        key={`${keys.length} ${question.parts.length}`}
        response={response}
        isLive={isLive}
        headingId="cau-mau"
        hintId="cau-mau-huong-dan"
        unsettled={unsettled}
        onAnswer={setResponse}
      />
    </div>
  )
}
