import { reader } from '~/platform/db/database.server'
import { holding } from './dated'
import { getHelpContact } from './installation.server'
import { fullName } from './names'
import { unitIdsOf } from './unit-path'

interface Commander {
  rankName: string
  name: string
  positionName: string
}

/**
 * Who commands an officer: of the own unit, else of the nearest unit above; the officer himself never. Null when nobody
 * holds that role on the date.
 */
async function getCommanderOf(
  officer: { officerId: string; unitPath: string },
  date: string,
): Promise<Commander | null> {
  const nearestFirst = unitIdsOf(officer.unitPath).toReversed()
  const grants = await reader().roleGrant.findMany({
    where: {
      role: 'commander',
      unitId: { in: nearestFirst },
      officerId: { not: officer.officerId },
      ...holding(date),
    },
    select: {
      unitId: true,
      officer: {
        select: {
          familyName: true,
          middleName: true,
          givenName: true,
          rankHoldings: { where: holding(date), select: { rank: { select: { name: true } } } },
          memberships: {
            where: { kind: 'counting', supersededAt: null, ...holding(date) },
            select: { position: { select: { name: true, ordinal: true } } },
          },
        },
      },
    },
  })
  const found = grants
    .map(({ unitId, officer: commander }) => ({
      distance: nearestFirst.indexOf(unitId),
      ordinal: commander.memberships[0]?.position.ordinal ?? Number.MAX_SAFE_INTEGER,
      rankName: commander.rankHoldings[0]?.rank.name ?? '',
      name: fullName(commander),
      positionName: commander.memberships[0]?.position.name ?? '',
    }))
    .sort((a, b) => a.distance - b.distance || a.ordinal - b.ordinal)[0]
  return found ? { rankName: found.rankName, name: found.name, positionName: found.positionName } : null
}

/** Whom an officer asks for leave, as the words after "Đồng chí đề nghị": the commander, else the contact of the force. */
export async function getWhomToAsk(officer: { officerId: string; unitPath: string }, date: string): Promise<string> {
  const commander = await getCommanderOf(officer, date)
  if (!commander) return getHelpContact()
  const { rankName, name, positionName } = commander
  return `${rankName ? `${rankName}\u00a0` : 'đồng chí '}${name}${positionName ? `, ${positionName},` : ''}`
}
