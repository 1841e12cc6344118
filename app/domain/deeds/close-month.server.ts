import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, rankedName } from '~/domain/identity/access'
import { unitIdsOf } from '~/domain/identity/unit-path'
import type { ClosingContent } from '~/domain/reports/closing-content'
import { countOpenMatters, getClosing, hashOf, readClosable } from '~/domain/reports/closings.server'
import { type ClosingRefusal, closingFault } from '~/domain/reports/month-closing'
import { getViewedUnit } from '~/domain/reports/viewed-unit.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'

export type CloseMonthResult =
  | { ok: true; closingId: string; hash: string; alreadyClosed: boolean }
  | { ok: false; reason: ClosingRefusal }

/**
 * Chốt tháng: freezes the month's figures of a unit and everything below it: work done by the end of `closedOn`, judged by the
 * exemptions, due dates and memberships known at the instant of closing. Only the standing office, for its own units; open matters have to be confirmed. Closing again changes nothing,
 * and no unit is closed twice, by itself and with the unit above it.
 * The figures are read before the transaction, which only writes: what another deed records meanwhile is later than
 * `closedAt` and stands beside the frozen figures as a correction.
 */
export async function closeMonth({
  actor,
  unitCode,
  periodCode,
  closedOn,
  note,
  isConfirmed,
  now,
}: {
  actor: Actor
  unitCode: string
  periodCode: string
  /** Local date. */
  closedOn: string
  note: string
  /** The open matters were read. */
  isConfirmed: boolean
  now: Date
}): Promise<CloseMonthResult> {
  const period = await reader().studyPeriod.findUnique({
    where: { code: periodCode },
    select: { code: true, endsOn: true },
  })
  const unit = period && (await getViewedUnit(actor, { deed: 'closeMonth', code: unitCode, date: closedOn }))
  if (!period || !unit) return { ok: false, reason: 'notFound' }
  const standing = await getClosing({ path: unit.path, periodCode })
  if (standing?.unitId === unit.unitId)
    return { ok: true, closingId: standing.id, hash: standing.hash, alreadyClosed: true }
  if (standing) return { ok: false, reason: 'closedAbove' }
  const fault = closingFault({ endsOn: period.endsOn, closedOn, today: localDateOf(now) })
  if (fault) return { ok: false, reason: fault }
  const where = { unitId: unit.unitId, path: unit.path, periodCode, closedOn }
  const openMatters = countOpenMatters(where)
  if (openMatters.length > 0 && !isConfirmed) return { ok: false, reason: 'notConfirmed' }
  const frozen = await readClosable(where)
  const content = {
    unitId: unit.unitId,
    periodCode,
    closedOn,
    closedAt: now,
    closedById: actor.officerId,
    closedBy: rankedName(actor),
    note: note.trim(),
    openMatters,
    ...frozen,
  }
  return inTransaction(async (tx) => {
    const first = await tx.monthClosing.findFirst({
      where: {
        periodCode,
        OR: [{ unitId: { in: unitIdsOf(unit.path) } }, { unitId: { in: frozen.units.map((below) => below.unitId) } }],
      },
      select: { id: true, unitId: true, hash: true },
    })
    if (first?.unitId === unit.unitId) return { ok: true, closingId: first.id, hash: first.hash, alreadyClosed: true }
    if (first) return { ok: false, reason: 'closedAbove' }
    const { closingId, hash } = await recordClosing(tx, content)
    await recordEvent(tx, {
      actor,
      deed: 'month.close',
      subject: { type: 'monthClosing', id: closingId },
      reason: content.note,
      details: { unitCode, periodCode, closedOn, hash, openMatters },
      at: now,
    })
    return { ok: true, closingId, hash, alreadyClosed: false }
  })
}

/** The unique key of unit and month lets it happen once. */
async function recordClosing(tx: Transaction, content: ClosingContent): Promise<{ closingId: string; hash: string }> {
  const { units, headCounts, openMatters, parts, ...head } = content
  const hash = hashOf(content)
  const lists = { units: asColumn(units), headCounts: asColumn(headCounts), openMatters: asColumn(openMatters) }
  const { id: closingId } = await tx.monthClosing.create({ data: { ...head, ...lists, hash }, select: { id: true } })
  await tx.monthClosingPart.createMany({
    data: parts.map(({ lines, ...part }) => ({ closingId, ...part, lines: asColumn(lines) })),
  })
  return { closingId, hash }
}

function asColumn(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue
}
