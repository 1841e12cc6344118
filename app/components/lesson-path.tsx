import { Link } from '@remix-run/react'
import { Check, Lock } from 'lucide'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

export type PathState = 'done' | 'current' | 'open' | 'locked'

type PathItem = {
  key: string
  title: string
  /** One line that also says the state in words: "Hoàn thành 09/11", "Mở sau bài 4". */
  detail?: ReactNode
  state: PathState
  /** The row is a link when given. */
  to?: string
}

export type LessonPathProps = {
  label: string
  items: PathItem[]
  /** Smaller text, for the outline beside a lesson. */
  dense?: boolean
}

const nodes: Record<PathState, string> = {
  done: 'border-done-mk bg-done-mk text-on-mk',
  current: 'border-prog-mk bg-surface text-prog-fg ring-4 ring-prog-bg',
  open: 'border-line-2 bg-surface text-text-3',
  locked: 'border-line-2 bg-sunken text-text-3',
}

function Node({ state, number }: { state: PathState; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'grid size-9 flex-none place-items-center rounded-full border-2 text-label font-semibold',
        nodes[state],
      )}
    >
      {state === 'done' ? <Icon icon={Check} /> : state === 'locked' ? <Icon icon={Lock} size="xs" /> : number}
    </span>
  )
}

/** The steps of something in order, joined by a line. */
export function LessonPath({ label, items, dense = false }: LessonPathProps) {
  return (
    <ol aria-label={label}>
      {items.map((item, index) => {
        const row = (
          <>
            <Node state={item.state} number={index + 1} />
            <span className="min-w-0 flex-1">
              <span
                className={classNames(
                  'block',
                  dense && 'text-sm',
                  item.state === 'current' ? 'font-semibold' : 'font-medium',
                )}
              >
                {item.title}
              </span>
              {item.detail ? (
                <span className={classNames('block text-text-3', dense ? 'text-xs' : 'text-sm')}>{item.detail}</span>
              ) : null}
            </span>
          </>
        )
        const isLast = index === items.length - 1
        return (
          <li
            key={item.key}
            aria-current={item.state === 'current' ? 'step' : undefined}
            className={classNames(
              'relative',
              !isLast && 'pb-2',
              !isLast &&
                'before:absolute before:top-11 before:-bottom-1 before:left-[17px] before:w-0.5 before:content-[""]',
              !isLast && (item.state === 'done' ? 'before:bg-done-mk' : 'before:bg-line-2'),
            )}
          >
            {item.to ? (
              <Link
                to={item.to}
                className="-mx-2 flex min-h-14 items-start gap-3.5 rounded-md px-2 py-1 text-text no-underline transition-colors hover:bg-soft-2"
              >
                {row}
              </Link>
            ) : (
              <div className="flex min-h-14 items-start gap-3.5 py-1">{row}</div>
            )}
          </li>
        )
      })}
    </ol>
  )
}
