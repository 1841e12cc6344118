import { Eye, EyeOff } from 'lucide'
import { useEffect, useState } from 'react'
import { TextField, type TextFieldProps } from './field'
import { IconButton } from './icon-button'

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'after'> & {
  revealLabel?: string
  concealLabel?: string
}

/** A password that can be shown. The eye appears once scripts run, because it needs them. */
export function PasswordField({
  revealLabel = 'Hiện mật khẩu',
  concealLabel = 'Ẩn mật khẩu',
  ...field
}: PasswordFieldProps) {
  const [isRevealed, setRevealed] = useState(false)
  const [canReveal, setCanReveal] = useState(false)
  useEffect(() => setCanReveal(true), [])
  return (
    <TextField
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...field}
      type={isRevealed ? 'text' : 'password'}
      after={
        canReveal ? (
          <IconButton
            icon={isRevealed ? EyeOff : Eye}
            label={isRevealed ? concealLabel : revealLabel}
            onClick={() => setRevealed(!isRevealed)}
          />
        ) : null
      }
    />
  )
}
