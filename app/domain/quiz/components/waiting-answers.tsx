import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Banner } from '~/components/banner'
import { Button } from '~/components/button'
import { useDeviceOwner } from '~/domain/identity/components/device-owner'
import { lateAnswersWords } from './delivery-words'
import type { WaitingSender, WaitingState } from './send-waiting'
import { mayHoldAnswers } from './waiting-mark'

/**
 * On every page of a signed-in officer: sends what this device kept of earlier quiz pages, and says so. The code that does
 * it is loaded only where the device holds something.
 */
export function WaitingAnswers() {
  const owner = useDeviceOwner()
  const { pathname } = useLocation()
  const [state, setState] = useState<WaitingState | null>(null)
  const sender = useRef<WaitingSender | null>(null)
  const mark = owner?.mark
  const isShared = owner?.isShared ?? true

  // Leaving a quiz leaves its waiting answers to this sender, hence anew at each page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is what it follows
  useEffect(() => {
    if (!mark || !mayHoldAnswers()) return
    let isCurrent = true
    import('./send-waiting')
      .then(({ sendWaiting }) => sendWaiting({ mark, isShared }, (next) => isCurrent && setState(next)))
      .then((opened) => {
        if (isCurrent) sender.current = opened
        else opened?.close()
      })
      // Without network the code cannot be had; the next page tries again.
      .catch(() => undefined)
    return () => {
      isCurrent = false
      sender.current?.close()
      sender.current = null
      setState(null)
    }
  }, [mark, isShared, pathname])

  const words = state && stateWords(state)
  return (
    <div role="status">
      {state && words && (
        <Banner label="Câu trả lời" tone={state.late > 0 || state.pause ? 'clay' : 'blue'}>
          <span className="inline-flex flex-wrap items-center justify-center gap-x-3">
            <span>{words}</span>
            {state.pause === 'signedOut' && <a href="/dang-nhap">Đăng nhập</a>}
            {state.late > 0 && (
              <Button variant="ghost" size="sm" onClick={() => void sender.current?.dismissLate()}>
                Đã xem
              </Button>
            )}
          </span>
        </Banner>
      )}
    </div>
  )
}

const pauses = {
  offline: 'Mất mạng, sẽ tự gửi khi có mạng.',
  signedOut: 'Phiên làm việc đã hết, sẽ gửi khi đồng chí đăng nhập.',
  otherOfficer: 'Máy này đang đăng nhập tên người khác, chỉ gửi khi đồng chí đăng nhập lại.',
}

/** What was sent, what waits, and what came too late; null when there is nothing to say. */
function stateWords({ waiting, sent, late, pause }: WaitingState): string | null {
  const parts = [
    waiting > 0 &&
      (pause
        ? `${waiting} câu trả lời đang giữ trên máy này. ${pauses[pause]}`
        : `Đang gửi ${waiting} câu trả lời còn giữ trên máy này.`),
    waiting === 0 && sent > 0 && `Đã gửi ${sent} câu trả lời còn giữ trên máy này.`,
    late > 0 && lateAnswersWords(late),
  ]
  const said = parts.filter((part) => part !== false)
  return said.length > 0 ? said.join(' ') : null
}
