import { forwardRef } from 'react'

export interface MarkupProps {
  /** Markup of our own renderer, which passed `findActiveMarkup` before it was stored. */
  html: string
  as?: 'div' | 'span'
  className?: string
  id?: string
  'data-lesson'?: string
  'data-text-size'?: string
}

/** The one place where stored markup enters a page. */
export const Markup = forwardRef<HTMLDivElement, MarkupProps>(function Markup({ html, as = 'div', ...rest }, ref) {
  const Element = as as 'div'
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: inert by construction, see compile-lesson.server.ts
    <Element {...rest} ref={ref} dangerouslySetInnerHTML={{ __html: html }} suppressHydrationWarning />
  )
})
