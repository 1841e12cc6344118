import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { FieldErrors } from './field-frame'

export type FieldsetProps = {
  legend: ReactNode
  hint?: ReactNode
  errors?: string[]
  hideLegend?: boolean
  /** Id of the group; its error gets `<id>-error`. */
  id?: string
  className?: string
  children: ReactNode
}

/** Several controls that answer one question. */
export function Fieldset({ legend, hint, errors, hideLegend, id, className, children }: FieldsetProps) {
  const ownId = useId()
  const groupId = id ?? ownId
  const hasErrors = errors !== undefined && errors.length > 0
  const describedBy = [hint ? `${groupId}-hint` : '', hasErrors ? `${groupId}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset id={groupId} aria-describedby={describedBy || undefined} className={classNames('min-w-0', className)}>
      <legend className={hideLegend ? 'sr-only' : 'text-label font-medium'}>{legend}</legend>
      {hint ? (
        <p id={`${groupId}-hint`} className="mt-0.5 text-sm text-text-3">
          {hint}
        </p>
      ) : null}
      <div className="mt-1">{children}</div>
      <FieldErrors id={`${groupId}-error`} errors={errors} />
    </fieldset>
  )
}
