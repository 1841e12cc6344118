import { FieldErrors } from '~/components/field-frame'

/** Why the whole form was refused, beside its button and read out at once. */
export function FormErrors({ id, errors }: { id: string; errors: string[] | undefined }) {
  if (!errors || errors.length === 0) return null
  return (
    <div role="alert">
      <FieldErrors id={id} errors={errors} />
    </div>
  )
}
