import type { Reader, Transaction } from '~/platform/db/database.server'
import { holding, holdingAsKnown } from './dated'
import { countingMembershipOn } from './memberships.server'
import { fullName } from './names'

/** An officer as one line of a list shows them on a date. */
export interface OfficerLine {
  officerId: string
  serviceNumber: string
  name: string
  rankName: string
  unitName: string
  /** Compared as bytes: the order of names. */
  sortKey: string
}

const batchSize = 500

/** Lines of known officers, by id. The caller has decided that its reader may see them. */
export async function findOfficerLines(
  db: Reader | Transaction,
  officerIds: readonly string[],
  date: string,
): Promise<Map<string, OfficerLine>> {
  const ids = [...new Set(officerIds)]
  const lines = new Map<string, OfficerLine>()
  for (let start = 0; start < ids.length; start += batchSize) {
    const officers = await db.officer.findMany({
      where: { id: { in: ids.slice(start, start + batchSize) } },
      select: {
        id: true,
        serviceNumber: true,
        familyName: true,
        middleName: true,
        givenName: true,
        sortKey: true,
        rankHoldings: { where: holding(date), select: { rank: { select: { name: true } } } },
        memberships: {
          where: countingMembershipOn(date),
          select: { unit: { select: { namings: { where: holdingAsKnown(date), select: { name: true } } } } },
        },
      },
    })
    for (const { id, serviceNumber, sortKey, rankHoldings, memberships, ...names } of officers)
      lines.set(id, {
        officerId: id,
        serviceNumber,
        name: fullName(names),
        rankName: rankHoldings[0]?.rank.name ?? '',
        unitName: memberships[0]?.unit.namings[0]?.name ?? '',
        sortKey,
      })
  }
  return lines
}
