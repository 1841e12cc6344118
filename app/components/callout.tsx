import { Link } from '@remix-run/react'
import { Bookmark, ChevronRight, CircleAlert, Clock, type IconNode, Lightbulb, Medal } from 'lucide'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

export type CalloutTone = 'green' | 'blue' | 'clay' | 'red' | 'gold'

const tones: Record<CalloutTone, { frame: string; mark: string; icon: IconNode }> = {
  green: { frame: 'border-soft-line bg-soft-2', mark: 'text-done-mk', icon: Bookmark },
  blue: { frame: 'border-info-line bg-info-soft', mark: 'text-prog-mk', icon: Lightbulb },
  clay: { frame: 'border-soon-line bg-soon-soft', mark: 'text-soon-mk', icon: Clock },
  red: { frame: 'border-late-line bg-late-soft', mark: 'text-late-mk', icon: CircleAlert },
  gold: { frame: 'border-gold-line bg-gold-bg', mark: 'text-gold-icon', icon: Medal },
}

export type CalloutProps = {
  /** Red only for overdue, blocked or destructive; gold only for emulation. */
  tone: CalloutTone
  title?: ReactNode
  icon?: IconNode
  /** Read at once by screen readers: for the error that answers what was just sent. */
  isAlert?: boolean
  /** A button or link under the text. */
  action?: ReactNode
  children?: ReactNode
  className?: string
}

/** A thing to notice: icon, bold lead, one or two sentences, and the way out. */
export function Callout({ tone, title, icon, isAlert = false, action, children, className }: CalloutProps) {
  const look = tones[tone]
  return (
    <div
      role={isAlert ? 'alert' : undefined}
      className={classNames('flex gap-3 rounded-lg border px-4 py-3.5', look.frame, className)}
    >
      <Icon icon={icon ?? look.icon} className={classNames('mt-[3px]', look.mark)} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-label text-pretty text-text-2">{children}</div> : null}
        {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  )
}

export type CalloutLinkProps = {
  to: string
  tone: CalloutTone
  title: ReactNode
  detail?: ReactNode
  icon?: IconNode
}

/** A callout that is one link to where the matter is settled. */
export function CalloutLink({ to, tone, title, detail, icon }: CalloutLinkProps) {
  const look = tones[tone]
  return (
    <Link
      to={to}
      className={classNames(
        'flex items-center gap-3 rounded-lg border px-4 py-2.5 text-text no-underline hover:underline',
        look.frame,
      )}
    >
      <Icon icon={icon ?? look.icon} size="lg" className={look.mark} />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        {detail ? <span className="block text-sm text-text-2">{detail}</span> : null}
      </span>
      <Icon icon={ChevronRight} className={look.mark} />
    </Link>
  )
}
