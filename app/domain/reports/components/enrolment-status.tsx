import { StatusChip } from '~/components/status-chip'
import { enrolmentLook } from '~/domain/learning/components/enrolment-look'
import type { EnrolmentMarks, EnrolmentState } from '~/domain/learning/enrolment-state'

const noMarks: EnrolmentMarks = { dueSoon: false, outOfAttempts: false }

/** The state as reports count it, and the marks that stand beside it and are never counted (domain brief 3). */
export function EnrolmentStatus({
  state,
  marks,
  isPostponed = false,
}: {
  state: EnrolmentState
  marks: EnrolmentMarks
  /** Counted as exempt, but said apart: the task comes back in a later month. */
  isPostponed?: boolean
}) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-1 lg:justify-start">
      <StatusChip {...enrolmentLook(state, noMarks)} {...(isPostponed && { label: 'Hoãn học tập' })} />
      {marks.dueSoon ? <StatusChip tone="soon" label="Sắp đến hạn" /> : null}
      {marks.outOfAttempts ? <StatusChip tone="soon" label="Hết lượt làm bài" /> : null}
    </span>
  )
}
