import { randomBytes } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { hashPassword } from '~/domain/identity/passwords.server'
import { type Draft, planDraft } from '~/domain/identity/roster/roster-imports.server'
import { countOf } from '~/domain/identity/roster/roster-plan'
import { localDateOf } from '~/platform/calendar'
import { BusyError, inTransaction, type Transaction } from '~/platform/db/database.server'
import { insertRows } from '~/platform/db/insert-rows.server'
import { log } from '~/platform/log.server'
import { rowsToWrite } from './import-roster-rows'
import { type Deed, type Settled, writeRows } from './import-roster-writes.server'

/**
 * A roster import in two steps. `beginImport` fixes what will be written, row by row with every id, together with its one
 * audit event. `applyImport` writes the rows in batches of one short transaction each, which also marks them as settled:
 * a server that dies midway leaves an import that goes on where it stopped and writes nothing twice.
 */

const batchSize = 100

export type BeginRefusal = 'conflicts' | 'nothing' | 'future' | 'gone'

export async function beginImport({
  actor,
  draft,
  skipsConflicts,
  now,
}: {
  actor: Actor
  draft: Draft
  /** The administrator chose to leave the bad rows out. */
  skipsConflicts: boolean
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: BeginRefusal }> {
  if (draft.effectiveOn > localDateOf(now)) return { ok: false, reason: 'future' }
  const plan = await planDraft(actor, draft, now)
  const counts = countOf(plan)
  if (counts.conflict + counts.unitConflicts > 0 && !skipsConflicts) return { ok: false, reason: 'conflicts' }
  const rows = rowsToWrite(plan, draft.effectiveOn, newId)
  if (rows.length === 0) return { ok: false, reason: 'nothing' }
  const { importId } = draft
  const isBegun = await inTransaction(async (tx) => {
    const { count } = await tx.rosterImport.updateMany({
      where: { id: importId, state: 'draft', createdById: actor.officerId },
      data: { state: 'applying', appliedAt: now, sheets: {}, choices: {}, counts },
    })
    if (count === 0) return false
    await insertRows(
      tx,
      'RosterImportRow',
      rows.map(({ plan: row, ...columns }) => ({
        importId,
        ...columns,
        plan: JSON.stringify(row),
        before: '{}',
        state: 'waiting',
        reason: '',
      })),
    )
    await recordEvent(tx, {
      actor,
      deed: 'roster.import',
      subject: { type: 'rosterImport', id: importId },
      details: { name: draft.fileName, hash: draft.fileHash, from: draft.effectiveOn, ...counts },
      at: now,
    })
    return true
  })
  return isBegun ? { ok: true } : { ok: false, reason: 'gone' }
}

/** Writes every waiting row of an import that has begun; again and again gives the same. */
export async function applyImport({
  importId,
  actorId,
  now,
}: {
  importId: string
  actorId: string
  now: Date
}): Promise<void> {
  const passwordHash = await hashPassword(randomBytes(24).toString('base64'))
  const deed = { actorId, passwordHash, now }
  for (;;) {
    const count = await applyBatch({ importId, deed, take: batchSize })
    if (count === 0) break
    await nextTurn()
  }
  await inTransaction((tx) =>
    tx.rosterImport.updateMany({ where: { id: importId, state: 'applying' }, data: { state: 'applied' } }),
  )
}

/** One batch; where it fails as a whole, its rows go one by one, and the one that cannot be written is refused. */
async function applyBatch({ importId, deed, take }: { importId: string; deed: Deed; take: number }): Promise<number> {
  try {
    return await writeNext({ importId, deed, take })
  } catch (error) {
    if (error instanceof BusyError) throw error
    log().warn({ err: error, importId, take }, 'A batch of a roster import failed')
    if (take > 1) {
      let count = 0
      for (let row = 0; row < take; row += 1) count += await applyBatch({ importId, deed, take: 1 })
      return count
    }
    return refuseNext(importId, deed.now)
  }
}

async function writeNext({ importId, deed, take }: { importId: string; deed: Deed; take: number }): Promise<number> {
  return inTransaction(async (tx) => {
    const rows = await tx.rosterImportRow.findMany({
      where: { importId, state: 'waiting', import: { state: 'applying' } },
      orderBy: { position: 'asc' },
      take,
      select: { position: true, kind: true, subjectId: true, plan: true },
    })
    const settled = await writeRows(tx, rows, deed)
    await settle(tx, importId, settled, deed.now)
    return rows.length
  })
}

async function settle(tx: Transaction, importId: string, settled: Settled[], now: Date): Promise<void> {
  const plain = settled.filter((row) => row.state === 'done' && Object.keys(row.before).length === 0)
  await tx.rosterImportRow.updateMany({
    where: { importId, position: { in: plain.map(({ position }) => position) } },
    data: { state: 'done', settledAt: now },
  })
  for (const row of settled.filter((one) => !plain.includes(one)))
    await tx.rosterImportRow.update({
      where: { importId_position: { importId, position: row.position } },
      data:
        row.state === 'done'
          ? { state: 'done', settledAt: now, before: row.before }
          : { state: 'refused', settledAt: now, reason: row.reason },
    })
}

async function refuseNext(importId: string, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const row = await tx.rosterImportRow.findFirst({
      where: { importId, state: 'waiting' },
      orderBy: { position: 'asc' },
      select: { position: true },
    })
    if (!row) return 0
    const reason = 'Hệ thống không ghi được dòng này. Đồng chí kiểm tra lại dòng trong tệp rồi nhập riêng.'
    const settled: Settled = { position: row.position, state: 'refused', reason }
    await settle(tx, importId, [settled], now)
    return 1
  })
}
