import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { ProgressBar } from '~/components/progress-bar'
import { seconds } from '~/platform/duration'
import { formatCount } from '~/platform/number-format'
import type { ImportProgress } from '../import-jobs.server'
import type { ImportFault } from '../import-read'
import { importCountWords } from '../import-words'

const askAgainAfter = seconds(1)
const maxShownFaults = 200

const columns: Column<ImportFault>[] = [
  { key: 'line', header: 'Dòng', cell: ({ line }) => line, align: 'right' },
  { key: 'reason', header: 'Lý do', isRowHeader: true, cell: ({ reason }) => reason },
]

/** An import under way, asked after every second (without JavaScript the page reloads itself), then its result. */
export function ImportProgressView({ progress }: { progress: ImportProgress }) {
  const { fileName, state, result } = progress
  useAskingAgain(state === 'running')
  return (
    <>
      <Card as="section" aria-labelledby="lan-nhap" padding="lg">
        <h2 id="lan-nhap" className="text-lg font-semibold break-words">
          {state === 'running' ? 'Đang nhập' : state === 'finished' ? 'Đã nhập' : 'Chưa nhập xong'}: {fileName}
        </h2>
        {state === 'running' ? <Running progress={progress} /> : null}
        {state === 'failed' ? (
          <Callout tone="red" title="Việc nhập dừng giữa chừng" className="mt-3">
            Đã ghi {formatCount(progress.done)} câu. Đồng chí nhập lại tệp này: câu đã ghi được giữ nguyên, chỉ ghi tiếp
            phần còn thiếu.
          </Callout>
        ) : null}
        {result ? (
          <p role="status" className="mt-1 text-text-2">
            {importCountWords('Đã', { ...result, faults: result.faults.length })}
            {result.added + result.changed > 0 ? ' Câu mới và câu đổi đang chờ duyệt.' : ''}
          </p>
        ) : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <ButtonLink to="/soan/cau-hoi?noi=ngan-hang&trang-thai=cho-duyet" variant="secondary">
            Xem câu chờ duyệt
          </ButtonLink>
          <ButtonLink to="/soan/cau-hoi/nhap" variant="secondary">
            Nhập tệp khác
          </ButtonLink>
        </div>
      </Card>
      {result && result.faults.length > 0 ? (
        <Card aria-label="Câu có lỗi">
          <DataTable
            caption={
              result.faults.length > maxShownFaults
                ? `${maxShownFaults} lỗi đầu của tệp`
                : 'Câu có lỗi, không được nhập'
            }
            captionVisible
            columns={columns}
            rows={result.faults.slice(0, maxShownFaults)}
            rowKey={({ line, reason }) => `${line} ${reason}`}
          />
        </Card>
      ) : null}
    </>
  )
}

function Running({ progress: { done, total } }: { progress: ImportProgress }) {
  const words = `${formatCount(done)} trong ${formatCount(total)} câu`
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <p className="mt-1 mb-3 text-text-2">
        Đã ghi {words}. Đồng chí có thể rời trang; việc nhập vẫn tiếp tục và địa chỉ này vẫn xem được kết quả.
      </p>
      <ProgressBar value={done} max={total} label={words} />
    </>
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
