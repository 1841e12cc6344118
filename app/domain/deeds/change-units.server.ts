import { v7 as newId } from 'uuid'
import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { succeedInCampaigns } from '~/domain/emulation/campaign-succession.server'
import {
  type PlanRefusal,
  planDissolution,
  planMerge,
  planMove,
  planSplit,
  type UnitChangePlan,
} from '~/domain/identity/unit-change-plan.server'
import { areRecorded, carryOut, type Succession, writeSuccessions } from '~/domain/identity/unit-changes.server'
import { writeUnit } from '~/domain/identity/units.server'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { settleMovedOfficers } from './settle-unit-change.server'

/**
 * The organisation changes on a date: điều chuyển, sáp nhập, chia tách, giải thể (domain brief 1.1). Nothing before the
 * date changes. A form sent twice carries the change out once.
 */

interface ChangeBase {
  actor: AuditActor
  /** The first local date on which the change holds: late, today or to come. */
  from: string
  reason: string
  now: Date
}

interface NewUnitFacts {
  code: string
  name: string
  shortName: string
  typeCode: string
}

export type UnitChangeRefusal = PlanRefusal | 'codeTaken' | 'typeUnknown'
export type UnitChangeResult = { ok: true } | { ok: false; reason: UnitChangeRefusal; unitCode?: string }

export async function moveUnit({
  actor,
  unitId,
  parentId,
  from,
  reason,
  now,
}: ChangeBase & { unitId: string; parentId: string }): Promise<UnitChangeResult> {
  return inTransaction(async (tx) => {
    const planned = await planMove(tx, { unitId, parentId, from })
    if (!planned.ok) {
      const repeated = { unitId, parentId, validFrom: from, supersededAt: null }
      const isRepeat = planned.reason === 'nothingChanges' && (await tx.unitPlacement.count({ where: repeated })) > 0
      return isRepeat ? { ok: true } : planned
    }
    await carryOut(tx, planned.plan, { endedById: actor.officerId, at: now })
    const enrolled = await settleMovedOfficers(tx, planned.plan, now)
    await recordEvent(tx, {
      actor,
      deed: 'unit.move',
      subject: { type: 'unit', id: unitId },
      reason,
      details: { parentId, from, enrolled },
      at: now,
    })
    return { ok: true }
  })
}

export interface Merge extends ChangeBase {
  predecessorIds: readonly string[]
  /** A unit that stands, or a new one under the parent. */
  successor: { unitId: string } | { newUnit: NewUnitFacts; parentId: string }
}

export async function mergeUnits({ actor, from, reason, now, ...merge }: Merge): Promise<UnitChangeResult> {
  return inTransaction(async (tx) => {
    const isNew = 'newUnit' in merge.successor
    const known = await knownId(tx, merge.successor)
    const repeat = merge.predecessorIds
      .filter((id) => id !== known)
      .map((predecessorId): Succession => {
        return { predecessorId, successorId: known ?? '', kind: 'merge', effectiveOn: from }
      })
    if (await areRecorded(tx, repeat)) return { ok: true }
    if (isNew && known !== null) return { ok: false, reason: 'codeTaken' }
    const placeholder = known ?? newId()
    const newUnder = 'parentId' in merge.successor ? merge.successor.parentId : null
    const { predecessorIds } = merge
    const planned = await planMerge(tx, { predecessorIds, successor: { unitId: placeholder, newUnder }, from })
    if (!planned.ok) return planned
    const units = 'newUnit' in merge.successor ? [{ ...merge.successor.newUnit, unitId: placeholder }] : []
    if (!(await areTypesKnown(tx, units))) return { ok: false, reason: 'typeUnknown' }
    await createParts(tx, { units, parentId: newUnder, from, now })
    const { plan } = planned
    await carryOut(tx, plan, { endedById: actor.officerId, at: now })
    const successions = plan.closing.map((predecessorId): Succession => {
      return { predecessorId, successorId: placeholder, kind: 'merge', effectiveOn: from }
    })
    await writeSuccessions(tx, successions, now)
    await succeedInCampaigns(tx, { predecessorIds: plan.closing, successorIds: [placeholder] })
    await recordEvent(tx, {
      actor,
      deed: 'unit.merge',
      subject: { type: 'unit', id: placeholder },
      reason,
      details: { predecessorIds: plan.closing, from, ...(await settled(tx, plan, now)) },
      at: now,
    })
    return { ok: true }
  })
}

export interface Split extends ChangeBase {
  unitId: string
  parentId: string
  parts: readonly NewUnitFacts[]
  /** Tách: the unit goes on as one of the parts. */
  keepsUnit: boolean
  /** By officer and child unit: the code of a new part, or null for the unit itself. */
  partOfOfficer: ReadonlyMap<string, string | null>
  partOfUnit: ReadonlyMap<string, string | null>
}

export async function splitUnit({ actor, from, reason, now, ...split }: Split): Promise<UnitChangeResult> {
  return inTransaction(async (tx) => {
    const standing = await tx.unit.findMany({
      where: { code: { in: split.parts.map((part) => part.code) } },
      select: { id: true, code: true },
    })
    const repeat = standing.map(({ id }): Succession => {
      return { predecessorId: split.unitId, successorId: id, kind: 'split', effectiveOn: from }
    })
    if (standing.length === split.parts.length && (await areRecorded(tx, repeat))) return { ok: true }
    if (standing[0]) return { ok: false, reason: 'codeTaken', unitCode: standing[0].code }
    if (new Set(split.parts.map((part) => part.code)).size < split.parts.length)
      return { ok: false, reason: 'codeTaken', unitCode: split.parts[0]?.code ?? '' }
    const { planned, units } = await planSplitOf(tx, { ...split, from })
    if (!planned.ok) return planned
    if (!(await areTypesKnown(tx, units))) return { ok: false, reason: 'typeUnknown' }
    await createParts(tx, { units, parentId: split.parentId, from, now })
    const { plan } = planned
    await carryOut(tx, plan, { endedById: actor.officerId, at: now })
    const successorIds = units.map((unit) => unit.unitId)
    await writeSuccessions(
      tx,
      successorIds.map((successorId) => {
        return { predecessorId: split.unitId, successorId, kind: 'split', effectiveOn: from }
      }),
      now,
    )
    await succeedInCampaigns(tx, { predecessorIds: [split.unitId], successorIds })
    await recordEvent(tx, {
      actor,
      deed: 'unit.split',
      subject: { type: 'unit', id: split.unitId },
      reason,
      details: { successorIds, keepsUnit: split.keepsUnit, from, ...(await settled(tx, plan, now)) },
      at: now,
    })
    return { ok: true }
  })
}

/** The plan of a split whose new parts have ids, but are not written. */
export async function planSplitOf(
  db: Parameters<typeof planSplit>[0],
  split: Pick<Split, 'unitId' | 'parentId' | 'parts' | 'keepsUnit' | 'partOfOfficer' | 'partOfUnit' | 'from'>,
) {
  const units = split.parts.map((part) => ({ ...part, unitId: newId() }))
  const idOf = (code: string | null) =>
    code === null ? split.unitId : (units.find((unit) => unit.code === code)?.unitId ?? '')
  const resolved = (parts: ReadonlyMap<string, string | null>) =>
    new Map([...parts].map(([id, code]) => [id, idOf(code)] as const))
  const planned = await planSplit(db, {
    unitId: split.unitId,
    parts: [
      ...units.map(({ unitId }) => ({ unitId, newUnder: split.parentId })),
      ...(split.keepsUnit ? [{ unitId: split.unitId, newUnder: null }] : []),
    ],
    partOfOfficer: resolved(split.partOfOfficer),
    partOfUnit: resolved(split.partOfUnit),
    from: split.from,
  })
  return { planned, units }
}

export async function dissolveUnit({
  actor,
  unitId,
  from,
  reason,
  now,
}: ChangeBase & { unitId: string }): Promise<UnitChangeResult> {
  return inTransaction(async (tx) => {
    const planned = await planDissolution(tx, { unitId, from })
    if (!planned.ok) {
      const isRepeat = planned.reason === 'unitUnknown' && (await hasEndedOn(tx, unitId, from))
      return isRepeat ? { ok: true } : planned
    }
    const { plan } = planned
    await carryOut(tx, plan, { endedById: actor.officerId, at: now })
    await recordEvent(tx, {
      actor,
      deed: 'unit.dissolve',
      subject: { type: 'unit', id: unitId },
      reason,
      details: { from, roles: plan.endedGrants.length },
      at: now,
    })
    return { ok: true }
  })
}

async function hasEndedOn(tx: Transaction, unitId: string, date: string): Promise<boolean> {
  const last = await tx.unitPlacement.findFirst({
    where: { unitId, supersededAt: null },
    orderBy: { validFrom: 'desc' },
    select: { validTo: true },
  })
  return last?.validTo === date
}

async function settled(tx: Transaction, plan: UnitChangePlan, now: Date) {
  return {
    people: new Set(plan.moves.map(({ row }) => row.officerId)).size,
    roles: plan.endedGrants.length,
    enrolled: await settleMovedOfficers(tx, plan, now),
  }
}

/** The id of a successor that is on record: by id, or by the code that the new one would have. */
async function knownId(tx: Transaction, successor: Merge['successor']): Promise<string | null> {
  if ('unitId' in successor) return successor.unitId
  const unit = await tx.unit.findUnique({ where: { code: successor.newUnit.code }, select: { id: true } })
  return unit?.id ?? null
}

async function areTypesKnown(tx: Transaction, units: readonly NewUnitFacts[]): Promise<boolean> {
  const codes = [...new Set(units.map((unit) => unit.typeCode))]
  return (await tx.unitType.count({ where: { code: { in: codes } } })) === codes.length
}

/** The units with the ids that the plan gave them. Codes, types and places have been checked: a refusal is a fault. */
async function createParts(
  tx: Transaction,
  wanted: { units: readonly (NewUnitFacts & { unitId: string })[]; parentId: string | null; from: string; now: Date },
): Promise<void> {
  for (const unit of wanted.units) {
    const created = await writeUnit(tx, { ...unit, parentId: wanted.parentId, validFrom: wanted.from, at: wanted.now })
    if (!created.ok) throw new Error(`Unit ${unit.code} cannot be created: ${created.reason}`)
  }
}
