import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'

export type ConfirmDialogProps = {
  /** The element that opens it; it must forward its ref, as `Button` does. Leave out when `open` is given. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** A question: "Nộp bài khi còn 2 câu trống?". */
  title: string
  /** The consequence, in one sentence. */
  description: string
  /** The safe way out, first and filled: "Làm tiếp câu 6". */
  safeLabel: string
  /** The deed itself: a form with a secondary or danger `Button`. It closes the dialog only through `open`. */
  confirm: ReactNode
}

/**
 * Asks before something is lost or sent outside; anything else gets an undo
 * instead. A sheet from the bottom on phones. It needs scripts: where the deed
 * must work without them, let the trigger be a link to a page that asks the same.
 */
export function ConfirmDialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  safeLabel,
  confirm,
}: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger> : null}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <AlertDialog.Content className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] animate-enter overflow-y-auto rounded-t-xl border border-line bg-surface p-5 pb-[calc(1.25rem+env(safe-area-inset-bottom))] shadow-3 sm:inset-x-4 sm:top-1/2 sm:bottom-auto sm:mx-auto sm:max-w-120 sm:-translate-y-1/2 sm:rounded-xl sm:p-6">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-text-2">{description}</AlertDialog.Description>
          <div className="mt-4.5 flex flex-col gap-2 *:w-full sm:flex-row sm:flex-wrap sm:*:w-auto">
            <AlertDialog.Cancel asChild>
              <Button>{safeLabel}</Button>
            </AlertDialog.Cancel>
            {confirm}
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
