import type { Reader, Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { holding, holdingAsKnown } from './dated'
import { countingMembershipOn } from './memberships.server'
import { fullName } from './names'

/** Officers to whom something may be sent: in service, with an account that is open, and not on leave on the date. */
export function reachableOfficers(date: string): Prisma.OfficerWhereInput {
  return {
    account: { lockedAt: null },
    memberships: { some: countingMembershipOn(date) },
    leaves: { none: holdingAsKnown(date) },
  }
}

/** The same as SQL about the officer id in a column. Its four parameters are all the date. */
export function reachableOfficersSql(column: string): string {
  return `EXISTS (SELECT 1 FROM "Account" "account" WHERE "account"."officerId" = ${column} AND "account"."lockedAt" IS NULL)
  AND EXISTS (SELECT 1 FROM "Membership" "serving" WHERE "serving"."officerId" = ${column} AND "serving"."kind" = 'counting'
    AND "serving"."supersededAt" IS NULL AND "serving"."validFrom" <= ? AND ? < "serving"."validTo")
  AND NOT EXISTS (SELECT 1 FROM "Leave" "away" WHERE "away"."officerId" = ${column} AND "away"."supersededAt" IS NULL
    AND "away"."validFrom" <= ? AND ? < "away"."validTo")`
}

export interface Addressee {
  officerId: string
  /** "Thượng úy Nguyễn Văn An" */
  name: string
  email: string
}

const batchSize = 500

/** Those of the officers who can be reached on the date, have an address and have not switched mail off. */
export async function findAddressees(
  db: Reader | Transaction,
  officerIds: readonly string[],
  date: string,
): Promise<Addressee[]> {
  const ids = [...new Set(officerIds)]
  const found: Addressee[] = []
  for (let start = 0; start < ids.length; start += batchSize) {
    const officers = await db.officer.findMany({
      where: {
        id: { in: ids.slice(start, start + batchSize) },
        email: { not: null },
        ...reachableOfficers(date),
        OR: [{ mailChoice: { is: null } }, { mailChoice: { isOn: true } }],
      },
      select: {
        id: true,
        email: true,
        familyName: true,
        middleName: true,
        givenName: true,
        rankHoldings: { where: holding(date), select: { rank: { select: { name: true } } } },
      },
    })
    for (const { id, email, rankHoldings, ...names } of officers)
      if (email)
        found.push({
          officerId: id,
          name: [rankHoldings[0]?.rank.name, fullName(names)].filter(Boolean).join(' '),
          email,
        })
  }
  return found
}
