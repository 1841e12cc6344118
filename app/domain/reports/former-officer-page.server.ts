import { type Actor, scopes } from '~/domain/identity/access'
import { fullName, initials } from '~/domain/identity/names'
import { addDays, holdsOn, localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { countingDate } from './counting-unit'
import { byPeriod, enrolmentsSelect, type OfficerPage } from './officer-page.server'
import { isWithinPeriods, type Period, servedPeriods } from './served-periods'
import { namingsSelect, unitNameOn } from './viewed-unit.server'

/** The page of an officer who served under the actor and has left: as of the last day served, and only what counted then. */
export interface FormerOfficerPage extends OfficerPage {
  served: Period[]
  /** The last local date served. */
  lastOn: string
}

/** Null for one who never served in the actor's units: not yours and not found are one answer. */
export async function getFormerOfficerPage(
  actor: Actor,
  serviceNumber: string,
  now: Date,
): Promise<FormerOfficerPage | null> {
  const today = localDateOf(now)
  const scopeIds = scopes(actor, 'viewFigures').map((scope) => scope.unitId)
  const officer = await reader().officer.findFirst({
    where: { serviceNumber },
    select: {
      id: true,
      serviceNumber: true,
      familyName: true,
      middleName: true,
      givenName: true,
      serviceCategory: { select: { name: true } },
      rankHoldings: { select: { validFrom: true, validTo: true, rank: { select: { name: true } } } },
      memberships: {
        where: { kind: 'counting', supersededAt: null },
        select: {
          unitId: true,
          validFrom: true,
          validTo: true,
          position: { select: { name: true } },
          unit: {
            select: {
              code: true,
              namings: namingsSelect,
              placements: {
                where: { supersededAt: null },
                select: { unitId: true, path: true, validFrom: true, validTo: true },
              },
            },
          },
        },
      },
    },
  })
  if (!officer) return null
  const placements = officer.memberships.flatMap((membership) => membership.unit.placements)
  const served = servedPeriods(officer.memberships, placements, { scopeIds, until: addDays(today, 1) })
  const last = served.at(-1)
  if (!last) return null
  const lastOn = addDays(last.validTo, -1)
  const membership = officer.memberships.find((row) => holdsOn(row, lastOn))
  if (!membership) return null
  const enrolments = await reader().enrolment.findMany({
    where: { officerId: officer.id, ...enrolmentsSelect.where },
    orderBy: [...enrolmentsSelect.orderBy],
    select: enrolmentsSelect.select,
  })
  const { code, name } = unitNameOn(membership.unit, lastOn)
  return {
    officerId: officer.id,
    serviceNumber: officer.serviceNumber,
    name: fullName(officer),
    initials: initials(officer),
    rankName: officer.rankHoldings.find((row) => holdsOn(row, lastOn))?.rank.name ?? '',
    positionName: membership.position.name,
    unit: { code, name },
    unitPath: membership.unit.placements.find((row) => holdsOn(row, lastOn))?.path ?? '',
    since: membership.validFrom,
    categoryName: officer.serviceCategory.name,
    periods: byPeriod(
      enrolments.filter((enrolment) => isWithinPeriods(served, countingDate(enrolment.dueOn, today))),
      now,
    ),
    served,
    lastOn,
  }
}
