import { formatCount } from '~/platform/number-format'

export interface NamedLine {
  key: string
  name: string
  detail: string
  /** What happens to it; empty: nothing to say. */
  words: string
}

/** As many as a reader looks through at once; the others are one press away. */
const shownAtOnce = 50

/** Everybody by name: what a deed touches, gains or leaves out. */
export function NamedList({ lines, label }: { lines: readonly NamedLine[]; label: string }) {
  return (
    <>
      <Lines lines={lines.slice(0, shownAtOnce)} label={label} />
      {lines.length > shownAtOnce ? (
        <details className="border-t border-line">
          <summary className="flex min-h-11 cursor-pointer items-center px-4 text-sm font-medium text-link">
            Xem tiếp {formatCount(lines.length - shownAtOnce)} dòng
          </summary>
          <Lines lines={lines.slice(shownAtOnce)} label={`${label}, phần tiếp theo`} />
        </details>
      ) : null}
    </>
  )
}

function Lines({ lines, label }: { lines: readonly NamedLine[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line border-t border-line">
      {lines.map((line) => (
        <li key={line.key} className="flex flex-wrap justify-between gap-x-4 px-4 py-2.5">
          <span className="min-w-0">
            <span className="block font-medium">{line.name}</span>
            <span className="block text-sm text-text-3">{line.detail}</span>
          </span>
          {line.words ? <span className="text-sm text-text-2 tabular-nums">{line.words}</span> : null}
        </li>
      ))}
    </ul>
  )
}
