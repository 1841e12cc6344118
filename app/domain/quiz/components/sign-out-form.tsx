import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '~/components/button'
import { ConfirmDialog } from '~/components/dialog'
import { useDeviceOwner } from '~/domain/identity/components/device-owner'
import { notKeptWords } from './delivery-words'
import { countUnsent, leaveDevice, type WaitingCount } from './leave-device'
import { flushOpenPapers } from './open-papers'

interface SignOutFormProps {
  className?: string
  /** The submit button, and what stands beside it. */
  children: ReactNode
}

const lookAgain = 1000

/**
 * Signs out. With answers waiting it asks first: wait until they are sent, or keep them on this device for the officer's
 * return. A plain form without scripts.
 */
export function SignOutForm({ className, children }: SignOutFormProps) {
  const owner = useDeviceOwner()
  const [asked, setAsked] = useState<WaitingCount | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [awaited, setAwaited] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  const isUnderWay = useRef(false)

  async function leave() {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setAwaited(0)
    if (await postSignOut()) {
      await leaveDevice()
      window.location.assign('/dang-nhap')
      return
    }
    isUnderWay.current = false
    setAsking(false)
    setFailed(true)
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    setFailed(false)
    const unsent = owner && (await countUnsent(owner))
    if (!unsent || unsent.count === 0) return leave()
    setAsked(unsent)
    setAsking(true)
  }

  // Waiting ends by itself: the senders of this page do the work, and the last answer signs out.
  useEffect(() => {
    if (awaited === 0 || !owner) return
    let isCurrent = true
    const timer = setTimeout(async () => {
      await flushOpenPapers()
      const { count } = await countUnsent(owner)
      if (!isCurrent) return
      if (count === 0) await leave()
      else setAwaited((turn) => turn + 1)
    }, lookAgain)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  })

  return (
    <>
      <form method="post" action="/dang-xuat" className={className} onSubmit={(event) => void onSubmit(event)}>
        {children}
        <div role="status" className="text-xs">
          {awaited > 0 && 'Đang chờ gửi câu trả lời. Gửi xong sẽ tự đăng xuất.'}
          {hasFailed && 'Mất mạng, chưa đăng xuất được. Đồng chí thử lại khi có mạng.'}
        </div>
      </form>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={(isOpen) => {
          setAsking(isOpen)
          if (!isOpen && !isUnderWay.current) setAwaited(1)
        }}
        title={`Còn ${asked?.count ?? 0} câu trả lời chưa gửi`}
        description={
          asked?.isKept
            ? 'Chờ gửi xong thì không phải làm gì thêm. Đăng xuất bây giờ thì các câu ấy nằm trên máy này ở dạng đã mã hóa, chỉ đồng chí đăng nhập lại mới mở và gửi được.'
            : `${notKeptWords} Đăng xuất bây giờ thì các câu chưa gửi sẽ mất.`
        }
        safeLabel="Chờ gửi xong"
        confirm={
          <Button variant="secondary" onClick={() => void leave()}>
            {asked?.isKept ? 'Đăng xuất, giữ lại trên máy này (đã mã hóa)' : 'Đăng xuất, bỏ các câu chưa gửi'}
          </Button>
        }
      />
    </>
  )
}

/** False when the server could not be reached: the session still stands. The answer is a redirect, left unread. */
async function postSignOut(): Promise<boolean> {
  try {
    const response = await fetch('/dang-xuat', { method: 'POST', redirect: 'manual' })
    return response.type === 'opaqueredirect' || response.ok
  } catch {
    return false
  }
}
