import { ChevronDown } from 'lucide'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { formatDate, isLocalDate } from '~/platform/calendar'
import { classNames } from './class-names'
import { controlBoxClasses, FieldFrame, type FieldText, useFieldWiring } from './field-frame'
import { Icon } from './icon'

const innerControl = 'min-w-0 flex-1 self-stretch bg-transparent text-base text-text outline-none disabled:text-text-3'

type WithoutOwn<Props> = Omit<Props, 'className' | 'aria-invalid'> & { 'aria-invalid'?: boolean }

export type TextFieldProps = FieldText &
  WithoutOwn<ComponentPropsWithoutRef<'input'>> & {
    /** 40 px high on wide screens, for toolbars. */
    dense?: boolean
    /** Inside the box, before or after the text: an icon, a unit, a button. */
    before?: ReactNode
    after?: ReactNode
  }

/** One line of text. Names and values go straight to the native input. */
export function TextField({
  label,
  hint,
  errors,
  hideLabel,
  className,
  dense,
  before,
  after,
  ...input
}: TextFieldProps) {
  const { id, hasErrors, control } = useFieldWiring(input, { hint, errors })
  return (
    <FieldFrame {...{ id, label, hint, errors, hideLabel, className }}>
      <span className={controlBoxClasses(hasErrors, dense)}>
        {before ? <span className="flex flex-none items-center pl-3.5 text-text-3">{before}</span> : null}
        <input
          type="text"
          {...input}
          {...control}
          className={classNames(
            innerControl,
            'rounded-md',
            before ? '' : 'pl-3.5',
            after ? '' : 'pr-3.5',
            'read-only:text-text-2',
          )}
        />
        {after ? <span className="flex flex-none items-center pr-0.5 text-text-3">{after}</span> : null}
      </span>
    </FieldFrame>
  )
}

export type DateFieldProps = Omit<TextFieldProps, 'type' | 'before' | 'after' | 'min' | 'max' | 'defaultValue'> & {
  /** As stored (`yyyy-mm-dd`) or as it was typed. */
  defaultValue?: string
}

/**
 * A calendar day as people here write it: the browser's own date control follows the browser's language, month first in
 * an English one. What was typed stays; the server reads it (`parseDate`).
 */
export function DateField({ defaultValue = '', ...field }: DateFieldProps) {
  return (
    <TextField
      {...field}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      placeholder="ngày/tháng/năm"
      maxLength={10}
      defaultValue={isLocalDate(defaultValue) ? formatDate(defaultValue) : defaultValue}
    />
  )
}

export type TextAreaProps = FieldText & WithoutOwn<ComponentPropsWithoutRef<'textarea'>>

/** Several lines of text; it can be dragged taller. */
export function TextArea({ label, hint, errors, hideLabel, className, rows = 4, ...area }: TextAreaProps) {
  const { id, hasErrors, control } = useFieldWiring(area, { hint, errors })
  return (
    <FieldFrame {...{ id, label, hint, errors, hideLabel, className }}>
      <span className={controlBoxClasses(hasErrors)}>
        <textarea
          {...area}
          {...control}
          rows={rows}
          className={classNames(innerControl, 'resize-y rounded-md px-3.5 py-2.5 leading-6.5')}
        />
      </span>
    </FieldFrame>
  )
}

export type SelectOption = { value: string; label: string; disabled?: boolean }

export type SelectFieldProps = FieldText &
  WithoutOwn<ComponentPropsWithoutRef<'select'>> & {
    options?: SelectOption[]
    dense?: boolean
  }

/** A native select, so that it works before any script has run; give `options` or `<option>` children. */
export function SelectField({
  label,
  hint,
  errors,
  hideLabel,
  className,
  dense,
  options,
  children,
  ...select
}: SelectFieldProps) {
  const { id, hasErrors, control } = useFieldWiring(select, { hint, errors })
  return (
    <FieldFrame {...{ id, label, hint, errors, hideLabel, className }}>
      <span className={classNames(controlBoxClasses(hasErrors, dense), 'relative')}>
        <select
          {...select}
          {...control}
          className={classNames(
            innerControl,
            'w-full appearance-none truncate rounded-md bg-surface py-2 pr-10 pl-3.5',
            dense && 'lg:text-label lg:font-medium',
          )}
        >
          {options?.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
          {children}
        </select>
        <Icon icon={ChevronDown} size="sm" className="pointer-events-none absolute right-3.5 text-text-3" />
      </span>
    </FieldFrame>
  )
}
