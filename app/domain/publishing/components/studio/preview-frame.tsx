import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/**
 * A window of its own for the preview, so that widths, and everything that depends on them, are those of the device
 * that is shown. Before and without JavaScript the content stands in the page itself.
 */
export function PreviewFrame({
  title,
  className,
  children,
}: {
  title: string
  className?: string
  children: ReactNode
}) {
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null)
  const [body, setBody] = useState<HTMLElement | null>(null)
  const [isScripted, setScripted] = useState(false)

  useEffect(() => setScripted(true), [])
  useEffect(() => {
    if (!frame) return
    const prepare = () => setBody(prepareDocument(frame))
    prepare()
    // Some browsers replace the first empty document once.
    frame.addEventListener('load', prepare)
    return () => frame.removeEventListener('load', prepare)
  }, [frame])
  useEffect(() => (body ? keepLinksInside(body.ownerDocument) : undefined), [body])

  if (!isScripted) return <div className={className}>{children}</div>
  return (
    <>
      <iframe ref={setFrame} title={title} className={className} />
      {body ? createPortal(children, body) : null}
    </>
  )
}

/** Gives the empty document the page's language, theme and style sheets. */
function prepareDocument(frame: HTMLIFrameElement): HTMLElement | null {
  const inner = frame.contentDocument
  if (!inner) return null
  const { lang, dataset } = document.documentElement
  inner.documentElement.lang = lang
  if (dataset.theme) inner.documentElement.dataset.theme = dataset.theme
  if (inner.head.childElementCount === 0) {
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
      const copy = inner.importNode(sheet, true)
      if (sheet instanceof HTMLStyleElement && copy instanceof HTMLElement) copy.nonce = sheet.nonce
      inner.head.append(copy)
    }
  }
  return inner.body
}

/** Links to headings scroll; others would load a page that refuses to be framed, so they open beside. */
function keepLinksInside(inner: Document): () => void {
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element | null)?.closest('a')
    const address = link?.getAttribute('href')
    if (!address) return
    event.preventDefault()
    if (address.startsWith('#')) inner.getElementById(address.slice(1))?.scrollIntoView()
    else window.open(address, '_blank', 'noopener')
  }
  const onSubmit = (event: Event) => event.preventDefault()
  inner.addEventListener('click', onClick)
  inner.addEventListener('submit', onSubmit)
  return () => {
    inner.removeEventListener('click', onClick)
    inner.removeEventListener('submit', onSubmit)
  }
}
