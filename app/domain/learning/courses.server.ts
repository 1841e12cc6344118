import { type Actor, may } from '~/domain/identity/access'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { type AssignmentLine, findAssignments } from './assignments.server'
import { chooseEnrolment } from './chosen-enrolment'
import { type OwnEnrolment, type OwnLesson, readLessonsOf, readOwnEnrolments } from './enrolment-reads.server'
import { isToDo } from './enrolment-state'
import type { MonthCourse } from './month.server'
import { type NextStep, nextLessonOf, nextStep } from './next-lesson'

/** The officer's own courses: still to do (also not open yet), and the rest. Newest period first. */
export async function findMyCourses(
  actor: Pick<Actor, 'officerId'>,
  now: Date,
): Promise<{ assigned: MonthCourse[]; finished: MonthCourse[] }> {
  const courses = readOwnEnrolments(actor.officerId, now).map(withoutPeriodDates)
  return {
    assigned: courses.filter((course) => isToDo(course.state)),
    finished: courses.filter((course) => !isToDo(course.state)),
  }
}

export interface CoursePage {
  code: string
  title: string
  summary: string
  objectives: string[]
  political: boolean
  /** Null for someone who runs the course without being enrolled. */
  enrolment: Omit<MonthCourse, 'courseCode' | 'title'> | null
  /** Every period in which the officer has this course, the newest first. */
  periods: CoursePeriod[]
  /** Whether the lessons open in the enrolment shown; they never do in two at a time. */
  isStudiedHere: boolean
  lessons: CoursePageLesson[]
  nextLesson: { code: string; title: string; step: NextStep } | null
  mayAssign: boolean
  /** Those inside the actor's scope, newest first; empty without the right to assign. */
  assignments: AssignmentLine[]
}

export interface CoursePeriod
  extends Pick<
    MonthCourse,
    'periodCode' | 'periodName' | 'opensOn' | 'dueOn' | 'completedOn' | 'isOpen' | 'state' | 'marks'
  > {
  isShown: boolean
  /** The one that the lessons open. */
  isStudied: boolean
}

type CoursePageLesson = Omit<OwnLesson, 'enrolmentId' | 'permille'>

/**
 * A course as its officer or one of those who run courses sees it; null for everybody else. `periodCode` asks for the
 * enrolment of that period; without one, or when there is none, it is the enrolment that the lessons open.
 */
export async function getCoursePage(
  actor: Pick<Actor, 'officerId' | 'grants'>,
  courseCode: string,
  now: Date,
  periodCode: string | null = null,
): Promise<CoursePage | null> {
  const today = localDateOf(now)
  const enrolments = readOwnEnrolments(actor.officerId, now)
    .filter((enrolment) => enrolment.courseCode === courseCode)
    .map((enrolment) => ({ ...enrolment, isCompleted: !isToDo(enrolment.state) }))
  const opened = enrolments.filter((enrolment) => enrolment.isOpen)
  const studied = chooseEnrolment(opened.length > 0 ? opened : enrolments, today)
  const enrolment = enrolments.find((own) => own.periodCode === periodCode) ?? studied
  const isStudiedHere = enrolment === studied
  if (!enrolment && !may(actor, 'manageCourses')) return null
  const version = await getShownCourseVersion(courseCode, enrolment?.enrolmentId ?? null)
  if (!version) return null

  const lessons = enrolment ? readLessonsOf(enrolment.enrolmentId) : await findUnstudiedLessons(version.id)
  const next = enrolment?.isOpen && isStudiedHere && enrolment.state !== 'exempt' ? nextLessonOf(lessons) : null
  const mayAssign = may(actor, 'assignCourse')
  return {
    code: courseCode,
    title: version.title,
    summary: version.summary,
    objectives: version.objectives as string[],
    political: version.political,
    enrolment: enrolment && ownEnrolment(enrolment),
    periods: enrolments.map((own) => ({
      periodCode: own.periodCode,
      periodName: own.periodName,
      opensOn: own.opensOn,
      dueOn: own.dueOn,
      completedOn: own.completedOn,
      isOpen: own.isOpen,
      state: own.state,
      marks: own.marks,
      isShown: own === enrolment,
      isStudied: own === studied,
    })),
    isStudiedHere,
    lessons: lessons.map(({ enrolmentId, permille, ...lesson }) => lesson),
    nextLesson: next && { code: next.code, title: next.title, step: nextStep(next) },
    mayAssign,
    assignments: mayAssign ? await findAssignments(actor, courseCode, today) : [],
  }
}

function ownEnrolment(enrolment: OwnEnrolment & { isCompleted: boolean }): CoursePage['enrolment'] {
  const { courseCode, title, isCompleted, ...own } = enrolment
  return withoutPeriodDates(own)
}

function withoutPeriodDates<Row extends { periodStartsOn: string; periodEndsOn: string }>(row: Row) {
  const { periodStartsOn, periodEndsOn, ...course } = row
  return course
}

/** The version that the enrolment pins, or else the newest. */
async function getShownCourseVersion(courseCode: string, enrolmentId: string | null) {
  return reader().courseVersion.findFirst({
    where: { course: { code: courseCode }, ...(enrolmentId && { enrolments: { some: { id: enrolmentId } } }) },
    orderBy: { number: 'desc' },
    select: { id: true, title: true, summary: true, objectives: true, political: true },
  })
}

async function findUnstudiedLessons(courseVersionId: string): Promise<OwnLesson[]> {
  const lessons = await reader().courseVersionLesson.findMany({
    where: { courseVersionId },
    orderBy: { position: 'asc' },
    select: {
      position: true,
      quizDraw: true,
      quizMaxAttempts: true,
      lesson: {
        select: {
          code: true,
          versions: {
            where: { withdrawal: null },
            orderBy: { number: 'desc' },
            take: 1,
            select: { title: true, objective: true, readingMinutes: true },
          },
        },
      },
    },
  })
  return lessons.flatMap(({ position, quizDraw, quizMaxAttempts, lesson: { code, versions } }) =>
    versions.map((version) => ({
      enrolmentId: '',
      code,
      ...version,
      position,
      permille: 0,
      state: 'notStarted' as const,
      completedOn: null,
      hasQuiz: quizDraw > 0,
      quizPassed: false,
      attemptRunning: false,
      attemptsUsed: 0,
      maxAttempts: quizMaxAttempts,
      isOutOfAttempts: false,
    })),
  )
}
