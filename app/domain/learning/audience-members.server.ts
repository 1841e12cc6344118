import { holding, holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { isWithin, subtreeRange } from '~/domain/identity/unit-path'
import type { Reader, Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { type Audience, type AudienceFacts, belongsTo } from './audience'

/** An officer as a rule of the plan sees them on a date. */
export interface Candidate extends AudienceFacts {
  officerId: string
  /** Of the counting unit. */
  path: string
}

/** Everybody who counts under one of the paths on the date, in one read. */
export async function findCandidates(
  db: Reader | Transaction,
  { paths, date }: { paths: readonly string[]; date: string },
): Promise<Candidate[]> {
  if (paths.length === 0) return []
  const under = paths.map((path) => ({ path: subtreeRange(path) }))
  return readCandidates(db, date, { unit: { placements: { some: { ...holdingAsKnown(date), OR: under } } } })
}

/** These officers, wherever they count on the date. */
export async function findCandidatesAmong(
  db: Reader | Transaction,
  { officerIds, date }: { officerIds: readonly string[]; date: string },
): Promise<Candidate[]> {
  return readCandidates(db, date, { officerId: { in: [...officerIds] } })
}

async function readCandidates(
  db: Reader | Transaction,
  date: string,
  where: Prisma.MembershipWhereInput,
): Promise<Candidate[]> {
  const memberships = await db.membership.findMany({
    where: { ...countingMembershipOn(date), ...where },
    select: {
      officerId: true,
      positionCode: true,
      unit: { select: { placements: { where: holdingAsKnown(date), select: { path: true } } } },
      officer: {
        select: {
          serviceCategoryCode: true,
          rankHoldings: { where: holding(date), select: { rankCode: true } },
        },
      },
    },
  })
  return memberships.map(({ officer, unit, ...row }) => ({
    ...row,
    path: unit.placements[0]?.path ?? '',
    rankCode: officer.rankHoldings[0]?.rankCode ?? null,
    categoryCode: officer.serviceCategoryCode,
  }))
}

/** Who of the candidates a course of this unit and audience is for. */
export function membersOf(
  candidates: readonly Candidate[],
  { path, audience }: { path: string; audience: Audience },
): string[] {
  return candidates
    .filter((candidate) => isWithin(candidate.path, path) && belongsTo(audience, candidate))
    .map((candidate) => candidate.officerId)
}
