import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { findApprovers } from '~/domain/identity/approvers.server'
import { notify } from '~/domain/notifications/notices.server'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { checkDraft, type DraftCheck, isPublishable } from './check-draft.server'
import { getCourseName, officerName } from './draft-names.server'
import { isEditable, isOpenDraft, ownOpen } from './draft-states'

/** Sending a draft to an approver, taking it back, and giving it back with a note. Publishing is a deed of its own. */

export type SubmitResult =
  | { ok: true }
  | { ok: false; reason: 'notFound' | 'notEditable' | 'stale' | 'unchanged' }
  | { ok: false; reason: 'faults'; check: DraftCheck }

/** Sends the author's own draft for approval, when it has no fault and says something new. */
export async function submitDraft({
  actor,
  lessonCode,
  revision,
  now,
}: {
  actor: Actor
  lessonCode: string
  revision: number
  now: Date
}): Promise<SubmitResult> {
  const where = ownOpen(actor, lessonCode)
  const text = await reader().lessonDraft.findFirst({ where, select: { source: true, quizSource: true } })
  if (!text) return { ok: false, reason: 'notFound' }
  const check = await checkDraft({ lessonCode, ...text })
  if (!isPublishable(check)) return { ok: false, reason: 'faults', check }
  if (await isAsPublished(lessonCode, text)) return { ok: false, reason: 'unchanged' }

  return inTransaction(async (tx) => {
    const draft = await tx.lessonDraft.findFirst({
      where,
      select: { id: true, state: true, revision: true, title: true },
    })
    if (!draft || !isOpenDraft(draft.state)) return { ok: false, reason: 'notFound' }
    if (draft.state === 'pending' && draft.revision === revision) return { ok: true }
    if (!isEditable(draft.state)) return { ok: false, reason: 'notEditable' }
    if (draft.revision !== revision) return { ok: false, reason: 'stale' }
    await tx.lessonDraft.update({
      where: { id: draft.id },
      data: { state: 'pending', submittedAt: now },
    })
    await recordEvent(tx, {
      actor,
      deed: 'draft.submit',
      subject: { type: 'lessonDraft', id: draft.id },
      details: { lessonCode, revision },
      at: now,
    })
    await notify(tx, {
      officerIds: (await findApprovers(tx, now)).filter((officerId) => officerId !== actor.officerId),
      kind: 'lesson.submitted',
      title: `Bài chờ duyệt: ${draft.title}`,
      body: `Đồng chí ${actor.displayName} vừa gửi duyệt bài học này.`,
      href: `/duyet/${draft.id}`,
      uniqueKey: `lesson.submitted:${draft.id}:${revision}`,
      at: now,
    })
    return { ok: true }
  })
}

async function isAsPublished(lessonCode: string, text: { source: string; quizSource: string }): Promise<boolean> {
  const newest = await reader().lessonVersion.findFirst({
    where: { lesson: { code: lessonCode } },
    orderBy: { number: 'desc' },
    select: { source: true, quizSource: true },
  })
  return newest?.source === text.source && newest.quizSource === text.quizSource
}

/** Takes the author's own draft back from the queue, to go on writing. */
export async function recallDraft({
  actor,
  lessonCode,
  now,
}: {
  actor: Actor
  lessonCode: string
  now: Date
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const draft = await tx.lessonDraft.findFirst({
      where: { lessonCode, authorId: actor.officerId, state: 'pending' },
      select: { id: true },
    })
    if (!draft) return false
    await tx.lessonDraft.update({ where: { id: draft.id }, data: { state: 'draft', submittedAt: null } })
    await recordEvent(tx, {
      actor,
      deed: 'draft.recall',
      subject: { type: 'lessonDraft', id: draft.id },
      details: { lessonCode },
      at: now,
    })
    return true
  })
}

/** A pending draft with its text, for whoever reviews it. */
export async function getPendingDraft(draftId: string) {
  const draft = await reader().lessonDraft.findFirst({
    where: { id: draftId, state: 'pending' },
    select: {
      id: true,
      courseId: true,
      lessonId: true,
      lessonCode: true,
      title: true,
      source: true,
      quizSource: true,
      revision: true,
      authorId: true,
      submittedAt: true,
    },
  })
  if (!draft) return null
  const [course, courseVersions, author, published] = await Promise.all([
    getCourseName(draft.courseId),
    reader().courseVersion.count({ where: { courseId: draft.courseId } }),
    officerName(reader(), draft.authorId),
    reader().lessonVersion.findFirst({
      where: { lesson: { code: draft.lessonCode } },
      orderBy: { number: 'desc' },
      select: { number: true, source: true, quizSource: true },
    }),
  ])
  return { ...draft, course, author, published, isFirstOfCourse: courseVersions === 0 }
}

/** Whether a draft of a lesson or a course with this id was ever written. */
export async function isKnownDraft(draftId: string): Promise<boolean> {
  const where = { id: draftId }
  const [lessons, courses] = await Promise.all([
    reader().lessonDraft.count({ where }),
    reader().courseDraft.count({ where }),
  ])
  return lessons + courses > 0
}

export type ReviewRefusal = 'notFound' | 'ownText' | 'stale'

/** Gives a pending draft back to its author with what must be put right. Nobody reviews their own text. */
export async function returnDraft({
  actor,
  draftId,
  revision,
  note,
  now,
}: {
  actor: Actor
  draftId: string
  revision: number
  note: string
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: ReviewRefusal }> {
  return inTransaction(async (tx) => {
    const found = await takeForReview(tx, { actor, draftId, revision })
    if (!found.ok) return found
    const { draft } = found
    await tx.draftReview.create({
      data: { draftId, revision, reviewerId: actor.officerId, decision: 'returned', note, at: now },
    })
    await tx.lessonDraft.update({ where: { id: draftId }, data: { state: 'returned' } })
    await recordEvent(tx, {
      actor,
      deed: 'draft.return',
      subject: { type: 'lessonDraft', id: draftId },
      reason: note,
      details: { lessonCode: draft.lessonCode, revision },
      at: now,
    })
    await notify(tx, {
      officerId: draft.authorId,
      kind: 'lesson.returned',
      title: `Bài bị trả lại: ${draft.title}`,
      body: note,
      href: `/soan/bai/${draft.lessonCode}`,
      uniqueKey: `lesson.returned:${draftId}:${now.getTime()}`,
      at: now,
    })
    return { ok: true }
  })
}

/**
 * The pending draft that a reviewer decides on, read inside the transaction of the decision: still pending, still the
 * revision that was read, and written by somebody else.
 */
export async function takeForReview(
  tx: Pick<Transaction, 'lessonDraft'>,
  { actor, draftId, revision }: { actor: Actor; draftId: string; revision: number },
) {
  const draft = await tx.lessonDraft.findUnique({
    where: { id: draftId },
    select: {
      id: true,
      courseId: true,
      lessonId: true,
      lessonCode: true,
      title: true,
      source: true,
      quizSource: true,
      state: true,
      revision: true,
      authorId: true,
    },
  })
  if (draft?.state !== 'pending') return { ok: false as const, reason: 'notFound' as const }
  if (draft.authorId === actor.officerId) return { ok: false as const, reason: 'ownText' as const }
  if (draft.revision !== revision) return { ok: false as const, reason: 'stale' as const }
  return { ok: true as const, draft }
}
