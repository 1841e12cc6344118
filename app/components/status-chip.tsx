import { CircleAlert, CircleCheck, CircleDashed, CirclePlay, Clock, type IconNode, Medal } from 'lucide'
import { classNames } from './class-names'
import { Icon } from './icon'

export type StatusTone = 'none' | 'prog' | 'done' | 'soon' | 'late' | 'gold' | 'neutral'

export type StatusChipProps = {
  tone: StatusTone
  /** The word; the icon and the colour only support it. */
  label: string
  /** Replaces the tone's own icon. */
  icon?: IconNode
}

const looks: Record<StatusTone, { classes: string; icon: IconNode | null }> = {
  none: { classes: 'bg-none-bg text-none-fg', icon: CircleDashed },
  prog: { classes: 'bg-prog-bg text-prog-fg', icon: CirclePlay },
  done: { classes: 'bg-done-bg text-done-fg', icon: CircleCheck },
  soon: { classes: 'bg-soon-bg text-soon-fg', icon: Clock },
  late: { classes: 'bg-late-bg text-late-fg', icon: CircleAlert },
  gold: { classes: 'bg-gold-bg text-gold-fg inset-ring inset-ring-gold-line', icon: Medal },
  neutral: { classes: 'bg-sunken text-text-2', icon: null },
}

/** Where something stands, as a word with an icon. Gold is for emulation and merit only. */
export function StatusChip({ tone, label, icon }: StatusChipProps) {
  const look = looks[tone]
  const picture = icon ?? look.icon
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 rounded-full py-0.5 pr-2.5 align-middle text-xs font-medium whitespace-nowrap print:bg-transparent print:p-0 print:text-inherit',
        picture ? 'pl-1.5' : 'pl-2.5',
        look.classes,
      )}
    >
      {picture ? <Icon icon={picture} size="xs" className="print:hidden" /> : null}
      {label}
    </span>
  )
}
