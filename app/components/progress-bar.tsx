import { classNames } from './class-names'

export type ProgressBarProps = {
  value: number
  max?: number
  /** What is being measured, with its count: "2 trong 4 phần". */
  label: string
  /** Gold is for campaign time only; hero is for the dark green block. */
  tone?: 'done' | 'gold' | 'hero' | 'late'
  thin?: boolean
  className?: string
}

const fills = { done: 'bg-done-mk', gold: 'bg-gold-mk', hero: 'bg-hero-bar', late: 'bg-late-mk' }

/** A bar, 8 px or 4 px. The words beside it carry the same figures. */
export function ProgressBar({ value, max = 100, label, tone = 'done', thin = false, className }: ProgressBarProps) {
  const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className={classNames(
        'overflow-hidden rounded-full',
        thin ? 'h-1' : 'h-2',
        tone === 'hero' ? 'bg-hero-track' : 'bg-track',
        className,
      )}
    >
      <div className={classNames('h-full rounded-full', fills[tone])} style={{ width: `${share * 100}%` }} />
    </div>
  )
}
