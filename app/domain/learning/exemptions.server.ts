import type { Transaction } from '~/platform/db/database.server'
import { releasePostponed } from './postponements.server'

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

const batchSize = 400

/** The same for many enrolments that the caller has judged (`adjustmentOf`), with ids of its own. */
export async function recordExemptions(
  tx: Transaction,
  {
    exemptions,
    approvedById,
    at,
  }: {
    exemptions: readonly { id: string; enrolmentId: string; reason: string }[]
    approvedById: string
    at: Date
  },
): Promise<void> {
  for (let start = 0; start < exemptions.length; start += batchSize)
    await tx.exemption.createMany({
      data: exemptions.slice(start, start + batchSize).map((row) => ({ ...row, approvedById, recordedAt: at })),
    })
}

/** Withdraws standing exemptions, with what was postponed by them. Gives the enrolments that count again. */
export async function withdrawExemptions(
  tx: Transaction,
  { exemptionIds, reason, byId, at }: { exemptionIds: readonly string[]; reason: string; byId: string; at: Date },
): Promise<{ enrolmentId: string; officerId: string; courseCompletionId: string | null }[]> {
  const counted: { enrolmentId: string; officerId: string; courseCompletionId: string | null }[] = []
  for (let start = 0; start < exemptionIds.length; start += batchSize) {
    const standing = await tx.exemption.findMany({
      where: { id: { in: exemptionIds.slice(start, start + batchSize) }, withdrawnAt: null },
      select: {
        id: true,
        enrolment: { select: { id: true, officerId: true, courseCompletion: { select: { id: true } } } },
      },
    })
    const ids = standing.map((row) => row.id)
    await tx.exemption.updateMany({
      where: { id: { in: ids } },
      data: { withdrawnAt: at, withdrawnById: byId, withdrawnReason: reason },
    })
    await releasePostponed(tx, { exemptionIds: ids, reason, at })
    counted.push(
      ...standing.map(({ enrolment }) => ({
        enrolmentId: enrolment.id,
        officerId: enrolment.officerId,
        courseCompletionId: enrolment.courseCompletion?.id ?? null,
      })),
    )
  }
  return counted
}
