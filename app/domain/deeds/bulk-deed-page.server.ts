import type { Actor } from '~/domain/identity/access'
import { fullName } from '~/domain/identity/names'
import { noticeDelay } from '~/domain/notifications/notices.server'
import { reader } from '~/platform/db/database.server'
import { isUndoable } from './undo-bulk-deed.server'

/** A bulk deed as whoever made it sees it afterwards; nobody else does. */
export interface BulkDeedPage {
  kind: string
  choice: string
  reason: string
  createdAt: Date
  undoneAt: Date | null
  canUndo: boolean
  undoUntil: Date
  people: { enrolmentId: string; name: string; courseTitle: string; periodName: string; dueOn: string | null }[]
}

export async function getBulkDeedPage(actor: Actor, bulkId: string, now: Date): Promise<BulkDeedPage | null> {
  const deed = await reader().bulkDeed.findUnique({
    where: { id: bulkId, actorId: actor.officerId },
    select: {
      kind: true,
      choice: true,
      reason: true,
      createdAt: true,
      undoneAt: true,
      rows: {
        orderBy: { enrolment: { officer: { sortKey: 'asc' } } },
        select: {
          enrolmentId: true,
          extensionId: true,
          enrolment: {
            select: {
              dueOn: true,
              officer: { select: { familyName: true, middleName: true, givenName: true } },
              courseVersion: { select: { title: true } },
              period: { select: { name: true } },
            },
          },
        },
      },
    },
  })
  if (!deed) return null
  const { rows, ...facts } = deed
  return {
    ...facts,
    canUndo: facts.undoneAt === null && isUndoable(facts.createdAt, now),
    undoUntil: new Date(facts.createdAt.getTime() + noticeDelay),
    people: rows.map(({ enrolmentId, extensionId, enrolment }) => ({
      enrolmentId,
      name: fullName(enrolment.officer),
      courseTitle: enrolment.courseVersion.title,
      periodName: enrolment.period.name,
      dueOn: extensionId ? enrolment.dueOn : null,
    })),
  }
}
