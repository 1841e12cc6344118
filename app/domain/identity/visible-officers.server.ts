import type { Prisma } from '~/platform/db/generated/client'
import { type Actor, type Deed, scopes } from './access'
import { holdingAsKnown } from './dated'
import { countingMembershipOn } from './memberships.server'
import { depthOf, subtreeRange } from './unit-path'

/**
 * Access as where-filters (architecture section 4, rule 6): part of every read, so that "not yours" and "not found" are one.
 * Both ask where the officer or unit was on the date of the report, so a former commander keeps the time served under him.
 */

/** Officers whose counting membership on the date lies in one of the actor's units for this deed, or below. */
export function visibleOfficers(actor: Pick<Actor, 'grants'>, deed: Deed, onDate: string): Prisma.OfficerWhereInput {
  const placements = visibleUnits(actor, deed, onDate)
  return { memberships: { some: { ...countingMembershipOn(onDate), unit: { placements: { some: placements } } } } }
}

/** Placements that hold on the date inside the actor's units for this deed; none for an actor without scope. */
export function visibleUnits(actor: Pick<Actor, 'grants'>, deed: Deed, onDate: string): Prisma.UnitPlacementWhereInput {
  const ranges = scopes(actor, deed).map((scope) => ({ path: subtreeRange(scope.path) }))
  return { ...holdingAsKnown(onDate), OR: ranges }
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
