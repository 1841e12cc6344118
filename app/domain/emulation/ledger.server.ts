import { v7 as newId } from 'uuid'
import { localDateOf } from '~/platform/calendar'
import type { Reader, Transaction } from '~/platform/db/database.server'
import { type CampaignRules, readCampaignRules, takesPart } from './campaign-rules.server'
import { earningEnrolment, expectedEntries, listedCompletionIds } from './completion-entries.server'
import { versionOn } from './completion-points'
import { readCountingUnits } from './counting-units.server'

/**
 * lượt ghi điểm: the ledger of points. Entries are only ever added (triggers refuse the rest); a correction is a
 * reversing entry. One completion earns once per campaign: the unique key decides, whatever is replayed.
 */

type Part = 'criterion' | 'bonus' | 'deduction'

export interface EnteredPoints {
  campaignName: string
  officerId: string
  hundredths: number
  onTime: boolean
}

/** Enters one completion in every open campaign that lists its course and period. */
export async function enterCompletionPoints(
  tx: Transaction,
  { courseCompletionId, now }: { courseCompletionId: string; now: Date },
): Promise<EnteredPoints[]> {
  return enterPointsOf(tx, { completionIds: [courseCompletionId], now })
}

/** The same for several at once. */
export async function enterPointsOf(
  tx: Transaction,
  { completionIds, now }: { completionIds: string[]; now: Date },
): Promise<EnteredPoints[]> {
  const campaigns = await readCampaignRules(tx, { state: 'open' })
  return enterCompletions(tx, { campaigns, completionIds, now })
}

/** Enters in one campaign all completions since its first day; those entered already stay as they are. */
export async function enterCompletionsSince(
  tx: Transaction,
  { campaignId, now }: { campaignId: string; now: Date },
): Promise<EnteredPoints[]> {
  const campaigns = await readCampaignRules(tx, { id: campaignId })
  const entered: EnteredPoints[] = []
  for await (const completionIds of listedCompletionIds(tx, campaigns))
    entered.push(...(await enterCompletions(tx, { campaigns, completionIds, now })))
  return entered
}

/** Whether a completion still counts is a matter of its own instant (the entry cut-off), not of when it became known. */
async function enterCompletions(
  tx: Transaction,
  { campaigns, completionIds, now }: { campaigns: CampaignRules[]; completionIds: string[]; now: Date },
): Promise<EnteredPoints[]> {
  const entered: EnteredPoints[] = []
  for (const { entry, campaignName, onTime } of await expectedEntries(tx, campaigns, completionIds)) {
    const isNew = await writeEntry(tx, {
      ...entry,
      part: 'criterion',
      causeType: 'courseCompletion',
      recordedAt: now,
      recordedById: null,
    })
    if (isNew) entered.push({ campaignName, officerId: entry.officerId, hundredths: entry.hundredths, onTime })
  }
  return entered
}

export interface ManualEntry {
  campaignCode: string
  criterionCode: string
  officerId: string
  part: Part
  /** Signed whole hundredths; a deduction is negative. */
  hundredths: number
  reason: string
  /** What makes the entry unique: a repeated import with the same id changes nothing. */
  causeId: string
  occurredAt: Date
  recordedAt: Date
  recordedById: string | null
}

export type ManualRefusal =
  | 'campaignNotOpen'
  | 'criterionNotFound'
  | 'unitNotInCampaign'
  | 'reasonMissing'
  | 'wrongSign'

/** Enters points that a person decided. The caller's deed checks the right to do so and writes the audit event. */
export async function enterManualPoints(
  tx: Transaction,
  manual: ManualEntry,
): Promise<{ ok: true; entered: boolean } | { ok: false; reason: ManualRefusal }> {
  const { officerId, part, hundredths, reason, causeId, occurredAt, recordedAt, recordedById } = manual
  if (reason.trim() === '') return { ok: false, reason: 'reasonMissing' }
  if ((part === 'deduction' && hundredths > 0) || (part === 'bonus' && hundredths < 0))
    return { ok: false, reason: 'wrongSign' }
  const [campaign] = await readCampaignRules(tx, { code: manual.campaignCode, state: 'open' })
  if (!campaign) return { ok: false, reason: 'campaignNotOpen' }
  const date = localDateOf(occurredAt)
  const criterion = campaign.criteria.find((candidate) => candidate.code === manual.criterionCode)
  const version = criterion && versionOn(criterion.versions, date)
  if (!criterion || !version) return { ok: false, reason: 'criterionNotFound' }
  const unit = (await readCountingUnits(tx, [officerId])).on(officerId, date)
  if (!unit || !takesPart(campaign, unit.path)) return { ok: false, reason: 'unitNotInCampaign' }
  const entered = await writeEntry(tx, {
    campaignId: campaign.id,
    officerId,
    unitId: unit.unitId,
    criterionId: criterion.id,
    criterionVersionId: version.id,
    part,
    hundredths,
    causeType: 'manual',
    causeId,
    reason,
    occurredAt,
    recordedAt,
    recordedById,
  })
  return { ok: true, entered }
}

/** Takes an entry back by its opposite, once, with a reason; the entry itself stays. */
export async function reversePoints(
  tx: Transaction,
  reversal: { entryId: string; reason: string; recordedAt: Date; recordedById: string | null },
): Promise<{ ok: true; reversed: boolean } | { ok: false; reason: 'notFound' | 'isReversal' | 'reasonMissing' }> {
  if (reversal.reason.trim() === '') return { ok: false, reason: 'reasonMissing' }
  const found = await tx.scoreEntry.findUnique({
    where: { id: reversal.entryId },
    select: {
      id: true,
      campaignId: true,
      officerId: true,
      unitId: true,
      criterionId: true,
      criterionVersionId: true,
      part: true,
      hundredths: true,
      causeType: true,
      occurredAt: true,
    },
  })
  if (!found) return { ok: false, reason: 'notFound' }
  const { id, causeType, part, ...entry } = found
  if (causeType === 'reversal') return { ok: false, reason: 'isReversal' }
  const reversed = await writeEntry(tx, {
    ...entry,
    part: part as Part,
    hundredths: -entry.hundredths,
    causeType: 'reversal',
    causeId: id,
    reason: reversal.reason,
    recordedAt: reversal.recordedAt,
    recordedById: reversal.recordedById,
  })
  return { ok: true, reversed }
}

/** An entry of a late completion, and what the completion earns in time. */
export interface RejudgedEntry {
  entryId: string
  campaignName: string
  /** What the entry holds. */
  before: number
  after: number
}

/**
 * The entries, in open campaigns, of completions that stand as late: what they would hold in time. Campaign, unit and rule
 * stay those of the entry; one that was taken back or judged again already is left out.
 */
export async function findRejudgedEntries(
  db: Reader | Transaction,
  courseCompletionIds: readonly string[],
): Promise<(RejudgedEntry & { courseCompletionId: string })[]> {
  const ids = [...courseCompletionIds]
  if (ids.length === 0) return []
  const entries = await db.scoreEntry.findMany({
    where: { causeType: 'courseCompletion', causeId: { in: ids }, campaign: { state: 'open' } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      causeId: true,
      hundredths: true,
      campaign: { select: { name: true } },
      criterionVersion: { select: { courses: { select: { courseId: true, periodCode: true, hundredths: true } } } },
    },
  })
  const reversals = await db.scoreEntry.findMany({
    where: { causeType: 'reversal', causeId: { in: entries.map((entry) => entry.id) } },
    select: { causeId: true },
  })
  const reversed = new Set(reversals.map((reversal) => reversal.causeId))
  const completions = await db.courseCompletion.findMany({
    where: { id: { in: ids }, enrolment: earningEnrolment },
    select: { id: true, enrolment: { select: { courseId: true, periodCode: true } } },
  })
  const enrolments = new Map(completions.map(({ id, enrolment }) => [id, enrolment]))
  return entries.flatMap(({ id, causeId, hundredths, campaign, criterionVersion }) => {
    const enrolment = enrolments.get(causeId)
    const line = criterionVersion.courses.find(
      (course) => course.courseId === enrolment?.courseId && course.periodCode === enrolment.periodCode,
    )
    if (!line || line.hundredths <= hundredths || reversed.has(id)) return []
    const rejudged = { entryId: id, campaignName: campaign.name, before: hundredths, after: line.hundredths }
    return [{ ...rejudged, courseCompletionId: causeId }]
  })
}

/** Reverses the entry and enters what the completion earns in time, once, both with the reason. */
export async function rejudgePoints(
  tx: Transaction,
  rejudged: { entryId: string; after: number; reason: string; recordedAt: Date; recordedById: string | null },
): Promise<void> {
  const { entryId, after, reason, recordedAt, recordedById } = rejudged
  const entry = await tx.scoreEntry.findUniqueOrThrow({
    where: { id: entryId },
    select: {
      campaignId: true,
      officerId: true,
      unitId: true,
      criterionId: true,
      criterionVersionId: true,
      occurredAt: true,
      causeId: true,
    },
  })
  await reversePoints(tx, { entryId, reason, recordedAt, recordedById })
  await writeEntry(tx, {
    ...entry,
    part: 'criterion',
    hundredths: after,
    causeType: 'rejudgement',
    reason,
    recordedAt,
    recordedById,
  })
}

interface NewEntry {
  campaignId: string
  officerId: string
  unitId: string
  criterionId: string
  criterionVersionId: string
  part: Part
  hundredths: number
  /**
   * rejudgement: a late completion that turned out to have been in time; the entry of the late one is reversed.
   * dueDateChange: the due date was moved after the completion; the standing entry is reversed.
   */
  causeType: 'courseCompletion' | 'manual' | 'reversal' | 'rejudgement' | 'dueDateChange'
  causeId: string
  reason: string
  occurredAt: Date
  recordedAt: Date
  recordedById: string | null
}

/** False when the same cause was entered before. */
export async function writeEntry(tx: Transaction, entry: NewEntry): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO "ScoreEntry" ("id", "campaignId", "officerId", "unitId", "criterionId", "criterionVersionId", "part",
                              "hundredths", "causeType", "causeId", "reason", "occurredAt", "recordedAt", "recordedById")
    VALUES (${newId()}, ${entry.campaignId}, ${entry.officerId}, ${entry.unitId}, ${entry.criterionId},
            ${entry.criterionVersionId}, ${entry.part}, ${entry.hundredths}, ${entry.causeType}, ${entry.causeId},
            ${entry.reason}, ${entry.occurredAt}, ${entry.recordedAt}, ${entry.recordedById})
    ON CONFLICT ("campaignId", "officerId", "criterionId", "causeType", "causeId") DO NOTHING`
  return written === 1
}
