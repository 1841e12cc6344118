import { Form, useNavigation } from '@remix-run/react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { TextArea } from '~/components/field'
import { type FieldErrors, reviewPoints } from '../../drafts.schema'

/** What a refused deed sends back. */
export type ReviewAnswer = { typed: Record<string, string>; errors: FieldErrors; sentence: string | null } | undefined

export function RefusedDeed({ answer }: { answer: ReviewAnswer }) {
  if (!answer?.sentence) return null
  return (
    <Callout tone="red" isAlert title="Chưa làm được">
      {answer.sentence}
    </Callout>
  )
}

/** Publishing asks for every point of the checklist; the confirmation goes into the audit event. */
export function ApprovalForm({
  revision,
  answer,
  isDisabled,
}: {
  revision: number
  answer: ReviewAnswer
  isDisabled: boolean
}) {
  const isBusy = useNavigation().formData?.get('intent') === 'approve'
  return (
    <Card aria-labelledby="duyet-va-dang">
      <CardHeader id="duyet-va-dang" title="Duyệt và đăng" />
      <Form method="post" className="flex flex-col gap-2 px-4 pb-4">
        <input type="hidden" name="revision" value={revision} />
        <fieldset className="min-w-0">
          <legend className="text-sm text-text-3">Đồng chí đã kiểm tra</legend>
          {reviewPoints.map((point) => (
            <Checkbox
              key={point.name}
              name={point.name}
              label={point.label}
              required
              defaultChecked={answer?.typed[point.name] === 'on'}
              errors={answer?.errors[point.name]}
            />
          ))}
        </fieldset>
        <Button type="submit" name="intent" value="approve" busy={isBusy} busyLabel="Đang đăng" disabled={isDisabled}>
          Duyệt và đăng
        </Button>
        <p className="text-sm text-text-3">Bài đăng xong thì cán bộ, chiến sĩ đọc được ngay.</p>
      </Form>
    </Card>
  )
}

export function ReturnForm({
  revision,
  intent,
  answer,
}: {
  revision: number
  intent: 'return' | 'returnCourse'
  answer: ReviewAnswer
}) {
  const isBusy = useNavigation().formData?.get('intent') === intent
  return (
    <Card aria-labelledby="tra-lai">
      <CardHeader id="tra-lai" title="Trả lại" />
      <Form method="post" className="flex flex-col gap-3 px-4 pb-4">
        <input type="hidden" name="revision" value={revision} />
        <TextArea
          label="Điều cần sửa"
          name="note"
          required
          rows={5}
          maxLength={2000}
          hint="Ghi rõ chỗ nào, sửa thế nào. Người soạn đọc được nguyên văn."
          defaultValue={answer?.typed.note}
          errors={answer?.errors.note}
        />
        <Button type="submit" name="intent" value={intent} variant="secondary" busy={isBusy} busyLabel="Đang trả lại">
          Trả lại
        </Button>
      </Form>
    </Card>
  )
}

/** In place of the forms: nobody reviews their own text (domain brief 1.5). */
export function OwnText() {
  return (
    <Callout tone="blue" title="Đồng chí là người soạn">
      Nội dung này cần người khác duyệt. Đồng chí xem được nhưng không duyệt được.
    </Callout>
  )
}
