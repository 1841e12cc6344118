import { z } from 'zod'
import { fullName } from '~/domain/identity/names'
import { formatDate, openEnd } from '~/platform/calendar'
import type { Reader, Transaction } from '~/platform/db/database.server'
import { beforeSchema, officerRowSchema } from './import-roster-rows'

/**
 * What stands later on the rows of an import, so that they cannot be undone: a constant number of queries for a batch.
 * Used for the list that is shown first, and again inside the transaction of every batch.
 */

export interface UndoRow {
  position: number
  kind: string
  subjectId: string
  plan: unknown
  before: unknown
  settledAt: Date | null
}

type Database = Reader | Transaction

/**
 * Reasons by position; rows without one can be undone. `leaving`: officers of the same import who are taken out of their
 * units first, so that they do not keep a new unit standing.
 */
export async function findUndoFaults(
  db: Database,
  rows: readonly UndoRow[],
  leaving: ReadonlySet<string> = new Set(),
): Promise<Map<number, string>> {
  const officers = rows.filter(({ kind }) => kind !== 'unit')
  const faults = await officerFaults(db, officers)
  for (const [position, reason] of await unitFaults(
    db,
    rows.filter(({ kind }) => kind === 'unit'),
    leaving,
  ))
    faults.set(position, reason)
  return faults
}

async function officerFaults(db: Database, rows: readonly UndoRow[]): Promise<Map<number, string>> {
  const faults = new Map<number, string>()
  if (rows.length === 0) return faults
  const officerIds = rows.map(({ subjectId }) => subjectId)
  const [officers, signedIn] = await Promise.all([
    readOfficers(db, officerIds),
    db.auditEvent.findMany({
      where: { actorId: { in: rows.filter(({ kind }) => kind === 'add').map(({ subjectId }) => subjectId) } },
      distinct: ['actorId'],
      select: { actorId: true },
    }),
  ])
  const byId = new Map(officers.map((officer) => [officer.id, officer]))
  const active = new Set(signedIn.map(({ actorId }) => actorId))
  for (const row of rows) {
    const officer = byId.get(row.subjectId)
    const reason = officer
      ? row.kind === 'add'
        ? addFault(officer, active.has(row.subjectId))
        : changeFault(officer, row)
      : 'Không còn thấy đồng chí này.'
    if (reason !== null) faults.set(row.position, reason)
  }
  return faults
}

function readOfficers(db: Database, officerIds: string[]) {
  return db.officer.findMany({
    where: { id: { in: officerIds } },
    select: {
      id: true,
      familyName: true,
      middleName: true,
      givenName: true,
      email: true,
      serviceCategoryCode: true,
      account: { select: { mustChangePassword: true } },
      memberships: {
        where: { supersededAt: null },
        orderBy: { validFrom: 'desc' },
        select: { id: true, kind: true, validFrom: true, validTo: true },
      },
      rankHoldings: { orderBy: { validFrom: 'desc' }, select: { rankCode: true, validFrom: true, validTo: true } },
      roleGrants: { select: { membershipId: true, grantedAt: true, validFrom: true } },
      scoreEntries: { orderBy: { recordedAt: 'desc' }, take: 1, select: { unitId: true, recordedAt: true } },
      enrolments: {
        where: { OR: [{ openings: { some: {} } }, { attempts: { some: {} } }, { lessonCompletions: { some: {} } }] },
        take: 1,
        select: { id: true },
      },
    },
  })
}

type StandingOfficer = Awaited<ReturnType<typeof readOfficers>>[number]

function addFault(officer: StandingOfficer, isActive: boolean): string | null {
  if (isActive || officer.account?.mustChangePassword === false) return 'Đồng chí này đã đăng nhập.'
  if (officer.memberships.length > 1) return 'Quá trình công tác đã có thay đổi sau lần nhập.'
  if (officer.rankHoldings.filter(({ validFrom, validTo }) => validFrom < validTo).length > 1)
    return 'Cấp bậc đã có thay đổi sau lần nhập.'
  if (officer.roleGrants.length > 0) return 'Đồng chí này đã được giao vai trò.'
  if (officer.enrolments.length > 0) return 'Đồng chí này đã có kết quả học tập.'
  return officer.scoreEntries.length > 0 ? 'Đồng chí này đã có điểm thi đua.' : null
}

/** A value that somebody changed again is theirs. */
function changeFault(officer: StandingOfficer, row: UndoRow): string | null {
  const plan = officerRowSchema.parse(row.plan)
  const before = beforeSchema.parse(row.before)
  if (plan.name && fullName(plan.name) !== fullName(officer)) return 'Họ tên đã được sửa lại sau lần nhập.'
  if (plan.email && plan.email !== officer.email) return 'Thư điện tử đã được đổi sau lần nhập.'
  if (plan.categoryCode && plan.categoryCode !== officer.serviceCategoryCode)
    return 'Diện lực lượng đã được đổi sau lần nhập.'
  const rank = officer.rankHoldings.find(({ validTo }) => validTo === openEnd)
  if (
    plan.rank &&
    before.rankCode !== undefined &&
    (rank?.rankCode !== plan.rank.code || rank.validFrom !== plan.rank.from)
  )
    return 'Cấp bậc đã có thay đổi sau lần nhập.'
  if (!plan.place) return null
  const last = officer.memberships.find(({ kind }) => kind === 'counting')
  if (last?.id !== before.membershipId || last?.validTo !== openEnd)
    return `Đồng chí này đã có đơn vị khác${last ? ` từ ${formatDate(last.validFrom)}` : ''}.`
  if (officer.roleGrants.some(({ membershipId }) => membershipId === before.membershipId))
    return 'Đồng chí này đã được giao vai trò ở đơn vị mới.'
  const [entry] = officer.scoreEntries
  return entry && row.settledAt && entry.unitId === plan.place.unitId && entry.recordedAt >= row.settledAt
    ? 'Đồng chí này đã có điểm thi đua ở đơn vị mới.'
    : null
}

async function unitFaults(
  db: Database,
  rows: readonly UndoRow[],
  leaving: ReadonlySet<string>,
): Promise<[number, string][]> {
  if (rows.length === 0) return []
  const unitIds = rows.map(({ subjectId }) => subjectId)
  const own = new Set(unitIds)
  const units = await db.unit.findMany({
    where: { id: { in: unitIds } },
    select: {
      id: true,
      memberships: { where: { supersededAt: null }, select: { officerId: true } },
      children: { where: { supersededAt: null }, select: { unitId: true } },
      namings: { where: { supersededAt: null }, select: { id: true } },
      placements: { where: { supersededAt: null }, select: { id: true, validTo: true } },
      assignments: { take: 1, select: { id: true } },
      roleGrants: { take: 1, select: { id: true } },
      scoreEntries: { take: 1, select: { id: true } },
      campaigns: { take: 1, select: { campaignId: true } },
    },
  })
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return rows.flatMap(({ position, subjectId }): [number, string][] => {
    const unit = byId.get(subjectId)
    if (!unit) return [[position, 'Không còn thấy đơn vị này.']]
    if (unit.memberships.some(({ officerId }) => !leaving.has(officerId)))
      return [[position, 'Đơn vị này đang có người.']]
    if (unit.children.some(({ unitId }) => leaving.size === 0 || !own.has(unitId)))
      return [[position, 'Đơn vị này đang có đơn vị trực thuộc.']]
    if (unit.namings.length > 1 || unit.placements.length > 1 || unit.placements[0]?.validTo !== openEnd)
      return [[position, 'Đơn vị này đã đổi tên hoặc điều chuyển sau lần nhập.']]
    const isUsed = [unit.assignments, unit.roleGrants, unit.scoreEntries, unit.campaigns].some(
      ({ length }) => length > 0,
    )
    return isUsed ? [[position, 'Đơn vị này đã được giao học tập, giao vai trò hoặc đã có điểm thi đua.']] : []
  })
}

export const undoReasonSchema = z.object({
  reason: z
    .string('Đồng chí chưa ghi lý do hoàn tác.')
    .trim()
    .min(1, 'Đồng chí chưa ghi lý do hoàn tác.')
    .max(300, 'Lý do dài quá 300 ký tự.'),
})
