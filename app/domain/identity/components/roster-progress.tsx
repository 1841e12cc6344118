import { Form, useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { ProgressBar } from '~/components/progress-bar'
import { seconds } from '~/platform/duration'
import { formatCount } from '~/platform/number-format'

const askAgainAfter = seconds(1)

export interface RosterProgressProps {
  done: number
  total: number
  /** "dòng", "đồng chí" */
  unit: string
  /** False: the server was started anew, and the work stands still. */
  isRunning: boolean
}

/** Work under way, asked after every second (without JavaScript the page reloads itself); stopped work can go on. */
export function RosterProgress({ done, total, unit, isRunning }: RosterProgressProps) {
  useAskingAgain(isRunning)
  const isBusy = useNavigation().formMethod === 'POST'
  const words = `${formatCount(done)} trong ${formatCount(total)} ${unit}`
  return (
    <div className="flex flex-col gap-3">
      {isRunning ? (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
        </noscript>
      ) : null}
      <p className="text-text-2">
        Đã xong {words}. {isRunning ? 'Đồng chí có thể rời trang; việc vẫn tiếp tục.' : ''}
      </p>
      <ProgressBar value={done} max={total} label={words} />
      {isRunning ? null : (
        <Callout tone="clay" title="Việc dừng giữa chừng">
          <p className="mb-3">Phần đã xong được giữ nguyên. Đồng chí bấm Làm tiếp để xử lý phần còn lại.</p>
          <Form method="post">
            <Button type="submit" name="viec" value="tiep" busy={isBusy} busyLabel="Đang làm tiếp">
              Làm tiếp
            </Button>
          </Form>
        </Callout>
      )}
    </div>
  )
}

function useAskingAgain(isRunning: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(revalidate, askAgainAfter)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
}
