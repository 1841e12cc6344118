import { Form, useNavigation } from '@remix-run/react'
import { Inbox } from 'lucide'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { Pagination } from '~/components/pagination'
import { Tabs } from '~/components/tabs'
import { formatCount } from '~/platform/number-format'
import { type ImportParams, type ImportTab, importHref, importTabs, type PlanRow, type planPage } from '../import-pages'
import { importCountWords } from '../import-words'

export type ImportPlanViewProps = ReturnType<typeof planPage> & {
  asked: ImportParams
  problem: string | null
}

const tabWords: Record<ImportTab, string> = {
  them: 'Sẽ thêm',
  doi: 'Sẽ đổi',
  giu: 'Không đổi',
  loi: 'Có lỗi',
  'bo-qua': 'Bỏ qua',
}

const columns: Column<PlanRow>[] = [
  { key: 'line', header: 'Dòng', cell: ({ line }) => line, align: 'right' },
  {
    key: 'text',
    header: 'Nội dung',
    isRowHeader: true,
    cell: ({ text }) => <span className="break-words">{text}</span>,
  },
  { key: 'detail', header: 'Ghi chú', cell: ({ detail }) => <span className="break-words">{detail}</span> },
]

/** The trial of a file: what would be added, changed and left, and what stands in the way, with the button that does it. */
export function ImportPlanView({ asked, counts, tabs, tab, page, pageCount, rows, problem }: ImportPlanViewProps) {
  const isBusy = useNavigation().formMethod === 'POST'
  const toWrite = counts.added + counts.changed
  return (
    <>
      {problem ? (
        <Callout tone="red" title="Chưa nhập được" isAlert>
          {problem}
        </Callout>
      ) : null}
      <Card as="section" aria-labelledby="xem-thu" padding="lg">
        <h2 id="xem-thu" className="text-lg font-semibold break-words">
          Xem thử: {asked.name}
        </h2>
        <p className="mt-1 text-text-2">{importCountWords('Sẽ', counts)} Chưa ghi gì vào ngân hàng.</p>
        {counts.faults > 0 ? (
          <p className="mt-1 text-text-2">Câu có lỗi không được nhập; đồng chí sửa trong tệp rồi nhập lại cả tệp.</p>
        ) : null}
        <div className="mt-4 flex flex-wrap gap-2">
          {toWrite > 0 ? (
            <Form method="post">
              <input type="hidden" name="tep" value={asked.file} />
              <input type="hidden" name="ten" value={asked.name} />
              <input type="hidden" name="danh-muc" value={asked.category} />
              <Button type="submit" name="intent" value="apply" busy={isBusy} busyLabel="Đang nhập">
                Nhập {formatCount(toWrite)} câu
              </Button>
            </Form>
          ) : null}
          <ButtonLink to="/soan/cau-hoi/nhap" variant="secondary">
            Chọn tệp khác
          </ButtonLink>
        </div>
      </Card>
      <Card aria-label="Nội dung tệp">
        <Tabs
          label="Phần của tệp"
          className="px-2"
          items={tabs.map((one) => ({
            to: importHref(asked, one),
            label: tabWords[one],
            count: counts[importTabs[one]],
            current: one === tab,
          }))}
        />
        {rows.length > 0 ? (
          <DataTable
            caption={tabWords[tab]}
            columns={columns}
            rows={rows}
            rowKey={({ line, text }) => `${line} ${text}`}
          />
        ) : (
          <EmptyState icon={Inbox} title="Không có câu nào" detail="Đồng chí xem các phần khác của tệp." />
        )}
      </Card>
      <Pagination page={page} pageCount={pageCount} hrefFor={(to) => importHref(asked, tab, to)} />
    </>
  )
}
