import type { Actor } from '~/domain/identity/access'
import { fullName, type NameParts } from '~/domain/identity/names'
import { reader } from '~/platform/db/database.server'
import { getCourseName } from './draft-names.server'
import { type OpenDraftState, open } from './draft-states'
import { lineChanges } from './line-changes'

/** Lists of the studio and of the review queue. Nothing here returns a source: rows only. */

export interface DraftLine {
  id: string
  lessonCode: string
  title: string
  courseTitle: string
  /** Whether the lesson has a published version already. */
  isPublished: boolean
  updatedAt: Date
  submittedAt: Date | null
}

/** The author's open drafts in one state, newest first. */
export async function findOwnDrafts(actor: Actor, state: OpenDraftState): Promise<DraftLine[]> {
  const drafts = await reader().lessonDraft.findMany({
    where: { authorId: actor.officerId, state },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select: draftLine,
  })
  const names = await courseNames()
  return drafts.map((draft) => toLine(draft, names))
}

const draftLine = {
  id: true,
  courseId: true,
  lessonId: true,
  lessonCode: true,
  title: true,
  updatedAt: true,
  submittedAt: true,
} as const

function toLine(
  draft: Omit<DraftLine, 'courseTitle' | 'isPublished'> & { courseId: string; lessonId: string | null },
  names: ReadonlyMap<string, CourseLine>,
): DraftLine {
  const { courseId, lessonId, ...line } = draft
  return { ...line, courseTitle: names.get(courseId)?.title ?? '', isPublished: lessonId !== null }
}

/** How many open drafts the author has in each state. */
export async function countOwnDrafts(actor: Actor): Promise<Record<OpenDraftState, number>> {
  const counts = await reader().lessonDraft.groupBy({
    by: ['state'],
    where: { authorId: actor.officerId, ...open },
    _count: { _all: true },
  })
  const of = (state: OpenDraftState) => counts.find((row) => row.state === state)?._count._all ?? 0
  return { draft: of('draft'), pending: of('pending'), returned: of('returned') }
}

export interface PendingLine extends DraftLine {
  author: string
  /** The reader's own text: somebody else must review it. */
  isOwn: boolean
}

/** Lessons that wait for an approver, longest waiting first. */
export async function findPendingDrafts(actor: Actor): Promise<PendingLine[]> {
  const drafts = await reader().lessonDraft.findMany({
    where: { state: 'pending' },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: { ...draftLine, authorId: true },
  })
  const [names, authors] = await Promise.all([courseNames(), namesOf(drafts.map((draft) => draft.authorId))])
  return drafts.map(({ authorId, ...draft }) => ({
    ...toLine(draft, names),
    author: authors.get(authorId) ?? 'Không rõ',
    isOwn: authorId === actor.officerId,
  }))
}

export interface PublishedLine {
  code: string
  title: string
  courseCode: string
  courseTitle: string
  number: number
  publishedAt: Date
  /** Every version has been withdrawn: officers see no text of this lesson. */
  isWithdrawn: boolean
  /** Who has an open draft of it now; null when nobody. */
  holder: string | null
}

/** Published lessons with their newest version, by course and then in order of the course. */
export async function findPublishedLessons(): Promise<PublishedLine[]> {
  const [lessons, names, held] = await Promise.all([
    reader().lesson.findMany({
      select: {
        code: true,
        courseId: true,
        versions: {
          orderBy: { number: 'desc' },
          select: { number: true, title: true, publishedAt: true, withdrawal: { select: { at: true } } },
        },
        courseVersions: {
          orderBy: { courseVersion: { number: 'desc' } },
          take: 1,
          select: { position: true },
        },
      },
    }),
    courseNames(),
    reader().lessonDraft.findMany({ where: open, select: { lessonCode: true, authorId: true } }),
  ])
  const holders = await namesOf(held.map((draft) => draft.authorId))
  return lessons
    .flatMap((lesson) => {
      const newest = lesson.versions.find((version) => version.withdrawal === null) ?? lesson.versions[0]
      if (!newest) return []
      const course = names.get(lesson.courseId)
      const draft = held.find((one) => one.lessonCode === lesson.code)
      return [
        {
          position: lesson.courseVersions[0]?.position ?? 0,
          code: lesson.code,
          title: newest.title,
          courseCode: course?.code ?? '',
          courseTitle: course?.title ?? '',
          number: newest.number,
          publishedAt: newest.publishedAt,
          isWithdrawn: newest.withdrawal !== null,
          holder: draft ? (holders.get(draft.authorId) ?? 'Không rõ') : null,
        },
      ]
    })
    .sort((a, b) => compareText(a.courseCode, b.courseCode) || a.position - b.position)
    .map(({ position: _, ...line }) => line)
}

export interface CourseLine {
  code: string
  title: string
  /** Number of the newest published version; null while the course is only proposed. */
  number: number | null
  lessonCount: number
  draft: { state: OpenDraftState; authorId: string } | null
}

/** Every course, published or proposed, by its code. */
export async function findStudioCourses(): Promise<CourseLine[]> {
  return [...(await courseNames()).values()].sort((a, b) => compareText(a.code, b.code))
}

async function courseNames(): Promise<Map<string, CourseLine>> {
  const [courses, drafts] = await Promise.all([
    reader().course.findMany({
      select: {
        id: true,
        code: true,
        versions: {
          orderBy: { number: 'desc' },
          take: 1,
          select: { title: true, number: true, _count: { select: { lessons: true } } },
        },
      },
    }),
    reader().courseDraft.findMany({
      where: open,
      select: { courseId: true, title: true, state: true, authorId: true },
    }),
  ])
  return new Map(
    courses.map(({ id, code, versions: [version] }) => {
      const draft = drafts.find((one) => one.courseId === id)
      return [
        id,
        {
          code,
          title: version?.title ?? draft?.title ?? code,
          number: version?.number ?? null,
          lessonCount: version?._count.lessons ?? 0,
          draft: draft ? { state: draft.state as OpenDraftState, authorId: draft.authorId } : null,
        },
      ]
    }),
  )
}

export interface VersionLine {
  id: string
  number: number
  title: string
  publishedAt: Date
  author: string
  approver: string
  withdrawn: { at: Date; reason: string } | null
}

/** The published versions of a lesson, newest first, with who wrote and who approved each. */
export async function findVersions(lessonCode: string): Promise<VersionLine[]> {
  const versions = await reader().lessonVersion.findMany({
    where: { lesson: { code: lessonCode } },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      title: true,
      publishedAt: true,
      publishedById: true,
      approvedById: true,
      withdrawal: { select: { at: true, reason: true } },
    },
  })
  const names = await namesOf(versions.flatMap((version) => [version.publishedById, version.approvedById]))
  return versions.map(({ publishedById, approvedById, withdrawal, ...version }) => ({
    ...version,
    author: names.get(publishedById ?? '') ?? 'Hệ thống',
    approver: names.get(approvedById ?? '') ?? 'Hệ thống',
    withdrawn: withdrawal,
  }))
}

/** The sources of one published version and what changed since the one before; null when there is no such version. */
export async function getVersionDetail(lessonCode: string, number: number) {
  const versions = await reader().lessonVersion.findMany({
    where: { lesson: { code: lessonCode }, number: { lte: number } },
    orderBy: { number: 'desc' },
    take: 2,
    select: { number: true, source: true, quizSource: true },
  })
  const [version, previous] = versions
  if (version?.number !== number) return null
  return {
    ...version,
    previousNumber: previous?.number ?? null,
    lessonChanges: previous ? lineChanges(previous.source, version.source) : [],
    quizChanges: previous ? lineChanges(previous.quizSource, version.quizSource) : [],
  }
}

/** The newest version of a lesson that stands, else the newest withdrawn one, as a preview shows it. */
export async function getNewestLesson(lessonCode: string) {
  const lesson = await reader().lesson.findUnique({
    where: { code: lessonCode },
    select: {
      courseId: true,
      versions: {
        orderBy: { number: 'desc' },
        select: { id: true, number: true, withdrawal: { select: { at: true } } },
      },
    },
  })
  const newest = lesson?.versions.find((version) => version.withdrawal === null) ?? lesson?.versions[0]
  if (!lesson || !newest) return null
  const { publishedAt, checks, ...shown } = await reader().lessonVersion.findUniqueOrThrow({
    where: { id: newest.id },
    select: {
      html: true,
      contentHash: true,
      title: true,
      objective: true,
      readingMinutes: true,
      checks: true,
      publishedAt: true,
    },
  })
  return {
    title: shown.title,
    course: await getCourseName(lesson.courseId),
    number: newest.number,
    publishedAt,
    isWithdrawn: newest.withdrawal !== null,
    lesson: { ...shown, checkCount: Array.isArray(checks) ? checks.length : 0 },
  }
}

async function namesOf(officerIds: (string | null)[]): Promise<Map<string, string>> {
  const officers: (NameParts & { id: string })[] = await reader().officer.findMany({
    where: { id: { in: [...new Set(officerIds.filter((id) => id !== null))] } },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  return new Map(officers.map((officer) => [officer.id, fullName(officer)]))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
