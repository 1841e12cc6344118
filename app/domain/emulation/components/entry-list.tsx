import { Link } from '@remix-run/react'
import type { EntryView } from './points-view'

/** Score entries, each with its cause, date, unit at that time and who recorded it. */
export function EntryList({ entries, label }: { entries: EntryView[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-2.5">
      {entries.map((entry) => (
        <li key={entry.id} className="flex items-start gap-3">
          <span className="min-w-0 flex-1">
            {entry.to ? (
              <Link to={entry.to} className="link font-medium">
                {entry.title}
              </Link>
            ) : (
              <span className="font-medium">{entry.title}</span>
            )}
            <span className="block text-sm text-text-3">{entry.detail}</span>
            {entry.reason && <span className="block text-sm text-text-2">{entry.reason}</span>}
          </span>
          <span className="font-semibold whitespace-nowrap tabular-nums">{entry.points}</span>
        </li>
      ))}
    </ul>
  )
}
