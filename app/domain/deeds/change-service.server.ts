import {
  addSecondary,
  type CorrectionRefusal,
  correctMembership,
  type MembershipCorrection,
  type SecondaryMembership,
  type SecondaryRefusal,
} from '~/domain/identity/service-changes.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'
import { enrolJoiner } from './enrol-joiner.server'

interface InUnit {
  unit: { unitId: string; path: string }
  now: Date
}

/** Đính chính of where an officer counts; who counts there today gets its courses as a joiner of the first day. */
export async function correctService({
  unit,
  now,
  ...correction
}: Omit<MembershipCorrection, 'unitId' | 'at'> & InUnit): Promise<
  { ok: true } | { ok: false; reason: CorrectionRefusal }
> {
  return inTransaction(async (tx) => {
    const corrected = await correctMembership(tx, { ...correction, unitId: unit.unitId, at: now })
    if (!corrected.ok) return corrected
    const today = localDateOf(now)
    if (correction.from <= today && (correction.to === null || correction.to > today))
      await enrolJoiner(tx, {
        officerId: correction.officerId,
        unitPath: unit.path,
        joinedOn: correction.from,
        now,
      })
    return { ok: true }
  })
}

/** Biệt phái, kiêm nhiệm, phụ trách; only a secondment that counts at the host brings the host's courses. */
export async function addToService({
  unit,
  now,
  ...secondary
}: Omit<SecondaryMembership, 'unitId' | 'at'> & InUnit): Promise<
  { ok: true } | { ok: false; reason: SecondaryRefusal }
> {
  return inTransaction(async (tx) => {
    const added = await addSecondary(tx, { ...secondary, unitId: unit.unitId, at: now })
    if (!added.ok) return added
    const today = localDateOf(now)
    const countsThereNow =
      secondary.countsAtHost && secondary.from <= today && (secondary.to === null || secondary.to > today)
    if (countsThereNow)
      await enrolJoiner(tx, { officerId: secondary.officerId, unitPath: unit.path, joinedOn: secondary.from, now })
    return { ok: true }
  })
}
