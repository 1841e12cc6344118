import { Link, type LinkProps } from '@remix-run/react'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { classNames } from './class-names'

type CardPadding = 'none' | 'md' | 'lg'

const paddings: Record<CardPadding, string> = { none: '', md: 'p-4', lg: 'p-5' }
const frame = 'min-w-0 rounded-lg border border-line bg-surface shadow-1'

export type CardProps = ComponentPropsWithoutRef<'section'> & {
  /** none (default), 16 px or 20 px. */
  padding?: CardPadding
  as?: 'section' | 'div' | 'article' | 'li'
}

/** White paper with a hairline. A `section` needs `aria-label` or `aria-labelledby` to be a landmark. */
export function Card({ padding = 'none', as = 'section', className, ...rest }: CardProps) {
  // All of them take the same attributes; the union of their event types is what differs.
  const Element = as as 'section'
  return <Element {...rest} className={classNames(frame, paddings[padding], className)} />
}

export type CardLinkProps = LinkProps & { padding?: CardPadding }

/** A card with one target: the whole card is the link, and holds no button. */
export function CardLink({ padding = 'md', className, ...rest }: CardLinkProps) {
  return (
    <Link
      {...rest}
      className={classNames(
        frame,
        paddings[padding],
        'block text-text no-underline transition-colors hover:border-line-2 hover:bg-soft-2',
        className,
      )}
    />
  )
}

export type CardHeaderProps = {
  title: ReactNode
  /** Id of the heading, for the card's `aria-labelledby`. */
  id?: string
  detail?: ReactNode
  actions?: ReactNode
  level?: 2 | 3
}

/** Title, one line of detail and at most one action at the top of a card. */
export function CardHeader({ title, id, detail, actions, level = 2 }: CardHeaderProps) {
  const Heading = `h${level}` as const
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3.5">
      <div className="min-w-0">
        <Heading id={id} className="text-lg font-semibold">
          {title}
        </Heading>
        {detail ? <p className="text-sm text-text-3">{detail}</p> : null}
      </div>
      {actions}
    </div>
  )
}
