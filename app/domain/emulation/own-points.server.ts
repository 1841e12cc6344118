import { type OwnEnrolment, readOwnEnrolments } from '~/domain/learning/enrolment-reads.server'
import type { EnrolmentState } from '~/domain/learning/enrolment-state'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { type CampaignHeader, chooseCampaign, findCampaignsFor } from './campaign-choice.server'
import type { CriterionRules, CriterionVersionRules } from './campaign-rules.server'
import { versionOn } from './completion-points'
import { findOwnEntries, type LedgerEntry, type PointEntry, shownEntry } from './own-entries.server'
import { computeScore, nextBand, type Score } from './score'

/** An officer's own score with every entry and its cause (domain brief 2.7: "for every point of his own, where it came from"). */
export interface OwnPoints {
  campaign: CampaignHeader
  otherCampaigns: { code: string; name: string }[]
  /** Null while nothing has been recorded for the officer. */
  total: number | null
  standardTotal: number
  band: string | null
  /** Highest first. */
  bands: { label: string; lower: number }[]
  next: { band: string; missing: number } | null
  /** The 98 of "98 + 3". */
  standardPart: number
  bonus: Score['bonus']
  /** Zero or positive. */
  deductions: number
  criteria: CriterionPoints[]
  bonusEntries: PointEntry[]
  deductionEntries: PointEntry[]
}

export interface CriterionPoints {
  code: string
  name: string
  source: 'learning' | 'manual'
  standard: number
  value: number
  sum: number
  exempted: number
  cut: number
  /** Share of a line's points when the course is completed late. */
  latePercent: number
  effectiveFrom: string
  entries: PointEntry[]
  /** Listed courses that have no entry yet. */
  open: OpenLine[]
}

export interface OpenLine {
  courseCode: string
  courseTitle: string
  periodCode: string
  periodName: string
  hundredths: number
  dueOn: string | null
  state: EnrolmentState | 'notAssigned'
}

/** Null when no campaign has been launched for the officer's unit. */
export async function getOwnPoints(
  actor: { officerId: string; unitPath: string },
  now: Date,
  campaignCode?: string,
): Promise<OwnPoints | null> {
  const campaigns = await findCampaignsFor([actor.unitPath])
  const chosen = chooseCampaign(campaigns, campaignCode)
  if (!chosen) return null
  const { campaign } = chosen
  const today = localDateOf(now)
  const enrolments = readOwnEnrolments(actor.officerId, now)
  const entries = await findOwnEntries(actor.officerId, campaign.id, enrolments)
  const criteria = await Promise.all(
    campaign.criteria.map((rules) => criterionFacts(rules, { today, entries, enrolments })),
  )
  const score = computeScore({
    criteria: criteria.map(({ code, standard, exempted, own }) => ({
      code,
      standard,
      exempted,
      entries: own.map((entry) => entry.hundredths),
    })),
    bonus: ofPart(entries, 'bonus').map((entry) => entry.hundredths),
    bonusCap: campaign.bonusCapHundredths,
    deductions: ofPart(entries, 'deduction').map((entry) => -entry.hundredths),
    bands: campaign.bands,
  })
  return {
    campaign: chosen.header,
    otherCampaigns: chosen.others,
    total: score.isRecorded ? score.total : null,
    standardTotal: score.standardTotal,
    band: score.band,
    bands: campaign.bands,
    next: score.band === null ? null : nextBand(score.total, campaign.bands),
    standardPart: score.standardPart,
    bonus: score.bonus,
    deductions: score.deductions,
    criteria: criteria.map(({ own, ...criterion }, index) => ({
      ...criterion,
      standard: score.criteria[index]?.standard ?? criterion.standard,
      value: score.criteria[index]?.value ?? 0,
      sum: score.criteria[index]?.sum ?? 0,
      cut: score.criteria[index]?.cut ?? 0,
      entries: own.map(shownEntry),
    })),
    bonusEntries: ofPart(entries, 'bonus').map(shownEntry),
    deductionEntries: ofPart(entries, 'deduction').map(shownEntry),
  }
}

/** What the completion of one of the officer's own enrolments earned; judged again, what it earns since then. */
export async function findCompletionPoints(
  actor: { officerId: string },
  enrolmentId: string,
): Promise<{ campaignName: string; hundredths: number; onTime: boolean }[]> {
  const completion = await reader().courseCompletion.findFirst({
    where: { enrolmentId, enrolment: { officerId: actor.officerId } },
    select: { id: true, completedAt: true, enrolment: { select: { dueOn: true } } },
  })
  if (!completion) return []
  const entries = await reader().scoreEntry.findMany({
    where: {
      officerId: actor.officerId,
      causeType: { in: ['courseCompletion', 'rejudgement', 'dueDateChange'] },
      causeId: { startsWith: completion.id },
    },
    orderBy: { id: 'asc' },
    select: { criterionId: true, hundredths: true, causeType: true, campaign: { select: { name: true } } },
  })
  const onTime = localDateOf(completion.completedAt) <= completion.enrolment.dueOn
  const byCriterion = new Map(
    entries.map(({ criterionId, hundredths, causeType, campaign }) => [
      criterionId,
      { campaignName: campaign.name, hundredths, onTime: onTime || causeType === 'rejudgement' },
    ]),
  )
  return [...byCriterion.values()]
}

function ofPart(entries: readonly LedgerEntry[], part: string): LedgerEntry[] {
  return entries.filter((entry) => entry.part === part)
}

async function criterionFacts(
  rules: CriterionRules,
  { today, entries, enrolments }: { today: string; entries: LedgerEntry[]; enrolments: OwnEnrolment[] },
) {
  const version = versionOn(rules.versions, today)
  const own = ofPart(entries, 'criterion').filter((entry) => entry.criterionId === rules.id)
  const lines = version ? await openLines(version, enrolments) : []
  const isEntered = (line: OpenLine & { enrolmentId: string | null }) =>
    line.enrolmentId !== null && own.some((entry) => entry.enrolmentId === line.enrolmentId)
  return {
    code: rules.code,
    name: version?.name ?? rules.code,
    source: rules.source === 'learning' ? ('learning' as const) : ('manual' as const),
    standard: version?.standardHundredths ?? 0,
    latePercent: version?.latePercent ?? 0,
    effectiveFrom: version?.effectiveFrom ?? '',
    exempted: lines.filter((line) => line.state === 'exempt').reduce((sum, line) => sum + line.hundredths, 0),
    own,
    open: lines.filter((line) => !isEntered(line)).map(({ enrolmentId, ...line }) => line),
  }
}

async function openLines(
  version: CriterionVersionRules,
  enrolments: OwnEnrolment[],
): Promise<(OpenLine & { enrolmentId: string | null })[]> {
  const lines = await reader().criterionCourse.findMany({
    where: { criterionVersionId: version.id },
    orderBy: [{ period: { startsOn: 'asc' } }, { course: { code: 'asc' } }],
    select: {
      hundredths: true,
      periodCode: true,
      period: { select: { name: true } },
      course: {
        select: { code: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } },
      },
    },
  })
  return lines.map(({ hundredths, periodCode, period, course }) => {
    const enrolment = enrolments.find((own) => own.courseCode === course.code && own.periodCode === periodCode)
    return {
      courseCode: course.code,
      courseTitle: enrolment?.title ?? course.versions[0]?.title ?? course.code,
      periodCode,
      periodName: period.name,
      hundredths,
      dueOn: enrolment?.dueOn ?? null,
      state: enrolment?.state ?? 'notAssigned',
      enrolmentId: enrolment?.enrolmentId ?? null,
    }
  })
}
