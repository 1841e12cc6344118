import { useEffect, useRef, useState } from 'react'
import type { DraftPreview } from '../../draft-preview'

const pauseMs = 600

export type PreviewStatus = 'current' | 'updating' | 'unreachable'

/**
 * The preview of a text being typed: the server compiles it through the pipeline that publishing uses, after a pause in
 * typing. The last preview stays while a new one is on its way or cannot be had.
 */
export function useLivePreview({
  lessonCode,
  source,
  quizSource,
  initial,
}: {
  lessonCode: string
  source: string
  quizSource: string
  initial: DraftPreview
}): {
  preview: DraftPreview
  /** The last one without faults: what stays on the screen while a line is half written. */
  lastLesson: DraftPreview['lesson']
  status: PreviewStatus
} {
  const [preview, setPreview] = useState(initial)
  const [lastLesson, setLastLesson] = useState(initial.lesson)
  const [status, setStatus] = useState<PreviewStatus>('current')
  const shown = useRef({ source, quizSource })

  useEffect(() => {
    if (shown.current.source === source && shown.current.quizSource === quizSource) return
    const cancel = new AbortController()
    const timer = setTimeout(async () => {
      setStatus('updating')
      const answer = await fetchPreview({ lessonCode, source, quizSource }, cancel.signal)
      if (cancel.signal.aborted) return
      if (answer) {
        shown.current = { source, quizSource }
        setPreview(answer)
        setLastLesson((last) => answer.lesson ?? last)
      }
      setStatus(answer ? 'current' : 'unreachable')
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      cancel.abort()
    }
  }, [lessonCode, source, quizSource])

  return { preview, lastLesson, status }
}

/** Null when the server cannot be reached or does not answer with a preview. */
async function fetchPreview(
  draft: { lessonCode: string; source: string; quizSource: string },
  signal: AbortSignal,
): Promise<DraftPreview | null> {
  try {
    const response = await fetch('/soan/xem-thu', { method: 'POST', body: new URLSearchParams(draft), signal })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
