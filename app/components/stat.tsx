import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type StatProps = {
  value: string
  /** Short words beside the figure. */
  label: ReactNode
  tone?: 'plain' | 'late' | 'done' | 'gold'
}

const tones = { plain: '', late: 'text-late-mk', done: 'text-link', gold: 'text-gold-fg' }

/** One big figure with its words, for a strip at the top of a page. */
export function Stat({ value, label, tone = 'plain' }: StatProps) {
  return (
    <div className="flex items-center gap-3">
      <span className={classNames('text-3xl font-bold tabular-nums', tones[tone])}>{value}</span>
      <span className="text-sm text-text-2">{label}</span>
    </div>
  )
}
