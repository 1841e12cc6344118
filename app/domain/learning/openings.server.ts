import type { Transaction } from '~/platform/db/database.server'
import { getReadableVersion } from './readable-version.server'

export interface Opening {
  lessonVersionId: string
  /** True when this call pinned the version: the first opening, or a move away from a withdrawn version. */
  isNew: boolean
}

/**
 * Pins the newest readable version at the first opening within an enrolment. A withdrawn pin moves to the newest one;
 * answers to unchanged checks stay valid, because they name the content that they answered. Null when nothing can be read.
 */
export async function pinVersion(
  tx: Transaction,
  { enrolmentId, lessonId, at }: { enrolmentId: string; lessonId: string; at: Date },
): Promise<Opening | null> {
  const key = { enrolmentId_lessonId: { enrolmentId, lessonId } }
  const opening = await tx.lessonOpening.findUnique({
    where: key,
    select: { lessonVersionId: true, lessonVersion: { select: { withdrawal: { select: { lessonVersionId: true } } } } },
  })
  if (opening && !opening.lessonVersion.withdrawal) return { lessonVersionId: opening.lessonVersionId, isNew: false }
  const newest = await getReadableVersion(tx, lessonId)
  if (!newest) return null
  await tx.lessonOpening.upsert({
    where: key,
    create: { enrolmentId, lessonId, lessonVersionId: newest.id, openedAt: at, updatedAt: at },
    update: { lessonVersionId: newest.id, updatedAt: at },
  })
  return { lessonVersionId: newest.id, isNew: true }
}

/** Keeps where the officer stopped reading; nothing before the lesson was opened. A convenience, no audit event. */
export async function saveReadingPosition(
  tx: Transaction,
  position: { enrolmentId: string; lessonId: string; anchor: string; permille: number; at: Date },
): Promise<void> {
  const { enrolmentId, lessonId, anchor, permille, at } = position
  await tx.lessonOpening.updateMany({ where: { enrolmentId, lessonId }, data: { anchor, permille, updatedAt: at } })
}
