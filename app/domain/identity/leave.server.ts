import { type Reader, reader, type Transaction } from '~/platform/db/database.server'
import type { Actor } from './access'
import { fullName } from './names'
import type { Choice } from './reference.server'
import { visibleOfficers } from './visible-officers.server'

/** nghỉ phép and every other stay away from duty: dated rows with reason and approver. Nothing is overwritten. */

export interface LeaveLine {
  id: string
  officerId: string
  kindName: string
  /** [validFrom, validTo) */
  validFrom: string
  validTo: string
  reason: string
}

/** The standing leaves of officers, those that touch [from, to) where given, by first day. */
export async function findLeaves(
  db: Reader | Transaction,
  officerIds: readonly string[],
  within?: { from: string; to: string },
): Promise<LeaveLine[]> {
  const ids = [...new Set(officerIds)]
  const lines: LeaveLine[] = []
  for (let start = 0; start < ids.length; start += batchSize) {
    const rows = await db.leave.findMany({
      where: {
        officerId: { in: ids.slice(start, start + batchSize) },
        supersededAt: null,
        ...(within && { validFrom: { lt: within.to }, validTo: { gt: within.from } }),
      },
      orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        officerId: true,
        validFrom: true,
        validTo: true,
        reason: true,
        kind: { select: { name: true } },
      },
    })
    lines.push(...rows.map(({ kind, ...row }) => ({ ...row, kindName: kind.name })))
  }
  return lines
}

const batchSize = 400

export interface LeaveRecord extends Omit<LeaveLine, 'officerId'> {
  approvedBy: string
  recordedAt: Date
  takenBack: { at: Date; by: string; reason: string } | null
}

/** Every row ever entered for one officer, newest leave first: what was taken back stays readable. */
export async function findLeaveRecords(officerId: string): Promise<LeaveRecord[]> {
  const rows = await reader().leave.findMany({
    where: { officerId },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      validFrom: true,
      validTo: true,
      reason: true,
      recordedAt: true,
      approvedById: true,
      supersededAt: true,
      supersededById: true,
      supersededReason: true,
      kind: { select: { name: true } },
    },
  })
  const names = await findNames(rows.flatMap((row) => [row.approvedById ?? '', row.supersededById ?? '']))
  return rows.map(({ kind, approvedById, supersededAt, supersededById, supersededReason, ...row }) => ({
    ...row,
    kindName: kind.name,
    approvedBy: names.get(approvedById ?? '') ?? 'Hệ thống',
    takenBack: supersededAt && {
      at: supersededAt,
      by: names.get(supersededById ?? '') ?? 'Hệ thống',
      reason: supersededReason ?? '',
    },
  }))
}

async function findNames(officerIds: readonly string[]): Promise<Map<string, string>> {
  const officers = await reader().officer.findMany({
    where: { id: { in: [...new Set(officerIds)] } },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  return new Map(officers.map((officer) => [officer.id, fullName(officer)]))
}

export async function findLeaveKinds(): Promise<Choice[]> {
  return reader().leaveKind.findMany({ orderBy: { ordinal: 'asc' }, select: { code: true, name: true } })
}

/** Writes one leave; a form sent twice (same id) writes it once. The caller's deed checks the right and writes the audit event. */
export async function recordLeave(
  tx: Transaction,
  {
    at,
    ...leave
  }: {
    id: string
    officerId: string
    kindCode: string
    validFrom: string
    validTo: string
    reason: string
    approvedById: string
    at: Date
  },
): Promise<'recorded' | 'repeated' | 'kindUnknown'> {
  const kind = await tx.leaveKind.findUnique({ where: { code: leave.kindCode }, select: { code: true } })
  if (!kind) return 'kindUnknown'
  if (await tx.leave.findUnique({ where: { id: leave.id }, select: { id: true } })) return 'repeated'
  await tx.leave.create({ data: { ...leave, recordedAt: at } })
  return 'recorded'
}

/** Takes a leave back: it stays as what was known until then. False when it was taken back before. */
export async function supersedeLeave(
  tx: Transaction,
  {
    leaveId,
    officerId,
    reason,
    byId,
    at,
  }: { leaveId: string; officerId: string; reason: string; byId: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.leave.updateMany({
    where: { id: leaveId, officerId, supersededAt: null },
    data: { supersededAt: at, supersededById: byId, supersededReason: reason },
  })
  return count === 1
}

/** The officer whose leaves the actor enters: in one of the actor's units on the date, or null. */
export async function getOfficerOnDuty(
  actor: Pick<Actor, 'grants'>,
  serviceNumber: string,
  date: string,
): Promise<{ officerId: string; serviceNumber: string; name: string } | null> {
  const officer = await reader().officer.findFirst({
    where: { serviceNumber, ...visibleOfficers(actor, 'adjustStudy', date) },
    select: { id: true, serviceNumber: true, familyName: true, middleName: true, givenName: true },
  })
  return officer && { officerId: officer.id, serviceNumber: officer.serviceNumber, name: fullName(officer) }
}
