import type { ReactNode } from 'react'

export function Quote({ source, children }: { source: string; children?: ReactNode }) {
  return (
    <figure className="nn-quote">
      <blockquote>{children}</blockquote>
      <figcaption>{source}</figcaption>
    </figure>
  )
}
