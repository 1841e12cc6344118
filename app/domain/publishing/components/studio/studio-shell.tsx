import { ArrowLeft } from 'lucide'
import type { ReactNode } from 'react'
import { Breadcrumb } from '~/components/breadcrumb'
import { classNames } from '~/components/class-names'
import { IconLink } from '~/components/icon-button'
import { contentId } from '~/components/skip-link'

/** The full-screen frame of one lesson in the studio: a top bar of its own, no navigation of the app. */
export function StudioShell({
  course,
  title,
  tools,
  bar,
  fillsScreen = false,
  children,
}: {
  course: { code: string; title: string }
  title: string
  tools?: ReactNode
  bar?: ReactNode
  /** On wide screens the parts scroll within themselves, not the page; the demo strip above takes its share. */
  fillsScreen?: boolean
  children: ReactNode
}) {
  return (
    <div
      className={classNames(
        'flex min-h-[calc(100dvh-var(--over-page))] flex-col',
        fillsScreen && 'lg:h-[calc(100dvh-var(--over-page))] lg:min-h-0',
      )}
    >
      <header className="border-b border-line bg-surface">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-2 py-2 lg:px-4">
          <IconLink to="/soan" icon={ArrowLeft} label="Về danh sách bài" iconSize="lg" />
          <div className="min-w-0 flex-1 basis-64">
            <Breadcrumb
              items={[
                { label: 'Soạn bài', to: '/soan' },
                { label: course.title, to: `/soan/chuyen-de/${course.code}` },
                { label: 'Bài học' },
              ]}
            />
            <h1 className="text-lg font-semibold">{title}</h1>
          </div>
          {tools ? <div className="flex flex-wrap items-center gap-2">{tools}</div> : null}
        </div>
      </header>
      {bar}
      <main id={contentId} tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
        {children}
      </main>
    </div>
  )
}
