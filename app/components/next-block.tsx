import { ArrowRight } from 'lucide'
import { type ReactNode, useId } from 'react'
import { ButtonLink } from './button'
import { ProgressBar } from './progress-bar'

export type NextBlockProps = {
  /** "Học tiếp · Bài 3 trong 5". */
  eyebrow: string
  title: string
  progress?: { value: number; max: number; label: string }
  /** What is left, on the right under the bar: "Còn khoảng 6 phút". */
  remaining?: string
  /** The one white button: a link, or any node such as a form with a white `Button`. */
  action: { to: string; label: string } | { node: ReactNode }
  level?: 2 | 3
}

/** The next thing to do, on dark green. At most one on a screen. */
export function NextBlock({ eyebrow, title, progress, remaining, action, level = 2 }: NextBlockProps) {
  const Heading = `h${level}` as const
  const headingId = useId()
  return (
    <section aria-labelledby={headingId} className="rounded-lg bg-hero p-5 text-on-hero">
      <p className="text-sm font-medium text-on-hero-2">{eyebrow}</p>
      <Heading id={headingId} className="mt-0.5 text-xl leading-7.5 font-semibold">
        {title}
      </Heading>
      {progress ? <ProgressBar {...progress} tone="hero" className="mt-3" /> : null}
      {progress || remaining ? (
        <div className="mt-2 flex flex-wrap justify-between gap-x-4 text-sm text-on-hero-2">
          {progress ? <span>{progress.label}</span> : null}
          {remaining ? <span>{remaining}</span> : null}
        </div>
      ) : null}
      <div className="mt-4">
        {'node' in action ? (
          action.node
        ) : (
          <ButtonLink to={action.to} variant="white" size="lg" block trailingIcon={ArrowRight}>
            {action.label}
          </ButtonLink>
        )}
      </div>
    </section>
  )
}
