import type { ReactNode } from 'react'
import { optionKey } from '../block-data'
import { useLessonFrame } from './frame'
import { Interactive } from './interactive'
import { htmlOf, partsOf } from './parts'

interface OptionProps {
  correct?: boolean
  feedback?: string
  children?: ReactNode
}

interface KnowledgeCheckProps {
  id: string
  prompt: string
  required?: boolean
  multiple?: boolean
  children?: ReactNode
}

export function Option({ children }: OptionProps) {
  return <>{children}</>
}

/** A practice question. Without JavaScript it is a plain form, and the answer is behind a fold. */
export function KnowledgeCheck({ id, prompt, required = false, multiple = false, children }: KnowledgeCheckProps) {
  const { lessonCode, checkHashes } = useLessonFrame()
  const options = partsOf<OptionProps>(children, Option).map((option, index) => ({
    key: optionKey(index),
    content: option.children,
    html: htmlOf(option.children),
    correct: option.correct === true,
    feedback: option.feedback ?? '',
  }))
  const data = {
    id,
    hash: checkHashes.get(id) ?? '',
    prompt,
    multiple,
    required,
    options: options.map(({ key, html, correct, feedback }) => ({ key, html, correct, feedback })),
  }
  return (
    <Interactive name="KnowledgeCheck" data={data}>
      <form className="nn-panel nn-check" method="post" action={`/bai-hoc/${lessonCode}/cau-hoi`}>
        <input type="hidden" name="check" value={id} />
        <p className="nn-answered" role="status">
          Đã lưu câu trả lời của đồng chí. Mở phần đáp án để đối chiếu.
        </p>
        <fieldset>
          <legend>{prompt}</legend>
          <p className="nn-hint">{multiple ? 'Chọn mọi ý đúng.' : 'Chọn một ý.'}</p>
          {options.map((option) => (
            <label key={option.key} className="nn-option">
              <input type={multiple ? 'checkbox' : 'radio'} name="chosen" value={option.key} required={!multiple} />
              <span>{option.content}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit" className="nn-button">
          Trả lời
        </button>
      </form>
      <details className="nn-reveal">
        <summary>Xem đáp án và giải thích</summary>
        <ul>
          {options.map((option) => (
            <li key={option.key}>
              <strong>{option.correct ? 'Đúng: ' : 'Chưa đúng: '}</strong>
              {option.content}
              {option.feedback ? <p>{option.feedback}</p> : null}
            </li>
          ))}
        </ul>
      </details>
    </Interactive>
  )
}
