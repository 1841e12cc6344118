import { localDateOf } from '~/platform/calendar'
import type { Reader, Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { quoted } from '~/platform/quotation'
import { type CampaignRules, takesPart } from './campaign-rules.server'
import { completionPoints, countsIn, versionOn } from './completion-points'
import { type CountingUnits, readCountingUnits } from './counting-units.server'

/** What the ledger should hold for a course completion in one campaign. */
interface CompletionEntry {
  campaignId: string
  officerId: string
  /** The counting unit at the instant of the deed. */
  unitId: string
  criterionId: string
  criterionVersionId: string
  hundredths: number
  /** The course completion. */
  causeId: string
  reason: string
  occurredAt: Date
}

export interface ExpectedEntry {
  entry: CompletionEntry
  campaignName: string
  onTime: boolean
}

/**
 * Computes the entries of some completions from the facts: the ledger writes them, `verify` compares them.
 * An exempt or withdrawn enrolment earns nothing; its completion is kept all the same.
 */
export async function expectedEntries(
  db: Reader | Transaction,
  campaigns: readonly CampaignRules[],
  completionIds: readonly string[],
): Promise<ExpectedEntry[]> {
  if (campaigns.length === 0) return []
  const completions = await db.courseCompletion.findMany({
    where: { id: { in: [...completionIds] }, enrolment: earningEnrolment },
    select: {
      id: true,
      completedAt: true,
      enrolment: {
        select: {
          officerId: true,
          courseId: true,
          periodCode: true,
          dueOn: true,
          courseVersion: { select: { title: true } },
        },
      },
    },
  })
  return entriesOf(db, campaigns, completions)
}

/** Enrolments whose completions earn points. */
export const earningEnrolment = {
  withdrawnAt: null,
  exemptions: { none: { withdrawnAt: null } },
} satisfies Prisma.EnrolmentWhereInput

/** The same for completions that are given, written or not yet: a preview shows what they will earn. */
export async function entriesOf(
  db: Reader | Transaction,
  campaigns: readonly CampaignRules[],
  completions: readonly CompletionFact[],
): Promise<ExpectedEntry[]> {
  if (campaigns.length === 0 || completions.length === 0) return []
  const officerIds = completions.map((completion) => completion.enrolment.officerId)
  const units = await readCountingUnits(db, officerIds)
  return completions.flatMap((completion) => campaigns.flatMap((campaign) => entriesIn(campaign, completion, units)))
}

export interface CompletionFact {
  id: string
  completedAt: Date
  enrolment: {
    officerId: string
    courseId: string
    periodCode: string
    dueOn: string
    courseVersion: { title: string }
  }
}

function entriesIn(campaign: CampaignRules, completion: CompletionFact, units: CountingUnits): ExpectedEntry[] {
  const { id, completedAt, enrolment } = completion
  const date = localDateOf(completedAt)
  const unit = units.on(enrolment.officerId, date)
  if (!unit || !countsIn(campaign, completedAt) || !takesPart(campaign, unit.path)) return []
  return campaign.criteria.flatMap((criterion) => {
    const version = criterion.source === 'learning' ? versionOn(criterion.versions, date) : null
    const line = version?.courses.find(
      (course) => course.courseId === enrolment.courseId && course.periodCode === enrolment.periodCode,
    )
    if (!version || !line) return []
    const { hundredths, onTime } = completionPoints({
      hundredths: line.hundredths,
      latePercent: version.latePercent,
      completedAt,
      dueOn: enrolment.dueOn,
    })
    const entry = {
      campaignId: campaign.id,
      officerId: enrolment.officerId,
      unitId: unit.unitId,
      criterionId: criterion.id,
      criterionVersionId: version.id,
      hundredths,
      causeId: id,
      reason: `Hoàn thành chuyên đề ${quoted(enrolment.courseVersion.title)} ${onTime ? 'đúng hạn' : 'trễ hạn'}`,
      occurredAt: completedAt,
    }
    return [{ entry, campaignName: campaign.name, onTime }]
  })
}

const batchSize = 400

/** Ids of the completions that the campaigns' criteria list, in batches. */
export async function* listedCompletionIds(
  db: Reader | Transaction,
  campaigns: readonly CampaignRules[],
): AsyncGenerator<string[]> {
  const versions = campaigns.flatMap((campaign) => campaign.criteria.flatMap((criterion) => criterion.versions))
  const lines = versions.flatMap((version) => version.courses)
  const courses = new Map(lines.map((line) => [`${line.courseId} ${line.periodCode}`, line])).values()
  for (const { courseId, periodCode } of courses) {
    let after = ''
    for (;;) {
      const batch = await db.courseCompletion.findMany({
        where: { enrolment: { courseId, periodCode }, id: { gt: after } },
        orderBy: { id: 'asc' },
        take: batchSize,
        select: { id: true },
      })
      if (batch.length > 0) yield batch.map((completion) => completion.id)
      if (batch.length < batchSize) break
      after = batch.at(-1)?.id ?? after
    }
  }
}
