import type { AuditActor } from '~/domain/audit/events.server'
import { enrolJoiner } from '~/domain/deeds/enrol-joiner.server'
import { createOfficer, type NewOfficer, type OfficerRefusal, serviceNumberOf } from '~/domain/identity/officers.server'
import { hashPassword, makeOneTimePassword } from '~/domain/identity/passwords.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'

export interface Registration {
  actor: AuditActor
  officer: Omit<NewOfficer, 'actor' | 'passwordHash' | 'mustChangePassword' | 'unitId' | 'at'>
  unit: { unitId: string; path: string }
  now: Date
}

/**
 * A new officer: account with a one-time password, rank, membership, and an enrolment in every course that runs for the
 * unit. The password is answered once and kept nowhere.
 */
export async function registerOfficer({
  actor,
  officer,
  unit,
  now,
}: Registration): Promise<
  { ok: true; serviceNumber: string; password: string } | { ok: false; reason: OfficerRefusal | 'future' }
> {
  if (officer.validFrom > localDateOf(now)) return { ok: false, reason: 'future' }
  const password = makeOneTimePassword()
  const passwordHash = await hashPassword(password)
  return inTransaction(async (tx) => {
    const created = await createOfficer(tx, { ...officer, actor, passwordHash, unitId: unit.unitId, at: now })
    if (!created.ok) return created
    await enrolJoiner(tx, { officerId: created.officerId, unitPath: unit.path, joinedOn: officer.validFrom, now })
    return { ok: true, serviceNumber: serviceNumberOf(officer.serviceNumber), password }
  })
}
