import { CircleHelp, Heading, type IconNode, MessagesSquare, SquareCheck, SquareDashed, Text } from 'lucide'
import { classNames } from '~/components/class-names'
import { Icon } from '~/components/icon'
import { entryAt, type OutlineEntry } from '../../editor-outline'
import type { Fault } from '../../fault'

const icons: Record<OutlineEntry['kind'], IconNode> = {
  head: Heading,
  heading: Text,
  block: SquareDashed,
  scenario: MessagesSquare,
  check: SquareCheck,
  question: CircleHelp,
}

/** The blocks of what is being written; pressing one goes to it. A block with faults says how many. */
export function DraftOutline({
  label,
  entries,
  faults,
  onGo,
}: {
  label: string
  entries: readonly OutlineEntry[]
  faults: readonly Fault[]
  onGo: (line: number) => void
}) {
  return (
    <nav aria-label={label}>
      <p className="px-3 py-1 text-sm text-text-3">{label}</p>
      <ul>
        {entries.map((entry) => {
          const count = faults.filter((fault) => entryAt(entries, fault.line) === entry).length
          return (
            <li key={`${entry.line} ${entry.label}`}>
              <button
                type="button"
                onClick={() => onGo(entry.line)}
                className={classNames(
                  'flex min-h-11 w-full items-center gap-2.5 rounded-md px-3 py-1.5 text-left text-sm text-text-2 hover:bg-sunken',
                  entry.kind === 'heading' && 'font-medium text-text',
                )}
              >
                <Icon icon={icons[entry.kind]} size="sm" className="text-text-3" />
                <span className="min-w-0">
                  <span className="line-clamp-2 break-words">{entry.label}</span>
                  {count > 0 ? (
                    <span className="block text-xs font-medium text-soon-fg">{count} lỗi cần sửa</span>
                  ) : null}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
