import { getFormProps, getInputProps, getSelectProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { SelectField, TextField } from '~/components/field'
import { formatDate } from '~/platform/calendar'
import { type Role, roles } from '../access'
import { roleNames } from '../access-words'
import type { EndGrantForm, GrantForm } from '../administration.schema'
import { FormErrors } from './form-errors'
import { noChoice, unitOptions } from './unit-options'

interface RolesPanelProps {
  grants: { grantId: string; role: Role; unitName: string; validFrom: string; reason: string; isInScope: boolean }[]
  units: { code: string; name: string; depth: number }[]
  unitCode: string
  isBusy: boolean
  grantResult: SubmissionResult<string[]> | null
  endResult: SubmissionResult<string[]> | null
}

/** The roles an officer holds, each with its unit and reason; grant another or end one. */
export function RolesPanel({ grants, units, unitCode, isBusy, grantResult, endResult }: RolesPanelProps) {
  const [form, fields] = useForm<GrantForm>({
    id: 'giao-vai-tro',
    lastResult: grantResult,
    defaultValue: { unitCode, role: '' },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <Card padding="lg" aria-labelledby="tieu-de-vai-tro">
      <h2 id="tieu-de-vai-tro" className="text-lg font-semibold">
        Vai trò
      </h2>
      {grants.length === 0 ? (
        <p className="mt-2 text-text-2">Đồng chí này là người học, chưa giữ vai trò nào khác.</p>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {grants.map((grant) => (
            <li key={grant.grantId} className="py-3">
              <p className="font-medium">
                {roleNames[grant.role]}, {grant.unitName}
              </p>
              <p className="text-sm text-text-3">
                Từ {formatDate(grant.validFrom)}. Lý do: {grant.reason}
              </p>
              {grant.isInScope ? (
                <EndGrant grantId={grant.grantId} name={roleNames[grant.role]} isBusy={isBusy} lastResult={endResult} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Form method="post" {...getFormProps(form)} className="mt-4 flex flex-col gap-4 border-t border-line pt-4">
        <h3 className="font-semibold">Giao vai trò</h3>
        <input type="hidden" name="viec" value="giaoVaiTro" />
        <SelectField
          {...getSelectProps(fields.role)}
          key={fields.role.key}
          label="Vai trò"
          errors={fields.role.errors}
          options={[noChoice('Chọn vai trò'), ...roles.map((role) => ({ value: role, label: roleNames[role] }))]}
          required
        />
        <SelectField
          {...getSelectProps(fields.unitCode)}
          key={fields.unitCode.key}
          label="Phạm vi: đơn vị này và các đơn vị trực thuộc"
          errors={fields.unitCode.errors}
          options={[noChoice('Chọn đơn vị'), ...unitOptions(units)]}
          required
        />
        <TextField
          {...getInputProps(fields.reason, { type: 'text' })}
          key={fields.reason.key}
          label="Lý do giao"
          errors={fields.reason.errors}
          maxLength={300}
          autoComplete="off"
          required
        />
        <FormErrors id={form.errorId} errors={form.errors} />
        <div>
          <Button type="submit" variant="secondary" busy={isBusy}>
            Giao vai trò
          </Button>
        </div>
      </Form>
    </Card>
  )
}

interface EndGrantProps {
  grantId: string
  name: string
  isBusy: boolean
  lastResult: SubmissionResult<string[]> | null
}

function EndGrant({ grantId, name, isBusy, lastResult }: EndGrantProps) {
  const isOwnResult = lastResult?.initialValue?.grantId === grantId
  const [form, fields] = useForm<EndGrantForm>({
    id: `ket-thuc-${grantId}`,
    lastResult: isOwnResult ? lastResult : null,
    shouldRevalidate: 'onSubmit',
  })
  return (
    <details open={isOwnResult || undefined} className="mt-1">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center text-sm">
        <span className="link">Kết thúc vai trò</span>
        <span className="sr-only"> {name}</span>
      </summary>
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-3 pt-1 pb-2">
        <input type="hidden" name="viec" value="ketThucVaiTro" />
        <input type="hidden" name="grantId" value={grantId} />
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
            Kết thúc vai trò
          </Button>
        </div>
      </Form>
    </details>
  )
}
