import type { Actor } from '~/domain/identity/access'
import { localDateOf } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'
import { type LessonCheck, type LessonState, lessonState, requiredChecksLeft } from './completion'
import { type EnrolmentState, enrolmentState } from './enrolment-state'
import { getLessonPlace, type StudiedPlace } from './lesson-place.server'
import { nextLessonAfter } from './next-lesson'
import { shownVersionSql } from './readable-version.server'

/** Reading a lesson: four prepared reads, of which one brings the stored HTML. The busiest page beside the home screen. */
export interface LessonPage {
  code: string
  title: string
  objective: string
  author: string
  readingMinutes: number
  versionId: string
  versionNumber: number
  contentHash: string
  publishedAt: Date
  html: string
  headings: { id: string; text: string; depth: number }[]
  course: { code: string; title: string; lessons: CourseLesson[] }
  lessonPosition: number
  /** Null for someone who runs the course without being enrolled: nothing is kept. */
  enrolment: { id: string; dueOn: string; periodCode: string; state: EnrolmentState } | null
  /** True before the first opening, or when the pinned version was withdrawn: call the deed `openLesson`, then read again. */
  needsOpening: boolean
  position: { anchor: string; permille: number }
  answeredChecks: { id: string; chosen: string[] }[]
  isCompleted: boolean
  hasQuiz: boolean
  quizPassed: boolean
  attemptRunning: boolean
  attemptsLeft: number
  /** Ids of the required checks still to answer. */
  requiredChecksLeft: string[]
  newerVersion: { number: number; publishedAt: Date } | null
  /** The next lesson of the course that is not complete. */
  nextLesson: { code: string; title: string } | null
}

interface CourseLesson {
  code: string
  title: string
  position: number
  state: LessonState
}

type Reading = Pick<Actor, 'officerId' | 'grants'>

/**
 * The lesson as the officer studies it, in the version pinned at the first opening; null when it is not theirs to read
 * or every version was withdrawn. `newest` shows the newest version instead, without moving the pin.
 */
export function getLessonPage(
  actor: Reading,
  lessonCode: string,
  now: Date,
  { newest = false }: { newest?: boolean } = {},
): LessonPage | null {
  const place = getLessonPlace(actor, lessonCode, localDateOf(now))
  if (!place) return null
  const { studied, lessonId } = place
  const pin = studied && studied.isPinWithdrawn === 0 ? studied.pinnedVersionId : null
  const version = preparedRead<VersionRow>(versionSql).get(
    newest || pin === null ? place.newestVersionId : pin,
    lessonId,
  )
  if (!version) return null

  const enrolmentId = studied?.enrolmentId ?? null
  const lessons = preparedRead<SiblingRow>(siblingsSql)
    .all(enrolmentId, enrolmentId, place.courseVersionId)
    .map(sibling)
  const answers = studied ? preparedRead<AnswerRow>(answersSql).all(enrolmentId, lessonId) : []
  const checks = JSON.parse(version.checks) as LessonCheck[]
  return {
    code: lessonCode,
    title: version.title,
    objective: version.objective,
    author: version.author,
    readingMinutes: version.readingMinutes,
    versionId: version.id,
    versionNumber: version.number,
    contentHash: version.contentHash,
    publishedAt: new Date(version.publishedAt),
    html: version.html,
    headings: JSON.parse(version.headings) as LessonPage['headings'],
    course: { code: place.courseCode, title: place.courseTitle, lessons },
    lessonPosition: place.position,
    enrolment: studied && ownEnrolment(studied, now),
    needsOpening: studied !== null && pin === null,
    position: { anchor: studied?.anchor ?? '', permille: studied?.permille ?? 0 },
    answeredChecks: answeredChecks(checks, answers),
    isCompleted: studied !== null && studied.lessonCompletedAt !== null,
    hasQuiz: place.quizDraw > 0,
    quizPassed: (studied?.passed ?? 0) > 0,
    attemptRunning: (studied?.running ?? 0) > 0,
    attemptsLeft: Math.max(0, place.quizMaxAttempts + (studied?.extra ?? 0) - (studied?.used ?? 0)),
    requiredChecksLeft: studied ? requiredChecksLeft(checks, answers) : [],
    newerVersion: newerVersion(version),
    nextLesson: nextLessonAfter(
      lessons.map((lesson) => ({ ...lesson, isCompleted: lesson.state === 'completed' })),
      place.position,
    ),
  }
}

/** The stored HTML by content hash, for navigation inside the app; null when the reader may not read the lesson. */
export function getLessonBody(actor: Reading, lessonCode: string, contentHash: string, now: Date): string | null {
  const place = getLessonPlace(actor, lessonCode, localDateOf(now))
  if (!place) return null
  return preparedRead<{ html: string }>(bodySql).get(place.lessonId, contentHash)?.html ?? null
}

function ownEnrolment(studied: StudiedPlace, now: Date): NonNullable<LessonPage['enrolment']> {
  const state = enrolmentState({
    exempt: studied.isExempt === 1,
    completedAt: studied.courseCompletedAt === null ? null : new Date(studied.courseCompletedAt),
    dueOn: studied.dueOn,
    startedAt: studied.startedAt === null ? null : new Date(studied.startedAt),
    now,
  })
  return { id: studied.enrolmentId, dueOn: studied.dueOn, periodCode: studied.periodCode, state }
}

/** Answers to checks that are still the same in the version shown. */
function answeredChecks(checks: readonly LessonCheck[], answers: readonly AnswerRow[]): LessonPage['answeredChecks'] {
  return answers
    .filter((answer) => checks.some((check) => check.id === answer.checkId && check.hash === answer.checkHash))
    .map((answer) => ({ id: answer.checkId, chosen: JSON.parse(answer.chosen) as string[] }))
}

/** A version made for the sake of its quiz alone has the same text: nothing newer to read. */
function newerVersion(version: VersionRow): LessonPage['newerVersion'] {
  if (version.newestHash === version.contentHash || version.newestNumber <= version.number) return null
  return { number: version.newestNumber, publishedAt: new Date(version.newestAt) }
}

function sibling(row: SiblingRow): CourseLesson {
  const { code, title, position } = row
  return {
    code,
    title,
    position,
    state: lessonState({ completed: row.completedAt !== null, opened: row.openedAt !== null }),
  }
}

interface VersionRow {
  id: string
  number: number
  title: string
  objective: string
  author: string
  readingMinutes: number
  contentHash: string
  publishedAt: number
  html: string
  headings: string
  checks: string
  newestNumber: number
  newestHash: string
  newestAt: number
}

const versionSql = `
  SELECT v."id", v."number", v."title", v."objective", v."author", v."readingMinutes", v."contentHash",
         v."publishedAt", v."html", v."headings", v."checks",
         n."number" AS "newestNumber", n."contentHash" AS "newestHash", n."publishedAt" AS "newestAt"
  FROM "LessonVersion" v
  JOIN "LessonVersion" n ON n."lessonId" = v."lessonId"
  WHERE v."id" = ? AND v."lessonId" = ?
    AND NOT EXISTS (SELECT 1 FROM "LessonVersionWithdrawal" w WHERE w."lessonVersionId" = n."id")
  ORDER BY n."number" DESC
  LIMIT 1`

interface SiblingRow {
  code: string
  title: string
  position: number
  completedAt: number | null
  openedAt: number | null
}

const siblingsSql = `
  SELECT l."code", v."title", x."position", d."completedAt", o."openedAt"
  FROM "CourseVersionLesson" x
  JOIN "Lesson" l ON l."id" = x."lessonId"
  LEFT JOIN "LessonOpening" o ON o."enrolmentId" = ? AND o."lessonId" = x."lessonId"
  LEFT JOIN "LessonCompletion" d ON d."enrolmentId" = ? AND d."lessonId" = x."lessonId"
  JOIN "LessonVersion" v ON v."id" = ${shownVersionSql({ opening: 'o', lessonId: 'x."lessonId"' })}
  WHERE x."courseVersionId" = ?
  ORDER BY x."position"`

interface AnswerRow {
  checkId: string
  checkHash: string
  chosen: string
}

const answersSql = `SELECT "checkId", "checkHash", "chosen" FROM "CheckAnswer" WHERE "enrolmentId" = ? AND "lessonId" = ?`

const bodySql = `
  SELECT v."html" FROM "LessonVersion" v
  WHERE v."lessonId" = ? AND v."contentHash" = ?
    AND NOT EXISTS (SELECT 1 FROM "LessonVersionWithdrawal" w WHERE w."lessonVersionId" = v."id")
  ORDER BY v."number" DESC
  LIMIT 1`
