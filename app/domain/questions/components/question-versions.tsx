import type { ReactNode } from 'react'
import { Card, CardHeader } from '~/components/card'
import { StatusChip } from '~/components/status-chip'

export interface ShownVersion {
  number: number
  state: 'pending' | 'active' | 'returned' | 'retired'
  /** "Đồng chí Nguyễn Văn An, 05/11/2026" */
  written: string
  approved: string | null
  retired: string | null
  useCount: number
}

const chips = {
  pending: { tone: 'soon', label: 'Chờ duyệt' },
  active: { tone: 'done', label: 'Đang dùng' },
  returned: { tone: 'late', label: 'Bị trả lại' },
  retired: { tone: 'none', label: 'Ngừng dùng' },
} as const

/** Every version of a question, newest first, each with what it changed. */
export function QuestionVersions({
  versions,
  changes,
}: {
  versions: ShownVersion[]
  /** The changed lines against the version before it. */
  changes(number: number): ReactNode
}) {
  return (
    <Card aria-labelledby="phien-ban">
      <CardHeader id="phien-ban" title="Các phiên bản" detail="Lượt làm bài giữ đúng phiên bản đã thấy." />
      <ol className="flex flex-col">
        {versions.map((version) => (
          <li key={version.number} className="border-t border-line px-4 py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">Phiên bản {version.number}</span>
              <StatusChip {...chips[version.state]} />
              <span className="text-sm text-text-3">
                {version.useCount > 0
                  ? `đã dùng trong ${version.useCount} lượt làm bài`
                  : 'chưa dùng trong lượt làm bài nào'}
              </span>
            </div>
            <p className="mt-1 text-sm text-text-2">{version.written}</p>
            {version.approved ? <p className="text-sm text-text-2">{version.approved}</p> : null}
            {version.retired ? <p className="text-sm text-text-2">{version.retired}</p> : null}
            {version.number > 1 ? (
              <details className="mt-2">
                <summary className="min-h-11 cursor-pointer py-2 text-label font-medium text-link">
                  Thay đổi so với phiên bản {version.number - 1}
                </summary>
                <div className="overflow-hidden rounded-md border border-line">{changes(version.number)}</div>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}
