import { type MutableRefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Hands over at once what was typed and not yet kept; null while no typed question is on the page. */
export type Unsettled = MutableRefObject<(() => void) | null>

interface TypedProps {
  response: readonly string[]
  /** How many texts the question has. */
  count: number
  unsettled: Unsettled
  onAnswer(response: string[]): void
}

const pauseAfterTyping = 1000

// The server renders no effects; React only warns about this one there.
const useEffectBeforeLeaving = typeof document === 'undefined' ? useEffect : useLayoutEffect

/**
 * Texts as they are typed. They are handed on a second after the last key, when the field is left, when the page is
 * hidden and when the question goes, so that nothing typed stays on the screen only.
 */
export function useTyped({ response, count, unsettled, onAnswer }: TypedProps) {
  const [texts, setTexts] = useState(() => padded(response, count))
  const held = useRef<string[] | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = useRef(onAnswer)
  useEffectBeforeLeaving(() => {
    keep.current = onAnswer
  })

  const settle = useCallback(() => {
    clearTimeout(timer.current)
    const typed = held.current
    held.current = null
    if (typed) keep.current(typed.every((text) => text.trim() === '') ? [] : typed)
  }, [])

  // Another device answered since: its words replace what is here, unless they are being typed over.
  const kept = padded(response, count).join('\u0000')
  useEffect(() => {
    if (!held.current) setTexts(kept.split('\u0000'))
  }, [kept])

  useEffectBeforeLeaving(() => {
    unsettled.current = settle
    const onHide = () => document.visibilityState === 'hidden' && settle()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      settle()
      unsettled.current = null
    }
  }, [settle, unsettled])

  function type(index: number, text: string) {
    const next = texts.map((other, place) => (place === index ? text : other))
    setTexts(next)
    held.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(settle, pauseAfterTyping)
  }

  return { texts, type, settle }
}

function padded(response: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => response[index] ?? '')
}
