import type { Fault } from '../../fault'

/** Faults with their lines; pressing one goes to its line. Without JavaScript it is a plain list. */
export function FaultList({
  faults,
  label,
  onGo,
}: {
  faults: readonly Fault[]
  label: string
  onGo?: (line: number) => void
}) {
  if (faults.length === 0) return null
  return (
    <section aria-label={label} className="max-h-48 overflow-y-auto border-t border-late-line bg-late-soft">
      <ul className="divide-y divide-late-line">
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.reason}`} className="text-label">
            {onGo ? (
              <button
                type="button"
                onClick={() => onGo(fault.line)}
                className="flex min-h-11 w-full items-baseline gap-3 px-4 py-2 text-left hover:underline"
              >
                <FaultWords fault={fault} />
              </button>
            ) : (
              <p className="flex items-baseline gap-3 px-4 py-2">
                <FaultWords fault={fault} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function FaultWords({ fault }: { fault: Fault }) {
  return (
    <>
      <span className="flex-none font-semibold whitespace-nowrap text-late-fg tabular-nums">Dòng {fault.line}</span>
      <span className="min-w-0 break-words">{fault.reason}</span>
    </>
  )
}
