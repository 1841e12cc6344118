import { Form, useLocation, useNavigation } from '@remix-run/react'
import { CircleCheck, Users } from 'lucide'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { DateField, SelectField, TextArea, TextField } from '~/components/field'
import { Tabs } from '~/components/tabs'
import { formatCount } from '~/platform/number-format'
import { type AdjustmentKind, adjustmentKinds } from '../adjustment'
import { type AdjustmentErrors, type AdjustmentValues, kindParam } from '../adjustment.schema'
import { confirmLabels, kindLabels } from './adjustment-words'
import { type NamedLine, NamedList } from './named-list'

/** The filters of the list stay; the fields of another deed do not. */
export function KindTabs({ kind }: { kind: AdjustmentKind }) {
  const { search } = useLocation()
  return (
    <Tabs
      label="Việc cần làm"
      className="px-2"
      items={adjustmentKinds.map((one) => {
        const query = new URLSearchParams(search)
        for (const name of ['xem', 'so-ngay', 'den-ngay', 'thang', 'han', 'viec']) query.delete(name)
        query.set('viec', kindParam(one))
        return { to: `/xu-ly?${query}`, label: kindLabels[one], current: one === kind }
      })}
    />
  )
}

export function AdjustmentFields({
  kind,
  values,
  errors,
  periods,
}: {
  kind: AdjustmentKind
  values: AdjustmentValues
  errors: AdjustmentErrors
  periods: { value: string; label: string }[]
}) {
  const { search } = useLocation()
  const isBusy = useNavigation().formMethod === 'GET'
  if (kind === 'exempt' || kind === 'leave') return null
  const own = ['so-ngay', 'den-ngay', 'thang', 'han', 'xem', 'viec']
  return (
    <Form key={kind} method="get" className="mt-4 flex flex-col gap-4">
      {[...new URLSearchParams(search)].map(([name, value]) =>
        own.includes(name) ? null : <input key={`${name}=${value}`} type="hidden" name={name} value={value} />,
      )}
      <input type="hidden" name="viec" value={kindParam(kind)} />
      <input type="hidden" name="xem" value="1" />
      {kind === 'extend' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Thêm số ngày"
            name="so-ngay"
            inputMode="numeric"
            hint="Tính từ hạn hiện tại của từng lượt học."
            defaultValue={values['so-ngay']}
            errors={errors['so-ngay']}
          />
          <DateField
            label="Hoặc hạn mới"
            name="den-ngay"
            hint="Một hạn cho cả danh sách, tính đến hết ngày."
            defaultValue={values['den-ngay']}
            errors={errors['den-ngay']}
          />
        </div>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Chuyển sang tháng"
            name="thang"
            options={periods}
            defaultValue={values.thang || (periods[1] ?? periods[0])?.value}
            errors={errors.thang}
          />
          <DateField
            label="Hạn hoàn thành"
            name="han"
            hint="Để trống thì lấy ngày cuối tháng học ấy."
            defaultValue={values.han}
            errors={errors.han}
          />
        </div>
      )}
      <Button type="submit" variant="secondary" icon={Users} className="self-start" busy={isBusy} busyLabel="Đang xem">
        Xem sẽ thực hiện cho ai
      </Button>
    </Form>
  )
}

/** Who is touched and who is left out, by name, with the fingerprint that the confirmation sends back. */
export interface ShownPreview {
  touched: NamedLine[]
  leftOut: { words: string; people: Omit<NamedLine, 'words'>[] }[]
  fingerprint: string
}

export function AdjustmentPreview({
  preview,
  kind,
  isOne,
  bulkId,
  reason,
  reasonError,
}: {
  preview: ShownPreview
  kind: AdjustmentKind
  /** A choice of one enrolment needs no count. */
  isOne: boolean
  bulkId: string
  reason: string
  reasonError: string | null
}) {
  const { pathname, search } = useLocation()
  const isBusy = useNavigation().formMethod === 'POST'
  const { touched, leftOut } = preview
  return (
    <>
      <Card aria-labelledby="se-thuc-hien">
        <h2 id="se-thuc-hien" className={touched.length > 0 ? 'px-4 pt-3.5 pb-2 text-lg font-semibold' : 'sr-only'}>
          {touched.length > 0
            ? `Sẽ thực hiện cho ${formatCount(touched.length)} lượt học`
            : 'Không có lượt học nào cần thực hiện'}
        </h2>
        {touched.length > 0 ? (
          <>
            <Form method="post" action={pathname + search} className="flex flex-col gap-4 px-4 pb-4">
              <input type="hidden" name="bulkId" value={bulkId} />
              <input type="hidden" name="fingerprint" value={preview.fingerprint} />
              <TextArea
                label="Lý do"
                name="reason"
                required
                rows={2}
                maxLength={500}
                hint="Được lưu cùng tên đồng chí. Người học đọc được lý do."
                defaultValue={reason}
                errors={reasonError ? [reasonError] : undefined}
              />
              <Button type="submit" size="lg" className="self-start" busy={isBusy} busyLabel="Đang thực hiện">
                {isOne ? confirmLabels[kind] : `${confirmLabels[kind]} ${formatCount(touched.length)} lượt học`}
              </Button>
            </Form>
            <NamedList lines={touched} label="Lượt học sẽ thực hiện" />
          </>
        ) : (
          <EmptyState
            icon={CircleCheck}
            title={kind === 'leave' ? 'Không có đề xuất nào từ ngày nghỉ' : 'Không có ai trong danh sách cần việc này'}
            detail={
              kind === 'leave'
                ? 'Ngày nghỉ được ghi ở trang của từng đồng chí.'
                : 'Đồng chí chọn việc khác hoặc xem lý do để lại ở dưới.'
            }
          />
        )}
      </Card>
      {leftOut.map((group) => (
        <Card key={group.words} aria-label={group.words}>
          <details>
            <summary className="flex min-h-14 cursor-pointer items-center px-4 font-medium">
              Để lại {formatCount(group.people.length)} lượt học: {lowerFirst(group.words)}
            </summary>
            <NamedList lines={group.people.map((person) => ({ ...person, words: '' }))} label={group.words} />
          </details>
        </Card>
      ))}
    </>
  )
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)
}
