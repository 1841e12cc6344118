import { Form, useNavigation } from '@remix-run/react'
import { Copy, Plus } from 'lucide'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { DateField, SelectField } from '~/components/field'
import type { PlanLineErrors, PlanLineValues } from '../plan.schema'

interface Option {
  value: string
  label: string
}

export interface PlanChoices {
  courses: Option[]
  units: Option[]
  ranks: Option[]
  positions: Option[]
  categories: Option[]
}

export function AddPlanLine({
  choices,
  values,
  errors,
  isNewPeriod,
  period,
}: {
  choices: PlanChoices
  values: PlanLineValues
  errors: PlanLineErrors
  /** A month that does not exist yet gets its dates with its first line. */
  isNewPeriod: boolean
  period: { startsOn: string; endsOn: string }
}) {
  const isBusy = useNavigation().formData?.get('viec') === 'them'
  const hasRule = values.rankCodes.length + values.positionCodes.length + values.categoryCodes.length > 0
  return (
    <Card padding="lg" aria-labelledby="them-dong">
      <h2 id="them-dong" className="mb-4 text-lg font-semibold">
        Thêm chuyên đề vào kế hoạch
      </h2>
      <Form method="post" className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Chuyên đề"
            name="courseCode"
            options={choices.courses}
            defaultValue={values.courseCode}
            errors={errors.courseCode}
          />
          <SelectField
            label="Đơn vị"
            name="unitCode"
            hint="Cả đơn vị và các đơn vị trực thuộc."
            options={choices.units}
            defaultValue={values.unitCode}
            errors={errors.unitCode}
          />
          <DateField label="Ngày mở" name="opensOn" defaultValue={values.opensOn} errors={errors.opensOn} />
          <DateField
            label="Hạn hoàn thành"
            name="dueOn"
            hint="Tính đến hết ngày này."
            defaultValue={values.dueOn}
            errors={errors.dueOn}
          />
        </div>
        <details open={hasRule}>
          <summary className="inline-flex min-h-11 items-center rounded-sm text-label font-medium text-link underline underline-offset-4">
            Chỉ một số cấp bậc, chức vụ hoặc diện
          </summary>
          <div className="mt-2 flex flex-col gap-4">
            <Rule legend="Cấp bậc hàm" name="rankCodes" options={choices.ranks} chosen={values.rankCodes} />
            <Rule legend="Chức vụ" name="positionCodes" options={choices.positions} chosen={values.positionCodes} />
            <Rule legend="Diện" name="categoryCodes" options={choices.categories} chosen={values.categoryCodes} />
          </div>
        </details>
        {isNewPeriod ? <PeriodDates period={period} /> : null}
        <Button
          type="submit"
          name="viec"
          value="them"
          variant="secondary"
          icon={Plus}
          className="self-start"
          busy={isBusy}
          busyLabel="Đang thêm"
        >
          Thêm vào kế hoạch
        </Button>
      </Form>
    </Card>
  )
}

function Rule({
  legend,
  name,
  options,
  chosen,
}: {
  legend: string
  name: string
  options: Option[]
  chosen: readonly string[]
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="text-label font-medium">{legend}</legend>
      <p className="text-sm text-text-3">Không chọn ô nào thì tính tất cả.</p>
      <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function PeriodDates({ period }: { period: { startsOn: string; endsOn: string } }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <DateField label="Tháng học từ ngày" name="startsOn" defaultValue={period.startsOn} />
      <DateField
        label="Tháng học đến ngày"
        name="endsOn"
        hint="Ngày của tháng học giữ nguyên sau khi lập."
        defaultValue={period.endsOn}
      />
    </div>
  )
}

export function CopyPlan({
  target,
  isNewPeriod,
}: {
  target: { name: string; startsOn: string; endsOn: string }
  isNewPeriod: boolean
}) {
  const isBusy = useNavigation().formData?.get('viec') === 'lap'
  return (
    <Card padding="lg" aria-labelledby="lap-thang-sau">
      <h2 id="lap-thang-sau" className="text-lg font-semibold">
        Lập {target.name.toLowerCase()} từ tháng này
      </h2>
      <p className="mt-1 mb-4 text-text-2">
        Các chuyên đề của tháng này được chép sang với ngày dời theo tháng. Chưa giao cho ai; đồng chí sửa rồi thực hiện
        sau. Kết quả của tháng này giữ nguyên.
      </p>
      <Form method="post" className="flex flex-col gap-4">
        {isNewPeriod ? <PeriodDates period={target} /> : null}
        <Button
          type="submit"
          name="viec"
          value="lap"
          variant="secondary"
          icon={Copy}
          className="self-start"
          busy={isBusy}
          busyLabel="Đang lập"
        >
          Lập {target.name.toLowerCase()}
        </Button>
      </Form>
    </Card>
  )
}
