import { Form, useNavigation } from '@remix-run/react'
import { Button } from '~/components/button'
import { TextArea, TextField } from '~/components/field'
import { FieldErrors } from '~/components/field-frame'
import { SegmentedRadio } from '~/components/segmented'
import { longestComment, type MarkFaults } from '../essay-marks'

export interface EssayMarkFormProps {
  marking: 'passFail' | 'points'
  maxPoints: number
  rubric: readonly { criterion: string; points: number }[]
  typed: Readonly<Record<string, string>>
  faults: MarkFaults
}

/** Đạt or chưa đạt, or points against each line of the rubric, and a comment. An ordinary form: tab, arrows, Enter. */
export function EssayMarkForm({ marking, maxPoints, rubric, typed, faults }: EssayMarkFormProps) {
  const isBusy = useNavigation().state === 'submitting'
  return (
    <Form method="post" className="flex flex-col gap-4">
      {marking === 'passFail' ? (
        <div>
          <p className="mb-1.5 text-sm font-medium" aria-hidden="true">
            Kết quả
          </p>
          <SegmentedRadio
            legend="Kết quả"
            name="verdict"
            defaultValue={typed.verdict}
            options={[
              { value: 'pass', label: 'Đạt' },
              { value: 'fail', label: 'Chưa đạt' },
            ]}
          />
          <FieldErrors id="verdict-error" errors={faults.verdict} />
        </div>
      ) : rubric.length > 0 ? (
        rubric.map(({ criterion, points }, index) => (
          <PointsField
            key={criterion}
            name={`line.${index}`}
            label={criterion}
            most={points}
            typed={typed}
            faults={faults}
          />
        ))
      ) : (
        <PointsField name="points" label="Điểm" most={maxPoints} typed={typed} faults={faults} />
      )}
      <TextArea
        label="Nhận xét"
        name="comment"
        rows={5}
        maxLength={longestComment}
        hint={
          marking === 'passFail'
            ? 'Bắt buộc khi chưa đạt. Người viết bài đọc được nhận xét này.'
            : 'Bắt buộc khi dưới nửa số điểm. Người viết bài đọc được nhận xét này.'
        }
        defaultValue={typed.comment}
        errors={faults.comment}
      />
      <p className="text-sm text-text-3">Kết quả chấm đã lưu thì không sửa được.</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="next" busy={isBusy} busyLabel="Đang lưu">
          Lưu và chấm bài tiếp
        </Button>
        <Button type="submit" name="intent" value="stop" variant="secondary">
          Lưu
        </Button>
      </div>
    </Form>
  )
}

function PointsField({
  name,
  label,
  most,
  typed,
  faults,
}: {
  name: string
  label: string
  most: number
  typed: Readonly<Record<string, string>>
  faults: MarkFaults
}) {
  return (
    <TextField
      label={label}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      required
      className="sm:max-w-80"
      hint={`Từ 0 đến ${most}`}
      defaultValue={typed[name]}
      errors={faults[name]}
    />
  )
}
