import type { ReactNode } from 'react'

export type ActionBarProps = {
  /** A quiet line above the buttons: "Đã lưu trên máy lúc 08:14". */
  note?: ReactNode
  label?: string
  /** One main button, at most one other; each takes a share of the width. */
  children: ReactNode
}

/** Sticks to the bottom of the screen, after the content it belongs to. */
export function ActionBar({ note, label = 'Việc tiếp theo', children }: ActionBarProps) {
  return (
    <section
      aria-label={label}
      className="sticky bottom-0 z-10 border-t border-line bg-surface px-5 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] print:hidden"
    >
      <div className="mx-auto flex max-w-168 flex-col gap-3">
        {note ? <div className="text-sm text-text-3">{note}</div> : null}
        <div className="flex items-stretch gap-3 max-sm:*:min-w-0 max-sm:*:flex-auto sm:justify-end sm:*:min-w-40">
          {children}
        </div>
      </div>
    </section>
  )
}
