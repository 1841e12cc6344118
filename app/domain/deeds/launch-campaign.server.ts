import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { openCampaign } from '~/domain/emulation/campaigns.server'
import { enterCompletionsSince } from '~/domain/emulation/ledger.server'
import { inTransaction } from '~/platform/db/database.server'

/**
 * Phát động: opens a drafted campaign and enters the completions since its first day (domain brief 2.5, "What a campaign
 * counts"). Launching again enters only what is not entered yet and leaves no second event.
 */
export async function launchCampaign({
  actor,
  campaignCode,
  now,
}: {
  actor: AuditActor | 'system'
  campaignCode: string
  now: Date
}): Promise<{ ok: true; entered: number } | { ok: false; reason: 'notFound' | 'notDraft' }> {
  return inTransaction(async (tx) => {
    const campaign = await tx.campaign.findUnique({
      where: { code: campaignCode },
      select: { id: true, state: true },
    })
    if (!campaign) return { ok: false, reason: 'notFound' }
    if (campaign.state !== 'draft' && campaign.state !== 'open') return { ok: false, reason: 'notDraft' }
    const isNew = await openCampaign(tx, { campaignId: campaign.id, at: now })
    const entered = await enterCompletionsSince(tx, { campaignId: campaign.id, now })
    if (isNew || entered.length > 0)
      await recordEvent(tx, {
        actor,
        deed: 'campaign.launch',
        subject: { type: 'campaign', id: campaign.id },
        details: { campaignCode, entered: entered.length },
        at: now,
      })
    return { ok: true, entered: entered.length }
  })
}
