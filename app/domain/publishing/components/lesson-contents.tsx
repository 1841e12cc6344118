import type { MouseEvent } from 'react'
import { classNames } from '~/components/class-names'
import { goToHeading } from './calm-scroll'

export interface ContentsHeading {
  id: string
  text: string
}

/** The sections of the lesson, the one being read marked. */
export function LessonContents({ headings, current }: { headings: readonly ContentsHeading[]; current: string }) {
  return (
    <nav aria-label="Trong bài này">
      <p className="mb-2 text-sm text-text-3">Trong bài này</p>
      <ol>
        {headings.map(({ id, text }) => {
          const isCurrent = id === current
          return (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => jump(event, id)}
                aria-current={isCurrent ? 'location' : undefined}
                className={classNames(
                  'flex min-h-11 items-center border-l-2 px-3 py-1.5 text-label no-underline xl:min-h-9',
                  isCurrent ? 'border-primary font-semibold text-link' : 'border-line text-text-2 hover:text-text',
                )}
              >
                {text}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** The native jump would leave a step in the history for every section. */
export function jump(event: MouseEvent, id: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return
  if (goToHeading(id)) event.preventDefault()
}
