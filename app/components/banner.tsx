import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type BannerProps = {
  tone?: 'blue' | 'clay'
  /** Names the strip for screen readers. */
  label?: string
  /** Which strip it is, so that full-height shells know how much room is left. */
  strip?: 'demo' | 'shared'
  children: ReactNode
}

/** A thin strip over the whole page: demonstration data, planned maintenance. */
export function Banner({ tone = 'blue', label = 'Lưu ý', strip, children }: BannerProps) {
  return (
    <aside
      aria-label={label}
      data-strip={strip}
      className={classNames(
        'border-b px-5 text-center text-sm print:hidden',
        // The shared strip holds a button, which on phones gives it its height.
        strip === 'shared' ? 'py-0 max-sm:px-3 sm:py-1.5' : 'py-1.5 max-sm:py-1',
        tone === 'blue' ? 'border-info-line bg-info-soft text-prog-fg' : 'border-soon-line bg-soon-soft text-soon-fg',
      )}
    >
      {children}
    </aside>
  )
}
