import { launchCampaign } from '~/domain/deeds/launch-campaign.server'
import { createCampaign } from '~/domain/emulation/campaigns.server'
import { enterManualPoints, type ManualEntry } from '~/domain/emulation/ledger.server'
import { inTransaction } from '~/platform/db/database.server'
import { period } from '../deeds/study-steps'
import { now } from '../identity/force'

/** A running campaign over the months of the study tests: 5 points for the course, 15 and 80 by hand. */

export async function draft(unitIds: string[], code = 'quy-iv') {
  return inTransaction(async (tx) => {
    await tx.studyPeriod.upsert({
      where: { code: period.code },
      create: { ...period, name: 'Tháng 11/2026' },
      update: {},
    })
    return createCampaign(tx, {
      code,
      movement: 'Vì an ninh Tổ quốc',
      name: `Thi đua ${code}`,
      startsOn: '2026-10-01',
      endsOn: '2026-12-25',
      entryCutoffOn: '2026-12-20',
      bonusCapHundredths: 1000,
      unitIds,
      bands: [
        { label: 'Hoàn thành xuất sắc nhiệm vụ', lowerHundredths: 9500 },
        { label: 'Hoàn thành nhiệm vụ', lowerHundredths: 7000 },
        { label: 'Không hoàn thành nhiệm vụ', lowerHundredths: 0 },
      ],
      criteria: [
        {
          code: 'K1',
          name: 'Học tập chuyên đề',
          source: 'learning',
          standardHundredths: 2000,
          courses: [{ courseCode: 'niem-no', periodCode: period.code, hundredths: 505 }],
        },
        { code: 'K2', name: 'Ứng xử', source: 'manual', standardHundredths: 8000 },
      ],
    })
  })
}

export async function launch(unitIds: string[], { code = 'quy-iv', at = now } = {}) {
  await draft(unitIds, code)
  const result = await launchCampaign({ actor: 'system', campaignCode: code, now: at })
  if (!result.ok) throw new Error(result.reason)
  return result.entered
}

export async function enter(officerId: string, entry: Partial<ManualEntry> = {}) {
  return inTransaction((tx) =>
    enterManualPoints(tx, {
      campaignCode: 'quy-iv',
      criterionCode: 'K2',
      officerId,
      part: 'criterion',
      hundredths: 7500,
      reason: 'Biên bản họp đội',
      causeId: 'bien-ban-1',
      occurredAt: now,
      recordedAt: now,
      recordedById: null,
      ...entry,
    }),
  )
}
