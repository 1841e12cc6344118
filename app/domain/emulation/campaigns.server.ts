import type { Transaction } from '~/platform/db/database.server'

/** Campaigns and their rules (domain brief 2.2): written as a draft, readable before the start, never changed after launch. */

export interface NewCampaign {
  code: string
  movement: string
  name: string
  startsOn: string
  endsOn: string
  entryCutoffOn: string
  bonusCapHundredths: number
  unitIds: string[]
  bands: { label: string; lowerHundredths: number }[]
  criteria: NewCriterion[]
}

interface NewCriterion {
  code: string
  name: string
  source: 'learning' | 'manual'
  standardHundredths: number
  /** Share of a line's points when late; half unless stated. */
  latePercent?: number
  courses?: { courseCode: string; periodCode: string; hundredths: number }[]
}

const usualLatePercent = 50

/** Writes a draft. @throws when a course or period is unknown, or a criterion's lines exceed its standard. */
export async function createCampaign(tx: Transaction, campaign: NewCampaign): Promise<{ campaignId: string }> {
  const { unitIds, bands, criteria, ...columns } = campaign
  const { id: campaignId } = await tx.campaign.create({
    data: {
      ...columns,
      state: 'draft',
      units: { create: unitIds.map((unitId) => ({ unitId })) },
      bands: { create: bands },
    },
    select: { id: true },
  })
  for (const [index, criterion] of criteria.entries())
    await createCriterion(tx, { campaignId, position: index + 1, effectiveFrom: campaign.startsOn, criterion })
  return { campaignId }
}

async function createCriterion(
  tx: Transaction,
  input: { campaignId: string; position: number; effectiveFrom: string; criterion: NewCriterion },
): Promise<void> {
  const { campaignId, position, effectiveFrom, criterion } = input
  const lines = await Promise.all(
    (criterion.courses ?? []).map(async ({ courseCode, periodCode, hundredths }) => {
      const course = await tx.course.findUniqueOrThrow({ where: { code: courseCode }, select: { id: true } })
      return { courseId: course.id, periodCode, hundredths }
    }),
  )
  const listed = lines.reduce((sum, line) => sum + line.hundredths, 0)
  if (listed > criterion.standardHundredths)
    throw new Error(`The courses of criterion ${criterion.code} list more points than its standard`)
  await tx.criterion.create({
    data: {
      campaignId,
      code: criterion.code,
      position,
      source: criterion.source,
      versions: {
        create: {
          number: 1,
          name: criterion.name,
          standardHundredths: criterion.standardHundredths,
          latePercent: criterion.latePercent ?? usualLatePercent,
          effectiveFrom,
          reason: '',
          courses: { create: lines },
        },
      },
    },
  })
}

/** Opens a draft; false when it was open before. */
export async function openCampaign(
  tx: Transaction,
  { campaignId, at }: { campaignId: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.campaign.updateMany({
    where: { id: campaignId, state: 'draft' },
    data: { state: 'open', launchedAt: at },
  })
  return count === 1
}
