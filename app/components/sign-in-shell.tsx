import type { ReactNode } from 'react'
import { Mark } from './mark'
import { contentId } from './skip-link'

export type SignInShellProps = {
  productName: string
  organisationName?: string
  /** The motto, line by line: the gold words and what follows them. */
  motto: { lead: string; rest: string }[]
  /** A sentence under the motto. */
  about?: ReactNode
  /** Small print at the bottom of the form's side. */
  footer?: ReactNode
  children: ReactNode
}

const petal = 'M0 0C-25-34-25-74 0-112 25-74 25-34 0 0Z'
const petalAngles = [-80, 80, -54, 54, -27, 27, 0]

/** Signing in: the form, and on wide screens the motto on dark green beside it. */
export function SignInShell({ productName, organisationName, motto, about, footer, children }: SignInShellProps) {
  return (
    <div className="flex min-h-[calc(100dvh-var(--over-page))] flex-col">
      <div className="flex flex-1">
        <aside
          aria-label={productName}
          className="relative hidden w-[42%] max-w-150 flex-none flex-col overflow-hidden bg-hero pt-14 pr-6 pl-14 text-on-hero lg:flex print:hidden"
        >
          <div className="relative z-1 flex items-center gap-3.5 text-2xl font-bold">
            <Mark size={44} tone="hero" />
            {productName}
          </div>
          <div className="relative z-1 mt-[clamp(2.5rem,14vh,8rem)] mb-80 flex flex-col gap-2.5 text-xl leading-normal 2xl:text-3xl 2xl:leading-normal">
            {motto.map((line) => (
              <p key={line.lead}>
                <strong className="font-semibold text-hero-gold">{line.lead}</strong> {line.rest}
              </p>
            ))}
            {about ? <p className="mt-3 max-w-80 text-base text-on-hero-2">{about}</p> : null}
          </div>
          <svg
            viewBox="-122 -122 244 124"
            aria-hidden="true"
            className="absolute -bottom-0.5 -left-5 w-[calc(100%+2.5rem)] fill-hero stroke-hero-drawing stroke-[0.7]"
          >
            {petalAngles.map((angle) => (
              <path key={angle} d={petal} transform={`rotate(${angle})`} />
            ))}
          </svg>
        </aside>
        <div className="flex min-w-0 flex-1 flex-col px-6 pt-11 pb-6 lg:px-16 lg:pt-8 lg:pb-8">
          <header className="mx-auto mb-5.5 flex w-full max-w-100 items-center gap-3 lg:hidden">
            <Mark size={44} />
            <div>
              <p className="text-xl leading-7 font-bold">{productName}</p>
              {organisationName ? <p className="text-sm text-text-3">{organisationName}</p> : null}
            </div>
          </header>
          <main id={contentId} tabIndex={-1} className="mx-auto w-full max-w-100 lg:my-auto">
            {children}
          </main>
          {footer ? (
            <footer className="mx-auto mt-auto w-full max-w-100 pt-6 text-xs text-text-3 lg:mt-0">{footer}</footer>
          ) : null}
        </div>
      </div>
    </div>
  )
}
