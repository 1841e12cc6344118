import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type BannerProps = {
  tone?: 'blue' | 'clay'
  /** Names the strip for screen readers. */
  label?: string
  children: ReactNode
}

/** A thin strip over the whole page: demonstration data, planned maintenance. */
export function Banner({ tone = 'blue', label = 'Lưu ý', children }: BannerProps) {
  return (
    <aside
      aria-label={label}
      className={classNames(
        'border-b px-5 py-1.5 text-center text-sm print:hidden',
        tone === 'blue' ? 'border-info-line bg-info-soft text-prog-fg' : 'border-soon-line bg-soon-soft text-soon-fg',
      )}
    >
      {children}
    </aside>
  )
}
