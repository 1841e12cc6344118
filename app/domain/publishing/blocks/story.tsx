import type { ReactNode } from 'react'

export function Story({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <div className="nn-story">
      {title ? <p className="nn-block-title">{title}</p> : null}
      {children}
    </div>
  )
}
