import { CircleCheck, CircleDashed, CirclePlay, Undo2 } from 'lucide'
import { StatusChip } from '~/components/status-chip'

type State = 'draft' | 'applying' | 'applied' | 'undoing' | 'undone'

/** Where an import stands, in a word. */
export function ImportStateChip({ state }: { state: State }) {
  switch (state) {
    case 'draft':
      return <StatusChip tone="none" icon={CircleDashed} label="Chưa nhập" />
    case 'applying':
      return <StatusChip tone="prog" icon={CirclePlay} label="Đang nhập" />
    case 'applied':
      return <StatusChip tone="done" icon={CircleCheck} label="Đã nhập" />
    case 'undoing':
      return <StatusChip tone="prog" icon={CirclePlay} label="Đang hoàn tác" />
    case 'undone':
      return <StatusChip tone="neutral" icon={Undo2} label="Đã hoàn tác" />
  }
}
