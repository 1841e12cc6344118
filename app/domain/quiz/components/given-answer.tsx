import { Fragment } from 'react'
import type { ShownQuestion } from '../shown-question'

type Given = Pick<ShownQuestion, 'type' | 'options' | 'prompts' | 'parts' | 'response'>

/** A question as it was shown, with the answer that was given. Needs no key, and prints. */
export function GivenAnswer({ question }: { question: Given }) {
  const { type, options, prompts, parts, response } = question
  const textOf = (letter: string | undefined) => options.find((option) => option.key === letter)?.text ?? 'để trống'
  switch (type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
    case 'situation':
      return (
        <ul className="flex flex-col gap-1">
          {options.map(({ key, text }) => (
            <li key={key} className={response.includes(key) ? 'font-semibold' : undefined}>
              {key}. {text}
              {response.includes(key) && ' (đồng chí chọn)'}
            </li>
          ))}
        </ul>
      )
    case 'matching':
      return (
        <>
          <p className="text-label text-text-2">
            Các vế: {options.map(({ key, text }) => `${key}. ${text}`).join('; ')}
          </p>
          <ul className="mt-1 flex flex-col gap-1">
            {prompts.map((prompt, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place in the question
              <li key={index}>
                {prompt}: <strong className="font-semibold">{textOf(response[index])}</strong>
              </li>
            ))}
          </ul>
        </>
      )
    case 'ordering':
      return (
        <>
          <p className="text-label text-text-2">
            Thứ tự khi hiện: {options.map(({ key, text }) => `${key}. ${text}`).join('; ')}
          </p>
          {response.length === 0 ? (
            <p className="mt-1 font-semibold">Để trống</p>
          ) : (
            <ol className="mt-1 list-decimal pl-6 font-semibold">
              {response.map((letter) => (
                <li key={letter}>{textOf(letter)}</li>
              ))}
            </ol>
          )}
        </>
      )
    case 'missingWord':
      return (
        <p className="whitespace-pre-line">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the quotation
            <Fragment key={index}>
              {part}
              {index < parts.length - 1 && (
                <strong className="font-semibold underline underline-offset-4">{response[index] || '……'}</strong>
              )}
            </Fragment>
          ))}
        </p>
      )
    case 'shortAnswer':
    case 'numeric':
    case 'essay':
      return <p className="font-semibold break-words whitespace-pre-line">{response[0] || 'Để trống'}</p>
  }
}
