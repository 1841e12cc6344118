import { localDateOf } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'
import { takesPart } from './campaign-rules.server'
import { type BandFacts, computeScore, nextBand, sumAsEntry } from './score'

/** The one line about points on the home screen: two prepared reads. */
export interface ScoreLine {
  campaignCode: string
  campaignName: string
  /** Null while nothing has been recorded for the officer. */
  total: number | null
  band: string | null
  next: { band: string; missing: number } | null
}

/** Null while no campaign runs for the officer's unit. */
export function getScoreLine(actor: { officerId: string; unitPath: string }, now: Date): ScoreLine | null {
  const campaign = runningCampaigns().find((candidate) => takesPart(candidate, actor.unitPath))
  if (!campaign) return null
  const { officerId } = actor
  const rows = preparedRead<CriterionRow>(criteriaSql).all(officerId, officerId, localDateOf(now), campaign.id)
  const score = computeScore({
    criteria: rows.map(({ code, standard, exempted, points }) => ({
      code,
      standard,
      exempted,
      entries: sumAsEntry(points),
    })),
    bonus: rows.flatMap((row) => sumAsEntry(row.bonus)),
    bonusCap: campaign.bonusCap,
    deductions: rows.flatMap((row) => sumAsEntry(row.deductions)).map((sum) => -sum),
    bands: campaign.bands,
  })
  const { band } = score
  const total = score.isRecorded ? score.total : null
  const { code: campaignCode, name: campaignName, bands } = campaign
  return { campaignCode, campaignName, total, band, next: band === null ? null : nextBand(score.total, bands) }
}

interface RunningCampaign {
  id: string
  code: string
  name: string
  bonusCap: number
  unitIds: string[]
  bands: BandFacts[]
}

/** Newest first. */
function runningCampaigns(): RunningCampaign[] {
  const campaigns = new Map<string, RunningCampaign>()
  for (const { unitId, label, lower, ...row } of preparedRead<CampaignRow>(campaignsSql).all()) {
    const campaign = campaigns.get(row.id) ?? { ...row, unitIds: [], bands: [] }
    if (!campaign.unitIds.includes(unitId)) campaign.unitIds.push(unitId)
    if (label !== null && lower !== null && !campaign.bands.some((band) => band.lower === lower))
      campaign.bands.push({ label, lower })
    campaigns.set(row.id, campaign)
  }
  return [...campaigns.values()]
}

interface CampaignRow {
  id: string
  code: string
  name: string
  bonusCap: number
  unitId: string
  label: string | null
  lower: number | null
}

/** A handful of rows: units × bands of the campaigns that run. */
const campaignsSql = `
  SELECT c."id", c."code", c."name", c."bonusCapHundredths" AS "bonusCap", u."unitId",
         b."label", b."lowerHundredths" AS "lower"
  FROM "Campaign" c
  JOIN "CampaignUnit" u ON u."campaignId" = c."id"
  LEFT JOIN "Band" b ON b."campaignId" = c."id"
  WHERE c."state" IN ('open', 'self_scoring', 'review', 'provisional')
  ORDER BY c."startsOn" DESC, c."code", b."lowerHundredths" DESC`

interface CriterionRow {
  code: string
  standard: number
  /** Sums; null when there is no entry. */
  points: number | null
  bonus: number | null
  deductions: number | null
  exempted: number
}

const criteriaSql = `
  SELECT k."code", v."standardHundredths" AS "standard",
         SUM(CASE WHEN s."part" = 'criterion' THEN s."hundredths" END) AS "points",
         SUM(CASE WHEN s."part" = 'bonus' THEN s."hundredths" END) AS "bonus",
         SUM(CASE WHEN s."part" = 'deduction' THEN s."hundredths" END) AS "deductions",
         (SELECT COALESCE(SUM(l."hundredths"), 0)
          FROM "CriterionCourse" l
          JOIN "Enrolment" e ON e."courseId" = l."courseId" AND e."periodCode" = l."periodCode" AND e."officerId" = ?
               AND e."withdrawnAt" IS NULL
          JOIN "Exemption" m ON m."enrolmentId" = e."id" AND m."withdrawnAt" IS NULL
          WHERE l."criterionVersionId" = v."id") AS "exempted"
  FROM "Criterion" k
  JOIN "CriterionVersion" v ON v."criterionId" = k."id"
  LEFT JOIN "ScoreEntry" s ON s."criterionId" = k."id" AND s."campaignId" = k."campaignId" AND s."officerId" = ?
  WHERE v."number" = COALESCE((SELECT MAX(n."number") FROM "CriterionVersion" n
                               WHERE n."criterionId" = k."id" AND n."effectiveFrom" <= ?), 1)
    AND k."campaignId" = ?
  GROUP BY k."id", k."code", k."position", v."id", v."standardHundredths"
  ORDER BY k."position"`
