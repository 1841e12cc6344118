import type { ReactNode } from 'react'
import { partsOf } from './parts'

interface SideProps {
  children?: ReactNode
}

export function Wrong({ children }: SideProps) {
  return <>{children}</>
}

export function Right({ children }: SideProps) {
  return <>{children}</>
}

export function Compare({ title, children }: { title?: string; children?: ReactNode }) {
  const [wrong] = partsOf<SideProps>(children, Wrong)
  const [right] = partsOf<SideProps>(children, Right)
  return (
    <div className="nn-compare">
      {title ? <p className="nn-block-title">{title}</p> : null}
      <div className="nn-compare-sides">
        <div className="nn-side nn-side-wrong">
          <p className="nn-side-title">Chưa đúng</p>
          {wrong?.children}
        </div>
        <div className="nn-side nn-side-right">
          <p className="nn-side-title">Nên làm</p>
          {right?.children}
        </div>
      </div>
    </div>
  )
}
