import { CircleDot, CircleX } from 'lucide'
import { StatusChip } from '~/components/status-chip'
import { resultWords } from '../practice-words'
import type { EndingResult } from '../vocabulary'

/** The officer's best result of a scenario so far. */
export function BestResultChip({ best }: { best: EndingResult | null }) {
  if (best === null) return <StatusChip tone="none" label="Chưa luyện" />
  if (best === 'good') return <StatusChip tone="done" label={resultWords.good} />
  if (best === 'fair') return <StatusChip tone="prog" icon={CircleDot} label={resultWords.fair} />
  return <StatusChip tone="soon" icon={CircleX} label={resultWords.poor} />
}
