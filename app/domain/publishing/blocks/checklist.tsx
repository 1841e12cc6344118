import type { ReactNode } from 'react'
import { Interactive } from './interactive'
import { htmlOf, partsOf } from './parts'

interface ItemProps {
  children?: ReactNode
}

export function Item({ children }: ItemProps) {
  return <>{children}</>
}

export function Checklist({
  id,
  title = 'Việc cần làm',
  children,
}: {
  id: string
  title?: string
  children?: ReactNode
}) {
  const items = partsOf<ItemProps>(children, Item)
  return (
    <Interactive name="Checklist" data={{ id, title, items: items.map((item) => ({ html: htmlOf(item.children) })) }}>
      <div className="nn-panel">
        <p className="nn-block-title">{title}</p>
        <ul className="nn-ticks">
          {items.map((item, index) => (
            <li key={String(index)}>{item.children}</li>
          ))}
        </ul>
      </div>
    </Interactive>
  )
}
