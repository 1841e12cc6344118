import { getLessonStanding } from '~/domain/learning/completions.server'
import { getStudiedLessonOf, type StudiedLesson } from '~/domain/learning/enrolments.server'
import { nextLessonAfter } from '~/domain/learning/next-lesson'
import { reader } from '~/platform/db/database.server'
import { type Fraction, type Mark, markOf, neededWorth, type QuestionType, worthInHundredths } from './grading'
import { passagesToReread, type Reread, type Shown, whatMayBeShown } from './result'
import { letterAt } from './shown-options'
import { type GradedQuestion, gradeAttempt } from './submissions.server'

/** The result of a submitted attempt, with no more of the keys than may be shown. */
export interface AttemptResult {
  state: 'submitted'
  attemptId: string
  /** For `findCompletionPoints`. */
  enrolmentId: string
  number: number
  submittedAt: Date
  durationSeconds: number
  lesson: { code: string; title: string; position: number }
  course: { code: string; title: string }
  passed: boolean
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

interface ReviewedQuestion {
  position: number
  type: QuestionType
  topic: string
  passage: string
  stem: string
  mark: Mark
  options: { key: string; text: string; correct: boolean; chosen: boolean; feedback: string }[]
  explanation: string
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
      maxAttempts: true,
      startedAt: true,
      submittedAt: true,
      scoreNumerator: true,
      scoreDenominator: true,
      passed: true,
    },
  })
  const studied = attempt && (await getStudiedLessonOf(reader(), attempt))
  if (!attempt || !studied) return null
  if (!attempt.submittedAt) return { state: 'running', lessonCode: studied.lessonCode }

  const graded = await gradeAttempt(reader(), attemptId)
  const score: Fraction = { numerator: attempt.scoreNumerator ?? 0, denominator: attempt.scoreDenominator ?? 1 }
  const others = await reader().attempt.findMany({
    where: { enrolmentId: attempt.enrolmentId, lessonId: attempt.lessonId },
    select: { passed: true, submittedAt: true },
  })
  const isLessonPassed = others.some((other) => other.passed === true)
  const hasRunningAttempt = others.some((other) => other.submittedAt === null)
  const { maxAttempts, number, passPercent, submittedAt, startedAt } = attempt
  const shown = whatMayBeShown({
    isPassed: isLessonPassed,
    attemptsUsed: others.length,
    maxAttempts,
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
    durationSeconds: Math.round((submittedAt.getTime() - startedAt.getTime()) / 1000),
    lesson: { code: studied.lessonCode, title: lesson?.title ?? '', position: studied.position },
    course: { code: studied.courseCode, title: studied.courseTitle },
    passed: attempt.passed === true,
    passPercent,
    rightCount: graded.filter((question) => markOf(question.grade) === 'full').length,
    questionCount: graded.length,
    scoreHundredths: worthInHundredths(score, graded.length),
    neededHundredths: neededWorth(
      passPercent,
      graded.map((question) => question.type),
    ),
    attemptsUsed: others.length,
    maxAttempts,
    attemptsLeft: Math.max(0, maxAttempts - others.length),
    isLessonPassed,
    hasRunningAttempt,
    shown,
    reread: passagesToReread(graded).map((item) => ({ ...item, heading: lesson?.headings.get(item.passage) ?? '' })),
    questions: shown === 'keys' ? graded.map(reviewed) : [],
    lessonCompleted: lesson?.isCompleted ?? false,
    courseCompleted: studied.isCourseCompleted,
    requiredChecksLeft: standing.requiredChecksLeft,
    nextLesson: nextLessonAfter(lessons, studied.position),
  }
}

function reviewed(question: GradedQuestion): ReviewedQuestion {
  const { position, type, topic, passage, stem, explanation, optionOrder, options, chosen, grade } = question
  return {
    position,
    type,
    topic,
    passage,
    stem,
    mark: markOf(grade),
    options: optionOrder.flatMap((key, index) => {
      const option = options.find((candidate) => candidate.key === key)
      if (!option) return []
      const { text, correct, feedback } = option
      return [{ key: letterAt(index), text, correct, chosen: chosen.includes(key), feedback }]
    }),
    explanation,
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
