import type { IconNode } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from './icon'

export type EmptyStateProps = {
  icon: IconNode
  /** One sentence of fact. */
  title: string
  /** One sentence of what comes next. */
  detail?: ReactNode
  action?: ReactNode
  /** When the title is a heading of the page; plain text otherwise. */
  level?: 2 | 3
}

/** Nothing here yet, and that is fine. */
export function EmptyState({ icon, title, detail, action, level }: EmptyStateProps) {
  const Title = level ? (`h${level}` as const) : 'p'
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-8 text-center">
      <span className="mb-1 grid size-14 place-items-center rounded-full bg-soft text-on-soft">
        <Icon icon={icon} size="lg" />
      </span>
      <Title className="font-semibold text-balance">{title}</Title>
      {detail ? <p className="max-w-96 text-sm text-text-2">{detail}</p> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  )
}
