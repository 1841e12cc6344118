import { Form, useNavigation } from '@remix-run/react'
import { Button, ButtonLink, buttonClasses } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { TextArea } from '~/components/field'
import { Pagination } from '~/components/pagination'
import { Stat } from '~/components/stat'
import { StatusChip } from '~/components/status-chip'
import { QuestionView } from '~/domain/questions/components/question-view'
import type { QuestionBody, QuestionContent } from '~/domain/questions/question-body'
import { formatCount } from '~/platform/number-format'
import { longestReason } from '../correction-words'

/** What a refused form sends back. */
export type CorrectionAnswer = { reason: string; faults: string[]; sentence: string | null } | undefined

export type PreviewView =
  | { refusal: string }
  | {
      refusal: null
      kind: 'void' | 'rekey'
      body: QuestionBody | null
      totals: {
        attempts: number
        officers: number
        changed: number
        nowPassed: number
        noLongerPassed: number
        lessonCompletions: number
        courseCompletions: number
        pointsChanged: number
        waiting: number
      }
      running: number
      fingerprint: string
      id: string
      isOwn: boolean
      rows: PreviewRow[]
      page: number
      pageCount: number
      /** Of the address, without the page. */
      query: string
    }

interface PreviewRow {
  attemptId: string
  serviceNumber: string
  name: string
  rankName: string
  unitName: string
  courseTitle: string
  periodName: string
  lessonTitle: string
  number: number
  before: string
  after: string
  isChanged: boolean
  isOwn: boolean
  consequences: string[]
}

const columns: Column<PreviewRow>[] = [
  {
    key: 'name',
    header: 'Đồng chí',
    isRowHeader: true,
    cell: ({ name, rankName, unitName, isOwn }) => (
      <>
        {[rankName, name].filter(Boolean).join(' ')}
        <span className="block text-sm font-normal text-text-3">{unitName}</span>
        {isOwn ? <StatusChip tone="soon" label="Bài của đồng chí" /> : null}
      </>
    ),
  },
  {
    key: 'lesson',
    header: 'Bài làm',
    cell: ({ lessonTitle, number, courseTitle, periodName }) => (
      <>
        {lessonTitle}, lượt {number}
        <span className="block text-sm text-text-3">{[courseTitle, periodName].filter(Boolean).join(' · ')}</span>
      </>
    ),
  },
  { key: 'before', header: 'Trước', cell: ({ before }) => before },
  {
    key: 'after',
    header: 'Sau',
    cell: ({ after, isChanged }) => (isChanged ? <strong>{after}</strong> : `${after} (không đổi)`),
  },
  {
    key: 'consequences',
    header: 'Kéo theo',
    cell: ({ consequences }) =>
      consequences.length === 0
        ? '–'
        : consequences.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          )),
  },
]

/** Everybody whom the correction touches, before and after, and the form that applies it once. */
export function CorrectionPreview({
  preview,
  content,
  here,
  answer,
}: {
  preview: Extract<PreviewView, { refusal: null }>
  content: QuestionContent
  here: string
  answer: CorrectionAnswer
}) {
  const { kind, body, totals, running, rows, page, pageCount, query, isOwn } = preview
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <>
      {body ? (
        <Card padding="md" aria-label="Câu hỏi với đáp án mới">
          <h2 className="mb-2 text-lg font-semibold">Đáp án mới</h2>
          <QuestionView content={{ ...content, body }} />
        </Card>
      ) : null}
      <Card aria-labelledby="anh-huong">
        <CardHeader
          id="anh-huong"
          title={kind === 'void' ? 'Nếu hủy câu này' : 'Nếu sửa đáp án'}
          detail={`${formatCount(totals.attempts)} bài làm đã nộp của ${formatCount(totals.officers)} đồng chí có câu này.`}
          actions={
            <a href={`${here}.csv?${query}`} download className={buttonClasses({ variant: 'secondary', size: 'sm' })}>
              Xuất CSV
            </a>
          }
        />
        <div className="grid grid-cols-2 gap-4 px-4 pb-4 sm:grid-cols-3 xl:grid-cols-6">
          <Stat value={formatCount(totals.changed)} label="bài làm đổi điểm" />
          <Stat value={formatCount(totals.nowPassed)} label="thành đạt" tone="done" />
          <Stat value={formatCount(totals.noLongerPassed)} label="thành chưa đạt" />
          <Stat value={formatCount(totals.lessonCompletions)} label="hoàn thành thêm bài học" />
          <Stat value={formatCount(totals.courseCompletions)} label="hoàn thành thêm chuyên đề" />
          <Stat value={formatCount(totals.pointsChanged)} label="đồng chí đổi điểm thi đua" />
        </div>
        {totals.waiting > 0 || running > 0 ? (
          <p className="px-4 pb-4 text-sm text-text-2">{laterWords(totals.waiting, running)}</p>
        ) : null}
        {rows.length > 0 ? (
          <DataTable
            caption="Kết quả trước và sau của từng bài làm, bài có thay đổi đứng trước"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.attemptId}
            isOwnRow={(row) => row.isOwn}
          />
        ) : (
          <p className="px-4 pb-4">Chưa có bài làm đã nộp nào có câu này. Không có điểm nào thay đổi.</p>
        )}
      </Card>
      <Pagination page={page} pageCount={pageCount} hrefFor={(to) => `${here}?${query}&trang=${to}`} />
      {isOwn ? (
        <Callout tone="clay" title="Đề nghị người duyệt khác">
          Đồng chí có bài làm chịu ảnh hưởng của lần đính chính này nên không tự xác nhận được.
        </Callout>
      ) : (
        <Card padding="md" aria-labelledby="xac-nhan">
          <h2 id="xac-nhan" className="mb-2 text-lg font-semibold">
            Xác nhận
          </h2>
          <Form method="post" className="flex flex-col gap-3">
            <input type="hidden" name="id" value={preview.id} />
            <input type="hidden" name="fingerprint" value={preview.fingerprint} />
            <TextArea
              label="Lý do"
              name="reason"
              rows={3}
              required
              maxLength={longestReason}
              hint="Gửi tới mọi đồng chí có kết quả hoặc điểm thay đổi. Không sửa lại được."
              defaultValue={answer?.reason}
              errors={answer?.faults}
            />
            <div className="flex flex-wrap gap-3">
              <Button type="submit" variant="danger" busy={isBusy} busyLabel="Đang tính lại">
                {kind === 'void' ? 'Hủy câu và tính lại điểm' : 'Sửa đáp án và tính lại điểm'}
              </Button>
              <ButtonLink to={here} variant="secondary">
                Quay lại
              </ButtonLink>
            </div>
          </Form>
        </Card>
      )}
    </>
  )
}

function laterWords(waiting: number, running: number): string {
  return [
    waiting > 0
      ? `${formatCount(waiting)} bài còn chờ chấm bài thu hoạch, được tính theo đính chính khi chấm xong.`
      : '',
    running > 0 ? `${formatCount(running)} bài đang làm, được tính theo đính chính khi nộp.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
