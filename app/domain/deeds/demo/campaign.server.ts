import { readCampaignRules } from '~/domain/emulation/campaign-rules.server'
import { createCampaign, openCampaign } from '~/domain/emulation/campaigns.server'
import { expectedEntries, listedCompletionIds } from '~/domain/emulation/completion-entries.server'
import { versionOn } from '~/domain/emulation/completion-points'
import { readCountingUnits } from '~/domain/emulation/counting-units.server'
import { localDateOf } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { demoCampaign, manualRecords } from './campaign'
import { momentOn } from './months'
import { topUnitCode } from './organisation'
import type { DemoOfficer } from './people'

/** Writes the running campaign with its ledger as it stands at `now`, in bulk. */
export async function writeCampaign(
  tx: Transaction,
  { people, now }: { people: readonly DemoOfficer[]; now: Date },
): Promise<Record<string, number>> {
  const today = localDateOf(now)
  const top = await tx.unit.findUniqueOrThrow({ where: { code: topUnitCode }, select: { id: true } })
  const plan = demoCampaign(today, [top.id])
  const { campaignId } = await createCampaign(tx, plan)
  await openCampaign(tx, { campaignId, at: momentOn(plan.startsOn, 7 * 60 + 30) })
  const completions = await completionEntries(tx, campaignId)
  const manual = await manualEntries(tx, { campaignId, people, today })
  await tx.scoreEntry.createMany({ data: [...completions, ...manual] })
  return { completions: completions.length, manual: manual.length }
}

/** What the ledger's own rule expects, entered at the instant of each completion. */
async function completionEntries(tx: Transaction, campaignId: string): Promise<Prisma.ScoreEntryCreateManyInput[]> {
  const campaigns = await readCampaignRules(tx, { id: campaignId })
  const entries: Prisma.ScoreEntryCreateManyInput[] = []
  for await (const completionIds of listedCompletionIds(tx, campaigns))
    for (const { entry } of await expectedEntries(tx, campaigns, completionIds))
      entries.push({
        ...entry,
        part: 'criterion',
        causeType: 'courseCompletion',
        recordedAt: entry.occurredAt,
        recordedById: null,
      })
  return entries
}

async function manualEntries(
  tx: Transaction,
  { campaignId, people, today }: { campaignId: string; people: readonly DemoOfficer[]; today: string },
): Promise<Prisma.ScoreEntryCreateManyInput[]> {
  const [rules] = await readCampaignRules(tx, { id: campaignId })
  const criteria = new Map(rules?.criteria.map((criterion) => [criterion.code, criterion]))
  const officers = await tx.officer.findMany({ select: { id: true, serviceNumber: true } })
  const ids = new Map(officers.map((officer) => [officer.serviceNumber, officer.id]))
  const units = await readCountingUnits(tx, [...ids.values()])
  const recorders = await findRecorders(tx)
  return people.flatMap((officer) => {
    const officerId = ids.get(officer.serviceNumber) ?? ''
    return manualRecords(officer, today).flatMap(({ criterionCode, ...record }) => {
      const date = localDateOf(record.occurredAt)
      const criterion = criteria.get(criterionCode)
      const version = criterion && versionOn(criterion.versions, date)
      const unit = units.on(officerId, date)
      if (!criterion || !version || !unit) return []
      return [
        {
          ...record,
          campaignId,
          officerId,
          unitId: unit.unitId,
          criterionId: criterion.id,
          criterionVersionId: version.id,
          causeType: 'manual',
          // Nobody enters their own points.
          recordedById: recorders.find((id) => id !== officerId) ?? null,
        },
      ]
    })
  })
}

async function findRecorders(tx: Transaction): Promise<string[]> {
  const grants = await tx.roleGrant.findMany({
    where: { role: 'standingOffice' },
    orderBy: { officer: { serviceNumber: 'asc' } },
    select: { officerId: true },
  })
  return grants.map((grant) => grant.officerId)
}
