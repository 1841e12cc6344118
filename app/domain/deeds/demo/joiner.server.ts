import { holdingAsKnown } from '~/domain/identity/dated'
import type { Transaction } from '~/platform/db/database.server'
import { enrolJoiner } from '../enrol-joiner.server'
import { momentOn } from './months'
import { type DemoOfficer, joiningDate } from './people'

/** The one who joined while the month's course was running gets it as every joiner does. */
export async function enrolDemoJoiner(
  tx: Transaction,
  { people, today }: { people: readonly DemoOfficer[]; today: string },
): Promise<void> {
  const joinedOn = joiningDate(today)
  for (const joiner of people.filter((officer) => officer.story === 'joinedMidMonth')) {
    const { id: officerId } = await tx.officer.findUniqueOrThrow({
      where: { serviceNumber: joiner.serviceNumber },
      select: { id: true },
    })
    const { path } = await tx.unitPlacement.findFirstOrThrow({
      where: { ...holdingAsKnown(joinedOn), unit: { code: joiner.unitCode } },
      select: { path: true },
    })
    await enrolJoiner(tx, { officerId, unitPath: path, joinedOn, now: momentOn(joinedOn, 8 * 60) })
  }
}
