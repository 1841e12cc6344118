import type { Prisma } from '~/platform/db/generated/client'
import { type Actor, type Deed, scopes, scopesByOwner, type UnitScope } from './access'
import { holdingAsKnown } from './dated'
import { countingMembershipOn } from './memberships.server'
import { depthOf, subtreeRange } from './unit-path'

/**
 * Access as where-filters (architecture section 4, rule 6): part of every read, so that "not yours" and "not found" are one.
 * Both ask where the officer or unit was on the date of the report, so a former commander keeps the time served under him.
 */

/**
 * Officers whose counting membership on the date lies in one of the actor's units for this deed, or below. By another's
 * command (ủy quyền) a deciding deed does not reach that officer.
 */
export function visibleOfficers(actor: Pick<Actor, 'grants'>, deed: Deed, onDate: string): Prisma.OfficerWhereInput {
  const owners = scopesByOwner(actor, deed)
  if (owners.every(({ exceptId }) => exceptId === null)) return officersIn(visibleUnits(actor, deed, onDate), onDate)
  return {
    OR: owners.map(({ scopes: owned, exceptId }) => ({
      ...officersIn(placementsIn(owned, onDate), onDate),
      ...(exceptId !== null && { id: { not: exceptId } }),
    })),
  }
}

function officersIn(placements: Prisma.UnitPlacementWhereInput, onDate: string): Prisma.OfficerWhereInput {
  return { memberships: { some: { ...countingMembershipOn(onDate), unit: { placements: { some: placements } } } } }
}

/** Placements that hold on the date inside the actor's units for this deed; none for an actor without scope. */
export function visibleUnits(actor: Pick<Actor, 'grants'>, deed: Deed, onDate: string): Prisma.UnitPlacementWhereInput {
  return placementsIn(scopes(actor, deed), onDate)
}

function placementsIn(units: readonly UnitScope[], onDate: string): Prisma.UnitPlacementWhereInput {
  return { ...holdingAsKnown(onDate), OR: units.map((scope) => ({ path: subtreeRange(scope.path) })) }
}

/**
 * Officers whom an administrator looks after: those of the granted units and below; for an administrator of a root unit
 * also those who count nowhere on the date (left, or not yet begun).
 */
export function administeredOfficers(actor: Pick<Actor, 'grants'>, onDate: string): Prisma.OfficerWhereInput {
  const inScope = visibleOfficers(actor, 'manageOfficers', onDate)
  const hasRoot = scopes(actor, 'manageOfficers').some((scope) => depthOf(scope.path) === 0)
  return hasRoot ? { OR: [inScope, { memberships: { none: countingMembershipOn(onDate) } }] } : inScope
}
