import type { IconNode } from 'lucide'
import { createElement, type ReactElement } from 'react'
import { classNames } from './class-names'

export type IconSize = 'xs' | 'sm' | 'md' | 'lg'

const strokes: Record<IconSize, { pixels: number; stroke: number }> = {
  xs: { pixels: 15, stroke: 2.2 },
  sm: { pixels: 16, stroke: 2.1 },
  md: { pixels: 20, stroke: 1.9 },
  lg: { pixels: 24, stroke: 1.75 },
}

export type IconProps = {
  icon: IconNode
  /** 15, 16, 20 (default) or 24 px; the stroke thins as the icon grows. */
  size?: IconSize
  className?: string
}

/** A decorative icon: the word beside it, or the control's label, carries the meaning. */
export function Icon({ icon, size = 'md', className }: IconProps) {
  const { pixels, stroke } = strokes[size]
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={pixels}
      height={pixels}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames('flex-none', className)}
    >
      {shapesOf(icon)}
    </svg>
  )
}

const known = new WeakMap<IconNode, ReactElement[]>()

/** The shapes of an icon are built once: a page shows some thirty icons, and the server draws it for everybody. */
function shapesOf(icon: IconNode): ReactElement[] {
  const shapes = known.get(icon) ?? icon.map(([tag, attributes], key) => createElement(tag, { ...attributes, key }))
  known.set(icon, shapes)
  return shapes
}
