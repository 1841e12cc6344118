import type { Reader } from '~/platform/db/database.server'
import { holding } from './dated'
import { fullName } from './names'

export interface UnitPerson {
  officerId: string
  serviceNumber: string
  name: string
  rankName: string
  positionName: string
}

/** Who works in the unit itself on a date or is to come there later, each once, in the order of positions and names. */
export async function findPeopleOfUnit(
  db: Pick<Reader, 'membership'>,
  unitId: string,
  date: string,
): Promise<UnitPerson[]> {
  const memberships = await db.membership.findMany({
    where: { unitId, supersededAt: null, kind: { not: 'supervision' }, validTo: { gt: date } },
    orderBy: [{ position: { ordinal: 'asc' } }, { officer: { sortKey: 'asc' } }],
    select: {
      officerId: true,
      position: { select: { name: true } },
      officer: {
        select: {
          serviceNumber: true,
          familyName: true,
          middleName: true,
          givenName: true,
          rankHoldings: { where: holding(date), select: { rank: { select: { name: true } } } },
        },
      },
    },
  })
  const people = new Map<string, UnitPerson>()
  for (const { officerId, position, officer } of memberships)
    if (!people.has(officerId))
      people.set(officerId, {
        officerId,
        serviceNumber: officer.serviceNumber,
        name: fullName(officer),
        rankName: officer.rankHoldings[0]?.rank.name ?? '',
        positionName: position.name,
      })
  return [...people.values()]
}
