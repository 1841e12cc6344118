import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { getCourseName, officerName } from './draft-names.server'
import { isEditable, isOpenDraft, type OpenDraftState, open, ownOpen } from './draft-states'
import { lessonTemplate, quizTemplate } from './draft-template'
import { readFrontmatter } from './frontmatter'
import { slugOf } from './slug'

/**
 * Drafts of lessons: one open draft a lesson code, which only its author reads and writes. Opening and discarding
 * leave an audit event; saving leaves none (a draft is no fact yet, and autosave would drown the log).
 */

const longestCode = 70

/** A code made from a title, not used by a lesson or an open draft: "Phút đầu tiên" → "phut-dau-tien". */
async function suggestLessonCode(db: Pick<Transaction, 'lesson' | 'lessonDraft'>, title: string): Promise<string> {
  const base = slugOf(title).slice(0, longestCode).replace(/-$/, '') || 'bai-hoc'
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`
    if (code !== 'moi' && !(await isCodeUsed(db, code))) return code
  }
}

async function isCodeUsed(db: Pick<Transaction, 'lesson' | 'lessonDraft'>, lessonCode: string): Promise<boolean> {
  const lesson = await db.lesson.findUnique({ where: { code: lessonCode }, select: { id: true } })
  if (lesson) return true
  return (await db.lessonDraft.findFirst({ where: { lessonCode, ...open }, select: { id: true } })) !== null
}

export interface NewDraft {
  actor: Actor
  courseCode: string
  title: string
  /** Empty: made from the title. */
  code: string
  now: Date
}

/** Starts a lesson that has never been published, from the template. */
export async function createDraft({
  actor,
  courseCode,
  title,
  code,
  now,
}: NewDraft): Promise<{ ok: true; lessonCode: string } | { ok: false; reason: 'courseNotFound' | 'codeTaken' }> {
  return inTransaction(async (tx) => {
    const course = await tx.course.findUnique({ where: { code: courseCode }, select: { id: true } })
    if (!course) return { ok: false, reason: 'courseNotFound' }
    if (code !== '' && (await isCodeUsed(tx, code))) return { ok: false, reason: 'codeTaken' }
    const lessonCode = code || (await suggestLessonCode(tx, title))
    const draft = await tx.lessonDraft.create({
      data: {
        courseId: course.id,
        lessonCode,
        title,
        source: lessonTemplate({ code: lessonCode, title }),
        quizSource: quizTemplate(lessonCode),
        state: 'draft',
        authorId: actor.officerId,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      deed: 'draft.open',
      subject: { type: 'lessonDraft', id: draft.id },
      details: { lessonCode },
      at: now,
    })
    return { ok: true, lessonCode }
  })
}

/**
 * Opens a draft from the newest published version of a lesson. Opening one's own open draft again gives the same draft;
 * somebody else's is theirs until it is published or discarded.
 */
export async function openDraft({
  actor,
  lessonCode,
  now,
}: {
  actor: Actor
  lessonCode: string
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: 'notFound' } | { ok: false; reason: 'held'; holder: string }> {
  return inTransaction(async (tx) => {
    const held = await tx.lessonDraft.findFirst({ where: { lessonCode, ...open }, select: { authorId: true } })
    if (held?.authorId === actor.officerId) return { ok: true }
    if (held) return { ok: false, reason: 'held', holder: await officerName(tx, held.authorId) }
    const lesson = await tx.lesson.findUnique({
      where: { code: lessonCode },
      select: {
        id: true,
        courseId: true,
        versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true, source: true, quizSource: true } },
      },
    })
    const version = lesson?.versions[0]
    if (!lesson || !version) return { ok: false, reason: 'notFound' }
    const draft = await tx.lessonDraft.create({
      data: {
        courseId: lesson.courseId,
        lessonId: lesson.id,
        lessonCode,
        ...version,
        state: 'draft',
        authorId: actor.officerId,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      deed: 'draft.open',
      subject: { type: 'lessonDraft', id: draft.id },
      details: { lessonCode },
      at: now,
    })
    return { ok: true }
  })
}

export interface DraftText {
  source: string
  quizSource: string
}

export type SaveResult =
  | { ok: true; revision: number; savedAt: Date }
  | { ok: false; reason: 'notFound' }
  | { ok: false; reason: 'notEditable'; state: OpenDraftState }
  /** Somebody (another tab, another machine) saved in between; both texts are kept. */
  | { ok: false; reason: 'stale'; stored: DraftText & { revision: number; savedAt: Date } }

/** Saves the author's text over the revision that it was typed on. Repeating a save that had arrived changes nothing. */
export async function saveDraft({
  actor,
  lessonCode,
  text,
  revision,
  now,
}: {
  actor: Actor
  lessonCode: string
  text: DraftText
  revision: number
  now: Date
}): Promise<SaveResult> {
  return inTransaction(async (tx) => {
    const draft = await tx.lessonDraft.findFirst({
      where: ownOpen(actor, lessonCode),
      select: { id: true, state: true, revision: true, updatedAt: true, source: true, quizSource: true, title: true },
    })
    if (!draft || !isOpenDraft(draft.state)) return { ok: false, reason: 'notFound' }
    const { source, quizSource } = draft
    if (source === text.source && quizSource === text.quizSource) {
      return { ok: true, revision: draft.revision, savedAt: draft.updatedAt }
    }
    if (!isEditable(draft.state)) return { ok: false, reason: 'notEditable', state: draft.state }
    if (draft.revision !== revision) {
      const stored = { source, quizSource, revision: draft.revision, savedAt: draft.updatedAt }
      return { ok: false, reason: 'stale', stored }
    }
    const saved = await tx.lessonDraft.update({
      where: { id: draft.id },
      data: { ...text, title: titleOf(text.source) ?? draft.title, revision: { increment: 1 }, updatedAt: now },
      select: { revision: true },
    })
    return { ok: true, revision: saved.revision, savedAt: now }
  })
}

function titleOf(source: string): string | undefined {
  const front = readFrontmatter(source)
  return front.ok ? front.head.title : undefined
}

/** Takes a draft out of sight for good; the lesson's published versions stay as they are. */
export async function discardDraft({
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
      where: ownOpen(actor, lessonCode),
      select: { id: true },
    })
    if (!draft) return false
    await tx.lessonDraft.update({ where: { id: draft.id }, data: { state: 'discarded', updatedAt: now } })
    await recordEvent(tx, {
      actor,
      deed: 'draft.discard',
      subject: { type: 'lessonDraft', id: draft.id },
      details: { lessonCode },
      at: now,
    })
    return true
  })
}

export interface OwnDraft extends DraftText {
  id: string
  lessonId: string | null
  lessonCode: string
  title: string
  state: OpenDraftState
  revision: number
  updatedAt: Date
  submittedAt: Date | null
  course: { code: string; title: string }
  /** The last time a reviewer returned it. */
  returned: { note: string; at: Date; reviewer: string } | null
}

/** The author's own open draft of a lesson code. */
export async function getOwnDraft(actor: Actor, lessonCode: string): Promise<OwnDraft | null> {
  const draft = await reader().lessonDraft.findFirst({
    where: ownOpen(actor, lessonCode),
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
      updatedAt: true,
      submittedAt: true,
      reviews: {
        where: { decision: 'returned' },
        orderBy: { at: 'desc' },
        take: 1,
        select: { note: true, at: true, reviewerId: true },
      },
    },
  })
  if (!draft || !isOpenDraft(draft.state)) return null
  const { reviews, courseId, state, ...rest } = draft
  const [review] = reviews
  return {
    ...rest,
    state,
    course: await getCourseName(courseId),
    returned: review
      ? { note: review.note, at: review.at, reviewer: await officerName(reader(), review.reviewerId) }
      : null,
  }
}

/** Who holds the open draft of a lesson code; null when nobody does. */
export async function getDraftHolder(lessonCode: string): Promise<{ officerId: string; name: string } | null> {
  const draft = await reader().lessonDraft.findFirst({
    where: { lessonCode, ...open },
    select: { authorId: true },
  })
  return draft && { officerId: draft.authorId, name: await officerName(reader(), draft.authorId) }
}
