import { useCallback, useEffect, useRef, useState } from 'react'

const autosaveMs = 3_000
const retryMs = 15_000

export interface DraftText {
  source: string
  quizSource: string
}

export interface StoredDraft extends DraftText {
  revision: number
  /** "09:41" */
  savedAt: string
}

/** What the server answers to a save (see the route `studio/draft-text`). */
export type SaveAnswer =
  | { kind: 'saved'; revision: number; savedAt: string }
  | { kind: 'stale'; stored: StoredDraft }
  | { kind: 'notEditable' }

export type SaveStatus =
  | { kind: 'saved'; savedAt: string }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'stale'; stored: StoredDraft }
  /** Nothing was saved; the text stays on the page and, for this tab, on the device. */
  | { kind: 'failed'; cause: 'unreachable' | 'signedOut' | 'notEditable' | 'gone' | 'tooLarge' }

interface SavingState {
  text: DraftText
  revision: number
  /** What the server has. */
  saved: DraftText
  flight: Promise<boolean> | null
  /** In conflict with another tab or machine: nothing is sent until the author decides. */
  isBlocked: boolean
  mayRetry: boolean
}

/**
 * Saves a draft as it is typed: three seconds after the last key, on demand, and when the page is left. A stale save is
 * refused and nothing is overwritten; a failed one is tried again, and the text is kept on this device meanwhile.
 */
export function useDraftSaving({
  lessonCode,
  keptKey,
  initial,
  typed,
}: {
  lessonCode: string
  /** Where this tab keeps a text that could not be saved. */
  keptKey: string
  initial: StoredDraft
  /** Text that a plain form post could not save; it counts as typed. */
  typed: DraftText | null
}) {
  const [text, setText] = useState<DraftText>(typed ?? textOf(initial))
  const [status, setStatus] = useState<SaveStatus>({ kind: 'saved', savedAt: initial.savedAt })
  const [revision, setRevision] = useState(initial.revision)
  const state = useRef<SavingState>({
    text,
    revision,
    saved: textOf(initial),
    flight: null,
    isBlocked: false,
    mayRetry: false,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const send = useCallback(async (): Promise<boolean> => {
    const current = state.current
    const sent = current.text
    if (current.isBlocked) return false
    if (isSame(sent, current.saved)) return true
    setStatus({ kind: 'saving' })
    const answer = await postText(lessonCode, sent, current.revision)
    if (answer.kind === 'saved') {
      current.saved = sent
      current.revision = answer.revision
      setRevision(answer.revision)
      forget(keptKey)
      setStatus(isSame(current.text, sent) ? answer : { kind: 'typing' })
      return true
    }
    keep(keptKey, current.text)
    if (answer.kind === 'stale') {
      current.isBlocked = true
      setStatus(answer)
      return false
    }
    const cause = answer.kind === 'notEditable' ? 'notEditable' : answer.cause
    setStatus({ kind: 'failed', cause })
    // The network or a new session may mend these; the others need the author.
    current.mayRetry = cause === 'unreachable' || cause === 'signedOut'
    return false
  }, [lessonCode, keptKey])

  /** Saves now; one request at a time. True when the text on the page is the text on the server. */
  const save = useCallback(async (): Promise<boolean> => {
    const current = state.current
    clearTimeout(timer.current)
    if (current.flight) await current.flight
    current.flight = send()
    const isSaved = await current.flight
    current.flight = null
    const isWhole = isSaved && isSame(current.text, current.saved)
    if (!isWhole && !current.isBlocked && (isSaved || current.mayRetry)) {
      clearTimeout(timer.current)
      timer.current = setTimeout(save, isSaved ? autosaveMs : retryMs)
    }
    return isWhole
  }, [send])

  const change = useCallback(
    (part: Partial<DraftText>) => {
      const next = { ...state.current.text, ...part }
      if (isSame(next, state.current.text)) return
      state.current.text = next
      setText(next)
      if (state.current.isBlocked) return
      if (!state.current.flight) setStatus({ kind: 'typing' })
      clearTimeout(timer.current)
      timer.current = setTimeout(save, autosaveMs)
    },
    [save],
  )

  /** Ends a conflict: the author's text goes over the stored one, or gives way to it. */
  const resolve = useCallback(
    (stored: StoredDraft, keepOwn: boolean) => {
      const current = state.current
      current.isBlocked = false
      current.revision = stored.revision
      current.saved = textOf(stored)
      setRevision(stored.revision)
      if (keepOwn) {
        void save()
        return
      }
      current.text = current.saved
      setText(current.saved)
      forget(keptKey)
      setStatus({ kind: 'saved', savedAt: stored.savedAt })
    },
    [save, keptKey],
  )

  useEffect(() => {
    const onOnline = () => void save()
    const onHidden = () => document.visibilityState === 'hidden' && void save()
    const onLeave = (event: BeforeUnloadEvent) => {
      if (!isSame(state.current.text, state.current.saved)) event.preventDefault()
    }
    window.addEventListener('online', onOnline)
    document.addEventListener('visibilitychange', onHidden)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      window.removeEventListener('online', onOnline)
      document.removeEventListener('visibilitychange', onHidden)
      window.removeEventListener('beforeunload', onLeave)
      // Leaving by a link inside the app: the page goes, the request still arrives.
      clearTimeout(timer.current)
      void send()
    }
  }, [save, send])

  return { text, status, revision, change, save, resolve }
}

function textOf({ source, quizSource }: DraftText): DraftText {
  return { source, quizSource }
}

function isSame(a: DraftText, b: DraftText): boolean {
  return a.source === b.source && a.quizSource === b.quizSource
}

type PostResult = SaveAnswer | { kind: 'failed'; cause: 'unreachable' | 'signedOut' | 'gone' | 'tooLarge' }

/** Never throws: a lost connection must not tear the page down while somebody writes. */
async function postText(lessonCode: string, text: DraftText, revision: number): Promise<PostResult> {
  try {
    const body = new URLSearchParams({ ...text, revision: String(revision) })
    const response = await fetch(`/soan/bai/${lessonCode}/ban-nhap`, { method: 'POST', body })
    if (response.ok || response.status === 409) return await response.json()
    if (response.status === 401 || response.status === 403) return { kind: 'failed', cause: 'signedOut' }
    if (response.status === 404) return { kind: 'failed', cause: 'gone' }
    if (response.status === 413 || response.status === 422) return { kind: 'failed', cause: 'tooLarge' }
    return { kind: 'failed', cause: 'unreachable' }
  } catch {
    return { kind: 'failed', cause: 'unreachable' }
  }
}

/** A text that this tab could not save before a reload; null when there is none. */
export function readKept(key: string): DraftText | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('source' in kept) || !('quizSource' in kept)) return null
    const { source, quizSource } = kept
    return typeof source === 'string' && typeof quizSource === 'string' ? { source, quizSource } : null
  } catch {
    return null
  }
}

export function forget(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

function keep(key: string, text: DraftText): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(text))
  } catch {
    // Storage is full or switched off: the text still stands on the page.
  }
}
