import type { NameParts } from '../names'
import type { UnitFacts } from './roster-units'
import type { Known } from './roster-words'

/** What stands in the system about the rows of a roster. */

export interface StandingOfficer extends NameParts {
  officerId: string
  email: string | null
  categoryCode: string
  rank: { code: string; validFrom: string } | null
  /** The last counting membership that stands; null for somebody who counts nowhere. */
  place: { unitId: string; positionCode: string; validFrom: string; isOpen: boolean } | null
  isInScope: boolean
  /** Added by an import that was undone: comes back as if new. */
  isUndone: boolean
}

export interface RosterFacts extends UnitFacts {
  today: string
  effectiveOn: string
  ranks: readonly (Known & { shorthand: string })[]
  positions: readonly Known[]
  categories: readonly Known[]
  unitTypes: readonly Known[]
  /** By service number. */
  officers: ReadonlyMap<string, StandingOfficer>
  /** User names in use, with the service number of whose they are. */
  usernames: ReadonlyMap<string, string>
  ownServiceNumber: string
}
