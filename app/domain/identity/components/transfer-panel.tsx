import { getFormProps, getInputProps, getSelectProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { DateField, SelectField, TextField } from '~/components/field'
import type { TransferForm } from '../administration.schema'
import { FormErrors } from './form-errors'
import { choiceOptions, noChoice, unitOptions } from './unit-options'

interface TransferPanelProps {
  units: { code: string; name: string; depth: number }[]
  positions: { code: string; name: string }[]
  positionCode: string
  today: string
  isBusy: boolean
  lastResult: SubmissionResult<string[]> | null
}

/** Điều chuyển: another unit or position from a date. */
export function TransferPanel({ units, positions, positionCode, today, isBusy, lastResult }: TransferPanelProps) {
  const [form, fields] = useForm<TransferForm>({
    id: 'dieu-chuyen',
    lastResult,
    defaultValue: { unitCode: '', positionCode, from: today },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <Card padding="lg" aria-labelledby="tieu-de-dieu-chuyen">
      <h2 id="tieu-de-dieu-chuyen" className="text-lg font-semibold">
        Điều chuyển
      </h2>
      <p className="mt-1 text-sm text-text-2">
        Bài đang học đi theo, giữ nguyên hạn. Các chuyên đề đang giao ở đơn vị mới được thêm vào. Vai trò gắn với đơn vị
        cũ kết thúc cùng ngày. Ngày sắp tới cũng ghi được: đến ngày ấy mới áp dụng.
      </p>
      <Form method="post" {...getFormProps(form)} className="mt-4 grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="viec" value="dieuChuyen" />
        <SelectField
          {...getSelectProps(fields.unitCode)}
          key={fields.unitCode.key}
          label="Đơn vị mới"
          errors={fields.unitCode.errors}
          options={[noChoice('Chọn đơn vị'), ...unitOptions(units)]}
          required
        />
        <SelectField
          {...getSelectProps(fields.positionCode)}
          key={fields.positionCode.key}
          label="Chức vụ"
          errors={fields.positionCode.errors}
          options={[noChoice('Chọn chức vụ'), ...choiceOptions(positions)]}
          required
        />
        <DateField
          {...getInputProps(fields.from, { type: 'text' })}
          key={fields.from.key}
          label="Từ ngày"
          errors={fields.from.errors}
          required
        />
        <TextField
          {...getInputProps(fields.reason, { type: 'text' })}
          key={fields.reason.key}
          label="Lý do, số quyết định"
          errors={fields.reason.errors}
          maxLength={300}
          autoComplete="off"
          required
        />
        <div className="flex flex-col items-start gap-3 sm:col-span-2">
          <FormErrors id={form.errorId} errors={form.errors} />
          <Button type="submit" variant="secondary" busy={isBusy}>
            Điều chuyển
          </Button>
        </div>
      </Form>
    </Card>
  )
}
