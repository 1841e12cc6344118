import { classNames } from './class-names'

export type SkeletonProps = {
  /** Sets size and shape, such as `h-4 w-2/3` or `size-11 rounded-full`. */
  className?: string
}

/** The shape of what is coming. Appears after 300 ms and never shimmers; put `aria-busy` on the region. */
export function Skeleton({ className }: SkeletonProps) {
  return <div aria-hidden="true" className={classNames('animate-late rounded-xs bg-track', className)} />
}

/** Rows of an avatar with two lines. */
export function SkeletonRows({ rows = 3 }: { rows?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row} className="flex min-h-16 items-center gap-3 px-4 py-2.5">
          <Skeleton className="size-11 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-2/3" />
            <Skeleton className="h-3.5 w-2/5" />
          </div>
        </div>
      ))}
    </div>
  )
}
