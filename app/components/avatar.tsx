import { classNames } from './class-names'

export type AvatarProps = {
  /** Family and given name: "NA". */
  initials: string
  size?: 'sm' | 'md' | 'lg'
  /** Green for officers, paper for citizens. */
  tone?: 'green' | 'paper'
}

const sizes = { sm: 'size-7 text-[0.71875rem]', md: 'size-9 text-xs', lg: 'size-14 text-lg' }

/** Initials in a circle, always beside the written name. */
export function Avatar({ initials, size = 'md', tone = 'green' }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'grid flex-none place-items-center rounded-full font-semibold print:hidden',
        sizes[size],
        tone === 'green' ? 'bg-soft text-on-soft' : 'bg-person-bg text-person-fg',
      )}
    >
      {initials}
    </span>
  )
}
