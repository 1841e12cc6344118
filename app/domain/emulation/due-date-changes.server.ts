import type { Transaction } from '~/platform/db/database.server'
import { readCampaignRules } from './campaign-rules.server'
import { expectedEntries } from './completion-entries.server'
import { completionIdOf, dueDateCause } from './completion-points'
import { type EnteredPoints, reversePoints, writeEntry } from './ledger.server'

/** A finished enrolment whose due date was moved; `changeId` makes the change unique: the extension, given or withdrawn. */
export interface DueDateChange {
  courseCompletionId: string
  officerId: string
  changeId: string
}

/**
 * After due dates of finished enrolments were moved (gia hạn, or its withdrawal): in each open campaign the standing entry
 * of the completion is reversed and what it earns under the date now in force is entered. Nothing where both are equal,
 * or where a corrected question has judged the completion already.
 */
export async function enterDueDateChanges(
  tx: Transaction,
  changed: {
    changes: readonly DueDateChange[]
    reason: string
    recordedAt: Date
    recordedById: string | null
  },
): Promise<EnteredPoints[]> {
  const { changes, reason, recordedAt, recordedById } = changed
  if (changes.length === 0) return []
  const campaigns = await readCampaignRules(tx, { state: 'open' })
  const standing = await findStandingEntries(
    tx,
    changes.map((change) => change.officerId),
  )
  const changeOf = new Map(changes.map((change) => [change.courseCompletionId, change.changeId]))
  const entered: EnteredPoints[] = []
  for (const { entry, campaignName, onTime } of await expectedEntries(tx, campaigns, [...changeOf.keys()])) {
    const before = standing.get(standingKey(entry.campaignId, entry.criterionId, entry.causeId))
    if (!before || before.causeType === 'rejudgement' || before.hundredths === entry.hundredths) continue
    await reversePoints(tx, { entryId: before.id, reason, recordedAt, recordedById })
    await writeEntry(tx, {
      ...entry,
      unitId: before.unitId,
      criterionVersionId: before.criterionVersionId,
      part: 'criterion',
      causeType: 'dueDateChange',
      causeId: dueDateCause(entry.causeId, changeOf.get(entry.causeId) ?? ''),
      reason,
      recordedAt,
      recordedById,
    })
    entered.push({ campaignName, officerId: entry.officerId, hundredths: entry.hundredths, onTime })
  }
  return entered
}

/** The one learning entry of each campaign, criterion and completion that no reversal has taken back. */
async function findStandingEntries(tx: Transaction, officerIds: readonly string[]) {
  const entries = await tx.scoreEntry.findMany({
    where: {
      officerId: { in: [...new Set(officerIds)] },
      campaign: { state: 'open' },
      causeType: { in: ['courseCompletion', 'rejudgement', 'dueDateChange', 'reversal'] },
    },
    select: {
      id: true,
      campaignId: true,
      criterionId: true,
      criterionVersionId: true,
      unitId: true,
      hundredths: true,
      causeType: true,
      causeId: true,
    },
  })
  const reversed = new Set(entries.filter((entry) => entry.causeType === 'reversal').map((entry) => entry.causeId))
  return new Map(
    entries
      .filter((entry) => entry.causeType !== 'reversal' && !reversed.has(entry.id))
      .map((entry) => [standingKey(entry.campaignId, entry.criterionId, completionIdOf(entry.causeId)), entry]),
  )
}

function standingKey(campaignId: string, criterionId: string, courseCompletionId: string): string {
  return `${campaignId} ${criterionId} ${courseCompletionId}`
}
