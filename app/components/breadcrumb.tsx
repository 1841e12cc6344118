import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide'
import { Icon } from './icon'

export type BreadcrumbProps = {
  label?: string
  /** From the top down; the last one is where the reader is and needs no `to`. */
  items: { label: string; to?: string }[]
}

/** The way down to this page. */
export function Breadcrumb({ label = 'Đường dẫn', items }: BreadcrumbProps) {
  return (
    <nav aria-label={label} className="text-sm text-text-3 print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {items.map((item, index) => {
          const isLast = index === items.length - 1
          return (
            <li key={`${item.to ?? ''}${item.label}`} className="flex items-center gap-1.5">
              {item.to && !isLast ? (
                <Link
                  to={item.to}
                  className="flex min-h-11 items-center text-text-2 no-underline hover:underline lg:min-h-7"
                >
                  {item.label}
                </Link>
              ) : (
                <span aria-current={isLast ? 'page' : undefined}>{item.label}</span>
              )}
              {isLast ? null : <Icon icon={ChevronRight} size="xs" />}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
