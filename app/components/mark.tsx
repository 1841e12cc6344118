import { classNames } from './class-names'

export type MarkProps = {
  /** Side in pixels. */
  size?: number
  /** `hero` lightens the ground where the mark stands on dark green. */
  tone?: 'plain' | 'hero'
}

const leftPetal = 'M0 0C-6.5-3.2-10.6-8-10.9-14.6-5.2-13.6-1.2-8.6 0 0Z'
const rightPetal = 'M0 0C6.5-3.2 10.6-8 10.9-14.6 5.2-13.6 1.2-8.6 0 0Z'
const goldPetal = 'M0-1.4C-3.9-7.2-3.9-13.2 0-18.6 3.9-13.2 3.9-7.2 0-1.4Z'

/** The product's own mark: three petals, the gold one for merit. Stands beside the product's name. */
export function Mark({ size = 36, tone = 'plain' }: MarkProps) {
  const isHero = tone === 'hero'
  return (
    <svg viewBox="0 0 36 36" width={size} height={size} aria-hidden="true" className="block flex-none">
      <rect width="36" height="36" rx="10" className={isHero ? 'fill-hero-drawing' : 'fill-mark'} />
      <g transform="translate(18 26.5)">
        <path d={leftPetal} className="fill-white" />
        <path d={rightPetal} className="fill-white" />
        <path
          d={goldPetal}
          strokeWidth="1.4"
          className={classNames('fill-gold-1', isHero ? 'stroke-hero-drawing' : 'stroke-mark')}
        />
      </g>
    </svg>
  )
}
