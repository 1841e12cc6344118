import { useCallback, useEffect, useRef, useState } from 'react'
import { type DeviceOwner, useDeviceOwner } from '~/domain/identity/components/device-owner'
import { keepPage } from '~/platform/offline/own-device'
import type { RunningAttempt } from '../attempts.server'
import type { AnswerOutbox, Delivery, HeldAnswer } from './answer-outbox'
import { openAttemptOutbox, untilOnline } from './attempt-outbox'
import { mergeAnswers } from './device-answer'
import type { DeviceStore } from './device-store'
import { openPaper } from './open-papers'

export type Answers = Record<number, HeldAnswer>

/**
 * The answers of this page and their way to the server. What is shown here leads; it is written on the device, then the
 * server is told. What the device kept of this attempt from an earlier page joins as soon as it has been read.
 */
export function useAnswers(attempt: RunningAttempt) {
  const { attemptId } = attempt
  const owner = useDeviceOwner()
  const [answers, setAnswers] = useState<Answers>(() => answersOf(attempt))
  const [delivery, setDelivery] = useState<Delivery>({ kind: 'idle' })
  const latest = useRef(answers)
  const outbox = useRef<AnswerOutbox | null>(null)
  const touched = useRef(new Set<number>())
  const isRead = useRef(false)
  const mark = owner?.mark ?? ''
  const isShared = owner?.isShared ?? true

  const hold = useCallback((position: number, answer: HeldAnswer) => {
    latest.current = { ...latest.current, [position]: answer }
    setAnswers(latest.current)
  }, [])

  useEffect(() => {
    const device = { mark, isShared }
    let isCurrent = true
    const store = openStore(device, () => isCurrent)
    const opened = openAttemptOutbox({
      owner: device,
      attemptId,
      store,
      keepsSent: !isShared && navigator.serviceWorker?.controller != null,
      onDelivery: setDelivery,
      onCorrection: hold,
    })
    outbox.current = opened
    // A choice made before the scripts came is told by an effect further in, ahead of this one.
    for (const position of touched.current) {
      const answer = latest.current[position]
      if (answer) opened.put(position, answer)
    }
    const closePaper = openPaper(attemptId, opened)
    keepPage(window.location.pathname, { isChanged: true })
    const join = async () => {
      const device = await store
      const kept = (await device?.list())?.filter((one) => one.attemptId === attemptId) ?? []
      if (!isCurrent) return
      const merged = mergeAnswers(latest.current, kept, touched.current)
      isRead.current = true
      latest.current = merged.answers
      setAnswers(merged.answers)
      opened.resume(merged.waiting)
      for (const [position, answer] of merged.raised) opened.put(position, answer)
      await device?.remove(merged.stale)
    }
    // A device that cannot be read is one that keeps nothing: the page goes on.
    join().catch(() => undefined)
    return () => {
      isCurrent = false
      closePaper()
      opened.close()
    }
  }, [attemptId, mark, isShared, hold])

  const change = useCallback(
    (position: number, part: Partial<Pick<HeldAnswer, 'response' | 'flagged'>>) => {
      const current = latest.current[position]
      if (!current) return
      const next = { ...current, ...part, revision: current.revision + 1 }
      if (!isRead.current) touched.current.add(position)
      hold(position, next)
      outbox.current?.put(position, next)
    },
    [hold],
  )

  const flush = useCallback(() => outbox.current?.flush() ?? Promise.resolve(true), [])
  // What the device keeps may be left: it is sent from the next page.
  const isWaiting = 'waiting' in delivery && !delivery.isKept
  return { answers, delivery, isWaiting, change, flush }
}

const openAgainAfter = 30_000

/** Its code and the key come over the network: where that goes early, they are asked for until it is back. */
async function openStore(device: DeviceOwner, isWanted: () => boolean): Promise<DeviceStore | null> {
  while (isWanted() && crypto.subtle && globalThis.indexedDB) {
    const store = await import('./device-store').then(
      ({ DeviceStore }) => DeviceStore.open(device),
      () => null,
    )
    if (store) return store
    await untilOnline(openAgainAfter)
  }
  return null
}

function answersOf(attempt: RunningAttempt): Answers {
  return Object.fromEntries(
    attempt.questions.map(({ position, response, flagged, revision }) => [position, { response, flagged, revision }]),
  )
}
