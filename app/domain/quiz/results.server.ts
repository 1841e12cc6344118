import { getLessonStanding } from '~/domain/learning/completions.server'
import { getStudiedLessonOf, type StudiedLesson } from '~/domain/learning/enrolments.server'
import { nextLessonAfter } from '~/domain/learning/next-lesson'
import type { KeyTime } from '~/domain/publishing/quiz-rules'
import { reader } from '~/platform/db/database.server'
import { getAttemptState } from './attempt-state.server'
import { effectiveGrade, gradeColumns } from './effective-grade'
import { markOf, neededWorth, worthInHundredths } from './grading'
import { findRegrades, type Regraded } from './regrades.server'
import { passagesToReread, type Reread, type Shown, whatMayBeShown } from './result'
import { reviewedQuestion } from './review-graded'
import type { ReviewedQuestion } from './reviewed-question'
import { gradeAttempt } from './submissions.server'

/** The result of a submitted attempt, with no more of the keys than may be shown. */
export interface AttemptResult {
  state: 'submitted'
  attemptId: string
  /** For `findCompletionPoints`. */
  enrolmentId: string
  number: number
  submittedAt: Date
  closedBy: 'officer' | 'expiry'
  receiptCode: string
  durationSeconds: number
  lesson: { code: string; title: string; position: number }
  course: { code: string; title: string }
  /** Null while an essay waits for its mark. */
  passed: boolean | null
  /** Newest first. */
  regrades: Regraded[]
  passPercent: number
  /** Questions that were fully right. */
  rightCount: number
  questionCount: number
  /** What the answers are worth in hundredths of a question, partial credit included; display only. */
  scoreHundredths: number
  neededHundredths: number
  attemptsUsed: number
  maxAttempts: number
  attemptsLeft: number
  /** When the wait after the last attempt is over; null when none waits. */
  nextStartAt: Date | null
  showKeys: KeyTime
  /** By any attempt of this enrolment. */
  isLessonPassed: boolean
  hasRunningAttempt: boolean
  shown: Shown
  reread: (Reread & { heading: string })[]
  /** Empty unless keys may be shown. */
  questions: ReviewedQuestion[]
  lessonCompleted: boolean
  courseCompleted: boolean
  requiredChecksLeft: string[]
  nextLesson: { code: string; title: string } | null
}

/** Null for an unknown attempt and for somebody else's alike. */
export async function getResult(
  actor: { officerId: string },
  attemptId: string,
  now: Date,
): Promise<{ state: 'running'; lessonCode: string } | AttemptResult | null> {
  const attempt = await reader().attempt.findFirst({
    where: { id: attemptId, enrolment: { officerId: actor.officerId } },
    select: {
      enrolmentId: true,
      lessonId: true,
      number: true,
      passPercent: true,
      showKeys: true,
      startedAt: true,
      submittedAt: true,
      closedBy: true,
      receipt: { select: { code: true } },
      ...gradeColumns,
    },
  })
  const studied = attempt && (await getStudiedLessonOf(reader(), attempt))
  if (!attempt || !studied) return null
  if (!attempt.submittedAt) return { state: 'running', lessonCode: studied.lessonCode }

  const graded = await gradeAttempt(reader(), attemptId)
  const { score, passed } = effectiveGrade(attempt)
  const state = await getAttemptState(reader(), studied)
  const { number, passPercent, submittedAt, startedAt, closedBy } = attempt
  const showKeys = attempt.showKeys as KeyTime
  const hasRunningAttempt = state.attempts.some((other) => other.submittedAt === null)
  const shown = whatMayBeShown({
    showKeys,
    isPassed: state.isPassed,
    attemptsUsed: state.attempts.length,
    maxAttempts: state.maxAttempts,
    hasRunningAttempt,
    dueOn: studied.dueOn,
    now,
  })
  const lessons = await findLessons(studied)
  const lesson = lessons.find((candidate) => candidate.code === studied.lessonCode)
  const standing = await getLessonStanding(reader(), studied)
  return {
    state: 'submitted',
    attemptId,
    enrolmentId: attempt.enrolmentId,
    number,
    submittedAt,
    closedBy: closedBy === 'expiry' ? 'expiry' : 'officer',
    receiptCode: attempt.receipt?.code ?? '',
    durationSeconds: Math.round((submittedAt.getTime() - startedAt.getTime()) / 1000),
    lesson: { code: studied.lessonCode, title: lesson?.title ?? '', position: studied.position },
    course: { code: studied.courseCode, title: studied.courseTitle },
    passed,
    regrades: await findRegrades(attemptId, graded.length),
    passPercent,
    rightCount: graded.filter(({ grade }) => grade && markOf(grade) === 'full').length,
    questionCount: graded.length,
    scoreHundredths: score ? worthInHundredths(score, graded.length) : 0,
    neededHundredths: neededWorth(
      passPercent,
      graded.map(({ body }) => body.type),
    ),
    attemptsUsed: state.attempts.length,
    maxAttempts: state.maxAttempts,
    attemptsLeft: state.attemptsLeft,
    nextStartAt: state.nextStartAt,
    showKeys,
    isLessonPassed: state.isPassed,
    hasRunningAttempt,
    shown,
    reread: passagesToReread(graded).map((item) => ({ ...item, heading: lesson?.headings.get(item.passage) ?? '' })),
    questions: shown === 'keys' ? graded.map(reviewedQuestion) : [],
    lessonCompleted: lesson?.isCompleted ?? false,
    courseCompleted: studied.isCourseCompleted,
    requiredChecksLeft: standing.requiredChecksLeft,
    nextLesson: nextLessonAfter(lessons, studied.position),
  }
}

interface LessonLine {
  code: string
  title: string
  position: number
  isCompleted: boolean
  /** Heading texts by id, of the version that the officer reads. */
  headings: Map<string, string>
}

async function findLessons({ courseVersionId, enrolmentId }: StudiedLesson): Promise<LessonLine[]> {
  const newest = {
    where: { withdrawal: null },
    orderBy: { number: 'desc' },
    take: 1,
    select: { title: true, headings: true },
  } as const
  const lessons = await reader().courseVersionLesson.findMany({
    where: { courseVersionId },
    orderBy: { position: 'asc' },
    select: {
      position: true,
      lesson: {
        select: {
          code: true,
          versions: newest,
          openings: {
            where: { enrolmentId, lessonVersion: { withdrawal: null } },
            select: { lessonVersion: { select: newest.select } },
          },
          completions: { where: { enrolmentId }, select: { id: true } },
        },
      },
    },
  })
  return lessons.map(({ position, lesson }) => {
    const version = lesson.openings[0]?.lessonVersion ?? lesson.versions[0]
    const headings = (version?.headings ?? []) as { id: string; text: string }[]
    return {
      code: lesson.code,
      title: version?.title ?? '',
      position,
      isCompleted: lesson.completions.length > 0,
      headings: new Map(headings.map((heading) => [heading.id, heading.text])),
    }
  })
}
