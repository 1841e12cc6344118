import type { StatusChipProps } from '~/components/status-chip'
import { resultWords } from '../practice-words'
import type { EndingResult } from '../vocabulary'

const tones: Record<EndingResult, StatusChipProps['tone']> = { good: 'done', fair: 'prog', poor: 'soon' }

/** The chip of the officer's best result so far. */
export function bestResultView(best: EndingResult | null): { tone: StatusChipProps['tone']; label: string } {
  return best === null ? { tone: 'none', label: 'Chưa luyện' } : { tone: tones[best], label: resultWords[best] }
}
