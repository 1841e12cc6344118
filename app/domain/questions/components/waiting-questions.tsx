import { Form, useSearchParams } from '@remix-run/react'
import { ListChecks } from 'lucide'
import { type ReactNode, useEffect, useState } from 'react'
import { Button, ButtonLink } from '~/components/button'
import { Checkbox } from '~/components/checkbox'
import { ConfirmDialog } from '~/components/dialog'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/field'
import { StatusChip } from '~/components/status-chip'
import type { QuestionContent } from '../question-body'
import { questionTitle, shortTitle } from '../question-title'
import { QuestionView } from './question-view'

export interface WaitingQuestionsProps {
  questions: {
    id: string
    code: string
    /** "Nghiệp vụ/Cư trú · đồng chí Nguyễn Văn An gửi hôm qua" */
    detail: string
    content: QuestionContent
    isOwn: boolean
    replaces: number | null
  }[]
  /** More wait than are shown. */
  total: number
  /** Why one was not given back. */
  answer?: { versionId: string; reason: string; problem: string }
  /** What would change against the version in use. */
  changes(versionId: string): ReactNode
}

const approvalForm = 'duyet-cau-hoi'

/** Questions of the bank that wait for a second person: read whole, approved together, given back one by one. */
export function WaitingQuestions({ questions, total, answer, changes }: WaitingQuestionsProps) {
  if (questions.length === 0)
    return (
      <EmptyState
        icon={ListChecks}
        title="Không có câu hỏi chờ duyệt"
        detail="Khi cán bộ huấn luyện soạn hoặc nhập câu hỏi, câu hiện ở đây trước khi vào bài kiểm tra."
      />
    )
  const others = questions.filter((question) => !question.isOwn)
  return (
    <div className="flex flex-col">
      <ul className="flex flex-col">
        {questions.map((question) => (
          <li key={question.id} className="flex flex-col gap-3 border-b border-line px-4 py-4">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-2">
              <span>{question.detail}</span>
              {question.replaces === null ? (
                <StatusChip tone="prog" label="Câu mới" />
              ) : (
                <StatusChip tone="neutral" label={`Thay phiên bản ${question.replaces}`} />
              )}
              <span className="text-xs text-text-3">Mã {question.code}</span>
            </div>
            <div>
              <QuestionView content={question.content} />
            </div>
            {question.replaces === null ? null : (
              <details>
                <summary className="min-h-11 cursor-pointer py-2 text-label font-medium text-link">
                  Thay đổi so với phiên bản {question.replaces}
                </summary>
                <div className="overflow-hidden rounded-md border border-line">{changes(question.id)}</div>
              </details>
            )}
            {question.isOwn ? (
              <StatusChip tone="neutral" label="Đồng chí soạn, người khác duyệt" />
            ) : (
              <>
                <Checkbox
                  form={approvalForm}
                  name="versionId"
                  value={question.id}
                  label={`Duyệt câu “${shortTitle(questionTitle(question.content), 60)}”`}
                />
                <details open={answer?.versionId === question.id}>
                  <summary className="min-h-11 cursor-pointer py-2 text-label font-medium text-link">
                    Trả lại câu này
                  </summary>
                  <Form method="post" className="flex flex-wrap items-end gap-3">
                    <input type="hidden" name="versionId" value={question.id} />
                    <TextField
                      label="Điều cần sửa"
                      name="reason"
                      maxLength={1000}
                      required
                      className="w-full sm:w-96"
                      defaultValue={answer?.versionId === question.id ? answer.reason : ''}
                      errors={answer?.versionId === question.id ? [answer.problem] : undefined}
                    />
                    <Button type="submit" name="intent" value="return" variant="secondary">
                      Trả lại
                    </Button>
                  </Form>
                </details>
              </>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <Form id={approvalForm} method="post" className="flex flex-wrap items-center gap-3 px-4 py-4">
          <Button type="submit" name="intent" value="approveChosen">
            Duyệt các câu đã đánh dấu
          </Button>
          {total > questions.length ? (
            <span className="text-sm text-text-3">Còn {total - questions.length} câu nữa ở lượt sau.</span>
          ) : null}
        </Form>
      ) : null}
      {others.length > 1 ? <ApproveAll ids={others.map(({ id }) => id)} /> : null}
    </div>
  )
}

/** Apart from the other button, and asked once more: in a dialog where scripts run, else on the page itself. */
function ApproveAll({ ids }: { ids: string[] }) {
  const [search] = useSearchParams()
  const [isAsking, setAsking] = useState(false)
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const here = '/duyet?muc=cau-hoi'
  const title = `Duyệt cả ${ids.length} câu trên trang?`
  const description =
    'Câu được duyệt vào bài kiểm tra từ lượt làm tiếp theo. Đồng chí đã đọc hết từng câu thì hãy duyệt.'
  const form = (
    <Form method="post" onSubmit={() => setAsking(false)}>
      {ids.map((id) => (
        <input key={id} type="hidden" name="shownId" value={id} />
      ))}
      <Button type="submit" name="intent" value="approveShown" variant="secondary" block>
        Duyệt cả {ids.length} câu
      </Button>
    </Form>
  )
  if (search.has('xac-nhan') && !isAsking)
    return (
      <section aria-labelledby="duyet-ca-trang" className="flex flex-col gap-3 border-t border-line px-4 py-4">
        <h2 id="duyet-ca-trang" className="font-semibold">
          {title}
        </h2>
        <p className="text-text-2">{description}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={here}>Đọc lại các câu</ButtonLink>
          {form}
        </div>
      </section>
    )
  return (
    <div className="flex justify-end border-t border-line px-4 py-4">
      <ButtonLink
        to={`${here}&xac-nhan=1#duyet-ca-trang`}
        variant="ghost"
        onClick={(event) => {
          if (!isLive) return
          event.preventDefault()
          setAsking(true)
        }}
      >
        Duyệt cả {ids.length} câu trên trang
      </ButtonLink>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={title}
        description={description}
        safeLabel="Đọc lại các câu"
        confirm={form}
      />
    </div>
  )
}
