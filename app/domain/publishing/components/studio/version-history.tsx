import { Link } from '@remix-run/react'
import { GitCompare } from 'lucide'
import { Card, CardHeader } from '~/components/card'
import { Icon } from '~/components/icon'
import { StatusChip } from '~/components/status-chip'
import type { ChangedPassage } from '../../line-changes'
import { LineDiff } from './line-diff'

export interface HistoryLine {
  number: number
  publishedAt: string
  author: string
  approver: string
  withdrawn: { at: string; reason: string } | null
}

export interface HistoryDetail {
  number: number
  source: string
  quizSource: string
  /** Null for the first version. */
  previousNumber: number | null
  lessonChanges: ChangedPassage[] | null
  quizChanges: ChangedPassage[] | null
}

/** Published versions of a lesson, and one of them beside the version before. */
export function VersionHistory({
  lines,
  detail,
  hrefOf,
}: {
  lines: readonly HistoryLine[]
  detail: HistoryDetail | null
  hrefOf: (number: number) => string
}) {
  return (
    <div className="grid gap-4 lg:grid-cols-[20rem_minmax(0,1fr)] lg:gap-5">
      <Card aria-labelledby="cac-phien-ban" className="self-start">
        <CardHeader id="cac-phien-ban" title="Các phiên bản" />
        {lines.length === 0 ? (
          <p className="px-4 pb-4 text-text-2">Bài chưa được đăng lần nào nên chưa có phiên bản.</p>
        ) : (
          <ul className="divide-y divide-line border-t border-line">
            {lines.map((line) => (
              <li key={line.number} className="px-4 py-3">
                <Link
                  to={hrefOf(line.number)}
                  preventScrollReset
                  aria-current={detail?.number === line.number ? 'true' : undefined}
                  className="link inline-flex min-h-11 items-center font-medium aria-[current]:no-underline lg:min-h-0"
                >
                  Phiên bản {line.number}
                </Link>
                <p className="text-sm text-text-2">Đăng {line.publishedAt}</p>
                <p className="text-sm text-text-3">
                  Soạn: {line.author}. Duyệt: {line.approver}.
                </p>
                {line.withdrawn ? (
                  <p className="mt-1 text-sm text-text-2">
                    <StatusChip tone="late" label={`Thu hồi ${line.withdrawn.at}`} /> {line.withdrawn.reason}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {detail ? (
        <div className="flex min-w-0 flex-col gap-4">
          <VersionText title="Bài học" detail={detail} changes={detail.lessonChanges} text={detail.source} />
          <VersionText title="Câu hỏi" detail={detail} changes={detail.quizChanges} text={detail.quizSource} />
        </div>
      ) : null}
    </div>
  )
}

function VersionText({
  title,
  detail,
  changes,
  text,
}: {
  title: string
  detail: HistoryDetail
  changes: ChangedPassage[] | null
  text: string
}) {
  return (
    <Card aria-label={`${title} của phiên bản ${detail.number}`}>
      <CardHeader
        title={`${title}, phiên bản ${detail.number}`}
        detail={detail.previousNumber === null ? undefined : `So với phiên bản ${detail.previousNumber}`}
      />
      {detail.previousNumber === null ? null : (
        <div className="border-t border-line">
          <LineDiff label={`Dòng thay đổi so với phiên bản ${detail.previousNumber}`} passages={changes} />
        </div>
      )}
      <details className="border-t border-line" open={detail.previousNumber === null}>
        <summary className="flex min-h-11 items-center gap-2 px-4 text-sm font-medium text-link">
          <Icon icon={GitCompare} size="sm" />
          Toàn văn nguồn
        </summary>
        <pre className="px-4 pb-4 font-sans text-sm break-words whitespace-pre-wrap">{text}</pre>
      </details>
    </Card>
  )
}
