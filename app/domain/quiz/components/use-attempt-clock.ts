import { useCallback, useEffect, useRef, useState } from 'react'
import { fetchClock } from './fetch-clock'
import { readingAt, secondsUntil } from './server-clock'

interface ClockProps {
  attemptId: string
  /** Null: no time limit, and nothing is counted or asked. */
  expiresAt: Date | null
  serverNow: Date
}

const countEvery = 250
const askEvery = 60_000

/**
 * Counts an attempt down by the server's clock. The server is asked again when the page comes back into view and every
 * minute: a grant may have given more time, or the attempt may have been closed elsewhere.
 */
export function useAttemptClock({ attemptId, expiresAt, serverNow }: ClockProps) {
  const [endsAt, setEndsAt] = useState(expiresAt)
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const [isClosed, setClosed] = useState(false)
  const clock = useRef({ end: expiresAt, serverNow, reading: readingAt(serverNow, 0), isRead: false })

  const count = useCallback(() => {
    const { end, reading } = clock.current
    if (end) setSecondsLeft(secondsUntil(end, reading, performance.now()))
  }, [])

  /** Asks the server; false when it cannot be reached. */
  const ask = useCallback(async () => {
    const sentAt = performance.now()
    const answer = await fetchClock(attemptId)
    if (!answer) return false
    clock.current.reading = readingAt(answer.serverNow, (sentAt + performance.now()) / 2)
    clock.current.end = answer.expiresAt === null ? null : new Date(answer.expiresAt)
    setEndsAt(clock.current.end)
    setClosed(answer.isClosed)
    count()
    return true
  }, [attemptId, count])

  useEffect(() => {
    if (!clock.current.end) return
    if (!clock.current.isRead) {
      clock.current.reading = readingAt(clock.current.serverNow, performance.now())
      clock.current.isRead = true
    }
    const onView = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    count()
    void ask()
    const counting = setInterval(count, countEvery)
    const asking = setInterval(() => void ask(), askEvery)
    document.addEventListener('visibilitychange', onView)
    window.addEventListener('focus', onView)
    return () => {
      clearInterval(counting)
      clearInterval(asking)
      document.removeEventListener('visibilitychange', onView)
      window.removeEventListener('focus', onView)
    }
  }, [ask, count])

  return { endsAt, secondsLeft, isOver: isClosed || secondsLeft === 0, ask }
}
