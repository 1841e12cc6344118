import type { ReactNode } from 'react'
import { Interactive } from './interactive'
import { htmlOf, partsOf } from './parts'

interface CardProps {
  front: string
  children?: ReactNode
}

export function Card({ children }: CardProps) {
  return <>{children}</>
}

export function Flashcards({
  id,
  title = 'Thẻ ghi nhớ',
  children,
}: {
  id: string
  title?: string
  children?: ReactNode
}) {
  const cards = partsOf<CardProps>(children, Card)
  const data = { id, title, cards: cards.map((card) => ({ front: card.front, html: htmlOf(card.children) })) }
  return (
    <Interactive name="Flashcards" data={data}>
      <div className="nn-panel">
        <p className="nn-block-title">{title}</p>
        {cards.map((card) => (
          <details key={card.front} className="nn-reveal">
            <summary>{card.front}</summary>
            <div>{card.children}</div>
          </details>
        ))}
      </div>
    </Interactive>
  )
}
