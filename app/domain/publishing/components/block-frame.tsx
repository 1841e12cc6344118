import type { IconNode } from 'lucide'
import { type ReactNode, useId } from 'react'
import { Icon } from '~/components/icon'

/** The white panel of a practice block: what it is, its title, and the practice. */
export function BlockFrame({
  icon,
  kind,
  title,
  children,
}: {
  icon: IconNode
  kind: ReactNode
  title: string
  children: ReactNode
}) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex items-center gap-3 border-b border-line bg-sunken px-4 py-3.5">
        <span className="grid size-10 flex-none place-items-center rounded-md bg-soft text-on-soft">
          <Icon icon={icon} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="text-xs text-text-3">{kind}</p>
          <p id={titleId} className="text-read leading-6.5 font-semibold">
            {title}
          </p>
        </div>
      </div>
      <div className="flex flex-col gap-3.5 p-4 text-base">{children}</div>
    </section>
  )
}
