import { ChevronLeft, ChevronRight } from 'lucide'
import { ButtonLink } from './button'

export type PaginationProps = {
  label?: string
  /** From 1. */
  page: number
  pageCount: number
  hrefFor: (page: number) => string
  /** "Trang 2 trong 7" by default. */
  summary?: string
}

/** Back and forth through a long list; nothing when there is one page. */
export function Pagination({ label = 'Phân trang', page, pageCount, hrefFor, summary }: PaginationProps) {
  if (pageCount <= 1) return null
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3 print:hidden">
      <span className="text-sm text-text-3 tabular-nums">{summary ?? `Trang ${page} trong ${pageCount}`}</span>
      <span className="flex gap-2">
        {page > 1 ? (
          <ButtonLink to={hrefFor(page - 1)} variant="secondary" size="sm" icon={ChevronLeft} rel="prev">
            Trang trước
          </ButtonLink>
        ) : null}
        {page < pageCount ? (
          <ButtonLink to={hrefFor(page + 1)} variant="secondary" size="sm" trailingIcon={ChevronRight} rel="next">
            Trang sau
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  )
}
