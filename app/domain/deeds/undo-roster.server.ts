import { setImmediate as nextTurn } from 'node:timers/promises'
import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { nameColumns } from '~/domain/identity/officers.server'
import { visibleImports } from '~/domain/identity/roster/roster-imports.server'
import { administeredOfficers, visibleUnits } from '~/domain/identity/visible-officers.server'
import { localDateOf, openEnd } from '~/platform/calendar'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { beforeSchema, officerRowSchema } from './import-roster-rows'
import { findUndoFaults, type UndoRow } from './undo-roster-faults.server'

/**
 * Taking back a whole import, last row first. Nothing is deleted: memberships, names and places of units are superseded,
 * ranks end on the day on which they began, accounts are locked. Rows on which something later stands are named first, and
 * are kept if the administrator chooses so. Batches as in `import-roster`: a server that dies midway goes on later.
 */

const batchSize = 100
const faultBatch = 400

export interface UndoFault {
  position: number
  line: number
  label: string
  reason: string
}

/** What stands in the way of undoing each row of an import; none when the whole can be undone. */
export async function previewUndo({
  actor,
  importId,
  now,
}: {
  actor: Actor
  importId: string
  now: Date
}): Promise<{ rows: number; faults: UndoFault[] }> {
  const rows = await reader().rosterImportRow.findMany({
    where: { importId, state: 'done' },
    orderBy: { position: 'asc' },
    select: { ...undoColumns, line: true, label: true },
  })
  const reasons = new Map<number, string>()
  const officers = rows.filter(({ kind }) => kind !== 'unit')
  for (let start = 0; start < officers.length; start += faultBatch)
    for (const [position, reason] of await findUndoFaults(reader(), officers.slice(start, start + faultBatch)))
      reasons.set(position, reason)
  const outside = await findOutside(actor, rows, localDateOf(now))
  for (const { position, subjectId } of rows)
    if (outside.has(subjectId)) reasons.set(position, 'Nay ở ngoài phạm vi của đồng chí.')
  const leaving = officers.filter(({ position }) => !reasons.has(position)).map(({ subjectId }) => subjectId)
  const units = rows.filter(({ kind, position }) => kind === 'unit' && !reasons.has(position))
  for (const [position, reason] of await findUndoFaults(reader(), units, new Set([...leaving, ''])))
    reasons.set(position, reason)
  return {
    rows: rows.length,
    faults: rows.flatMap(({ position, line, label }) => {
      const reason = reasons.get(position)
      return reason === undefined ? [] : [{ position, line, label, reason }]
    }),
  }
}

/** Officers and units of the import that the actor does not look after, or not any more. */
async function findOutside(actor: Actor, rows: readonly UndoRow[], date: string): Promise<Set<string>> {
  const outside = new Set(rows.map(({ subjectId }) => subjectId))
  const officerIds = rows.filter(({ kind }) => kind !== 'unit').map(({ subjectId }) => subjectId)
  for (let start = 0; start < officerIds.length; start += faultBatch) {
    const own = await reader().officer.findMany({
      where: { id: { in: officerIds.slice(start, start + faultBatch) }, AND: administeredOfficers(actor, date) },
      select: { id: true },
    })
    for (const { id } of own) outside.delete(id)
  }
  const units = await reader().unitPlacement.findMany({
    where: {
      unitId: { in: rows.filter(({ kind }) => kind === 'unit').map(({ subjectId }) => subjectId) },
      AND: visibleUnits(actor, 'manageOfficers', date),
    },
    select: { unitId: true },
  })
  for (const { unitId } of units) outside.delete(unitId)
  return outside
}

const undoColumns = {
  position: true,
  kind: true,
  subjectId: true,
  plan: true,
  before: true,
  settledAt: true,
} as const

export type UndoRefusal = 'faults' | 'gone'

export async function beginUndo({
  actor,
  importId,
  reason,
  keepsUsed,
  now,
}: {
  actor: Actor
  importId: string
  reason: string
  /** The administrator chose to keep the rows on which something later stands. */
  keepsUsed: boolean
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: UndoRefusal }> {
  const { rows, faults } = await previewUndo({ actor, importId, now })
  if (faults.length > 0 && !keepsUsed) return { ok: false, reason: 'faults' }
  return inTransaction(async (tx) => {
    const { count } = await tx.rosterImport.updateMany({
      where: { AND: [{ id: importId, state: 'applied' }, visibleImports(actor)] },
      data: { state: 'undoing', undoneById: actor.officerId, undoneAt: now, undoReason: reason },
    })
    if (count === 0) return { ok: false, reason: 'gone' }
    for (const { position, reason: fault } of faults)
      await tx.rosterImportRow.update({
        where: { importId_position: { importId, position } },
        data: { state: 'kept', reason: fault },
      })
    await recordEvent(tx, {
      actor,
      deed: 'roster.undo',
      subject: { type: 'rosterImport', id: importId },
      reason,
      details: { rows: rows - faults.length, kept: faults.length },
      at: now,
    })
    return { ok: true }
  })
}

/** Takes back every row of an undo that has begun; again and again gives the same. */
export async function undoImport(importId: string, now: Date): Promise<void> {
  for (;;) {
    const count = await inTransaction((tx) => undoNext(tx, importId, now))
    if (count === 0) break
    await nextTurn()
  }
  await inTransaction((tx) =>
    tx.rosterImport.updateMany({ where: { id: importId, state: 'undoing' }, data: { state: 'undone' } }),
  )
}

async function undoNext(tx: Transaction, importId: string, now: Date): Promise<number> {
  const rows = await tx.rosterImportRow.findMany({
    where: { importId, state: 'done', import: { state: 'undoing' } },
    orderBy: { position: 'desc' },
    take: batchSize,
    select: undoColumns,
  })
  const officers = rows.filter(({ kind }) => kind !== 'unit')
  const faults = await findUndoFaults(tx, officers)
  await undoAdded(
    tx,
    officers.filter((row) => row.kind === 'add' && !faults.has(row.position)),
    now,
  )
  for (const row of officers) if (row.kind !== 'add' && !faults.has(row.position)) await undoStanding(tx, row, now)
  // One by one and last first: a unit is free once those below it are gone.
  for (const row of rows.filter(({ kind }) => kind === 'unit')) {
    const [reason] = (await findUndoFaults(tx, [row])).values()
    if (reason === undefined) await undoUnit(tx, row.subjectId, now)
    else faults.set(row.position, reason)
  }
  const undone = rows.filter(({ position }) => !faults.has(position)).map(({ position }) => position)
  await tx.rosterImportRow.updateMany({
    where: { importId, position: { in: undone } },
    data: { state: 'undone', settledAt: now },
  })
  for (const [position, reason] of faults)
    await tx.rosterImportRow.update({
      where: { importId_position: { importId, position } },
      data: { state: 'kept', reason },
    })
  return rows.length
}

const undoneWords = 'Hoàn tác lần nhập danh sách'

async function undoAdded(tx: Transaction, rows: readonly UndoRow[], now: Date): Promise<void> {
  if (rows.length === 0) return
  const officerId = { in: rows.map(({ subjectId }) => subjectId) }
  await tx.membership.updateMany({ where: { officerId, supersededAt: null }, data: { supersededAt: now } })
  for (const row of rows) {
    const { rank } = officerRowSchema.parse(row.plan)
    if (rank)
      await tx.rankHolding.updateMany({
        where: { officerId: row.subjectId, validTo: openEnd },
        data: { validTo: rank.from },
      })
  }
  await tx.account.updateMany({
    where: { officerId, lockedAt: null },
    data: { lockedAt: now, lockReason: undoneWords },
  })
  await tx.session.deleteMany({ where: { officerId } })
  await tx.enrolment.updateMany({
    where: { officerId, withdrawnAt: null, courseCompletion: null },
    data: { withdrawnAt: now, withdrawnReason: undoneWords },
  })
}

async function undoStanding(tx: Transaction, row: UndoRow, now: Date): Promise<void> {
  const officerId = row.subjectId
  const plan = officerRowSchema.parse(row.plan)
  const before = beforeSchema.parse(row.before)
  if (before.membershipId) {
    await tx.membership.update({ where: { id: before.membershipId }, data: { supersededAt: now } })
    if (before.previousMembershipId)
      await tx.membership.update({ where: { id: before.previousMembershipId }, data: { validTo: openEnd } })
    for (const { id, validTo } of before.endedGrants ?? [])
      await tx.roleGrant.update({ where: { id }, data: { validTo, endedById: null, endedAt: null } })
    // The courses of the new unit that nobody has opened.
    await tx.enrolment.updateMany({
      where: {
        officerId,
        enrolledAt: row.settledAt ?? now,
        withdrawnAt: null,
        courseCompletion: null,
        openings: { none: {} },
        attempts: { none: {} },
      },
      data: { withdrawnAt: now, withdrawnReason: undoneWords },
    })
  }
  if (plan.rank && before.rankCode !== undefined) {
    const { from } = plan.rank
    await tx.rankHolding.updateMany({ where: { officerId, validTo: openEnd }, data: { validTo: from } })
    if (before.rankCode !== null)
      await tx.rankHolding.updateMany({
        where: { officerId, validTo: from, validFrom: { lt: from } },
        data: { validTo: openEnd },
      })
  }
  await tx.officer.update({
    where: { id: officerId },
    data: {
      ...(before.name && nameColumns({ ...before.name, serviceNumber: plan.serviceNumber })),
      ...(before.email !== undefined && { email: before.email }),
      ...(before.categoryCode && { serviceCategoryCode: before.categoryCode }),
    },
  })
}

async function undoUnit(tx: Transaction, unitId: string, now: Date): Promise<void> {
  const data = { supersededAt: now }
  await tx.unitNaming.updateMany({ where: { unitId, supersededAt: null }, data })
  await tx.unitPlacement.updateMany({ where: { unitId, supersededAt: null }, data })
}
