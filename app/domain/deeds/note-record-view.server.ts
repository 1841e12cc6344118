import { localDateOf } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'

/** Notes that somebody looked at an officer's record, once a local day; looking at one's own is nobody's matter. */
export async function noteRecordView({
  actor,
  officerId,
  now,
}: {
  actor: { officerId: string }
  officerId: string
  now: Date
}): Promise<void> {
  if (actor.officerId === officerId) return
  const key = { officerId, viewedOn: localDateOf(now), viewerId: actor.officerId }
  const where = { officerId_viewedOn_viewerId: key }
  if (await reader().recordView.findUnique({ where, select: { viewedOn: true } })) return
  await inTransaction((tx) => tx.recordView.upsert({ where, create: { ...key, firstAt: now }, update: {} }))
}
