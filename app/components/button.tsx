import { Link, type LinkProps } from '@remix-run/react'
import { type IconNode, LoaderCircle } from 'lucide'
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

type ButtonVariant = 'primary' | 'secondary' | 'soft' | 'ghost' | 'danger' | 'white'
type ButtonSize = 'lg' | 'md' | 'sm'

type ButtonLook = {
  variant?: ButtonVariant
  /** 52, 44 (default) or 36 px; `sm` grows to 44 px under 1024 px so that a thumb finds it. */
  size?: ButtonSize
  /** Fills the width it is given. */
  block?: boolean
  icon?: IconNode
  trailingIcon?: IconNode
  children: ReactNode
}

export type ButtonProps = ComponentPropsWithoutRef<'button'> &
  ButtonLook & {
    /** Shows the spinner and ignores further presses without taking the focus away. */
    busy?: boolean
    /** What is happening while busy, such as "Đang gửi"; the width never shrinks. */
    busyLabel?: string
  }

export type ButtonLinkProps = LinkProps & ButtonLook

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-primary text-on-primary hover:bg-primary-hover',
  secondary: 'border-line-2 bg-surface text-text hover:bg-sunken',
  soft: 'border-transparent bg-soft text-on-soft hover:border-soft-line',
  ghost: 'border-transparent bg-transparent text-link hover:bg-soft',
  danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-hover',
  white: 'border-transparent bg-white text-on-white hover:bg-white-hover focus-visible:outline-white',
}

const sizes: Record<ButtonSize, string> = {
  lg: 'min-h-13 rounded-md px-4.5 sm:px-5.5 py-3 text-read leading-6',
  md: 'min-h-11 rounded-md px-4.5 py-2 text-base leading-6',
  sm: 'min-h-11 rounded-md px-3.5 py-1.5 text-sm lg:min-h-9 lg:rounded-sm lg:px-3',
}

/** The classes of a button, for the rare element that must look like one without being `Button`. */
export function buttonClasses({
  variant = 'primary',
  size = 'md',
  block = false,
}: Pick<ButtonLook, 'variant' | 'size' | 'block'>): string {
  return classNames(
    'inline-flex items-center justify-center gap-2 border text-center font-semibold no-underline transition-colors print:hidden',
    'disabled:border-line disabled:bg-sunken disabled:text-text-3 disabled:hover:bg-sunken',
    variants[variant],
    sizes[size],
    block && 'w-full',
  )
}

function ButtonContent({ icon, trailingIcon, children }: Pick<ButtonLook, 'icon' | 'trailingIcon' | 'children'>) {
  return (
    <>
      {icon ? <Icon icon={icon} /> : null}
      {children}
      {trailingIcon ? <Icon icon={trailingIcon} /> : null}
    </>
  )
}

/** A press that does something. Give `type="submit"` inside forms; the default is a plain button. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, block, icon, trailingIcon, busy = false, busyLabel, children, className, onClick, type, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type ?? 'button'}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      className={classNames(buttonClasses({ variant, size, block }), className)}
    >
      {busy ? (
        <span className="grid">
          <span className="invisible col-start-1 row-start-1 flex items-center justify-center gap-2">
            <ButtonContent icon={icon} trailingIcon={trailingIcon}>
              {children}
            </ButtonContent>
          </span>
          <span className="col-start-1 row-start-1 flex items-center justify-center gap-2">
            <Icon icon={LoaderCircle} className="animate-busy" />
            {busyLabel ?? children}
          </span>
        </span>
      ) : (
        <ButtonContent icon={icon} trailingIcon={trailingIcon}>
          {children}
        </ButtonContent>
      )}
    </button>
  )
})

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const ButtonLink = forwardRef<HTMLAnchorElement, ButtonLinkProps>(function ButtonLink(
  { variant, size, block, icon, trailingIcon, children, className, ...rest },
  ref,
) {
  return (
    <Link {...rest} ref={ref} className={classNames(buttonClasses({ variant, size, block }), className)}>
      <ButtonContent icon={icon} trailingIcon={trailingIcon}>
        {children}
      </ButtonContent>
    </Link>
  )
})
