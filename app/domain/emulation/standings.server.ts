import { type Actor, covers, scopes } from '~/domain/identity/access'
import { depthOf, subtreeRange, unitIdsOf } from '~/domain/identity/unit-path'
import { findUnitTree, type UnitLine } from '~/domain/identity/units.server'
import { localDateOf } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'
import { type CampaignHeader, chooseCampaign, findCampaignsFor } from './campaign-choice.server'
import { type CampaignRules, takesPart } from './campaign-rules.server'
import { versionOn } from './completion-points'
import { scoreOfficers } from './officer-scores.server'
import { averageOf, isFullyEntered, type UnitFigures, unitFigures } from './unit-figures'

/**
 * The campaign by unit: head count, average of the officers' computed scores, bands. Units, never names (domain brief
 * 2.7). Officers count where they are today; crediting points to the unit of the deed is a step of its own.
 */
export interface CampaignBoard {
  campaign: CampaignHeader
  otherCampaigns: { code: string; name: string }[]
  criteria: { code: string; name: string; standard: number }[]
  units: BoardUnit[]
}

export interface BoardUnit {
  code: string
  name: string
  /** 0: the top of the actor's scope; 1: directly below. */
  depth: number
  headCount: number
  /** Hundredths, rounded half up for display; null without officers or before anything was recorded. */
  average: number | null
  criteria: { code: string; average: number | null }[]
  /** False while a criterion has no entry for anybody of the unit. */
  isFullyEntered: boolean
  bands: { label: string; count: number }[]
  /** Officers without a class yet. */
  unrated: number
}

/** The units in which the actor may see the campaign, and those directly below; null when no campaign reaches them. */
export async function getCampaignBoard(
  actor: Pick<Actor, 'grants'>,
  now: Date,
  campaignCode?: string,
): Promise<CampaignBoard | null> {
  const today = localDateOf(now)
  const tree = await findUnitTree(today)
  const visible = tree.filter((unit) => covers(actor, 'viewCampaign', unit.path))
  const chosen = chooseCampaign(await findCampaignsFor(visible.map((unit) => unit.path)), campaignCode)
  if (!chosen) return null
  const { campaign, header, others } = chosen
  const officers = findOfficers(actor, campaign, today)
  const officerIds = officers.map((officer) => officer.officerId)
  const figures = unitFigures(officers, scoreOfficers(campaign, officerIds, today))
  return {
    campaign: header,
    otherCampaigns: others,
    criteria: campaign.criteria.map((criterion) => {
      const version = versionOn(criterion.versions, today)
      return { code: criterion.code, name: version?.name ?? criterion.code, standard: version?.standardHundredths ?? 0 }
    }),
    units: shownUnits(actor, visible).map(({ unit, depth }) =>
      boardUnit(campaign, unit, depth, figures.get(unit.unitId)),
    ),
  }
}

function boardUnit(
  campaign: CampaignRules,
  unit: UnitLine,
  depth: number,
  figures: UnitFigures | undefined,
): BoardUnit {
  const headCount = figures?.headCount ?? 0
  return {
    code: unit.code,
    name: unit.name,
    depth,
    headCount,
    average: figures && figures.recorded > 0 ? averageOf(figures.total, headCount) : null,
    criteria: campaign.criteria.map(({ code }) => ({
      code,
      average: figures?.entered.has(code) ? averageOf(figures.criteria.get(code) ?? 0, headCount) : null,
    })),
    isFullyEntered: figures !== undefined && isFullyEntered(figures, campaign.criteria),
    bands: campaign.bands.map(({ label }) => ({ label, count: figures?.bands.get(label) ?? 0 })),
    unrated: figures?.unrated ?? 0,
  }
}

/** The tops of the actor's scope and one level below, in tree order. */
function shownUnits(actor: Pick<Actor, 'grants'>, visible: UnitLine[]): { unit: UnitLine; depth: number }[] {
  const tops = scopes(actor, 'viewCampaign')
  return visible.flatMap((unit) => {
    const top = tops.find((scope) => unit.path.startsWith(scope.path))
    const depth = top ? unit.depth - depthOf(top.path) : 0
    return depth <= 1 ? [{ unit, depth }] : []
  })
}

interface BoardOfficer {
  officerId: string
  unitIds: string[]
}

/** Officers who count today in the actor's scope, in units that take part. */
function findOfficers(actor: Pick<Actor, 'grants'>, campaign: CampaignRules, today: string): BoardOfficer[] {
  return scopes(actor, 'viewCampaign').flatMap((scope) => {
    const { gte, lt } = subtreeRange(scope.path)
    return preparedRead<{ officerId: string; path: string }>(officersSql)
      .all(gte, lt, today, today, today, today)
      .filter((officer) => takesPart(campaign, officer.path))
      .map(({ officerId, path }) => ({ officerId, unitIds: unitIdsOf(path) }))
  })
}

const officersSql = `
  SELECT m."officerId", p."path"
  FROM "UnitPlacement" p
  JOIN "Membership" m ON m."unitId" = p."unitId"
  WHERE p."path" >= ? AND p."path" < ? AND p."supersededAt" IS NULL AND p."validFrom" <= ? AND p."validTo" > ?
    AND m."kind" = 'counting' AND m."supersededAt" IS NULL AND m."validFrom" <= ? AND m."validTo" > ?`
