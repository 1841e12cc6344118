import type { IconNode } from 'lucide'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '~/components/icon'

/** A small sheet behind an icon of the top bar. A native fold, so that it opens before any script has run. */
export function FoldMenu({
  icon,
  label,
  className,
  children,
}: {
  icon: IconNode
  label: string
  className?: string
  children: ReactNode
}) {
  const fold = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    function onPointerDown(event: PointerEvent) {
      const element = fold.current
      if (element?.open && event.target instanceof Node && !element.contains(event.target)) element.open = false
    }
    function onKeyDown(event: KeyboardEvent) {
      const element = fold.current
      if (event.key !== 'Escape' || !element?.open) return
      element.open = false
      element.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', onPointerDown)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])

  return (
    <details ref={fold} className={className}>
      <summary
        aria-label={label}
        className="inline-grid size-11 place-items-center rounded-md text-text-2 transition-colors hover:bg-sunken"
      >
        <Icon icon={icon} size="lg" />
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: closes after a choice inside; the choice itself is a link or button */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key press on the link or button inside arrives here as a click */}
      <div
        className="absolute top-full right-2 z-30 mt-1 max-h-[70dvh] w-[min(20rem,calc(100vw-1rem))] overflow-y-auto rounded-lg border border-line bg-surface p-3 shadow-3"
        onClick={(event) => {
          const isChoice = event.target instanceof Element && event.target.closest('a') !== null
          if (isChoice && fold.current) fold.current.open = false
        }}
      >
        {children}
      </div>
    </details>
  )
}
