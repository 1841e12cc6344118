import { type ComponentPropsWithoutRef, type ReactNode, useId } from 'react'
import { Fieldset, type FieldsetProps } from './fieldset'

export type RadioProps = Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'className'> & {
  label: ReactNode
  hint?: ReactNode
}

/** A native radio button in a row of at least 44 px that is all label. */
export function Radio({ label, hint, id, ...input }: RadioProps) {
  const ownId = useId()
  const radioId = id ?? ownId
  return (
    <label htmlFor={radioId} className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
      <input
        {...input}
        id={radioId}
        type="radio"
        aria-describedby={hint ? `${radioId}-hint` : undefined}
        className="size-6 flex-none cursor-[inherit] appearance-none rounded-full border-[1.5px] border-control bg-surface checked:border-[7px] checked:border-primary disabled:border-line-2 disabled:bg-sunken"
      />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint ? (
          <span id={`${radioId}-hint`} className="block text-sm text-text-3">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  )
}

export type RadioGroupProps = Omit<FieldsetProps, 'children'> & {
  name: string
  options: { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[]
  defaultValue?: string
  required?: boolean
}

/** One answer out of a few, as a fieldset of radio buttons. */
export function RadioGroup({ name, options, defaultValue, required, ...fieldset }: RadioGroupProps) {
  return (
    <Fieldset {...fieldset}>
      {options.map((option) => (
        <Radio
          key={option.value}
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          required={required}
          defaultChecked={option.value === defaultValue}
        />
      ))}
    </Fieldset>
  )
}
