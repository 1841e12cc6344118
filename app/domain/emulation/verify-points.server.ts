import { preparedRead, reader } from '~/platform/db/database.server'
import { readCampaignRules } from './campaign-rules.server'
import { expectedEntries, listedCompletionIds } from './completion-entries.server'
import { completionIdOf } from './completion-points'

interface KeptEntry {
  id: string
  campaignId: string
  criterionId: string
  officerId: string
  hundredths: number
  causeType: string
  causeId: string
}

/**
 * Computes every learning entry of each open campaign again from the facts and compares it with the ledger: missing,
 * unfounded, of another size or officer. The unit is not compared: a transfer entered late does not move points that were
 * credited before it was known. Reversals must be the opposite of what they reverse, and a completion judged again must
 * replace its late entry, in every campaign.
 */
export async function verifyPoints(): Promise<{ entries: number; faults: string[] }> {
  const campaigns = await readCampaignRules(reader(), { state: 'open' })
  const faults: string[] = []
  let entries = 0
  for (const campaign of campaigns) {
    const kept = new Map(
      preparedRead<KeptEntry>(keptSql)
        .all(campaign.id)
        .map((entry) => [`${entry.criterionId} ${completionIdOf(entry.causeId)}`, entry]),
    )
    entries += kept.size
    for await (const ids of listedCompletionIds(reader(), [campaign])) {
      for (const { entry } of await expectedEntries(reader(), [campaign], ids)) {
        const key = `${entry.criterionId} ${entry.causeId}`
        const found = kept.get(key)
        kept.delete(key)
        const line = `Campaign ${campaign.code}, course completion ${entry.causeId}, officer ${entry.officerId}`
        if (!found) faults.push(`${line}: earns ${entry.hundredths} hundredths, but has no entry`)
        else if (found.causeType !== 'rejudgement' && found.hundredths !== entry.hundredths)
          faults.push(
            `${line}: entry ${found.id} holds ${found.hundredths} hundredths, the facts say ${entry.hundredths}`,
          )
        else if (found.officerId !== entry.officerId)
          faults.push(`${line}: entry ${found.id} names officer ${found.officerId}`)
      }
    }
    for (const entry of kept.values())
      faults.push(`Campaign ${campaign.code}: entry ${entry.id} has no completion that earns it`)
  }
  for (const { id } of preparedRead<{ id: string }>(badReversalSql).all())
    faults.push(`Entry ${id}: a reversal that is not the opposite of what it reverses`)
  for (const { id } of preparedRead<{ id: string }>(badRejudgementSql).all())
    faults.push(
      `Entry ${id}: a completion judged again that does not replace its late entry, or not by the points of its line`,
    )
  return { entries, faults }
}

/** What stands of each completion: the entry of the first day, or the one that replaced it; the standing one comes last. */
const keptSql = `
  SELECT s."id", s."campaignId", s."criterionId", s."officerId", s."hundredths", s."causeType", s."causeId"
  FROM "ScoreEntry" s
  WHERE s."campaignId" = ? AND s."causeType" IN ('courseCompletion', 'rejudgement', 'dueDateChange')
  ORDER BY CASE WHEN EXISTS (SELECT 1 FROM "ScoreEntry" r WHERE r."causeType" = 'reversal' AND r."causeId" = s."id"
      AND r."campaignId" = s."campaignId" AND r."officerId" = s."officerId" AND r."criterionId" = s."criterionId")
    THEN 0 ELSE 1 END`

const badReversalSql = `
  SELECT r."id"
  FROM "ScoreEntry" r
  LEFT JOIN "ScoreEntry" s ON s."id" = r."causeId"
  WHERE r."causeType" = 'reversal'
    AND (s."id" IS NULL OR s."hundredths" <> -r."hundredths" OR s."officerId" <> r."officerId"
         OR s."criterionId" <> r."criterionId" OR s."part" <> r."part")
  ORDER BY r."id"`

const badRejudgementSql = `
  SELECT j."id"
  FROM "ScoreEntry" j
  LEFT JOIN "ScoreEntry" s ON s."causeType" = 'courseCompletion' AND s."causeId" = j."causeId"
    AND s."campaignId" = j."campaignId" AND s."criterionId" = j."criterionId" AND s."officerId" = j."officerId"
  LEFT JOIN "ScoreEntry" r ON r."causeType" = 'reversal' AND r."causeId" = s."id"
  LEFT JOIN "CourseCompletion" k ON k."id" = j."causeId"
  LEFT JOIN "Enrolment" e ON e."id" = k."enrolmentId"
  LEFT JOIN "CriterionCourse" c ON c."criterionVersionId" = j."criterionVersionId"
    AND c."courseId" = e."courseId" AND c."periodCode" = e."periodCode"
  WHERE j."causeType" = 'rejudgement'
    AND (s."id" IS NULL OR r."id" IS NULL OR c."hundredths" IS NULL OR c."hundredths" <> j."hundredths"
         OR s."hundredths" >= j."hundredths")
  ORDER BY j."id"`
