import { useCallback, useEffect, useRef, useState } from 'react'
import type { RunningAttempt } from '../attempts.server'
import { AnswerOutbox, type Delivery, type HeldAnswer } from './answer-outbox'
import { sendAnswer } from './send-answer'

export type Answers = Record<number, HeldAnswer>

/** The answers of this page and their way to the server. What is shown here leads; the server is told at once. */
export function useAnswers(attempt: RunningAttempt) {
  const [answers, setAnswers] = useState<Answers>(() => answersOf(attempt))
  const [delivery, setDelivery] = useState<Delivery>({ kind: 'idle' })
  const latest = useRef(answers)
  const outbox = useRef<AnswerOutbox | null>(null)

  const hold = useCallback((position: number, answer: HeldAnswer) => {
    latest.current = { ...latest.current, [position]: answer }
    setAnswers(latest.current)
  }, [])

  // Opened by the first answer: one chosen before the scripts came is put by an effect further in, ahead of any here.
  const opened = useCallback(() => {
    outbox.current ??= new AnswerOutbox({
      send: (position, answer) => sendAnswer(attempt.attemptId, position, answer),
      wait: untilOnline,
      onDelivery: setDelivery,
      onCorrection: hold,
    })
    return outbox.current
  }, [attempt.attemptId, hold])

  useEffect(
    () => () => {
      outbox.current?.close()
      outbox.current = null
    },
    [],
  )

  const change = useCallback(
    (position: number, part: Partial<Pick<HeldAnswer, 'chosen' | 'flagged'>>) => {
      const current = latest.current[position]
      if (!current) return
      const next = { ...current, ...part, revision: current.revision + 1 }
      hold(position, next)
      opened().put(position, next)
    },
    [hold, opened],
  )

  const flush = useCallback(() => outbox.current?.flush() ?? Promise.resolve(true), [])
  const isWaiting = delivery.kind === 'offline' || delivery.kind === 'signedOut'
  return { answers, delivery, isWaiting, change, flush }
}

function answersOf(attempt: RunningAttempt): Answers {
  return Object.fromEntries(
    attempt.questions.map(({ position, chosen, flagged, revision }) => [position, { chosen, flagged, revision }]),
  )
}

/** Resolves after the time given, or as soon as the browser says that the network is back. */
function untilOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    window.addEventListener('online', done)
  })
}
