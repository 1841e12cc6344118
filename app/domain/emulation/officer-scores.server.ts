import { preparedRead } from '~/platform/db/database.server'
import type { CampaignRules } from './campaign-rules.server'
import { versionOn } from './completion-points'
import { computeScore, type Score, sumAsEntry } from './score'

/** Scores of many officers of a campaign at once, from two grouped reads. Each is computed from the ledger, none is stored. */
export function scoreOfficers(
  campaign: CampaignRules,
  officerIds: readonly string[],
  date: string,
): Map<string, Score> {
  const sums = new Map(
    preparedRead<EntryRow>(entriesSql)
      .all(campaign.id)
      .map((row) => [`${row.officerId} ${row.criterionId} ${row.part}`, row.hundredths]),
  )
  const criteria = campaign.criteria.flatMap((criterion) => {
    const version = versionOn(criterion.versions, date)
    return version ? [{ id: criterion.id, code: criterion.code, version }] : []
  })
  const exempted = new Map(
    criteria.flatMap(({ id, version }) =>
      preparedRead<ExemptRow>(exemptedSql)
        .all(version.id)
        .map((row) => [`${row.officerId} ${id}`, row.hundredths] as const),
    ),
  )
  const score = (officerId: string) => {
    const sumOf = (id: string, part: string) => sumAsEntry(sums.get(`${officerId} ${id} ${part}`))
    return computeScore({
      criteria: criteria.map(({ id, code, version }) => ({
        code,
        standard: version.standardHundredths,
        exempted: exempted.get(`${officerId} ${id}`) ?? 0,
        entries: sumOf(id, 'criterion'),
      })),
      bonus: criteria.flatMap(({ id }) => sumOf(id, 'bonus')),
      bonusCap: campaign.bonusCapHundredths,
      deductions: criteria.flatMap(({ id }) => sumOf(id, 'deduction')).map((sum) => -sum),
      bands: campaign.bands,
    })
  }
  return new Map(officerIds.map((officerId) => [officerId, score(officerId)]))
}

interface EntryRow {
  officerId: string
  criterionId: string
  part: string
  hundredths: number
}

const entriesSql = `
  SELECT "officerId", "criterionId", "part", SUM("hundredths") AS "hundredths"
  FROM "ScoreEntry"
  WHERE "campaignId" = ?
  GROUP BY "officerId", "criterionId", "part"`

interface ExemptRow {
  officerId: string
  hundredths: number
}

const exemptedSql = `
  SELECT e."officerId", SUM(l."hundredths") AS "hundredths"
  FROM "CriterionCourse" l
  JOIN "Enrolment" e ON e."courseId" = l."courseId" AND e."periodCode" = l."periodCode" AND e."withdrawnAt" IS NULL
  JOIN "Exemption" m ON m."enrolmentId" = e."id" AND m."withdrawnAt" IS NULL
  WHERE l."criterionVersionId" = ?
  GROUP BY e."officerId"`
