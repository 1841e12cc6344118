import { classNames } from './class-names'

const frame = 'inline-flex max-w-full flex-wrap gap-0.5 rounded-md bg-sunken p-[3px]'
const segment =
  'flex min-h-11 items-center justify-center rounded-sm px-3 text-sm font-medium no-underline lg:min-h-9 cursor-pointer'

type SegmentedRadioProps = {
  legend: string
  name: string
  options: { value: string; label: string }[]
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
  className?: string
}

/** Two or three answers on one line, as native radio buttons. */
export function SegmentedRadio({
  legend,
  name,
  options,
  defaultValue,
  value,
  onChange,
  className,
}: SegmentedRadioProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div className={classNames(frame, className)}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              segment,
              'relative text-text-2 has-checked:bg-surface has-checked:text-text has-checked:shadow-[0_0_0_1px_var(--border),var(--sh-1)]',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue, onChange: () => onChange?.(option.value) }
                : { checked: option.value === value, onChange: () => onChange?.(option.value) })}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
