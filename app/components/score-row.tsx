import { ChevronDown, type IconNode } from 'lucide'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { ProgressBar } from './progress-bar'

export type ScoreRowProps = {
  icon: IconNode
  name: string
  /** What was counted: "9 trong 10 bài đã đến hạn". */
  evidence: ReactNode
  /** Written the Vietnamese way, with its sign for bonus and deduction: "36,0", "+2,0", "−1,0". */
  points: string
  maximum?: string
  tone?: 'plain' | 'bonus' | 'deduction'
  share?: { value: number; max: number }
  /** How it was worked out and on what ground; the row opens when given. */
  children?: ReactNode
  defaultOpen?: boolean
}

const tones = { plain: '', bonus: 'text-link', deduction: 'text-late-fg' }

/** One part of a score. It opens to its workings without scripts. */
export function ScoreRow({
  icon,
  name,
  evidence,
  points,
  maximum,
  tone = 'plain',
  share,
  children,
  defaultOpen = false,
}: ScoreRowProps) {
  const summary = (
    <>
      <span className="flex items-start gap-3">
        <Icon icon={icon} className="mt-[3px] text-text-3" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{name}</span>
          <span className="block text-sm text-text-3">{evidence}</span>
        </span>
        <span className={classNames('text-lg font-bold whitespace-nowrap tabular-nums', tones[tone])}>
          {points}
          {maximum ? <span className="text-sm font-medium text-text-3">/{maximum}</span> : null}
        </span>
        {children ? (
          <Icon icon={ChevronDown} size="sm" className="mt-1.5 text-text-3 group-open:rotate-180 print:hidden" />
        ) : null}
      </span>
      {share ? (
        <span className="mt-2 ml-8 block">
          <ProgressBar value={share.value} max={share.max} label={`${name}: ${points}`} />
        </span>
      ) : null}
    </>
  )
  if (!children) return <div className="border-t border-line py-3.5 first:border-t-0">{summary}</div>
  return (
    <details open={defaultOpen} className="group border-t border-line first:border-t-0">
      <summary className="block min-h-14 rounded-md py-3.5">{summary}</summary>
      <div className="mb-3.5 rounded-md bg-sunken px-3.5 py-3 text-label">{children}</div>
    </details>
  )
}
