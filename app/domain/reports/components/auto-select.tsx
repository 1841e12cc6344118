import { useSubmit } from '@remix-run/react'
import { Button } from '~/components/button'
import { SelectField, type SelectFieldProps } from '~/components/field'

/** A select that applies at once; without scripts the button beside it does. */
export function AutoSelect(props: SelectFieldProps) {
  const submit = useSubmit()
  return (
    <span className="flex items-end gap-2">
      <SelectField
        {...props}
        dense
        hideLabel
        onChange={(event) => {
          if (event.currentTarget.form) submit(event.currentTarget.form, { preventScrollReset: true })
        }}
      />
      <noscript>
        <Button type="submit" variant="secondary" form={props.form}>
          Xem
        </Button>
      </noscript>
    </span>
  )
}
