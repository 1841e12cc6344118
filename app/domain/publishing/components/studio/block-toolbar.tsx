import { Plus } from 'lucide'
import { Icon } from '~/components/icon'
import type { BlockSkeleton } from '../../block-skeletons'

/** Buttons that put a ready-made block at the cursor, and without JavaScript the same blocks to copy. */
export function BlockToolbar({
  label,
  blocks,
  onInsert,
  isScripted,
}: {
  label: string
  blocks: readonly BlockSkeleton[]
  onInsert: (text: string) => void
  isScripted: boolean
}) {
  if (!isScripted) {
    return (
      <details className="border-b border-line px-4 py-2 text-sm">
        <summary className="flex min-h-11 items-center font-medium text-link">{label}: xem mẫu để chép</summary>
        {blocks.map((block) => (
          <div key={block.key} className="mb-3">
            <p className="font-medium">{block.label}</p>
            <pre className="overflow-x-auto rounded-md bg-sunken p-3 font-sans text-sm whitespace-pre-wrap">
              {block.text}
            </pre>
          </div>
        ))}
      </details>
    )
  }
  return (
    <fieldset className="min-w-0 border-b border-line px-2 py-1">
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap items-center">
        <span aria-hidden="true" className="flex items-center gap-1 pr-1 pl-2 text-sm text-text-3">
          <Icon icon={Plus} size="sm" />
          Chèn
        </span>
        {blocks.map((block) => (
          <button
            key={block.key}
            type="button"
            onClick={() => onInsert(block.text)}
            className="min-h-11 rounded-sm px-2 text-sm text-text-2 hover:bg-soft hover:text-on-soft lg:min-h-8"
          >
            {block.label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
