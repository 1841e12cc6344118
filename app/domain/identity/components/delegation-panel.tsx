import { getFormProps, getInputProps, getSelectProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { DateField, SelectField, TextField } from '~/components/field'
import { StatusChip } from '~/components/status-chip'
import { formatDate } from '~/platform/calendar'
import type { DelegationForm, EndDelegationForm } from '../delegation.schema'
import type { DelegationLine } from '../delegations.server'
import { FormErrors } from './form-errors'
import { noChoice } from './unit-options'

export interface DelegationPanelProps {
  lines: DelegationLine[]
  choices: { serviceNumber: string; words: string }[]
  /** Made with the page, so that the form sent twice delegates once. */
  delegationId: string
  today: string
  isBusy: boolean
  giveResult: SubmissionResult<string[]> | null
  endResult: SubmissionResult<string[]> | null
}

/** Hands command over for a time, and what was handed over before. */
export function DelegationPanel(props: DelegationPanelProps) {
  const { lines, choices, delegationId, today, isBusy, giveResult, endResult } = props
  const [form, fields] = useForm<DelegationForm>({
    id: 'uy-quyen',
    lastResult: giveResult,
    defaultValue: { delegationId, from: today, lastOn: today },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <div className="grid items-start gap-4 lg:gap-5 xl:grid-cols-2">
      <Card padding="lg" aria-labelledby="tieu-de-uy-quyen">
        <h2 id="tieu-de-uy-quyen" className="text-lg font-semibold">
          Ủy quyền mới
        </h2>
        <p className="mt-1 text-sm text-text-2">
          Người nhận thực hiện quyền chỉ huy ở các đơn vị này trong thời gian ủy quyền. Nhật ký ghi tên cả hai đồng chí.
        </p>
        <Form method="post" {...getFormProps(form)} className="mt-4 grid gap-4 sm:grid-cols-2">
          <input type="hidden" name="viec" value="uyQuyen" />
          <input type="hidden" name="delegationId" value={delegationId} />
          <SelectField
            {...getSelectProps(fields.chosen)}
            key={fields.chosen.key}
            label="Người nhận ủy quyền"
            errors={fields.chosen.errors}
            options={[
              noChoice('Chọn trong số chỉ huy thuộc quyền'),
              ...choices.map((choice) => ({ value: choice.serviceNumber, label: choice.words })),
            ]}
            className="sm:col-span-2"
          />
          <TextField
            {...getInputProps(fields.serviceNumber, { type: 'text' })}
            key={fields.serviceNumber.key}
            label="Hoặc số hiệu của đồng chí khác"
            hint="Để trống nếu đã chọn ở trên."
            errors={fields.serviceNumber.errors}
            autoComplete="off"
            className="sm:col-span-2"
          />
          <DateField
            {...getInputProps(fields.from, { type: 'text' })}
            key={fields.from.key}
            label="Từ ngày"
            errors={fields.from.errors}
            required
          />
          <DateField
            {...getInputProps(fields.lastOn, { type: 'text' })}
            key={fields.lastOn.key}
            label="Đến hết ngày"
            errors={fields.lastOn.errors}
            required
          />
          <TextField
            {...getInputProps(fields.reason, { type: 'text' })}
            key={fields.reason.key}
            label="Lý do"
            errors={fields.reason.errors}
            maxLength={300}
            autoComplete="off"
            className="sm:col-span-2"
            required
          />
          <div className="flex flex-col items-start gap-3 sm:col-span-2">
            <FormErrors id={form.errorId} errors={form.errors} />
            <Button type="submit" busy={isBusy} busyLabel="Đang ghi">
              Ủy quyền
            </Button>
          </div>
        </Form>
      </Card>
      <Card aria-labelledby="da-uy-quyen">
        <CardHeader id="da-uy-quyen" title="Đã ủy quyền" />
        {lines.length === 0 ? (
          <p className="px-4 pb-4 text-text-2">Chưa ủy quyền lần nào.</p>
        ) : (
          <ul className="divide-y divide-line border-t border-line">
            {lines.map((line) => (
              <li key={line.delegationId} className="px-4 py-3">
                <Line line={line} />
                {line.state === 'over' ? null : (
                  <EndDelegation delegationId={line.delegationId} isBusy={isBusy} lastResult={endResult} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

const states = {
  planned: { tone: 'neutral', label: 'Chưa bắt đầu' },
  running: { tone: 'prog', label: 'Đang ủy quyền' },
  over: { tone: 'none', label: 'Đã kết thúc' },
} as const

function Line({ line }: { line: DelegationLine }) {
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">
          {line.rankName} {line.name}, {line.serviceNumber}
        </span>
        <StatusChip {...states[line.state]} />
      </p>
      <p className="text-sm text-text-3">
        {formatDate(line.validFrom)} – {formatDate(line.lastOn)}. Lý do: {line.reason}
        {line.endReason ? `. Kết thúc sớm: ${line.endReason}` : ''}
      </p>
    </>
  )
}

function EndDelegation({
  delegationId,
  isBusy,
  lastResult,
}: {
  delegationId: string
  isBusy: boolean
  lastResult: SubmissionResult<string[]> | null
}) {
  const isOwnResult = lastResult?.initialValue?.delegationId === delegationId
  const [form, fields] = useForm<EndDelegationForm>({
    id: `ket-thuc-${delegationId}`,
    lastResult: isOwnResult ? lastResult : null,
    shouldRevalidate: 'onSubmit',
  })
  return (
    <details open={isOwnResult || undefined} className="mt-1">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center text-sm">
        <span className="link">Kết thúc ủy quyền</span>
      </summary>
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-3 pt-1 pb-2">
        <input type="hidden" name="viec" value="ketThuc" />
        <input type="hidden" name="delegationId" value={delegationId} />
        <TextField
          {...getInputProps(fields.reason, { type: 'text' })}
          key={fields.reason.key}
          label="Lý do kết thúc"
          errors={fields.reason.errors}
          maxLength={300}
          autoComplete="off"
          required
        />
        <FormErrors id={form.errorId} errors={form.errors} />
        <div>
          <Button type="submit" variant="danger" size="sm" busy={isBusy}>
            Kết thúc ủy quyền
          </Button>
        </div>
      </Form>
    </details>
  )
}

/** Whose command an officer carries now or will carry. */
export function HeldDelegations({ lines }: { lines: DelegationLine[] }) {
  if (lines.length === 0) return null
  return (
    <Card aria-labelledby="duoc-uy-quyen">
      <CardHeader id="duoc-uy-quyen" title="Được ủy quyền" />
      <ul className="divide-y divide-line border-t border-line">
        {lines.map((line) => (
          <li key={line.delegationId} className="px-4 py-3">
            <Line line={line} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
