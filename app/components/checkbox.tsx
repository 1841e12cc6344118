import { Check } from 'lucide'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { classNames } from './class-names'
import { FieldErrors, useFieldWiring } from './field-frame'
import { Icon } from './icon'

export type CheckboxProps = Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'className' | 'aria-invalid'> & {
  label: ReactNode
  hint?: ReactNode
  errors?: string[]
  className?: string
}

/** A native checkbox, 24 px, in a row of at least 44 px that is all label. */
export function Checkbox({ label, hint, errors, className, ...input }: CheckboxProps) {
  const { id, hasErrors, control } = useFieldWiring(input, { hint, errors })
  return (
    <div className={className}>
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <span className="grid flex-none place-items-center">
          <input
            {...input}
            {...control}
            type="checkbox"
            className={classNames(
              'peer col-start-1 row-start-1 size-6 cursor-[inherit] appearance-none rounded-xs border-[1.5px] bg-surface',
              'checked:border-primary checked:bg-primary disabled:border-line-2 disabled:bg-sunken',
              hasErrors ? 'border-late-mk' : 'border-control',
            )}
          />
          <span className="pointer-events-none col-start-1 row-start-1 hidden text-on-primary peer-checked:block peer-disabled:text-text-3">
            <Icon icon={Check} size="sm" />
          </span>
        </span>
        <span className="min-w-0">
          <span className="block">{label}</span>
          {hint ? (
            <span id={`${id}-hint`} className="block text-sm text-text-3">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
      <FieldErrors id={`${id}-error`} errors={errors} />
    </div>
  )
}
