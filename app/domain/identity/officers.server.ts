import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { openEnd } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { holding, holdingAsKnown } from './dated'
import { countingMembershipOn, type MembershipRefusal, membershipRefusal } from './memberships.server'
import { collapse, fullName, searchKeyOf, sortKeyOf } from './names'

export interface NewOfficer {
  actor: AuditActor | 'system'
  familyName: string
  middleName: string
  givenName: string
  serviceNumber: string
  username: string
  /** Made by `hashPassword`, before the transaction. */
  passwordHash: string
  /** False only for passwords that the officer chose: true is the rule. */
  mustChangePassword?: boolean
  rankCode: string
  serviceCategoryCode: string
  unitId: string
  positionCode: string
  /** First local date of the rank and the counting membership. */
  validFrom: string
  email?: string | null
  at: Date
}

export type OfficerRefusal =
  | 'serviceNumberTaken'
  | 'usernameTaken'
  | 'rankUnknown'
  | 'categoryUnknown'
  | MembershipRefusal

/** An officer with account, rank and counting membership. The deed `register-officer` adds the enrolments of the unit. */
export async function createOfficer(
  tx: Transaction,
  officer: NewOfficer,
): Promise<{ ok: true; officerId: string; membershipId: string } | { ok: false; reason: OfficerRefusal }> {
  const refusal = await refusalOf(tx, officer)
  if (refusal) return { ok: false, reason: refusal }
  const { at, validFrom } = officer
  const { id: officerId } = await tx.officer.create({
    data: {
      ...nameColumns(officer),
      serviceNumber: serviceNumberOf(officer.serviceNumber),
      serviceCategoryCode: officer.serviceCategoryCode,
      email: officer.email ?? null,
      createdAt: at,
    },
    select: { id: true },
  })
  const { id: membershipId } = await tx.membership.create({
    data: {
      officerId,
      unitId: officer.unitId,
      positionCode: officer.positionCode,
      kind: 'counting',
      validFrom,
      recordedAt: at,
    },
    select: { id: true },
  })
  await tx.rankHolding.create({ data: { officerId, rankCode: officer.rankCode, validFrom, recordedAt: at } })
  await tx.account.create({
    data: {
      officerId,
      username: usernameOf(officer.username),
      passwordHash: officer.passwordHash,
      mustChangePassword: officer.mustChangePassword ?? true,
      passwordChangedAt: at,
    },
  })
  await recordEvent(tx, {
    actor: officer.actor,
    deed: 'officer.create',
    subject: { type: 'officer', id: officerId },
    details: {
      name: fullName(officer),
      serviceNumber: officer.serviceNumber,
      unitId: officer.unitId,
      rankCode: officer.rankCode,
    },
    at,
  })
  return { ok: true, officerId, membershipId }
}

async function refusalOf(tx: Transaction, officer: NewOfficer): Promise<OfficerRefusal | null> {
  const serviceNumber = serviceNumberOf(officer.serviceNumber)
  const username = usernameOf(officer.username)
  // Sign-in takes either, so one officer's user name must never be another's service number.
  const sameNumber = { OR: [{ serviceNumber }, { account: { username: usernameOf(serviceNumber) } }] }
  if ((await tx.officer.count({ where: sameNumber })) > 0) return 'serviceNumberTaken'
  const sameName = { OR: [{ account: { username } }, { serviceNumber: serviceNumberOf(username) }] }
  if ((await tx.officer.count({ where: sameName })) > 0) return 'usernameTaken'
  if (!(await tx.rank.findUnique({ where: { code: officer.rankCode }, select: { code: true } }))) return 'rankUnknown'
  const category = await tx.serviceCategory.findUnique({
    where: { code: officer.serviceCategoryCode },
    select: { code: true },
  })
  if (!category) return 'categoryUnknown'
  return membershipRefusal(tx, { ...officer, officerId: '', kind: 'counting', validTo: openEnd })
}

/** How service numbers are stored and compared. */
export function serviceNumberOf(text: string): string {
  return collapse(text).toUpperCase()
}

/** How user names are stored and compared: NFC, lower case. */
export function usernameOf(text: string): string {
  return collapse(text).toLowerCase()
}

/** The stored parts of a name with the keys built from them. */
export function nameColumns(officer: {
  familyName: string
  middleName: string
  givenName: string
  serviceNumber: string
}) {
  const parts = {
    familyName: collapse(officer.familyName),
    middleName: collapse(officer.middleName),
    givenName: collapse(officer.givenName),
  }
  return {
    ...parts,
    searchKey: searchKeyOf(`${fullName(parts)} ${officer.serviceNumber}`),
    sortKey: sortKeyOf({ ...parts, serviceNumber: serviceNumberOf(officer.serviceNumber) }),
  }
}

export interface RankChange {
  actor: AuditActor | 'system'
  officerId: string
  rankCode: string
  /** The first local date of the new rank. */
  from: string
  reason: string
  at: Date
}

/** Closes the present rank and opens the next; a printed past report keeps the rank held then. */
export async function changeRank(
  tx: Transaction,
  { actor, officerId, rankCode, from, reason, at }: RankChange,
): Promise<{ ok: true } | { ok: false; reason: RankRefusal }> {
  const changed = await openRank(tx, { officerId, rankCode, from, at })
  if (!changed.ok) return changed
  await recordEvent(tx, {
    actor,
    deed: 'officer.rank',
    subject: { type: 'officer', id: officerId },
    reason,
    details: { before: changed.before, after: rankCode, from },
    at,
  })
  return { ok: true }
}

export type RankRefusal = 'rankUnknown' | 'notAfterPresent' | 'nothingChanges'

/** What `changeRank` does, without the audit event, which the caller's deed writes. `before` is null for a first rank. */
export async function openRank(
  tx: Transaction,
  { officerId, rankCode, from, at }: { officerId: string; rankCode: string; from: string; at: Date },
): Promise<{ ok: true; before: string | null } | { ok: false; reason: RankRefusal }> {
  if (!(await tx.rank.findUnique({ where: { code: rankCode }, select: { code: true } })))
    return { ok: false, reason: 'rankUnknown' }
  const present = await tx.rankHolding.findFirst({
    where: { officerId, validTo: openEnd },
    orderBy: { validFrom: 'desc' },
    select: { id: true, rankCode: true, validFrom: true },
  })
  if (present && from <= present.validFrom) return { ok: false, reason: 'notAfterPresent' }
  if (present?.rankCode === rankCode) return { ok: false, reason: 'nothingChanges' }
  if (present) await tx.rankHolding.update({ where: { id: present.id }, data: { validTo: from } })
  // An undone import leaves an empty period behind on its first day: one row for an officer and a day.
  await tx.rankHolding.upsert({
    where: { officerId_validFrom: { officerId, validFrom: from } },
    create: { officerId, rankCode, validFrom: from, recordedAt: at },
    update: { rankCode, validTo: openEnd, recordedAt: at },
  })
  return { ok: true, before: present?.rankCode ?? null }
}

/** The officer as the audit log names them on a date; null when unknown. */
export async function getAuditActor(
  tx: Pick<Transaction, 'officer'>,
  officerId: string,
  date: string,
): Promise<AuditActor | null> {
  const officer = await tx.officer.findUnique({
    where: { id: officerId },
    select: {
      familyName: true,
      middleName: true,
      givenName: true,
      rankHoldings: { where: holding(date), select: { rank: { select: { name: true } } } },
      memberships: {
        where: countingMembershipOn(date),
        select: { unit: { select: { namings: { where: holdingAsKnown(date), select: { name: true } } } } },
      },
    },
  })
  if (!officer) return null
  return {
    officerId,
    displayName: fullName(officer),
    rankName: officer.rankHoldings[0]?.rank.name ?? '',
    unitName: officer.memberships[0]?.unit.namings[0]?.name ?? '',
  }
}
