import { Form, useNavigation } from '@remix-run/react'
import { Users } from 'lucide'
import { useEffect, useRef } from 'react'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { DateField, SelectField } from '~/components/field'
import type { AssignmentErrors, AssignmentValues } from './assignment-form'

interface AssignmentFormProps {
  units: { value: string; label: string }[]
  periods: { value: string; label: string }[]
  values: AssignmentValues
  /** As typed: left empty, the dates follow the chosen month. */
  newMonth: { startsOn: string; endsOn: string }
  errors: AssignmentErrors
}

/** Asks first whom it would reach: the form goes into the address and gives nothing yet. */
export function AssignmentFields({ units, periods, values, newMonth, errors }: AssignmentFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const isBusy = useNavigation().formMethod === 'GET'
  const hasErrors = Object.keys(errors).length > 0
  useEffect(() => {
    if (hasErrors) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [hasErrors])
  return (
    <Card aria-labelledby="bieu-mau" padding="lg">
      <h2 id="bieu-mau" className="mb-4 text-lg font-semibold">
        Giao cho đơn vị nào, trong tháng nào
      </h2>
      <Form ref={form} method="get" className="flex flex-col gap-4">
        <input type="hidden" name="xem" value="1" />
        <SelectField
          label="Đơn vị"
          name="unitCode"
          hint="Giao cho cả đơn vị và các đơn vị trực thuộc. Người về sau cũng được giao."
          options={units}
          defaultValue={values.unitCode}
          errors={errors.unitCode}
        />
        <SelectField
          label="Tháng học"
          name="periodCode"
          options={periods}
          defaultValue={values.periodCode}
          errors={errors.periodCode}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField label="Ngày mở" name="opensOn" defaultValue={values.opensOn} errors={errors.opensOn} />
          <DateField
            label="Hạn hoàn thành"
            name="dueOn"
            hint="Tính đến hết ngày này."
            defaultValue={values.dueOn}
            errors={errors.dueOn}
          />
        </div>
        <details open={Boolean(newMonth.startsOn || newMonth.endsOn || errors.startsOn || errors.endsOn)}>
          <summary className="inline-flex min-h-11 items-center rounded-sm text-label font-medium text-link underline underline-offset-4">
            Ngày của tháng học mới
          </summary>
          <div className="mt-2 grid gap-4 sm:grid-cols-2">
            <DateField label="Từ ngày" name="startsOn" defaultValue={newMonth.startsOn} errors={errors.startsOn} />
            <DateField
              label="Đến ngày"
              name="endsOn"
              defaultValue={newMonth.endsOn}
              hint="Để trống thì lấy theo tháng dương lịch. Tháng học đã có thì giữ ngày cũ."
              errors={errors.endsOn}
            />
          </div>
        </details>
        <Button type="submit" variant="secondary" size="lg" icon={Users} busy={isBusy} busyLabel="Đang đếm">
          Xem sẽ giao cho ai
        </Button>
      </Form>
    </Card>
  )
}
