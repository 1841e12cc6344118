import { unitIdsOf } from '~/domain/identity/unit-path'
import type { Reader, Transaction } from '~/platform/db/database.server'

/** A campaign with every version of its rules: few rows, read whole. */
export interface CampaignRules {
  id: string
  code: string
  name: string
  movement: string
  state: string
  startsOn: string
  endsOn: string
  entryCutoffOn: string
  bonusCapHundredths: number
  /** The units launched with; each counts with everything below it. */
  unitIds: string[]
  /** Highest first. */
  bands: { label: string; lower: number }[]
  criteria: CriterionRules[]
}

export interface CriterionRules {
  id: string
  code: string
  source: string
  versions: CriterionVersionRules[]
}

export interface CriterionVersionRules {
  id: string
  number: number
  name: string
  standardHundredths: number
  latePercent: number
  effectiveFrom: string
  courses: { courseId: string; periodCode: string; hundredths: number }[]
}

export async function readCampaignRules(
  db: Reader | Transaction,
  where: { id?: string; code?: string; state?: string | { in: string[] } },
): Promise<CampaignRules[]> {
  const campaigns = await db.campaign.findMany({
    where,
    orderBy: [{ startsOn: 'desc' }, { code: 'asc' }],
    select: {
      id: true,
      code: true,
      name: true,
      movement: true,
      state: true,
      startsOn: true,
      endsOn: true,
      entryCutoffOn: true,
      bonusCapHundredths: true,
      units: { select: { unitId: true } },
      bands: { orderBy: { lowerHundredths: 'desc' }, select: { label: true, lowerHundredths: true } },
      criteria: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          code: true,
          source: true,
          versions: {
            orderBy: { number: 'asc' },
            select: {
              id: true,
              number: true,
              name: true,
              standardHundredths: true,
              latePercent: true,
              effectiveFrom: true,
              courses: { select: { courseId: true, periodCode: true, hundredths: true } },
            },
          },
        },
      },
    },
  })
  return campaigns.map(({ units, bands, ...campaign }) => ({
    ...campaign,
    unitIds: units.map((unit) => unit.unitId),
    bands: bands.map((band) => ({ label: band.label, lower: band.lowerHundredths })),
  }))
}

/** Whether a unit, given by its path, takes part: it or one of its ancestors was launched with the campaign. */
export function takesPart(campaign: { unitIds: readonly string[] }, unitPath: string): boolean {
  return unitIdsOf(unitPath).some((unitId) => campaign.unitIds.includes(unitId))
}
