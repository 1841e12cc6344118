import type { ReactNode } from 'react'
import { partsOf } from './parts'

interface LineProps {
  who: 'citizen' | 'officer'
  name?: string
  children?: ReactNode
}

export function Line({ children }: LineProps) {
  return <>{children}</>
}

export function Dialogue({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <div className="nn-dialogue">
      {title ? <p className="nn-block-title">{title}</p> : null}
      <ul>
        {partsOf<LineProps>(children, Line).map((line, index) => (
          <li key={String(index)} className={line.who === 'officer' ? 'nn-bubble nn-bubble-own' : 'nn-bubble'}>
            <p className="nn-bubble-who">{line.name ?? (line.who === 'officer' ? 'Cán bộ' : 'Người dân')}</p>
            <p className="nn-bubble-text">{line.children}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
