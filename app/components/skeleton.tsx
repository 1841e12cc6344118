import { classNames } from './class-names'

export type SkeletonProps = {
  /** Sets the size, such as `h-4 w-2/3`. */
  className?: string
  isRound?: boolean
}

/** The shape of what is coming. Appears after 300 ms and never shimmers; put `aria-busy` on the region. */
export function Skeleton({ className, isRound = false }: SkeletonProps) {
  return (
    <div
      aria-hidden="true"
      className={classNames('animate-late bg-track', isRound ? 'rounded-full' : 'rounded-xs', className)}
    />
  )
}

/** Rows of an avatar with two lines. */
export function SkeletonRows({ rows = 3 }: { rows?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row} className="flex min-h-16 items-center gap-3 px-4 py-2.5">
          <Skeleton isRound className="size-11" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-2/3" />
            <Skeleton className="h-3.5 w-2/5" />
          </div>
        </div>
      ))}
    </div>
  )
}
