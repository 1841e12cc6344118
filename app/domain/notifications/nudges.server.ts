import { reader } from '~/platform/db/database.server'
import { noticeDelay } from './notices.server'

/** What commanders have reminded of. An undone reminder has no lines and counts nowhere but in its own list. */

export interface NudgeEntry {
  id: string
  choice: string
  officers: number
  tasks: number
  at: Date
  isUndone: boolean
  /** Still waiting, so that it can be taken back. */
  isFresh: boolean
}

/** The commander's own reminders, newest first. */
export async function findNudges(
  actorId: string,
  { now, skip, take }: { now: Date; skip: number; take: number },
): Promise<{ entries: NudgeEntry[]; total: number }> {
  const [total, nudges] = await Promise.all([
    reader().nudge.count({ where: { actorId } }),
    reader().nudge.findMany({ where: { actorId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip, take }),
  ])
  return { total, entries: nudges.map((nudge) => entryOf(nudge, now)) }
}

/** The commander's last reminder while it can still be undone. */
export async function getFreshNudge(actorId: string, now: Date): Promise<NudgeEntry | null> {
  const nudge = await reader().nudge.findFirst({
    where: { actorId, at: { gt: new Date(now.getTime() - noticeDelay), lte: now }, undoneAt: null },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  return nudge && entryOf(nudge, now)
}

function entryOf(
  nudge: { id: string; choice: string; officers: number; tasks: number; at: Date; undoneAt: Date | null },
  now: Date,
): NudgeEntry {
  const { undoneAt, ...entry } = nudge
  return {
    ...entry,
    isUndone: undoneAt !== null,
    isFresh: undoneAt === null && now.getTime() < nudge.at.getTime() + noticeDelay,
  }
}

/** When each of these tasks was last reminded of, by whomever. Tasks never reminded of are missing. */
export async function findLastNudges(enrolmentIds: readonly string[]): Promise<Record<string, Date>> {
  const lines = await reader().nudgeLine.findMany({
    where: { enrolmentId: { in: [...enrolmentIds] } },
    orderBy: { at: 'asc' },
    select: { enrolmentId: true, at: true },
  })
  // Later ones replace earlier ones.
  return Object.fromEntries(lines.map((line) => [line.enrolmentId, line.at]))
}

/** When each of these officers was last reminded of an overdue task, by service number. */
export async function findLastOverdueNudges(
  serviceNumbers: readonly string[],
  today: string,
): Promise<Record<string, Date>> {
  const lines = await reader().nudgeLine.findMany({
    where: {
      officer: { serviceNumber: { in: [...serviceNumbers] } },
      enrolment: { dueOn: { lt: today }, courseCompletion: null },
    },
    orderBy: { at: 'asc' },
    select: { at: true, officer: { select: { serviceNumber: true } } },
  })
  return Object.fromEntries(lines.map((line) => [line.officer.serviceNumber, line.at]))
}
