import type { AuditActor } from '~/domain/audit/events.server'
import { enrolJoiner } from '~/domain/deeds/enrol-joiner.server'
import { type TransferRefusal, transferMembership } from '~/domain/identity/memberships.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'

export interface OfficerTransfer {
  actor: AuditActor
  officerId: string
  unit: { unitId: string; path: string }
  positionCode: string
  /** The first local date in the new unit; late, today or to come. */
  from: string
  reason: string
  now: Date
}

/**
 * Điều chuyển: the membership moves, open enrolments go along with unchanged due dates (they belong to the officer), and
 * the courses that run for the new unit are added as for a joiner (domain brief 1.1). For a day to come they are added by
 * `beginMemberships` on that day.
 */
export async function transferOfficer({
  unit,
  now,
  ...transfer
}: OfficerTransfer): Promise<{ ok: true } | { ok: false; reason: TransferRefusal }> {
  return inTransaction(async (tx) => {
    const moved = await transferMembership(tx, { ...transfer, unitId: unit.unitId, at: now })
    if (!moved.ok) return moved
    if (transfer.from <= localDateOf(now))
      await enrolJoiner(tx, { officerId: transfer.officerId, unitPath: unit.path, joinedOn: transfer.from, now })
    return { ok: true }
  })
}
