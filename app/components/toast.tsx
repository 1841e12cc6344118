import { CircleAlert, CircleCheck, type IconNode, X } from 'lucide'
import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from './icon'

type ToastTone = 'done' | 'info'

export type ToastProps = {
  message: string
  tone?: ToastTone
  /** One action at most, such as a form with "Hoàn tác". */
  action?: ReactNode
  closeLabel?: string
}

const icons: Record<ToastTone, IconNode> = { done: CircleCheck, info: CircleAlert }
const shownForMs = 10_000

/**
 * What the server just did. It is part of the page, so it shows without scripts;
 * with them it leaves after ten seconds unless pointed at or focused. Never the
 * only place for an error. Give it a new `key` for each message.
 */
export function Toast({ message, tone = 'done', action, closeLabel = 'Đóng thông báo' }: ToastProps) {
  const [isShown, setShown] = useState(true)
  const [isPaused, setPaused] = useState(false)
  const [canClose, setCanClose] = useState(false)

  useEffect(() => setCanClose(true), [])
  useEffect(() => {
    if (isPaused) return
    const timer = setTimeout(() => setShown(false), shownForMs)
    return () => clearTimeout(timer)
  }, [isPaused])

  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-30 flex justify-center px-4 lg:bottom-6 print:hidden"
    >
      {isShown ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only holds the clock while someone reads
        <div
          onMouseEnter={() => setPaused(true)}
          onMouseLeave={() => setPaused(false)}
          onFocus={() => setPaused(true)}
          onBlur={() => setPaused(false)}
          className="pointer-events-auto flex min-h-14 w-full max-w-120 animate-enter items-center gap-3 rounded-lg bg-toast-bg py-2 pr-2 pl-4 text-label text-toast-fg shadow-3"
        >
          <Icon icon={icons[tone]} className="text-toast-mk" />
          <p className="min-w-0 flex-1 text-balance">{message}</p>
          {action}
          {canClose ? (
            <button
              type="button"
              aria-label={closeLabel}
              onClick={() => setShown(false)}
              className="grid size-11 flex-none place-items-center rounded-md text-toast-fg focus-visible:outline-toast-mk"
            >
              <Icon icon={X} />
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
