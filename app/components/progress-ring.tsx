import { Check } from 'lucide'
import { classNames } from './class-names'
import { Icon } from './icon'

export type ProgressRingProps = {
  value: number
  max: number
  /** The full sentence: "Đã học 6 trong 12 bài". */
  label: string
  /** What stands inside; the count by default, never a bare percent for a person. */
  text?: string
  /** 64 to 92 px. */
  size?: number
  tone?: 'done' | 'late' | 'gold'
}

const strokes = { done: 'stroke-done-mk', late: 'stroke-late-mk', gold: 'stroke-gold-mk' }
const circumference = 2 * Math.PI * 46.5

/** A ring with the count inside: no arc at 0, a tick when all is done. */
export function ProgressRing({ value, max, label, text, size = 72, tone = 'done' }: ProgressRingProps) {
  const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) : 0
  return (
    <div
      role="img"
      aria-label={label}
      className="relative grid flex-none place-items-center"
      style={{ width: size, height: size }}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true" className="absolute inset-0 size-full -rotate-90">
        <circle cx="50" cy="50" r="46.5" fill="none" strokeWidth="7" className="stroke-track" />
        {share > 0 ? (
          <circle
            cx="50"
            cy="50"
            r="46.5"
            fill="none"
            strokeWidth="7"
            strokeLinecap={share < 1 ? 'round' : 'butt'}
            strokeDasharray={`${share * circumference} ${circumference}`}
            className={strokes[tone]}
          />
        ) : null}
      </svg>
      {share >= 1 && text === undefined ? (
        <Icon icon={Check} size="lg" />
      ) : (
        <span
          className={classNames(
            'font-bold tabular-nums',
            size >= 72 ? 'text-base' : 'text-sm',
            tone === 'late' && 'text-late-fg',
          )}
        >
          {text ?? `${value}/${max}`}
        </span>
      )}
    </div>
  )
}
