import { z } from 'zod'
import { fullName } from '~/domain/identity/names'
import type { OfficerChange, PlannedRow, RosterPlan } from '~/domain/identity/roster/roster-plan'
import type { PlannedUnit, UnitTarget } from '~/domain/identity/roster/roster-units'

/** The rows of an import as they are stored when it begins: every id is fixed then, so that going on later repeats nothing. */

const nameSchema = z.object({ familyName: z.string(), middleName: z.string(), givenName: z.string() })

export const unitRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  typeCode: z.string(),
  parentId: z.string(),
  from: z.string(),
  isRestored: z.boolean(),
})
type UnitRow = z.output<typeof unitRowSchema>

export const officerRowSchema = z.object({
  serviceNumber: z.string(),
  isUndone: z.boolean(),
  username: z.string().nullable(),
  name: nameSchema.nullable(),
  email: z.string().nullable(),
  categoryCode: z.string().nullable(),
  rank: z.object({ code: z.string(), from: z.string() }).nullable(),
  place: z.object({ unitId: z.string(), positionCode: z.string(), from: z.string() }).nullable(),
  /** The first date whose courses the officer gets. */
  joinedOn: z.string(),
})
export type OfficerRow = z.output<typeof officerRowSchema>

/** What stood before a change or move and what it opened, for the undo. */
export const beforeSchema = z.object({
  name: nameSchema.optional(),
  email: z.string().nullable().optional(),
  categoryCode: z.string().optional(),
  /** Null: there was no rank. */
  rankCode: z.string().nullable().optional(),
  membershipId: z.string().optional(),
  previousMembershipId: z.string().nullable().optional(),
  endedGrants: z.array(z.object({ id: z.string(), validTo: z.string() })).optional(),
})
export type Before = z.output<typeof beforeSchema>

export interface NewRow {
  position: number
  line: number
  kind: 'unit' | 'add' | 'change' | 'move'
  subjectId: string
  label: string
  plan: UnitRow | OfficerRow
}

/** Everything that the plan writes: units with parents first, then officers unit by unit. `newId` makes the ids of new ones. */
export function rowsToWrite(plan: RosterPlan, effectiveOn: string, newId: () => string): NewRow[] {
  const units = plan.units.filter(({ reasons }) => reasons.length === 0)
  const unitIds = new Map(units.map(({ key, restoresId }) => [key, restoresId ?? newId()]))
  const idOf = (unit: UnitTarget) => ('unitId' in unit ? unit.unitId : (unitIds.get(unit.key) ?? ''))
  const unitRows = units.flatMap((unit) => unitRowOf(unit, { idOf, unitIds, effectiveOn }))
  const officerRows = plan.rows.flatMap((row) => officerRowOf(row, { idOf, effectiveOn, newId }))
  officerRows.sort((a, b) => compare(placeOf(a), placeOf(b)) || a.line - b.line)
  return [...unitRows, ...officerRows].map((row, position) => ({ ...row, position }))
}

type Unplaced = Omit<NewRow, 'position'>

function unitRowOf(
  unit: PlannedUnit,
  known: { idOf: (unit: UnitTarget) => string; unitIds: ReadonlyMap<string, string>; effectiveOn: string },
): Unplaced[] {
  if (!unit.parent) return []
  const { line, code, name, shortName, typeCode } = unit
  return [
    {
      line,
      kind: 'unit',
      subjectId: known.unitIds.get(unit.key) ?? '',
      label: name,
      plan: {
        code,
        name,
        shortName,
        typeCode,
        parentId: known.idOf(unit.parent),
        from: known.effectiveOn,
        isRestored: unit.restoresId !== null,
      },
    },
  ]
}

function officerRowOf(
  { line, kind, change, name }: PlannedRow,
  known: { idOf: (unit: UnitTarget) => string; effectiveOn: string; newId: () => string },
): Unplaced[] {
  if (!change || (kind !== 'add' && kind !== 'move' && kind !== 'change')) return []
  const { place, officerId, name: parts, ...rest } = change
  return [
    {
      line,
      kind,
      subjectId: officerId ?? known.newId(),
      label: `${change.serviceNumber} ${parts ? fullName(parts) : name}`.trim(),
      plan: {
        ...rest,
        name: parts,
        place: place && { unitId: known.idOf(place.unit), positionCode: place.positionCode, from: place.from },
        joinedOn: joinedOn(change, known.effectiveOn),
      },
    },
  ]
}

/** Nobody is late from the first day: courses count from the day of the import's effect, however long somebody has served. */
function joinedOn({ place }: OfficerChange, effectiveOn: string): string {
  return place && place.from > effectiveOn ? place.from : effectiveOn
}

function placeOf({ plan }: Unplaced): string {
  return 'place' in plan ? (plan.place?.unitId ?? '') : ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
