import { useNavigate } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { submitAttempt } from './submit-attempt'

interface TimeUpProps {
  attemptId: string
  isOver: boolean
  /** Asks the server for the time once more. */
  ask(): Promise<boolean>
  /** Hands over what is being typed, then sends everything; true once the server has it all. */
  flush(): Promise<boolean>
}

const pause = 2000
/** The server takes answers that left in time for half a minute; after that there is nothing more to wait for. */
const patience = 25_000

/**
 * When the time is over the page sends what is left, hands the attempt in and goes to the result. Without the network it
 * keeps trying; the server closes the attempt by itself meanwhile.
 */
export function useTimeUp({ attemptId, isOver, ask, flush }: TimeUpProps) {
  const navigate = useNavigate()
  const isUnderWay = useRef(false)
  const isStillOver = useRef(isOver)
  useEffect(() => {
    isStillOver.current = isOver
  }, [isOver])

  useEffect(() => {
    if (!isOver || isUnderWay.current) return
    isUnderWay.current = true
    void finish()

    async function finish() {
      const startedAt = performance.now()
      let isSent = await flush()
      // A commander may have given more time since the page last asked.
      await ask()
      await nextRender()
      while (isStillOver.current) {
        isSent ||= await flush()
        const mayWait = performance.now() - startedAt < patience
        if ((isSent || !mayWait) && (await submitAttempt(attemptId))) return navigate(`/bai-lam/${attemptId}`)
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
      isUnderWay.current = false
    }
  }, [isOver, attemptId, ask, flush, navigate])
}

function nextRender(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
