import { getFormProps, getInputProps, getSelectProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { DateField, SelectField, TextField } from '~/components/field'
import type { NewUnitForm, RenameUnitForm } from '~/domain/identity/administration.schema'
import { choiceOptions, noChoice } from '~/domain/identity/components/unit-options'

interface PanelProps {
  types: { code: string; name: string }[]
  isBusy: boolean
  lastResult: SubmissionResult<string[]> | null
}

/** Another unit under this one, from today. */
export function AddUnit({ types, isBusy, lastResult }: PanelProps) {
  const [form, fields] = useForm<NewUnitForm>({
    id: 'them-don-vi',
    lastResult,
    defaultValue: { typeCode: '' },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <Card padding="lg" aria-labelledby="tieu-de-them">
      <h2 id="tieu-de-them" className="text-lg font-semibold">
        Thêm đơn vị trực thuộc
      </h2>
      <Form method="post" {...getFormProps(form)} className="mt-3 flex flex-col gap-4">
        <input type="hidden" name="viec" value="themDonVi" />
        <TextField
          {...getInputProps(fields.name, { type: 'text' })}
          key={fields.name.key}
          label="Tên đơn vị"
          errors={fields.name.errors}
          placeholder="Ví dụ: Đội 2"
          autoComplete="off"
          required
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            {...getInputProps(fields.shortName, { type: 'text' })}
            key={fields.shortName.key}
            label="Tên viết tắt (nếu có)"
            errors={fields.shortName.errors}
            autoComplete="off"
          />
          <TextField
            {...getInputProps(fields.code, { type: 'text' })}
            key={fields.code.key}
            label="Mã đơn vị"
            hint="Chữ thường không dấu, số, gạch ngang. Mã không đổi về sau."
            errors={fields.code.errors}
            placeholder="Ví dụ: doi-2"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </div>
        <SelectField
          {...getSelectProps(fields.typeCode)}
          key={fields.typeCode.key}
          label="Loại đơn vị"
          errors={fields.typeCode.errors}
          options={[noChoice('Chọn loại đơn vị'), ...choiceOptions(types)]}
          required
        />
        <div>
          <Button type="submit" busy={isBusy} busyLabel="Đang thêm">
            Thêm đơn vị
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** A new name from a date on. */
export function RenameUnit({
  unit,
  types,
  today,
  isBusy,
  lastResult,
}: PanelProps & { unit: { name: string; shortName: string; typeCode: string }; today: string }) {
  const [form, fields] = useForm<RenameUnitForm>({
    id: 'doi-ten',
    lastResult,
    defaultValue: { name: unit.name, shortName: unit.shortName, typeCode: unit.typeCode, from: today },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <Card padding="lg" aria-labelledby="tieu-de-ten">
      <h2 id="tieu-de-ten" className="text-lg font-semibold">
        Tên đơn vị
      </h2>
      <p className="mt-1 text-sm text-text-2">Báo cáo của ngày trước ngày đổi vẫn ghi tên cũ.</p>
      <Form method="post" {...getFormProps(form)} className="mt-3 grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="viec" value="doiTen" />
        <TextField
          {...getInputProps(fields.name, { type: 'text' })}
          key={fields.name.key}
          label="Tên đơn vị"
          errors={fields.name.errors}
          autoComplete="off"
          required
        />
        <TextField
          {...getInputProps(fields.shortName, { type: 'text' })}
          key={fields.shortName.key}
          label="Tên viết tắt (nếu có)"
          errors={fields.shortName.errors}
          autoComplete="off"
        />
        <SelectField
          {...getSelectProps(fields.typeCode)}
          key={fields.typeCode.key}
          label="Loại đơn vị"
          errors={fields.typeCode.errors}
          options={choiceOptions(types)}
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
          className="sm:col-span-2"
          required
        />
        <div>
          <Button type="submit" variant="secondary" busy={isBusy} busyLabel="Đang lưu">
            Lưu tên đơn vị
          </Button>
        </div>
      </Form>
    </Card>
  )
}
