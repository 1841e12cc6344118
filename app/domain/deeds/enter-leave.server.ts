import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { recordLeave, supersedeLeave } from '~/domain/identity/leave.server'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'

type LeaveRefusal = 'notFound' | 'ownself' | 'kindUnknown' | 'reasonMissing' | 'alreadyTakenBack'
export type LeaveResult = { ok: true } | { ok: false; reason: LeaveRefusal }

/**
 * Enters a leave of an officer of the commander's units, never the own one. It exempts nobody: what it proposes waits for
 * the commander's confirmation (`adjustEnrolments`).
 */
export async function enterLeave({
  actor,
  serviceNumber,
  leave,
  now,
}: {
  actor: Actor
  serviceNumber: string
  /** `id` is made with the form, so that a form sent twice enters one leave. */
  leave: { id: string; kindCode: string; validFrom: string; validTo: string; reason: string }
  now: Date
}): Promise<LeaveResult> {
  return inTransaction(async (tx) => {
    const officer = await getOfficer(tx, { actor, serviceNumber, now })
    if (!officer) return { ok: false, reason: 'notFound' }
    if (officer.id === actor.officerId) return { ok: false, reason: 'ownself' }
    const written = await recordLeave(tx, { ...leave, officerId: officer.id, approvedById: actor.officerId, at: now })
    if (written === 'kindUnknown') return { ok: false, reason: 'kindUnknown' }
    if (written === 'repeated') return { ok: true }
    await recordEvent(tx, {
      actor,
      deed: 'leave.record',
      subject: { type: 'officer', id: officer.id },
      reason: leave.reason,
      details: { id: leave.id, kind: leave.kindCode, from: leave.validFrom, until: leave.validTo },
      at: now,
    })
    return { ok: true }
  })
}

/** Takes a leave entered wrongly back, with a reason; the row stays. What was confirmed because of it is withdrawn apart. */
export async function takeBackLeave({
  actor,
  serviceNumber,
  leaveId,
  now,
  ...input
}: {
  actor: Actor
  serviceNumber: string
  leaveId: string
  reason: string
  now: Date
}): Promise<LeaveResult> {
  const reason = input.reason.trim()
  return inTransaction(async (tx) => {
    const officer = await getOfficer(tx, { actor, serviceNumber, now })
    const leave =
      officer && (await tx.leave.findFirst({ where: { id: leaveId, officerId: officer.id }, select: { id: true } }))
    if (!officer || !leave) return { ok: false, reason: 'notFound' }
    if (officer.id === actor.officerId) return { ok: false, reason: 'ownself' }
    if (reason === '') return { ok: false, reason: 'reasonMissing' }
    const taken = await supersedeLeave(tx, { leaveId, officerId: officer.id, reason, byId: actor.officerId, at: now })
    if (!taken) return { ok: false, reason: 'alreadyTakenBack' }
    await recordEvent(tx, {
      actor,
      deed: 'leave.takeBack',
      subject: { type: 'officer', id: officer.id },
      reason,
      details: { id: leaveId },
      at: now,
    })
    return { ok: true }
  })
}

async function getOfficer(
  tx: Transaction,
  { actor, serviceNumber, now }: { actor: Actor; serviceNumber: string; now: Date },
): Promise<{ id: string } | null> {
  return tx.officer.findFirst({
    where: { serviceNumber, ...visibleOfficers(actor, 'adjustStudy', localDateOf(now)) },
    select: { id: true },
  })
}
