import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { openEnd } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { fullName, type NameParts } from './names'
import { nameColumns } from './officers.server'

/** What was entered wrongly about an officer, put right with a reason; the record keeps both in its audit event. */

interface Correction {
  actor: AuditActor | 'system'
  officerId: string
  reason: string
  at: Date
}

/** Họ, tên đệm, tên: compound family names are split as the officer bears them. Search and order follow. */
export async function correctName(
  tx: Transaction,
  { actor, officerId, reason, at, ...parts }: Correction & NameParts,
): Promise<{ ok: true } | { ok: false; reason: 'nothingChanges' }> {
  const before = await tx.officer.findUniqueOrThrow({
    where: { id: officerId },
    select: { familyName: true, middleName: true, givenName: true, serviceNumber: true },
  })
  const columns = nameColumns({ ...parts, serviceNumber: before.serviceNumber })
  const isSame = (['familyName', 'middleName', 'givenName'] as const).every((part) => columns[part] === before[part])
  if (isSame) return { ok: false, reason: 'nothingChanges' }
  await tx.officer.update({ where: { id: officerId }, data: columns })
  await recordEvent(tx, {
    actor,
    deed: 'officer.name',
    subject: { type: 'officer', id: officerId },
    reason,
    details: { before: fullName(before), after: fullName(columns), familyName: columns.familyName },
    at,
  })
  return { ok: true }
}

export type RankCorrectionRefusal = 'rankUnknown' | 'holdingUnknown' | 'rankOrder' | 'nothingChanges'

/** One rank of the officer's history was another, or began on another day; the one before ends where this one begins. */
export async function correctRank(
  tx: Transaction,
  {
    actor,
    officerId,
    holdingId,
    rankCode,
    from,
    reason,
    at,
  }: Correction & {
    holdingId: string
    rankCode: string
    from: string
  },
): Promise<{ ok: true } | { ok: false; reason: RankCorrectionRefusal }> {
  if (!(await tx.rank.findUnique({ where: { code: rankCode }, select: { code: true } })))
    return { ok: false, reason: 'rankUnknown' }
  const holdings = await tx.rankHolding.findMany({
    where: { officerId },
    orderBy: { validFrom: 'asc' },
    select: { id: true, rankCode: true, validFrom: true, validTo: true },
  })
  const index = holdings.findIndex((holding) => holding.id === holdingId)
  const holding = holdings[index]
  if (!holding) return { ok: false, reason: 'holdingUnknown' }
  const previous = holdings[index - 1]
  if (from >= holding.validTo || (previous && from <= previous.validFrom)) return { ok: false, reason: 'rankOrder' }
  if (holding.rankCode === rankCode && holding.validFrom === from) return { ok: false, reason: 'nothingChanges' }
  if (previous && previous.validTo === holding.validFrom)
    await tx.rankHolding.update({ where: { id: previous.id }, data: { validTo: from } })
  await tx.rankHolding.update({ where: { id: holdingId }, data: { rankCode, validFrom: from, recordedAt: at } })
  await recordEvent(tx, {
    actor,
    deed: 'officer.correctRank',
    subject: { type: 'officer', id: officerId },
    reason,
    details: {
      before: { rankCode: holding.rankCode, from: holding.validFrom },
      after: { rankCode, from },
      isOpen: holding.validTo === openEnd,
    },
    at,
  })
  return { ok: true }
}
