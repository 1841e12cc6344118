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

  useEffect(() => {
    const opened = new AnswerOutbox({
      send: (position, answer) => sendAnswer(attempt.attemptId, position, answer),
      wait: untilOnline,
      onDelivery: setDelivery,
      onCorrection: hold,
    })
    outbox.current = opened
    return () => opened.close()
  }, [attempt.attemptId, hold])

  const change = useCallback(
    (position: number, part: Partial<Pick<HeldAnswer, 'response' | 'flagged'>>) => {
      const current = latest.current[position]
      if (!current) return
      const next = { ...current, ...part, revision: current.revision + 1 }
      hold(position, next)
      outbox.current?.put(position, next)
    },
    [hold],
  )

  const flush = useCallback(() => outbox.current?.flush() ?? Promise.resolve(true), [])
  const isWaiting = delivery.kind === 'offline' || delivery.kind === 'signedOut'
  return { answers, delivery, isWaiting, change, flush }
}

function answersOf(attempt: RunningAttempt): Answers {
  return Object.fromEntries(
    attempt.questions.map(({ position, response, flagged, revision }) => [position, { response, flagged, revision }]),
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
