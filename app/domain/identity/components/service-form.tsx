import { getFormProps, getInputProps, getSelectProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { ChevronDown } from 'lucide'
import { Button } from '~/components/button'
import { DateField, SelectField, type SelectOption, TextField } from '~/components/field'
import { Icon } from '~/components/icon'
import { FormErrors } from './form-errors'

export interface ServiceField {
  name: string
  label: string
  kind: 'date' | 'text' | 'select'
  hint?: string
  options?: SelectOption[]
  value?: string
  isOptional?: boolean
}

interface ServiceFormProps {
  /** The deed's name, as `viec`. */
  deed: string
  title: string
  explanation?: string
  fields: readonly ServiceField[]
  submitLabel: string
  isDanger?: boolean
  isBusy: boolean
  lastResult: SubmissionResult<string[]> | null
}

type Values = Record<string, string>

/** One deed on an officer's record, folded until it is wanted or was refused. A reason ends every one of them. */
export function ServiceForm(props: ServiceFormProps) {
  const { deed, title, explanation, fields, submitLabel, isDanger, isBusy, lastResult } = props
  const all: ServiceField[] = [...fields, { name: 'reason', label: 'Lý do, số quyết định', kind: 'text' }]
  const [form, controls] = useForm<Values>({
    id: deed,
    lastResult,
    defaultValue: Object.fromEntries(all.map((field) => [field.name, field.value ?? ''])),
    shouldRevalidate: 'onSubmit',
  })
  return (
    <details open={lastResult !== null || undefined} className="border-t border-line first:border-t-0">
      <summary className="flex min-h-14 cursor-pointer items-center justify-between gap-3 px-4 font-semibold">
        {title}
        <span className="text-text-3">
          <Icon icon={ChevronDown} size="sm" />
        </span>
      </summary>
      <Form method="post" {...getFormProps(form)} className="grid gap-4 px-4 pb-5 sm:grid-cols-2">
        {explanation ? <p className="text-sm text-text-2 sm:col-span-2">{explanation}</p> : null}
        <input type="hidden" name="viec" value={deed} />
        {all.map((field) => {
          const control = controls[field.name]
          if (!control) return null
          const shared = {
            label: field.label,
            hint: field.hint,
            errors: control.errors,
            required: !field.isOptional,
            className: field.name === 'reason' ? 'sm:col-span-2' : undefined,
          }
          if (field.kind === 'select')
            return (
              <SelectField {...getSelectProps(control)} key={control.key} {...shared} options={field.options ?? []} />
            )
          const input = getInputProps(control, { type: 'text' })
          return field.kind === 'date' ? (
            <DateField {...input} key={control.key} {...shared} />
          ) : (
            <TextField {...input} key={control.key} {...shared} maxLength={300} autoComplete="off" />
          )
        })}
        <div className="flex flex-col items-start gap-3 sm:col-span-2">
          <FormErrors id={form.errorId} errors={form.errors} />
          <Button type="submit" variant={isDanger ? 'danger' : 'secondary'} busy={isBusy} busyLabel="Đang ghi">
            {submitLabel}
          </Button>
        </div>
      </Form>
    </details>
  )
}
