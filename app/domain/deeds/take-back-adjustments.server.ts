import { enterDueDateChanges } from '~/domain/emulation/due-date-changes.server'
import { enterPointsOf } from '~/domain/emulation/ledger.server'
import { withdrawExemptions } from '~/domain/learning/exemptions.server'
import { withdrawExtensions } from '~/domain/learning/extensions.server'
import type { Transaction } from '~/platform/db/database.server'

/**
 * Withdraws exemptions and extensions inside the transaction of a deed, which writes the audit event: postponed tasks come
 * back, due dates go back, and points follow. A course finished while exempt earns now (domain brief 2.7).
 */
export async function takeBackAdjustments(
  tx: Transaction,
  taken: {
    exemptionIds: readonly string[]
    extensionIds: readonly string[]
    reason: string
    byId: string
    now: Date
  },
): Promise<{ enrolmentId: string; officerId: string }[]> {
  const { exemptionIds, extensionIds, reason, byId, now } = taken
  const counted = await withdrawExemptions(tx, { exemptionIds, reason, byId, at: now })
  await enterPointsOf(tx, { completionIds: counted.flatMap((row) => row.courseCompletionId ?? []), now })
  const shortened = await withdrawExtensions(tx, { extensionIds, reason, byId, at: now })
  await enterDueDateChanges(tx, {
    changes: shortened.flatMap(({ courseCompletionId, officerId, extensionId }) =>
      courseCompletionId ? [{ courseCompletionId, officerId, changeId: `${extensionId}:withdrawn` }] : [],
    ),
    reason: `Rút gia hạn: ${reason}`,
    recordedAt: now,
    recordedById: byId,
  })
  return [...counted, ...shortened]
}
