import { Link } from '@remix-run/react'
import { classNames } from '~/components/class-names'
import type { SegmentState } from '~/components/quiz-segments'

interface QuestionGridProps {
  segments: { position: number; state: SegmentState; unfinished: string | null }[]
  current: number | null
}

const looks: Record<SegmentState, { word: string; classes: string }> = {
  empty: { word: 'chưa trả lời', classes: 'border-line-2 bg-surface text-text-2' },
  partial: { word: 'làm dở', classes: 'border-soon-line bg-soon-soft text-soon-fg' },
  answered: { word: 'đã trả lời', classes: 'border-done-mk bg-soft-2 text-done-fg' },
  flagged: { word: 'đánh dấu xem lại', classes: 'border-prog-mk bg-prog-bg text-prog-fg' },
}

/** Every question as a numbered square with its state in words for screen readers and beneath. */
export function QuestionGrid({ segments, current }: QuestionGridProps) {
  return (
    <nav aria-label="Các câu hỏi">
      <ol className="flex flex-wrap gap-2">
        {segments.map(({ position, state, unfinished }) => (
          <li key={position}>
            <Link
              to={`?cau=${position}`}
              aria-current={position === current ? 'true' : undefined}
              aria-label={[`Câu ${position}`, looks[state].word, unfinished].filter(Boolean).join(', ')}
              className={classNames(
                'grid size-11 place-items-center rounded-sm border-[1.5px] font-semibold tabular-nums no-underline',
                looks[state].classes,
                position === current && 'ring-2 ring-primary ring-offset-2 ring-offset-bg',
              )}
            >
              {position}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface QuestionStatesProps {
  questions: {
    position: number
    state: SegmentState
    isAnswered: boolean
    /** "còn 1 chỗ trống"; null when no part is missing. */
    unfinished: string | null
  }[]
}

/** The same states as rows, for the overview before submitting. */
export function QuestionStates({ questions }: QuestionStatesProps) {
  return (
    <ul className="divide-y divide-line">
      {questions.map(({ position, state, isAnswered, unfinished }) => (
        <li key={position}>
          <Link
            to={`?cau=${position}`}
            className="flex min-h-14 items-center justify-between gap-3 px-4 text-text no-underline hover:bg-soft-2"
          >
            <span className="font-medium">Câu {position}</span>
            <span className={classNames('rounded-full border px-2.5 py-0.5 text-xs font-medium', looks[state].classes)}>
              {unfinished ? `Làm dở, ${unfinished}` : isAnswered ? 'Đã trả lời' : 'Chưa trả lời'}
              {state === 'flagged' && ', xem lại'}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
