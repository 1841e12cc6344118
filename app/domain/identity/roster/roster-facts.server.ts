import { localDateOf, openEnd } from '~/platform/calendar'
import { type Reader, reader } from '~/platform/db/database.server'
import { type Actor, covers, scopes } from '../access'
import { holding, holdingAsKnown } from '../dated'
import { serviceNumberOf, usernameOf } from '../officers.server'
import { findUnitTypes } from '../reference.server'
import { depthOf } from '../unit-path'
import type { Choices } from './roster-choices'
import type { RosterFacts, StandingOfficer } from './roster-facts'
import { cellOf } from './roster-person'
import type { RosterSheets } from './roster-sheets'
import type { StandingUnit } from './roster-units'

/** What stands in the system about the rows of a roster: a constant number of queries for each 400 rows. */

const batchSize = 400

export async function readRosterFacts(
  actor: Actor,
  { sheets, choices, effectiveOn, now }: { sheets: RosterSheets; choices: Choices; effectiveOn: string; now: Date },
): Promise<RosterFacts> {
  const texts = (field: 'serviceNumber' | 'username') =>
    sheets.people.rows.map(({ cells }) => cellOf(cells, choices.columns, field)).filter(Boolean)
  const numbers = texts('serviceNumber')
  const usernames = texts('username')
  const list = { orderBy: { ordinal: 'asc' }, select: { code: true, name: true } } as const
  const [ranks, positions, categories, unitTypes, units, codes] = await Promise.all([
    reader().rank.findMany({ orderBy: { ordinal: 'asc' }, select: { code: true, name: true, shorthand: true } }),
    reader().position.findMany(list),
    reader().serviceCategory.findMany(list),
    findUnitTypes(),
    findStandingUnits(actor, effectiveOn),
    readCodes(),
  ])
  // A user name may be somebody's service number, and the other way round: sign-in takes either.
  const asked = [...new Set([...numbers, ...usernames].map(serviceNumberOf))]
  return {
    today: localDateOf(now),
    effectiveOn,
    ranks,
    positions,
    categories,
    unitTypes,
    units,
    ...codes,
    officers: await readOfficers(actor, asked, { units, effectiveOn }),
    usernames: await readUsernames([...new Set([...numbers, ...usernames].map(usernameOf))]),
    ownServiceNumber: actor.serviceNumber,
  }
}

/** Units in the administrator's scope that stand on the date, with the first date on which each stood. */
async function findStandingUnits(actor: Actor, date: string): Promise<StandingUnit[]> {
  const placements = await reader().unitPlacement.findMany({
    where: holdingAsKnown(date),
    select: {
      unitId: true,
      parentId: true,
      path: true,
      unit: {
        select: {
          code: true,
          namings: { where: holdingAsKnown(date), select: { name: true, shortName: true } },
          placements: {
            where: { supersededAt: null },
            orderBy: { validFrom: 'asc' },
            take: 1,
            select: { validFrom: true },
          },
        },
      },
    },
  })
  return placements
    .filter(({ path }) => covers(actor, 'manageOfficers', path))
    .map(({ unit, ...place }) => ({
      ...place,
      code: unit.code,
      name: unit.namings[0]?.name ?? unit.code,
      shortName: unit.namings[0]?.shortName ?? unit.code,
      standsFrom: unit.placements[0]?.validFrom ?? date,
    }))
}

async function readCodes(): Promise<Pick<RosterFacts, 'takenCodes' | 'restorable'>> {
  const [all, undone] = await Promise.all([
    reader().unit.findMany({ select: { code: true } }),
    reader().unit.findMany({
      where: { placements: { none: { supersededAt: null } } },
      select: { id: true, code: true },
    }),
  ])
  return {
    takenCodes: new Set(all.map(({ code }) => code)),
    restorable: new Map(undone.map(({ id, code }) => [code, id])),
  }
}

async function readOfficers(
  actor: Actor,
  numbers: readonly string[],
  { units, effectiveOn }: { units: readonly StandingUnit[]; effectiveOn: string },
): Promise<Map<string, StandingOfficer>> {
  const unitsInScope = new Set(units.map(({ unitId }) => unitId))
  const hasRoot = scopes(actor, 'manageOfficers').some(({ path }) => depthOf(path) === 0)
  const found = new Map<string, StandingOfficer>()
  for (let start = 0; start < numbers.length; start += batchSize) {
    const officers = await readBatch(reader(), numbers.slice(start, start + batchSize), effectiveOn)
    const without = officers.filter(({ memberships }) => memberships.length === 0).map(({ id }) => id)
    const undone = await findUndone(without)
    for (const { id, serviceNumber, serviceCategoryCode, rankHoldings, memberships, ...officer } of officers) {
      const [membership] = memberships
      const [rank] = rankHoldings
      const undoneBy = undone.get(id)
      found.set(serviceNumber, {
        ...officer,
        officerId: id,
        categoryCode: serviceCategoryCode,
        rank: rank ? { code: rank.rankCode, validFrom: rank.validFrom } : null,
        place: membership
          ? {
              unitId: membership.unitId,
              positionCode: membership.positionCode,
              validFrom: membership.validFrom,
              isOpen: membership.validTo === openEnd,
            }
          : null,
        isInScope: membership ? unitsInScope.has(membership.unitId) : hasRoot || undoneBy === actor.officerId,
        isUndone: undoneBy !== undefined,
      })
    }
  }
  return found
}

function readBatch(db: Reader, numbers: string[], effectiveOn: string) {
  return db.officer.findMany({
    where: { serviceNumber: { in: numbers } },
    select: {
      id: true,
      serviceNumber: true,
      familyName: true,
      middleName: true,
      givenName: true,
      email: true,
      serviceCategoryCode: true,
      // The last one, unless it was emptied by an undo: an empty period held on no day.
      rankHoldings: {
        where: { OR: [{ validTo: openEnd }, holding(effectiveOn)] },
        orderBy: { validFrom: 'desc' },
        take: 1,
        select: { rankCode: true, validFrom: true },
      },
      memberships: {
        where: { kind: 'counting', supersededAt: null },
        orderBy: { validFrom: 'desc' },
        take: 1,
        select: { unitId: true, positionCode: true, validFrom: true, validTo: true },
      },
    },
  })
}

/** Whose import had added each officer, of those added by one that was undone. */
async function findUndone(officerIds: string[]): Promise<Map<string, string>> {
  if (officerIds.length === 0) return new Map()
  const rows = await reader().rosterImportRow.findMany({
    where: { subjectId: { in: officerIds }, kind: 'add', state: 'undone' },
    select: { subjectId: true, import: { select: { createdById: true } } },
  })
  return new Map(rows.map((row) => [row.subjectId, row.import.createdById]))
}

async function readUsernames(usernames: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let start = 0; start < usernames.length; start += batchSize) {
    const accounts = await reader().account.findMany({
      where: { username: { in: usernames.slice(start, start + batchSize) } },
      select: { username: true, officer: { select: { serviceNumber: true } } },
    })
    for (const { username, officer } of accounts) found.set(username, officer.serviceNumber)
  }
  return found
}
