import type { Reader, Transaction } from '~/platform/db/database.server'

/** What a change of units means for campaigns that are still running (domain brief 2.8, case K). */

const over = ['finalised', 'closed']

export interface TouchedCampaign {
  code: string
  name: string
}

/** Campaigns not yet finalised in which one of the units itself takes part. */
export function findTouchedCampaigns(db: Reader | Transaction, unitIds: readonly string[]): Promise<TouchedCampaign[]> {
  return db.campaign.findMany({
    where: { state: { notIn: over }, units: { some: { unitId: { in: [...unitIds] } } } },
    orderBy: { startsOn: 'asc' },
    select: { code: true, name: true },
  })
}

/** The successors take part where a predecessor does, beside it: entries stay with the unit that earned them. */
export async function succeedInCampaigns(
  tx: Transaction,
  { predecessorIds, successorIds }: { predecessorIds: readonly string[]; successorIds: readonly string[] },
): Promise<void> {
  const rows = await tx.campaignUnit.findMany({
    where: { unitId: { in: [...predecessorIds, ...successorIds] }, campaign: { state: { notIn: over } } },
    select: { campaignId: true, unitId: true },
  })
  const has = new Set(rows.map((row) => `${row.campaignId} ${row.unitId}`))
  const campaignIds = new Set(rows.filter((row) => predecessorIds.includes(row.unitId)).map((row) => row.campaignId))
  const missing = [...campaignIds].flatMap((campaignId) =>
    successorIds.filter((unitId) => !has.has(`${campaignId} ${unitId}`)).map((unitId) => ({ campaignId, unitId })),
  )
  await tx.campaignUnit.createMany({ data: missing })
}
