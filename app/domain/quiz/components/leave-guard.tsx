import { useBeforeUnload, useBlocker } from '@remix-run/react'
import { useCallback } from 'react'
import { Button } from '~/components/button'
import { ConfirmDialog } from '~/components/dialog'
import { notKeptWords } from './delivery-words'

/** Where the device keeps nothing, answers that have not reached the server live in this page only: leaving asks first. */
export function LeaveGuard({ isWaiting }: { isWaiting: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isWaiting && currentLocation.pathname !== nextLocation.pathname,
  )
  useBeforeUnload(
    useCallback(
      (event) => {
        if (isWaiting) event.preventDefault()
      },
      [isWaiting],
    ),
  )
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      onOpenChange={(isOpen) => {
        if (!isOpen && blocker.state === 'blocked') blocker.reset()
      }}
      title="Rời trang khi còn câu trả lời chưa gửi?"
      description={`${notKeptWords} Rời trang bây giờ thì các câu trả lời chưa gửi sẽ mất, các câu đã lưu vẫn còn.`}
      safeLabel="Ở lại trang này"
      confirm={
        <Button variant="secondary" onClick={() => blocker.proceed?.()}>
          Rời trang
        </Button>
      }
    />
  )
}
