import { CircleAlert } from 'lucide'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

export type FieldText = {
  label: ReactNode
  hint?: ReactNode
  /** Sentences that say what to do; none or an empty list means the value is fine. */
  errors?: string[]
  /** Keeps the label for screen readers only, where the context shows it already. */
  hideLabel?: boolean
  className?: string
}

type WiredProps = { id?: string; 'aria-describedby'?: string }

/**
 * The ids that tie a control to its hint and errors. The error's id is `<id>-error`,
 * which is what the form library expects for a field with that id.
 */
export function useFieldWiring(props: WiredProps, { hint, errors }: Pick<FieldText, 'hint' | 'errors'>) {
  const ownId = useId()
  const id = props.id ?? ownId
  const hasErrors = errors !== undefined && errors.length > 0
  const described = new Set(
    [hasErrors && `${id}-error`, hint ? `${id}-hint` : false, ...(props['aria-describedby']?.split(' ') ?? [])].filter(
      (part): part is string => typeof part === 'string' && part !== '',
    ),
  )
  return {
    id,
    hasErrors,
    control: {
      id,
      'aria-invalid': hasErrors || undefined,
      'aria-describedby': described.size > 0 ? [...described].join(' ') : undefined,
    },
  }
}

/** The errors of one control, each with an icon so that colour is not alone. */
export function FieldErrors({ id, errors }: { id: string; errors?: string[] }) {
  if (!errors || errors.length === 0) return null
  return (
    <div id={id} className="flex flex-col gap-1 text-sm font-medium text-late-fg">
      {errors.map((error) => (
        <p key={error} className="flex gap-2">
          <Icon icon={CircleAlert} size="sm" className="mt-[3px]" />
          <span>{error}</span>
        </p>
      ))}
    </div>
  )
}

/** Label above, control, hint and errors below. */
export function FieldFrame({
  id,
  label,
  hint,
  errors,
  hideLabel,
  className,
  children,
}: FieldText & { id: string; children: ReactNode }) {
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-label font-medium'}>
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-text-3">
          {hint}
        </p>
      ) : null}
      <FieldErrors id={`${id}-error`} errors={errors} />
    </div>
  )
}

/** The outline shared by every control with a box: 48 px, or 40 px in desktop toolbars. */
export function controlBoxClasses(hasErrors: boolean, dense = false): string {
  return classNames(
    'flex w-full items-center gap-2 rounded-md border bg-surface',
    'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
    'has-disabled:bg-sunken',
    dense ? 'min-h-11 lg:min-h-10' : 'min-h-12',
    hasErrors ? 'border-late-mk ring-1 ring-late-mk' : 'border-control',
  )
}
