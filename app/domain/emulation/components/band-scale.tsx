import { classNames } from '~/components/class-names'
import type { PointsView } from './points-view'

/** Where the total stands among the bands. The sentence beneath carries the same figures. */
export function BandScale({ scale, label }: { scale: NonNullable<PointsView['scale']>; label: string }) {
  return (
    <div>
      <div role="img" aria-label={label} className="relative mt-4 h-2.5">
        {scale.bands.map((band) => (
          <span
            key={band.label}
            className={classNames(
              'absolute inset-y-0 border-r-2 border-surface first:rounded-l-full last:rounded-r-full last:border-r-0',
              band.rank === 1 ? 'bg-gold-1' : band.rank === 2 ? 'bg-gold-2' : 'bg-track',
            )}
            style={{ left: `${band.from}%`, width: `${band.to - band.from}%` }}
          />
        ))}
        <span
          className="absolute -top-[5px] h-5 w-1.5 -translate-x-1/2 rounded-full bg-text ring-2 ring-surface"
          style={{ left: `${scale.mark}%` }}
        />
      </div>
      <div aria-hidden="true" className="relative mt-2 h-5 text-xs text-text-3 tabular-nums">
        {scale.bands.map((band) => (
          <span
            key={band.label}
            className={classNames('absolute', band.from > 0 && '-translate-x-1/2')}
            style={{ left: `${band.from}%` }}
          >
            {band.lower}
          </span>
        ))}
      </div>
      <p className="mt-1 text-sm text-text-2">{scale.words}</p>
    </div>
  )
}
