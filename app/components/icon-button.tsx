import { Link, type LinkProps } from '@remix-run/react'
import type { IconNode } from 'lucide'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { classNames } from './class-names'
import { Icon, type IconSize } from './icon'

type IconButtonLook = {
  icon: IconNode
  /** The accessible name; it holds the number when there is a dot: "Thông báo, 2 tin mới". */
  label: string
  /** A red dot says that something waits. */
  dot?: boolean
  /** With a hairline and a white ground. */
  outline?: boolean
  iconSize?: IconSize
}

export type IconButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'aria-label'> & IconButtonLook
export type IconLinkProps = Omit<LinkProps, 'children' | 'aria-label'> & IconButtonLook

function iconButtonClasses(outline: boolean): string {
  return classNames(
    'relative inline-grid size-11 flex-none place-items-center rounded-md text-text-2 no-underline transition-colors hover:bg-sunken print:hidden',
    outline && 'border border-line bg-surface',
  )
}

function IconContent({ icon, iconSize, dot }: Pick<IconButtonLook, 'icon' | 'iconSize' | 'dot'>) {
  return (
    <>
      <Icon icon={icon} size={iconSize} />
      {dot ? (
        <span
          aria-hidden="true"
          className="absolute top-2 right-2.5 size-2.5 rounded-full bg-count outline-2 outline-bg"
        />
      ) : null}
    </>
  )
}

/** A 44 px press without a visible word. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon, label, dot, outline = false, iconSize, className, type, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type ?? 'button'}
      aria-label={label}
      className={classNames(iconButtonClasses(outline), className)}
    >
      <IconContent icon={icon} iconSize={iconSize} dot={dot} />
    </button>
  )
})

/** A 44 px link without a visible word. */
export function IconLink({ icon, label, dot, outline = false, iconSize, className, ...rest }: IconLinkProps) {
  return (
    <Link {...rest} aria-label={label} className={classNames(iconButtonClasses(outline), className)}>
      <IconContent icon={icon} iconSize={iconSize} dot={dot} />
    </Link>
  )
}
