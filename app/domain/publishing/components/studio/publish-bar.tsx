import { Check, CircleAlert } from 'lucide'
import { classNames } from '~/components/class-names'
import { Icon } from '~/components/icon'

const steps = ['Soạn', 'Duyệt nội dung', 'Đăng'] as const

export interface MissingWork {
  count: number
  /** The first thing to put right. */
  first: string
  goLabel: string
  onGo?: () => void
}

/** The three steps to officers' screens, and what still keeps the draft from the next one. */
export function PublishBar({
  step,
  missing,
  note,
}: {
  /** 1 writing, 2 with a reviewer, 3 published. */
  step: 1 | 2 | 3
  missing: MissingWork | null
  note?: string
}) {
  return (
    <section
      aria-label="Trạng thái đăng bài"
      className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line bg-bg px-4 py-2.5 lg:px-6"
    >
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {steps.map((word, index) => {
          const number = index + 1
          const isDone = number < step
          return (
            <li
              key={word}
              aria-current={number === step ? 'step' : undefined}
              className={classNames(
                'flex items-center gap-2 text-label',
                number === step ? 'font-semibold' : 'text-text-3',
                index > 0 && 'before:mr-1 before:hidden before:h-px before:w-6 before:bg-line-2 sm:before:block',
              )}
            >
              <span
                aria-hidden="true"
                className={classNames(
                  'grid size-6 place-items-center rounded-full border text-xs font-semibold',
                  number === step ? 'border-transparent bg-primary text-on-primary' : 'border-line-2 bg-surface',
                )}
              >
                {isDone ? <Icon icon={Check} size="xs" /> : number}
              </span>
              {word}
              {isDone ? <span className="sr-only"> (xong)</span> : null}
            </li>
          )
        })}
      </ol>
      {missing ? (
        <p className="flex min-w-0 flex-1 basis-72 items-center gap-2 text-sm text-soon-fg lg:justify-center">
          <Icon icon={CircleAlert} size="sm" className="text-soon-mk" />
          <span className="min-w-0">
            <strong className="font-semibold">Còn {missing.count} việc trước khi gửi:</strong> {missing.first}{' '}
            {missing.onGo ? (
              <button type="button" onClick={missing.onGo} className="font-semibold whitespace-nowrap underline">
                {missing.goLabel}
              </button>
            ) : null}
          </span>
        </p>
      ) : note ? (
        <p className="min-w-0 flex-1 basis-72 text-sm text-text-2 lg:text-center">{note}</p>
      ) : null}
    </section>
  )
}
