import { useEffect, useState } from 'react'
import { useServerLessonHtml } from '~/platform/http/lesson-html'

/** Where a text is found: by the hash of its content, and the address that answers with it. */
export interface HtmlAddress {
  hash: string
  url: string
}

/** HTML read since this document was loaded, by content hash; the oldest falls out. */
const read = new Map<string, string>()
const kept = 6

/**
 * The stored HTML without sending it twice: from the server render, then from the document that it wrote, and on later
 * navigation inside the app from what `loadLessonHtml` fetched. Null only while it is fetched after all.
 */
export function useLessonHtml({ hash, url }: HtmlAddress): string | null {
  const fromServer = useServerLessonHtml(hash)
  const known = fromServer ?? knownHtml(hash)
  const [fetched, setFetched] = useState<{ hash: string; html: string } | null>(null)
  const isMissing = known === null && fetched?.hash !== hash
  useEffect(() => {
    if (!isMissing) return
    let isCurrent = true
    loadLessonHtml({ hash, url })
      .then((html) => isCurrent && setFetched({ hash, html }))
      // Offline: the page says so by its missing text, and loads it on the next visit.
      .catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [isMissing, hash, url])
  return known ?? (fetched?.hash === hash ? fetched.html : null)
}

/** Fetches the HTML of this hash unless it is here already. @throws a Response when the server does not answer with it. */
export async function loadLessonHtml({ hash, url }: HtmlAddress): Promise<string> {
  const known = knownHtml(hash)
  if (known !== null) return known
  const response = await fetch(`${url}?v=${hash}`)
  if (!response.ok || response.redirected) {
    throw new Response('Chưa tải được nội dung bài. Đồng chí thử lại.', { status: 502 })
  }
  return remember(hash, await response.text())
}

/** What was read before, or what the server wrote into the document, taken before any block comes to life. */
function knownHtml(hash: string): string | null {
  const known = read.get(hash)
  if (known !== undefined || typeof document === 'undefined') return known ?? null
  const element = document.querySelector(`[data-lesson="${CSS.escape(hash)}"]`)
  if (!element || element.querySelector('.nn-live')) return null
  return remember(hash, element.innerHTML)
}

function remember(hash: string, html: string): string {
  read.set(hash, html)
  const oldest = read.keys().next().value
  if (read.size > kept && oldest !== undefined) read.delete(oldest)
  return html
}
