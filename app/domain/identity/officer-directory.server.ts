import { localDateOf, openEnd } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { type Actor, covers, isRole, type Role } from './access'
import { holding, holdingAsKnown } from './dated'
import { getHelpContact } from './installation.server'
import { countingMembershipOn } from './memberships.server'
import { fullName, type NameParts, searchTokens } from './names'
import { subtreeRange } from './unit-path'
import { administeredOfficers } from './visible-officers.server'

/** What administrators read about officers, and officers about themselves. */

export interface DirectoryFilter {
  search: string
  /** Path of a unit: it and all below. */
  unitPath: string | null
  state: 'all' | 'active' | 'locked'
  page: number
}

export interface DirectoryLine {
  serviceNumber: string
  name: string
  username: string
  rankName: string
  positionName: string
  unitName: string
  isLocked: boolean
  mustChangePassword: boolean
  roles: Role[]
}

const directoryPageSize = 50

/** One page of the officers an administrator looks after, in Vietnamese name order. `page` is the one shown, from 1. */
export async function findDirectory(
  actor: Actor,
  filter: DirectoryFilter,
  date: string,
): Promise<{ lines: DirectoryLine[]; total: number; page: number; pageCount: number }> {
  const where: Prisma.OfficerWhereInput = { AND: [administeredOfficers(actor, date), ...conditionsOf(filter, date)] }
  const total = await reader().officer.count({ where })
  const pageCount = Math.max(1, Math.ceil(total / directoryPageSize))
  const page = Math.min(Math.max(1, filter.page), pageCount)
  const officers = await reader().officer.findMany({
    where,
    orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * directoryPageSize,
    take: directoryPageSize,
    select: lineColumns(date),
  })
  return { lines: officers.map(toLine), total, page, pageCount }
}

function conditionsOf({ search, unitPath, state }: DirectoryFilter, date: string): Prisma.OfficerWhereInput[] {
  const conditions: Prisma.OfficerWhereInput[] = searchTokens(search)
    .slice(0, 8)
    .map((token) => ({ OR: [{ searchKey: { contains: token } }, { account: { username: { contains: token } } }] }))
  if (unitPath !== null) {
    const placements = { some: { ...holdingAsKnown(date), path: subtreeRange(unitPath) } }
    conditions.push({ memberships: { some: { ...countingMembershipOn(date), unit: { placements } } } })
  }
  if (state !== 'all') conditions.push({ account: { lockedAt: state === 'locked' ? { not: null } : null } })
  return conditions
}

function lineColumns(date: string) {
  return {
    serviceNumber: true,
    familyName: true,
    middleName: true,
    givenName: true,
    account: { select: { username: true, lockedAt: true, mustChangePassword: true } },
    rankHoldings: { where: holding(date), select: { rank: { select: { name: true } } } },
    memberships: {
      where: countingMembershipOn(date),
      select: {
        position: { select: { name: true } },
        unit: { select: { namings: { where: holdingAsKnown(date), select: { name: true } } } },
      },
    },
    roleGrants: { where: holding(date), select: { role: true } },
  } as const
}

function toLine(officer: Prisma.OfficerGetPayload<{ select: ReturnType<typeof lineColumns> }>): DirectoryLine {
  const membership = officer.memberships[0]
  return {
    serviceNumber: officer.serviceNumber,
    name: fullName(officer),
    username: officer.account?.username ?? '',
    rankName: officer.rankHoldings[0]?.rank.name ?? '',
    positionName: membership?.position.name ?? '',
    unitName: membership?.unit.namings[0]?.name ?? '',
    isLocked: officer.account?.lockedAt != null,
    mustChangePassword: officer.account?.mustChangePassword ?? false,
    roles: [...new Set(officer.roleGrants.map((grant) => grant.role).filter(isRole))],
  }
}

export interface OfficerRecord extends DirectoryLine {
  officerId: string
  email: string
  serviceCategory: string
  createdAt: Date
  lockedAt: Date | null
  lockReason: string
  unitCode: string
  positionCode: string
  memberships: { unitName: string; positionName: string; kind: string; validFrom: string; validTo: string | null }[]
  ranks: { name: string; validFrom: string; validTo: string | null }[]
  grants: OfficerGrant[]
}

interface OfficerGrant {
  grantId: string
  role: Role
  unitName: string
  validFrom: string
  reason: string
  /** Whether the reading administrator may end it. */
  isInScope: boolean
}

/** The whole record of an officer in the administrator's care, or null. `validTo` is null while a fact is open. */
export async function getOfficerRecord(actor: Actor, serviceNumber: string, now: Date): Promise<OfficerRecord | null> {
  const date = localDateOf(now)
  const namings = {
    orderBy: { validFrom: 'desc' },
    where: { supersededAt: null },
    take: 1,
    select: { name: true },
  } as const
  const officer = await reader().officer.findFirst({
    where: { AND: [{ serviceNumber }, administeredOfficers(actor, date)] },
    select: {
      ...lineColumns(date),
      id: true,
      email: true,
      createdAt: true,
      serviceCategory: { select: { name: true } },
      account: { select: { username: true, lockedAt: true, lockReason: true, mustChangePassword: true } },
    },
  })
  if (!officer) return null
  const [memberships, ranks, grants] = await Promise.all([
    reader().membership.findMany({
      where: { officerId: officer.id, supersededAt: null },
      orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
      select: {
        kind: true,
        validFrom: true,
        validTo: true,
        positionCode: true,
        position: { select: { name: true } },
        unit: { select: { code: true, namings } },
      },
    }),
    reader().rankHolding.findMany({
      where: { officerId: officer.id },
      orderBy: { validFrom: 'desc' },
      select: { validFrom: true, validTo: true, rank: { select: { name: true } } },
    }),
    reader().roleGrant.findMany({
      where: { officerId: officer.id, validTo: { gt: date } },
      orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
      select: {
        id: true,
        role: true,
        validFrom: true,
        reason: true,
        unit: {
          select: { code: true, namings, placements: { where: holdingAsKnown(date), select: { path: true } } },
        },
      },
    }),
  ])
  const present = memberships.find((row) => row.kind === 'counting' && row.validFrom <= date && row.validTo > date)
  return {
    ...toLine(officer),
    officerId: officer.id,
    email: officer.email ?? '',
    serviceCategory: officer.serviceCategory.name,
    createdAt: officer.createdAt,
    lockedAt: officer.account?.lockedAt ?? null,
    lockReason: officer.account?.lockReason ?? '',
    unitCode: present?.unit.code ?? '',
    positionCode: present?.positionCode ?? '',
    memberships: memberships.map((row) => ({
      unitName: row.unit.namings[0]?.name ?? row.unit.code,
      positionName: row.position.name,
      kind: row.kind,
      ...periodOf(row),
    })),
    ranks: ranks.map((row) => ({ name: row.rank.name, ...periodOf(row) })),
    grants: grants.flatMap((row) =>
      isRole(row.role)
        ? [
            {
              grantId: row.id,
              role: row.role,
              unitName: row.unit.namings[0]?.name ?? row.unit.code,
              validFrom: row.validFrom,
              reason: row.reason,
              isInScope: row.unit.placements.every(({ path }) => covers(actor, 'grantRoles', path)),
            },
          ]
        : [],
    ),
  }
}

function periodOf({ validFrom, validTo }: { validFrom: string; validTo: string }) {
  return { validFrom, validTo: validTo === openEnd ? null : validTo }
}

/** The parts of a name, for a form that corrects them. */
export async function getOfficerNames(officerId: string): Promise<NameParts> {
  return reader().officer.findUniqueOrThrow({
    where: { id: officerId },
    select: { familyName: true, middleName: true, givenName: true },
  })
}

/** What an officer may read and change about himself beside the facts of the actor. */
export async function getProfile(officerId: string): Promise<{ email: string; helpContact: string }> {
  const [officer, helpContact] = await Promise.all([
    reader().officer.findUniqueOrThrow({ where: { id: officerId }, select: { email: true } }),
    getHelpContact(),
  ])
  return { email: officer.email ?? '', helpContact }
}

/** Ids of officers found by words of their name or service number, for filters; at most `limit`. */
export async function findOfficerIds(search: string, limit = 200): Promise<string[]> {
  const tokens = searchTokens(search).slice(0, 8)
  const officers = await reader().officer.findMany({
    where: { AND: tokens.map((token) => ({ searchKey: { contains: token } })) },
    orderBy: { sortKey: 'asc' },
    take: limit,
    select: { id: true },
  })
  return officers.map((officer) => officer.id)
}
