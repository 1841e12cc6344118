import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

export type RowListProps = { label?: string; className?: string; children: ReactNode }

/** Rows with hairlines between them, usually inside a card without padding. */
export function RowList({ label, className, children }: RowListProps) {
  return (
    <ul aria-label={label} className={classNames('divide-y divide-line', className)}>
      {children}
    </ul>
  )
}

export type RowProps = {
  title: ReactNode
  detail?: ReactNode
  /** Before the text: an avatar or an icon. */
  leading?: ReactNode
  /** After the text: a chip, a number or a button (a button only when there is no `to`). */
  trailing?: ReactNode
  /** Makes the whole row a link with a chevron. */
  to?: string
  /** Puts an unread or important row in bold. */
  strong?: boolean
  /** On phones `trailing` goes under the text instead of beside it: for texts of several lines. */
  stacked?: boolean
}

/** One row of at least 64 px. */
export function Row({ title, detail, leading, trailing, to, strong, stacked = false }: RowProps) {
  const content = (
    <>
      {leading}
      <span
        className={classNames(
          'flex min-w-0 flex-1 items-center gap-3',
          stacked && 'max-sm:flex-col max-sm:items-start max-sm:gap-2',
        )}
      >
        <span className="min-w-0 flex-1">
          <span className={classNames('block', strong ? 'font-semibold' : 'font-medium')}>{title}</span>
          {detail ? <span className="block text-sm text-text-3">{detail}</span> : null}
        </span>
        {trailing ? (
          <span className={classNames('flex-none', stacked ? 'sm:max-w-1/2' : 'max-w-1/2')}>{trailing}</span>
        ) : null}
      </span>
    </>
  )
  const classes = 'flex min-h-16 items-center gap-3 px-4 py-2.5'
  return (
    <li>
      {to ? (
        <Link to={to} className={classNames(classes, 'text-text no-underline transition-colors hover:bg-soft-2')}>
          {content}
          <Icon icon={ChevronRight} className="text-text-3" />
        </Link>
      ) : (
        <div className={classes}>{content}</div>
      )}
    </li>
  )
}
