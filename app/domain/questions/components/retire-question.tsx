import { Form } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { TextArea } from '~/components/field'

/** Takes a question out of quizzes, with a reason; nothing of it is deleted. */
export function RetireQuestion({ reason, problem }: { reason?: string; problem?: string }) {
  return (
    <Card aria-labelledby="ngung-dung">
      <CardHeader
        id="ngung-dung"
        title="Ngừng dùng"
        detail="Bài kiểm tra không rút câu này nữa; các lượt đã làm giữ nguyên."
      />
      <Form method="post" className="flex flex-col gap-3 p-4">
        <TextArea
          label="Lý do"
          name="reason"
          rows={2}
          maxLength={1000}
          required
          defaultValue={reason}
          errors={problem ? [problem] : undefined}
        />
        <Button type="submit" name="intent" value="retire" variant="danger" className="self-start">
          Ngừng dùng câu hỏi
        </Button>
      </Form>
    </Card>
  )
}
