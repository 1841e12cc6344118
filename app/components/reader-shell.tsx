import { ArrowLeft, type IconNode } from 'lucide'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { IconLink } from './icon-button'
import { ProgressBar } from './progress-bar'
import { contentId } from './skip-link'

export type ReaderShellProps = {
  back: { href: string; label: string; icon?: IconNode }
  /** Small line over the title in the top bar: the course's name. */
  eyebrow?: ReactNode
  title: ReactNode
  /** The bar's title is the page's `h1` where the content has none, as in a quiz. */
  isTitleHeading?: boolean
  /** The thin line under the top bar. */
  progress?: { value: number; max: number; label: string }
  /** At the right of the top bar: saved time, text size, contents, timer. */
  tools?: ReactNode
  /** Wide screens only, on the left: the course's path. */
  outline?: ReactNode
  outlineLabel?: string
  /** Wide screens only, on the right: what is in this page. */
  contents?: ReactNode
  contentsLabel?: string
  /** An `ActionBar`. */
  actionBar?: ReactNode
  children: ReactNode
}

/** Full-screen reading and answering: no bottom bar, an action bar instead. */
export function ReaderShell({
  back,
  eyebrow,
  title,
  isTitleHeading = false,
  progress,
  tools,
  outline,
  outlineLabel = 'Toàn bộ các bài',
  contents,
  contentsLabel = 'Trong trang này',
  actionBar,
  children,
}: ReaderShellProps) {
  const hasOutline = Boolean(outline)
  const hasContents = Boolean(contents)
  const Title = isTitleHeading ? 'h1' : 'p'
  return (
    <div className="flex min-h-[calc(100dvh-var(--over-page))] flex-col">
      <header className="sticky top-0 z-20 border-b border-line bg-bg print:hidden">
        <div className="flex min-h-14 items-center gap-1 px-2 py-1.5 pr-3 lg:min-h-16 lg:px-4">
          <IconLink to={back.href} icon={back.icon ?? ArrowLeft} label={back.label} iconSize="lg" />
          <div className="min-w-0 flex-1 px-1">
            {eyebrow ? <p className="truncate text-xs text-text-3">{eyebrow}</p> : null}
            <Title className="truncate text-base leading-6 font-semibold">{title}</Title>
          </div>
          {tools ? <div className="flex flex-none items-center gap-1">{tools}</div> : null}
        </div>
        {progress ? (
          <ProgressBar {...progress} thin className="absolute inset-x-0 -bottom-px h-[3px]! rounded-none!" />
        ) : null}
      </header>
      <div
        className={classNames(
          'flex-1 lg:grid print:block',
          hasOutline && hasContents && 'lg:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[18.5rem_minmax(0,1fr)_15rem]',
          hasOutline && !hasContents && 'lg:grid-cols-[18.5rem_minmax(0,1fr)]',
          !hasOutline && hasContents && 'lg:grid-cols-[minmax(0,1fr)_15rem]',
        )}
      >
        {outline ? (
          <aside aria-label={outlineLabel} className="hidden border-r border-line lg:block print:hidden">
            <div className="sticky top-17 max-h-[calc(100dvh-9rem)] overflow-y-auto p-6">{outline}</div>
          </aside>
        ) : null}
        <main
          id={contentId}
          tabIndex={-1}
          className="mx-auto w-full max-w-178 px-5 pt-5 pb-12 lg:pt-9 print:max-w-none print:p-0"
        >
          {children}
        </main>
        {contents ? (
          <aside
            aria-label={contentsLabel}
            className={classNames('hidden print:hidden', hasOutline ? 'xl:block' : 'lg:block')}
          >
            <div className="sticky top-17 max-h-[calc(100dvh-9rem)] overflow-y-auto py-9 pr-6">{contents}</div>
          </aside>
        ) : null}
      </div>
      {actionBar}
    </div>
  )
}
