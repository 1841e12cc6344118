import { ArrowDown, ArrowUp } from 'lucide'
import { useEffect, useRef, useState } from 'react'
import { Button } from '~/components/button'
import { IconButton } from '~/components/icon-button'
import { placeField } from '../plain-answer'
import type { AnswerProps } from './answer-props'

/** A list whose rows move up and down; without scripts each row chooses its place. */
export function OrderingAnswer(props: AnswerProps) {
  return props.isLive ? <MovingRows {...props} /> : <ChosenPlaces {...props} />
}

type Direction = 'up' | 'down'

/** Until a row has moved or the order is confirmed, the order shown is nobody's answer. */
function MovingRows({ question, response, headingId, hintId, onAnswer }: AnswerProps) {
  const { options } = question
  const isAnswered = response.length === options.length
  const order = isAnswered ? response : options.map((option) => option.key)
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<string | null>(null)
  const [news, setNews] = useState('')

  // The row was taken out and put back in another place: the focus goes along with its button.
  useEffect(() => {
    if (moved.current) list.current?.querySelector<HTMLButtonElement>(`[data-move="${moved.current}"]`)?.focus()
    moved.current = null
  })

  function move(letter: string, text: string, direction: Direction) {
    const from = order.indexOf(letter)
    const to = direction === 'up' ? from - 1 : from + 1
    if (to < 0 || to >= order.length) return
    const next = order.filter((other) => other !== letter)
    next.splice(to, 0, letter)
    moved.current = `${letter}-${direction}`
    setNews(`“${text}” ở vị trí ${to + 1} trong ${order.length}.`)
    onAnswer(next)
  }

  return (
    <fieldset aria-labelledby={headingId} aria-describedby={hintId} className="flex min-w-0 flex-col gap-3">
      <ol ref={list} className="flex flex-col gap-2.5">
        {order.map((letter, index) => {
          const text = options.find((option) => option.key === letter)?.text ?? ''
          return (
            <li
              key={letter}
              className="flex min-h-14 items-center gap-2 rounded-lg border-[1.5px] border-line-2 bg-surface py-1.5 pr-1.5 pl-3"
            >
              <span aria-hidden="true" className="w-5 flex-none font-semibold text-text-2 tabular-nums">
                {index + 1}
              </span>
              <span className="min-w-0 flex-1">{text}</span>
              <IconButton
                icon={ArrowUp}
                label={`Đưa “${text}” lên`}
                aria-disabled={index === 0}
                data-move={`${letter}-up`}
                className={index === 0 ? 'opacity-40' : undefined}
                onClick={() => move(letter, text, 'up')}
              />
              <IconButton
                icon={ArrowDown}
                label={`Đưa “${text}” xuống`}
                aria-disabled={index === order.length - 1}
                data-move={`${letter}-down`}
                className={index === order.length - 1 ? 'opacity-40' : undefined}
                onClick={() => move(letter, text, 'down')}
              />
            </li>
          )
        })}
      </ol>
      {!isAnswered && (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-sm text-text-2">Thứ tự đang hiện chưa phải là câu trả lời.</p>
          <Button variant="soft" onClick={() => onAnswer(order)}>
            Giữ thứ tự này
          </Button>
        </div>
      )}
      <p role="status" className="sr-only">
        {news}
      </p>
    </fieldset>
  )
}

function ChosenPlaces({ question, response, headingId, hintId, places }: AnswerProps) {
  const { options } = question
  return (
    <fieldset aria-labelledby={headingId} aria-describedby={hintId} className="flex min-w-0 flex-col gap-2.5">
      {options.map(({ key, text }) => {
        const place = response.indexOf(key) + 1
        return (
          <label
            key={key}
            className="flex min-h-14 items-center gap-3 rounded-lg border-[1.5px] border-line-2 bg-surface py-1.5 pr-2 pl-3.5"
          >
            <span className="min-w-0 flex-1">{text}</span>
            <select
              name={placeField(key)}
              aria-label={`Vị trí của “${text}”`}
              defaultValue={places?.[key] ?? (place > 0 ? String(place) : '')}
              className="h-11 w-22 flex-none rounded-md border border-control bg-surface px-2 text-base text-text focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus"
            >
              <option value="">Vị trí</option>
              {options.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
                <option key={index} value={index + 1}>
                  {index + 1}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </fieldset>
  )
}
