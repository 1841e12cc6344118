import type { ReactNode } from 'react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'

/** A notice over the editor, with the page's own margins. */
export function EditorNotice({ children }: { children: ReactNode }) {
  return <div className="px-4 py-3 lg:px-6">{children}</div>
}

export interface ReturnNote {
  note: string
  at: string
  reviewer: string
}

/** Why the reviewer gave the draft back. */
export function ReturnedNotice({ note, at, reviewer }: ReturnNote) {
  return (
    <EditorNotice>
      <Callout tone="clay" title={`Đồng chí ${reviewer} trả lại ${at}`}>
        <span className="whitespace-pre-line">{note}</span>
      </Callout>
    </EditorNotice>
  )
}

/** A text that this tab could not save before a reload: the author takes it back or lets it go. */
export function KeptTextNotice({ onTake, onDrop }: { onTake: () => void; onDrop: () => void }) {
  return (
    <EditorNotice>
      <Callout
        tone="blue"
        title="Có phần viết chưa kịp lưu trên máy này"
        action={
          <>
            <Button size="sm" onClick={onTake}>
              Lấy lại phần đó
            </Button>
            <Button size="sm" variant="secondary" onClick={onDrop}>
              Bỏ qua
            </Button>
          </>
        }
      >
        Lần trước mất kết nối khi đang viết. Đồng chí lấy lại rồi bấm Lưu.
      </Callout>
    </EditorNotice>
  )
}
