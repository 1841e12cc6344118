import { holding, holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { isWithin, subtreeRange } from '~/domain/identity/unit-path'
import type { Reader, Transaction } from '~/platform/db/database.server'
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
  { paths, date, officerId }: { paths: readonly string[]; date: string; officerId?: string },
): Promise<Candidate[]> {
  if (paths.length === 0) return []
  const memberships = await db.membership.findMany({
    where: {
      ...countingMembershipOn(date),
      ...(officerId && { officerId }),
      unit: {
        placements: { some: { ...holdingAsKnown(date), OR: paths.map((path) => ({ path: subtreeRange(path) })) } },
      },
    },
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
