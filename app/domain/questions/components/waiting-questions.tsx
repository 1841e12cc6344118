import { Form } from '@remix-run/react'
import { ListChecks } from 'lucide'
import type { ReactNode } from 'react'
import { Button } from '~/components/button'
import { Checkbox } from '~/components/checkbox'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/field'
import { StatusChip } from '~/components/status-chip'
import type { QuestionContent } from '../question-body'
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
              <span className="font-medium">{question.code}</span>
              <span>{question.detail}</span>
              {question.replaces === null ? (
                <StatusChip tone="prog" label="Câu mới" />
              ) : (
                <StatusChip tone="neutral" label={`Thay phiên bản ${question.replaces}`} />
              )}
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
                  label={`Duyệt câu ${question.code}`}
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
          {others.length > 1 ? (
            <>
              {others.map(({ id }) => (
                <input key={id} type="hidden" name="shownId" value={id} />
              ))}
              <Button type="submit" name="intent" value="approveShown" variant="secondary">
                Duyệt cả {others.length} câu trên trang
              </Button>
            </>
          ) : null}
          {total > questions.length ? (
            <span className="text-sm text-text-3">Còn {total - questions.length} câu nữa ở lượt sau.</span>
          ) : null}
        </Form>
      ) : null}
    </div>
  )
}
