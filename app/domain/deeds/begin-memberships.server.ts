import { holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { unitIdsOf } from '~/domain/identity/unit-path'
import { addDays, localDateOf, startOfDate } from '~/platform/calendar'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { enrolJoiners } from './enrol-joiner.server'

const settingKey = 'deeds.membershipsBegunThrough'

/**
 * What was entered for a later day takes effect on that day by itself, as memberships and places are dated; only the
 * courses of the new unit must be given then. Runs with the scheduled work; each day is done once, also after days
 * without the server. Gives the number of officers who began something.
 */
export async function beginMemberships(now: Date): Promise<number> {
  const today = localDateOf(now)
  if ((await getDoneThrough(reader(), today)) >= today) return 0
  return inTransaction(async (tx) => {
    let begun = 0
    for (let day = addDays(await getDoneThrough(tx, today), 1); day <= today; day = addDays(day, 1))
      begun += await beginOn(tx, day, now)
    await tx.setting.upsert({
      where: { key: settingKey },
      create: { key: settingKey, value: today },
      update: { value: today },
    })
    return begun
  })
}

async function getDoneThrough(db: Pick<Transaction, 'setting'>, today: string): Promise<string> {
  const setting = await db.setting.findUnique({ where: { key: settingKey }, select: { value: true } })
  return typeof setting?.value === 'string' ? setting.value : addDays(today, -1)
}

/** Those whose membership, or whose unit's place, begins on the day and was recorded before it. */
async function beginOn(tx: Transaction, day: string, now: Date): Promise<number> {
  const known = { validFrom: day, recordedAt: { lt: startOfDate(day) } }
  const rows = await tx.membership.findMany({
    where: {
      ...countingMembershipOn(day),
      OR: [known, { unit: { placements: { some: { supersededAt: null, ...known } } } }],
    },
    select: {
      officerId: true,
      unit: { select: { placements: { where: holdingAsKnown(day), select: { path: true } } } },
    },
  })
  const byPath = new Map<string, string[]>()
  for (const { officerId, unit } of rows) {
    const path = unit.placements[0]?.path ?? ''
    byPath.set(path, [...(byPath.get(path) ?? []), officerId])
  }
  for (const [path, officerIds] of byPath)
    await enrolJoiners(tx, { officerIds, unitIds: unitIdsOf(path), joinedOn: day, now })
  return rows.length
}
