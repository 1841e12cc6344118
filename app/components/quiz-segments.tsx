import { classNames } from './class-names'

/** `partial`: an answer of several parts, some of them still empty. */
export type SegmentState = 'empty' | 'partial' | 'answered' | 'flagged'

export type QuizSegmentsProps = {
  segments: SegmentState[]
  /** Zero-based place of the question shown now. */
  currentIndex?: number
  /** "Câu 4 trong 10": the words carry the meaning, the bars are a picture of it. */
  label: string
  /** "Đã trả lời 3, xem lại 1". */
  detail?: string
}

const fills: Record<SegmentState, string> = {
  empty: 'bg-track',
  partial: 'bg-soon-mk',
  answered: 'bg-done-mk',
  flagged: 'bg-prog-mk',
}

/** How far a question series has come. */
export function QuizSegments({ segments, currentIndex, label, detail }: QuizSegmentsProps) {
  return (
    <div>
      <div aria-hidden="true" className="flex gap-1 py-1">
        {segments.map((state, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place in the series
            key={index}
            className={classNames(
              'h-1.5 flex-1 rounded-[3px]',
              index === currentIndex
                ? 'bg-primary shadow-[0_0_0_2px_var(--bg),0_0_0_3.5px_var(--primary)]'
                : fills[state],
            )}
          />
        ))}
      </div>
      <div className="mt-2 flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="font-medium">{label}</span>
        {detail ? <span className="text-text-3">{detail}</span> : null}
      </div>
    </div>
  )
}
