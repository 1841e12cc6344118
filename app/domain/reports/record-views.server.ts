import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { findOfficerLines } from './officer-lines.server'

/** Somebody who looked at an officer's record on a day. */
export interface RecordViewLine {
  viewedOn: string
  name: string
  rankName: string
  unitName: string
}

const shown = 10

/** Who looked at the officer's record last, the latest day first. */
export async function findRecordViews(officerId: string, now: Date): Promise<RecordViewLine[]> {
  const views = await reader().recordView.findMany({
    where: { officerId },
    orderBy: [{ viewedOn: 'desc' }, { firstAt: 'desc' }],
    take: shown,
    select: { viewedOn: true, viewerId: true },
  })
  const viewerIds = [...new Set(views.map((view) => view.viewerId))]
  const viewers = await findOfficerLines(viewerIds, { date: localDateOf(now), scopeIds: [] })
  return views.flatMap(({ viewedOn, viewerId }) => {
    const viewer = viewers.get(viewerId)
    return viewer ? [{ viewedOn, name: viewer.name, rankName: viewer.rankName, unitName: viewer.unitName }] : []
  })
}
