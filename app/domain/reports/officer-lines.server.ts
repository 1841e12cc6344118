import { holding, holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { fullName, initials } from '~/domain/identity/names'
import { reader } from '~/platform/db/database.server'
import { scopeAbove } from './seen-unit'
import { namingsSelect, unitNameOn } from './viewed-unit.server'

/** An officer as one line of a list. */
export interface OfficerLine {
  serviceNumber: string
  name: string
  initials: string
  rankName: string
  unitName: string
  unitShortName: string
  /** Counts in one of the actor's units on the date; null as of an earlier day. */
  isVisibleNow: boolean | null
}

/** Name, rank and unit on a date, by officer id. */
export async function findOfficerLines(
  officerIds: readonly string[],
  { date, scopeIds }: { date: string; scopeIds: readonly string[] },
): Promise<Map<string, OfficerLine>> {
  const scopes = scopeIds.map((unitId) => ({ unitId }))
  const officers = await reader().officer.findMany({
    where: { id: { in: [...officerIds] } },
    select: {
      id: true,
      serviceNumber: true,
      familyName: true,
      middleName: true,
      givenName: true,
      rankHoldings: { where: holding(date), select: { rank: { select: { name: true } } } },
      memberships: {
        where: countingMembershipOn(date),
        select: {
          unit: {
            select: {
              code: true,
              namings: namingsSelect,
              placements: { where: holdingAsKnown(date), select: { path: true } },
            },
          },
        },
      },
    },
  })
  return new Map(
    officers.map((officer) => {
      const unit = officer.memberships[0]?.unit
      const name = unit && unitNameOn(unit, date)
      const path = unit?.placements[0]?.path ?? ''
      const line: OfficerLine = {
        serviceNumber: officer.serviceNumber,
        name: fullName(officer),
        initials: initials(officer),
        rankName: officer.rankHoldings[0]?.rank.name ?? '',
        unitName: name?.name ?? '',
        unitShortName: name?.shortName ?? '',
        isVisibleNow: scopeAbove(path, scopes) !== null,
      }
      return [officer.id, line] as const
    }),
  )
}
