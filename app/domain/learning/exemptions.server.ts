import type { Transaction } from '~/platform/db/database.server'

/**
 * miễn học tập: a fact of an enrolment, with reason and approver (domain brief 2.7: nobody approves their own). The
 * caller's deed checks the right to do so and writes the audit event. A finished enrolment needs no exemption.
 */
export async function recordExemption(
  tx: Transaction,
  exemption: { enrolmentId: string; reason: string; approvedById: string | null; at: Date },
): Promise<
  | { ok: true; exemptionId: string }
  | { ok: false; reason: 'notFound' | 'reasonMissing' | 'ownEnrolment' | 'completed' | 'alreadyExempt' }
> {
  const { enrolmentId, reason, approvedById, at } = exemption
  if (reason.trim() === '') return { ok: false, reason: 'reasonMissing' }
  const enrolment = await tx.enrolment.findUnique({
    where: { id: enrolmentId, withdrawnAt: null },
    select: {
      officerId: true,
      courseCompletion: { select: { id: true } },
      exemptions: { where: { withdrawnAt: null }, select: { id: true } },
    },
  })
  if (!enrolment) return { ok: false, reason: 'notFound' }
  if (enrolment.officerId === approvedById) return { ok: false, reason: 'ownEnrolment' }
  if (enrolment.courseCompletion) return { ok: false, reason: 'completed' }
  if (enrolment.exemptions.length > 0) return { ok: false, reason: 'alreadyExempt' }
  const { id } = await tx.exemption.create({
    data: { enrolmentId, reason: reason.trim(), approvedById, recordedAt: at },
    select: { id: true },
  })
  return { ok: true, exemptionId: id }
}
