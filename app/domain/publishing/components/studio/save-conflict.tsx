import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { lineChanges } from '../../line-changes'
import { LineDiff } from './line-diff'
import type { DraftText, StoredDraft } from './use-draft-saving'

/** Both texts of a refused save: the author decides which one goes on. Without JavaScript the buttons are left out. */
export function SaveConflict({
  own,
  stored,
  onResolve,
}: {
  own: DraftText
  stored: StoredDraft
  onResolve?: (keepOwn: boolean) => void
}) {
  return (
    <div className="flex flex-col gap-3 border-b border-line px-4 py-4 lg:px-6">
      <Callout
        tone="red"
        isAlert
        title="Bài đã được lưu ở nơi khác"
        action={
          onResolve ? (
            <>
              <Button size="sm" onClick={() => onResolve(true)}>
                Giữ bản đang mở
              </Button>
              <Button size="sm" variant="secondary" onClick={() => onResolve(false)}>
                Lấy bản đã lưu
              </Button>
            </>
          ) : undefined
        }
      >
        Bản lưu {stored.savedAt} khác bản đang mở trên trang này. Cả hai bản đều còn nguyên. Đồng chí xem chỗ khác nhau
        rồi chọn; bấm Lưu là giữ bản đang mở.
      </Callout>
      <Difference label="Bài học" stored={stored.source} own={own.source} />
      <Difference label="Câu hỏi" stored={stored.quizSource} own={own.quizSource} />
    </div>
  )
}

function Difference({ label, stored, own }: { label: string; stored: string; own: string }) {
  if (stored === own) return null
  return (
    <details open className="rounded-lg border border-line bg-surface">
      <summary className="flex min-h-11 items-center px-4 font-medium">
        {label}: từ bản đã lưu (−) sang bản đang mở (+)
      </summary>
      <div className="max-h-80 overflow-y-auto border-t border-line">
        <LineDiff label={`Chỗ khác nhau của ${label.toLowerCase()}`} passages={lineChanges(stored, own)} />
      </div>
      <details className="border-t border-line">
        <summary className="flex min-h-11 items-center px-4 text-sm text-link">Xem toàn bộ bản đã lưu</summary>
        <pre className="max-h-80 overflow-y-auto px-4 pb-3 font-sans text-sm whitespace-pre-wrap">{stored}</pre>
      </details>
    </details>
  )
}
