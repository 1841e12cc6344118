import type { ReactNode } from 'react'

export function Steps({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <div className="nn-steps">
      {title ? <p className="nn-block-title">{title}</p> : null}
      {children}
    </div>
  )
}
