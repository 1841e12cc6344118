import { useNavigation } from '@remix-run/react'

export type PendingBarProps = { label?: string }

/** A thin line at the top while the next page is on its way, from 300 ms on. */
export function PendingBar({ label = 'Đang tải trang' }: PendingBarProps) {
  const isPending = useNavigation().state !== 'idle'
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-0 z-50 print:hidden">
      {isPending ? (
        <>
          <div aria-hidden="true" className="h-[3px] origin-left animate-pending bg-focus" />
          <span className="sr-only">{label}</span>
        </>
      ) : null}
    </div>
  )
}
