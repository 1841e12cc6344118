import { Link } from '@remix-run/react'
import { Inbox } from 'lucide'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { Pagination } from '~/components/pagination'
import { Tabs } from '~/components/tabs'
import { type PreviewTab, previewHref } from '../roster/roster-address'
import type { PreviewRow, previewPage } from '../roster/roster-pages'

const tabWords: Record<PreviewTab, string> = {
  vuong: 'Vướng mắc',
  them: 'Thêm',
  chuyen: 'Điều chuyển',
  doi: 'Thay đổi',
  'don-vi': 'Đơn vị mới',
  giu: 'Giữ nguyên',
  'bo-qua': 'Bỏ qua',
}

const emptyWords: Record<PreviewTab, string> = {
  vuong: 'Không có dòng nào vướng mắc.',
  them: 'Tệp không thêm ai.',
  chuyen: 'Tệp không điều chuyển ai.',
  doi: 'Tệp không thay đổi hồ sơ của ai.',
  'don-vi': 'Tệp không tạo đơn vị nào.',
  giu: 'Không có dòng nào giữ nguyên.',
  'bo-qua': 'Không có dòng nào bị bỏ qua.',
}

export type RosterPreviewProps = ReturnType<typeof previewPage> & { importId: string }

/** The rows of the trial by what they would do, fifty a page, each with its reasons. */
export function RosterPreview({ importId, sizes, tabs, tab, page, pageCount, rows }: RosterPreviewProps) {
  return (
    <>
      <Card aria-label="Các dòng của tệp">
        <Tabs
          label="Các dòng của tệp"
          className="px-2"
          items={tabs
            .filter((one) => sizes[one] > 0 || one === tab || one === 'vuong')
            .map((one) => ({
              to: previewHref(importId, one),
              label: tabWords[one],
              count: sizes[one],
              current: one === tab,
            }))}
        />
        {rows.length > 0 ? (
          <DataTable caption={tabWords[tab]} columns={columnsOf(importId, tab)} rows={rows} rowKey={rowKey} />
        ) : (
          <EmptyState icon={Inbox} title={emptyWords[tab]} detail="Đồng chí xem các phần khác của tệp." />
        )}
      </Card>
      <Pagination page={page} pageCount={pageCount} hrefFor={(to) => previewHref(importId, tab, to)} />
    </>
  )
}

function rowKey({ line, number, title }: PreviewRow): string {
  return `${line} ${number} ${title}`
}

function columnsOf(importId: string, tab: PreviewTab): Column<PreviewRow>[] {
  return [
    { key: 'line', header: 'Dòng', align: 'right', cell: ({ line }) => line },
    { key: 'name', header: tab === 'don-vi' ? 'Đơn vị' : 'Họ và tên', isRowHeader: true, cell: ({ title }) => title },
    { key: 'number', header: tab === 'don-vi' ? 'Mã' : 'Số hiệu', cell: ({ number }) => number || '–' },
    {
      key: 'what',
      header: tab === 'vuong' || tab === 'bo-qua' ? 'Lý do' : 'Nội dung',
      cell: (row) => <Sentences row={row} isAlert={tab !== 'bo-qua'} />,
    },
    {
      key: 'edit',
      header: 'Xử lý',
      hideLabel: true,
      cell: ({ line, isPerson, title }) =>
        isPerson ? (
          <Link
            to={`/quan-tri/nguoi-dung/nhap/${importId}/dong/${line}?xem=${tab}`}
            className="link inline-flex min-h-11 items-center lg:min-h-8"
          >
            Sửa
            <span className="sr-only">
              {' '}
              dòng {line}, {title}
            </span>
          </Link>
        ) : null,
    },
  ]
}

function Sentences({ row: { changes, reasons, notes }, isAlert }: { row: PreviewRow; isAlert: boolean }) {
  return (
    <ul className="flex flex-col gap-0.5 break-words">
      {reasons.map((text) => (
        <li key={text} className={isAlert ? 'text-late-fg' : undefined}>
          {text}
        </li>
      ))}
      {changes.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {notes.map((text) => (
        <li key={text} className="text-sm text-text-3">
          {text}
        </li>
      ))}
    </ul>
  )
}
