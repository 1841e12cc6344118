import { findTouchedCampaigns } from '~/domain/emulation/campaign-succession.server'
import { isRole } from '~/domain/identity/access'
import { roleNames } from '~/domain/identity/access-words'
import { findOfficerLines } from '~/domain/identity/officer-lines.server'
import type { UnitChangePlan } from '~/domain/identity/unit-change-plan.server'
import { unitIdsOf } from '~/domain/identity/unit-path'
import { placementsFrom } from '~/domain/identity/unit-places'
import { findUnitTree } from '~/domain/identity/units.server'
import { findRunningAssignments } from '~/domain/learning/running-assignments.server'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'

/** What a planned change of units touches, in names, before anything is written. */
export interface UnitChangePreview {
  from: string
  closing: string[]
  created: string[]
  reparented: { name: string; parent: string }[]
  people: {
    serviceNumber: string
    name: string
    rankName: string
    before: string
    after: string
    isCounting: boolean
  }[]
  /** Officers of units that come along whole. */
  peopleAlong: number
  roles: { officer: string; role: string; unit: string }[]
  courses: { unit: string; title: string; periodName: string; dueOn: string; isNew: boolean }[]
  campaigns: string[]
}

export async function previewUnitChange(
  plan: UnitChangePlan,
  { newUnits, now }: { newUnits: readonly { unitId: string; name: string }[]; now: Date },
): Promise<UnitChangePreview> {
  const { from } = plan
  const today = localDateOf(now)
  const tree = await findUnitTree(from)
  const names = new Map([...tree, ...newUnits].map((unit) => [unit.unitId, unit.name]))
  const nameOf = (unitId: string) => names.get(unitId) ?? ''
  const officers = await findOfficerLines(
    reader(),
    [...plan.moves.map(({ row }) => row.officerId), ...plan.endedGrants.map((grant) => grant.officerId)],
    today,
  )
  const people = plan.moves.flatMap(({ row, unitId }) => {
    const officer = officers.get(row.officerId)
    if (!officer) return []
    const { serviceNumber, name, rankName, sortKey } = officer
    const isCounting = row.kind === 'counting'
    return [{ serviceNumber, name, rankName, sortKey, before: nameOf(row.unitId), after: nameOf(unitId), isCounting }]
  })
  const arrived = [...new Set([...plan.moves, ...plan.reparented].map((move) => move.unitId))]
  const placing = placementsFrom(plan.places, from)
  const above = (unitId: string) => unitIdsOf(pathOn(placing, unitId, from))
  const newlyAbove = arrived.flatMap(above).filter((id) => !newUnits.some((unit) => unit.unitId === id))
  const left = [...plan.closing, ...plan.moves.map(({ row }) => row.unitId)]
  const leftPath = tree.filter(
    (unit) => left.includes(unit.unitId) || plan.reparented.some((one) => one.unitId === unit.unitId),
  )
  const before = new Set(leftPath.flatMap((unit) => unitIdsOf(unit.path)))
  const assignments = await findRunningAssignments([...new Set([...left, ...newlyAbove])], today)
  return {
    from,
    closing: plan.closing.map(nameOf),
    created: newUnits.map((unit) => unit.name),
    reparented: plan.reparented.map(({ unitId, parentId }) => ({ name: nameOf(unitId), parent: nameOf(parentId) })),
    people: people
      .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
      .map(({ sortKey: _sortKey, ...person }) => person),
    peopleAlong: await countPeopleBelow(
      plan.reparented.map((one) => one.unitId),
      tree,
      today,
    ),
    roles: plan.endedGrants.map((grant) => ({
      officer: officers.get(grant.officerId)?.name ?? '',
      role: isRole(grant.role) ? roleNames[grant.role] : grant.role,
      unit: nameOf(grant.unitId),
    })),
    courses: assignments
      .filter((one) => left.includes(one.unitId) || !before.has(one.unitId))
      .map(({ unitId, ...course }) => ({ ...course, unit: nameOf(unitId), isNew: !left.includes(unitId) })),
    campaigns: (await findTouchedCampaigns(reader(), plan.closing)).map((campaign) => campaign.name),
  }
}

function pathOn(placing: ReturnType<typeof placementsFrom>, unitId: string, date: string): string {
  if (!placing.ok) return ''
  return placing.rows.find((row) => row.unitId === unitId && row.validFrom <= date && date < row.validTo)?.path ?? ''
}

async function countPeopleBelow(
  unitIds: readonly string[],
  tree: readonly { unitId: string; path: string }[],
  date: string,
): Promise<number> {
  const below = tree.filter((unit) => unitIdsOf(unit.path).some((id) => unitIds.includes(id)))
  return reader().membership.count({
    where: {
      unitId: { in: below.map((unit) => unit.unitId) },
      kind: 'counting',
      supersededAt: null,
      validFrom: { lte: date },
      validTo: { gt: date },
    },
  })
}
