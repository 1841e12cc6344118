import { Link } from '@remix-run/react'
import { classNames } from './class-names'

export type TabsProps = {
  label: string
  items: { to: string; label: string; count?: number; current: boolean }[]
  className?: string
}

/** Views of one page, each with its own address. They wrap on narrow screens rather than scroll. */
export function Tabs({ label, items, className }: TabsProps) {
  return (
    <nav aria-label={label} className={classNames('border-b border-line', className)}>
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              preventScrollReset
              aria-current={item.current ? 'page' : undefined}
              className={classNames(
                'flex min-h-11 items-center border-b-2 px-3 text-label whitespace-nowrap no-underline transition-colors',
                item.current
                  ? 'border-primary font-semibold text-link'
                  : 'border-transparent font-medium text-text-2 hover:text-text',
              )}
            >
              {item.label}
              {item.count === undefined ? null : <span className="tabular-nums">&nbsp;({item.count})</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
