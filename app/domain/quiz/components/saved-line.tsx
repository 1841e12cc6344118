import { Check, CloudOff } from 'lucide'
import { Icon } from '~/components/icon'
import type { Delivery } from './answer-outbox'
import { deliveryWords, type StoredAnswers } from './delivery-words'

interface SavedLineProps {
  delivery: Delivery
  stored: StoredAnswers
  attemptId: string
}

/** Where the answers are, told politely as it changes. */
export function SavedLine({ delivery, stored, attemptId }: SavedLineProps) {
  const isSaved = delivery.kind === 'saved' || (delivery.kind === 'idle' && stored.count > 0)
  const isTrouble = 'waiting' in delivery || delivery.kind === 'gone'
  return (
    <div role="status" className="flex min-h-5.5 items-start gap-1.5">
      {isSaved && <Icon icon={Check} size="sm" className="mt-[3px]" />}
      {isTrouble && <Icon icon={CloudOff} size="sm" className="mt-[3px] text-soon-mk" />}
      <p className={isTrouble ? 'text-soon-fg' : undefined}>
        {deliveryWords(delivery, stored)}{' '}
        {(delivery.kind === 'signedOut' || delivery.kind === 'otherOfficer') && (
          <a href="/dang-nhap" target="_blank" rel="noreferrer" className="link">
            Đăng nhập ở thẻ mới
          </a>
        )}
        {delivery.kind === 'submitted' && (
          <a href={`/bai-lam/${attemptId}`} className="link">
            Xem kết quả
          </a>
        )}
      </p>
    </div>
  )
}
