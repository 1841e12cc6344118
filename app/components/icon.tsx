import type { LucideIcon } from 'lucide-react'
import { classNames } from './class-names'

export type IconSize = 'xs' | 'sm' | 'md' | 'lg'

const strokes: Record<IconSize, { pixels: number; stroke: number }> = {
  xs: { pixels: 15, stroke: 2.2 },
  sm: { pixels: 16, stroke: 2.1 },
  md: { pixels: 20, stroke: 1.9 },
  lg: { pixels: 24, stroke: 1.75 },
}

export type IconProps = {
  icon: LucideIcon
  /** 15, 16, 20 (default) or 24 px; the stroke thins as the icon grows. */
  size?: IconSize
  className?: string
}

/** A decorative icon: the word beside it, or the control's label, carries the meaning. */
export function Icon({ icon: Picture, size = 'md', className }: IconProps) {
  const { pixels, stroke } = strokes[size]
  return (
    <Picture
      aria-hidden="true"
      focusable="false"
      width={pixels}
      height={pixels}
      strokeWidth={stroke}
      className={classNames('flex-none', className)}
    />
  )
}
