import { reader } from '~/platform/db/database.server'
import { type CampaignRules, readCampaignRules, takesPart } from './campaign-rules.server'

/** Which campaign a page shows: the one asked for, else the running one, else the latest. Drafts are nobody's yet. */
export interface CampaignHeader {
  code: string
  name: string
  movement: string
  startsOn: string
  endsOn: string
  entryCutoffOn: string
  state: string
}

export interface ChosenCampaign {
  campaign: CampaignRules
  header: CampaignHeader
  others: { code: string; name: string }[]
}

const launchedStates = ['open', 'self_scoring', 'review', 'provisional', 'finalised', 'closed']

/** Launched campaigns in which at least one of the units takes part; newest first. */
export async function findCampaignsFor(unitPaths: readonly string[]): Promise<CampaignRules[]> {
  const campaigns = await readCampaignRules(reader(), { state: { in: launchedStates } })
  return campaigns.filter((campaign) => unitPaths.some((path) => takesPart(campaign, path)))
}

export function chooseCampaign(campaigns: readonly CampaignRules[], code?: string): ChosenCampaign | null {
  const campaign = code
    ? campaigns.find((candidate) => candidate.code === code)
    : (campaigns.find((candidate) => candidate.state === 'open') ?? campaigns[0])
  if (!campaign) return null
  const { name, movement, startsOn, endsOn, entryCutoffOn, state } = campaign
  return {
    campaign,
    header: { code: campaign.code, name, movement, startsOn, endsOn, entryCutoffOn, state },
    others: campaigns.filter((other) => other !== campaign).map((other) => ({ code: other.code, name: other.name })),
  }
}
