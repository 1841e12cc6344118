import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type DefinitionListProps = {
  items: { term: string; detail: ReactNode }[]
  /** `stack` puts the detail under its term; `columns` beside it from 640 px. */
  layout?: 'stack' | 'columns'
  className?: string
}

/** Named facts about one thing. */
export function DefinitionList({ items, layout = 'columns', className }: DefinitionListProps) {
  return (
    <dl className={classNames('flex flex-col gap-2.5', className)}>
      {items.map((item) => (
        <div
          key={item.term}
          className={layout === 'columns' ? 'sm:grid sm:grid-cols-[minmax(9rem,1fr)_2fr] sm:gap-4' : undefined}
        >
          <dt className="text-sm text-text-3 sm:leading-6.5">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
