import { inTransaction, preparedRead, reader, type Transaction } from '~/platform/db/database.server'
import { seconds } from '~/platform/duration'

/**
 * Notices of one officer each. A notice whose `createdAt` lies ahead is still waiting: nobody sees it before that
 * instant, and until then the deed behind it can be undone and the notice taken back.
 */

/** How long the notices of a bulk deed wait, and with them its undo. */
export const noticeDelay = seconds(60)

export interface NewNotice {
  officerId?: string
  officerIds?: string[]
  /** Dotted name: "course.assigned", "lesson.returned". */
  kind: string
  title: string
  body: string
  /** A path of this site. */
  href: string
  /** One notice per officer and key, whatever is replayed. */
  uniqueKey: string
  /** When it is sent; an instant ahead makes it wait until then. */
  at?: Date
}

const batchSize = 500

/** Writes the notice once for each officer, inside the transaction of the deed that causes it. */
export async function notify(tx: Transaction, notice: NewNotice): Promise<void> {
  const officerIds = [...new Set([...(notice.officerIds ?? []), ...(notice.officerId ? [notice.officerId] : [])])]
  await notifyEach(
    tx,
    officerIds.map((officerId) => ({ ...notice, officerId })),
  )
}

/** The same for notices that say something else to each officer. */
export async function notifyEach(
  tx: Transaction,
  notices: readonly (Omit<NewNotice, 'officerIds'> & { officerId: string })[],
): Promise<void> {
  for (let start = 0; start < notices.length; start += batchSize) {
    const rows = notices.slice(start, start + batchSize).map((notice) => ({
      officerId: notice.officerId,
      kind: notice.kind,
      title: notice.title,
      body: notice.body,
      href: notice.href,
      uniqueKey: `${notice.uniqueKey}:${notice.officerId}`,
      ...(notice.at && { createdAt: notice.at }),
    }))
    const written = await tx.notice.findMany({
      where: { uniqueKey: { in: rows.map((row) => row.uniqueKey) } },
      select: { uniqueKey: true },
    })
    const keys = new Set(written.map((row) => row.uniqueKey))
    const fresh = rows.filter((row) => !keys.has(row.uniqueKey))
    if (fresh.length > 0) await tx.notice.createMany({ data: fresh })
  }
}

/**
 * Takes back the notices of an undone deed as far as they still wait; what has been sent stays.
 * Either every key as stored (the notice's key, a colon, the officer's id), or what all keys of the deed begin with.
 * @returns how many were taken back.
 */
export async function takeBackNotices(
  tx: Transaction,
  { now, ...which }: { now: Date } & ({ uniqueKeys: readonly string[] } | { prefix: string }),
): Promise<number> {
  const isWaiting = { createdAt: { gt: now } }
  if ('prefix' in which) {
    // A range of keys reads the unique index; LIKE would not.
    const { count } = await tx.notice.deleteMany({
      where: { ...isWaiting, uniqueKey: { gte: which.prefix, lt: `${which.prefix}\uffff` } },
    })
    return count
  }
  let taken = 0
  for (let start = 0; start < which.uniqueKeys.length; start += batchSize) {
    const { count } = await tx.notice.deleteMany({
      where: { ...isWaiting, uniqueKey: { in: which.uniqueKeys.slice(start, start + batchSize) } },
    })
    taken += count
  }
  return taken
}

export interface NoticeLine {
  id: string
  title: string
  body: string
  href: string
  createdAt: Date
  isRead: boolean
}

/** The officer's notices as sent by `now`, newest first. */
export async function findNotices(
  officerId: string,
  { now, skip = 0, take = 50 }: { now: Date; skip?: number; take?: number },
): Promise<NoticeLine[]> {
  const notices = await reader().notice.findMany({
    where: { officerId, ...sentBy(now) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip,
    take,
    select: { id: true, title: true, body: true, href: true, createdAt: true, readAt: true },
  })
  return notices.map(({ readAt, ...notice }) => ({ ...notice, isRead: readAt !== null }))
}

export async function countNotices(officerId: string, now: Date): Promise<number> {
  return reader().notice.count({ where: { officerId, ...sentBy(now) } })
}

/** Where one of the officer's own notices leads; null for an unknown one, one still waiting or somebody else's. */
export async function getNoticeHref({
  officerId,
  noticeId,
  now,
}: {
  officerId: string
  noticeId: string
  now: Date
}): Promise<string | null> {
  const notice = await reader().notice.findFirst({
    where: { id: noticeId, officerId, ...sentBy(now) },
    select: { href: true },
  })
  return notice?.href ?? null
}

/** Shown on every page, so prepared. */
export function countUnread(officerId: string, now: Date): number {
  const row = preparedRead<{ unread: number }>(
    'SELECT COUNT(*) AS unread FROM "Notice" WHERE "officerId" = ? AND "createdAt" <= ? AND "readAt" IS NULL',
  ).get(officerId, now.getTime())
  return row?.unread ?? 0
}

/** Marks one of the officer's own sent notices read, or all of them; somebody else's is left alone. */
export async function markRead({
  officerId,
  noticeId,
  now,
}: {
  officerId: string
  noticeId?: string
  now: Date
}): Promise<number> {
  const { count } = await inTransaction((tx) =>
    tx.notice.updateMany({
      where: { officerId, readAt: null, ...sentBy(now), ...(noticeId && { id: noticeId }) },
      data: { readAt: now },
    }),
  )
  return count
}

function sentBy(now: Date) {
  return { createdAt: { lte: now } }
}
