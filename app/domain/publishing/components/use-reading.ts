import { useEffect, useRef, useState } from 'react'
import { seconds } from '~/platform/duration'

/** Thousandths that must have been read before coming back is worth a jump. */
const worthResuming = 30
/** The top bar's height and a little air: a heading above this line is being read. */
const readingLine = 120
const shortestPause = seconds(5)

export interface Place {
  /** Heading id last passed; empty before the first. */
  anchor: string
  /** How far down, in thousandths. */
  permille: number
}

export interface Reading extends Place {
  savedAt: Date | null
}

/**
 * Follows the reader down the page, goes back to where they stopped, and saves the place when a section is entered and
 * when the page is left. A convenience: a lost save costs nothing.
 * @param saveUrl null keeps nothing.
 */
export function useReading({
  headingIds,
  start,
  saveUrl,
}: {
  headingIds: readonly string[]
  start: Place
  saveUrl: string | null
}): Reading {
  const [place, setPlace] = useState<Place>(start)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const ids = headingIds.join(' ')
  const startPermille = useRef(start.permille)

  useEffect(() => {
    const isUntouched = window.scrollY < 10 && location.hash === ''
    if (!isUntouched || startPermille.current < worthResuming) return
    const frame = requestAnimationFrame(() =>
      window.scrollTo({ top: (startPermille.current / 1000) * scrollableHeight(), behavior: 'instant' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [])

  useEffect(() => {
    let frame = 0
    let last: Place = { anchor: '', permille: -1 }
    let saved: Place = { anchor: '', permille: startPermille.current }
    let savedTime = 0

    function look() {
      frame = 0
      const now = placeOf(ids.split(' '))
      // The bar moves in steps that can be seen; every pixel would render the page again.
      if (now.anchor === last.anchor && Math.abs(now.permille - last.permille) < 10) return
      last = now
      setPlace(now)
      if (now.anchor !== saved.anchor && Date.now() - savedTime > shortestPause) save(now)
    }

    function save(now: Place) {
      if (saveUrl === null || (now.anchor === saved.anchor && now.permille === saved.permille)) return
      saved = now
      savedTime = Date.now()
      const body = new URLSearchParams({ anchor: now.anchor, permille: String(now.permille) })
      if (navigator.sendBeacon(saveUrl, body)) setSavedAt(new Date())
    }

    function onScroll() {
      if (frame === 0) frame = requestAnimationFrame(look)
    }

    function onHide() {
      if (document.visibilityState === 'hidden' && last.permille >= 0) save(last)
    }

    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onScroll, { passive: true })
    document.addEventListener('visibilitychange', onHide)
    onScroll()
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', onScroll)
      document.removeEventListener('visibilitychange', onHide)
      if (last.permille >= 0) save(last)
    }
  }, [ids, saveUrl])

  return { ...place, savedAt }
}

function scrollableHeight(): number {
  return Math.max(1, document.documentElement.scrollHeight - window.innerHeight)
}

function placeOf(ids: readonly string[]): Place {
  const permille = Math.round(Math.min(1, Math.max(0, window.scrollY / scrollableHeight())) * 1000)
  // At the very end the last section counts as reached, however short it is.
  if (permille >= 995) return { anchor: ids.at(-1) ?? '', permille: 1000 }
  const passed = ids.filter((id) => {
    const heading = id === '' ? null : document.getElementById(id)
    return heading !== null && heading.getBoundingClientRect().top <= readingLine
  })
  return { anchor: passed.at(-1) ?? '', permille }
}
