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
  lessons: CoursePageLesson[]
  nextLesson: { code: string; title: string; step: NextStep } | null
  mayAssign: boolean
  /** Those inside the actor's scope, newest first; empty without the right to assign. */
  assignments: AssignmentLine[]
}

type CoursePageLesson = Omit<OwnLesson, 'enrolmentId' | 'permille'>

/** A course as its officer or one of those who run courses sees it; null for everybody else. */
export async function getCoursePage(
  actor: Pick<Actor, 'officerId' | 'grants'>,
  courseCode: string,
  now: Date,
): Promise<CoursePage | null> {
  const today = localDateOf(now)
  const enrolments = readOwnEnrolments(actor.officerId, now)
    .filter((enrolment) => enrolment.courseCode === courseCode)
    .map((enrolment) => ({ ...enrolment, isCompleted: enrolment.completedOn !== null }))
  const opened = enrolments.filter((enrolment) => enrolment.isOpen)
  const enrolment = chooseEnrolment(opened.length > 0 ? opened : enrolments, today)
  if (!enrolment && !may(actor, 'manageCourses')) return null
  const version = await getShownCourseVersion(courseCode, enrolment?.enrolmentId ?? null)
  if (!version) return null

  const lessons = enrolment ? readLessonsOf(enrolment.enrolmentId) : await findUnstudiedLessons(version.id)
  const next = enrolment?.isOpen && enrolment.state !== 'exempt' ? nextLessonOf(lessons) : null
  const mayAssign = may(actor, 'assignCourse')
  return {
    code: courseCode,
    title: version.title,
    summary: version.summary,
    objectives: version.objectives as string[],
    political: version.political,
    enrolment: enrolment && ownEnrolment(enrolment),
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
