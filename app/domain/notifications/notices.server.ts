import { inTransaction, preparedRead, reader, type Transaction } from '~/platform/db/database.server'

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

export interface NoticeLine {
  id: string
  title: string
  body: string
  href: string
  createdAt: Date
  isRead: boolean
}

/** The officer's notices, newest first. */
export async function findNotices(officerId: string, { skip = 0, take = 50 } = {}): Promise<NoticeLine[]> {
  const notices = await reader().notice.findMany({
    where: { officerId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip,
    take,
    select: { id: true, title: true, body: true, href: true, createdAt: true, readAt: true },
  })
  return notices.map(({ readAt, ...notice }) => ({ ...notice, isRead: readAt !== null }))
}

export async function countNotices(officerId: string): Promise<number> {
  return reader().notice.count({ where: { officerId } })
}

/** Where one of the officer's own notices leads; null for an unknown one or somebody else's. */
export async function getNoticeHref({
  officerId,
  noticeId,
}: {
  officerId: string
  noticeId: string
}): Promise<string | null> {
  const notice = await reader().notice.findFirst({ where: { id: noticeId, officerId }, select: { href: true } })
  return notice?.href ?? null
}

/** Shown on every page, so prepared. */
export function countUnread(officerId: string): number {
  const row = preparedRead<{ unread: number }>(
    'SELECT COUNT(*) AS unread FROM "Notice" WHERE "officerId" = ? AND "readAt" IS NULL',
  ).get(officerId)
  return row?.unread ?? 0
}

/** Marks one of the officer's own notices read, or all of them; somebody else's is left alone. */
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
      where: { officerId, readAt: null, ...(noticeId && { id: noticeId }) },
      data: { readAt: now },
    }),
  )
  return count
}
