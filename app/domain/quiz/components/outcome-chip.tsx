import { CircleX, Hourglass } from 'lucide'
import { StatusChip } from '~/components/status-chip'

/** What an attempt came to; null while an essay waits for its mark. */
export function OutcomeChip({ passed }: { passed: boolean | null }) {
  if (passed === null) return <StatusChip tone="prog" icon={Hourglass} label="Chờ chấm" />
  if (passed) return <StatusChip tone="done" label="Đạt" />
  return <StatusChip tone="soon" icon={CircleX} label="Chưa đạt" />
}
