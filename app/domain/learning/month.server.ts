import { daysBetween, localDateOf } from '~/platform/calendar'
import { earliestDueOn } from './due-date'
import { type OwnEnrolment, type OwnLesson, readOpenLessons, readOwnEnrolments } from './enrolment-reads.server'
import { isToDo } from './enrolment-state'
import { chooseNext, type NextStep, nextStep } from './next-lesson'

/** "Tháng này": what to do now, this month's courses and the past months, from two prepared reads. */
export interface Month {
  today: string
  /** The periods to study in now, earliest due first; when there is none, the latest one that has begun. */
  running: MonthPeriod[]
  upcoming: { code: string; name: string; opensOn: string } | null
  /** Newest first; nothing that can still be done in time is among them. */
  past: MonthPeriod[]
  overdue: {
    count: number
    first: {
      courseCode: string
      courseTitle: string
      periodCode: string
      dueOn: string
      daysLate: number
      minutesLeft: number
    }
  } | null
  next: NextLesson | null
  /** The lessons of the course that `next` belongs to. */
  path: { courseCode: string; courseTitle: string; periodCode: string; lessons: PathLesson[] } | null
}

export interface MonthPeriod {
  code: string
  name: string
  lastDueOn: string
  /** Without the lessons of exempt enrolments. */
  lessonCount: number
  completedLessons: number
  courses: MonthCourse[]
}

export type MonthCourse = Omit<OwnEnrolment, 'periodStartsOn' | 'periodEndsOn'>

export type PathLesson = Pick<
  OwnLesson,
  'code' | 'title' | 'position' | 'state' | 'readingMinutes' | 'hasQuiz' | 'completedOn' | 'isOutOfAttempts'
>

export interface NextLesson
  extends Pick<OwnLesson, 'title' | 'position' | 'state' | 'readingMinutes' | 'permille' | 'attemptRunning'> {
  courseCode: string
  courseTitle: string
  lessonCode: string
  lessonCount: number
  step: NextStep
}

export function getMonth(actor: { officerId: string }, now: Date): Month {
  const today = localDateOf(now)
  const enrolments = readOwnEnrolments(actor.officerId, now)
  const openLessons = readOpenLessons(actor.officerId, today)
  const toStudy = enrolments
    .map((enrolment) => ({
      ...enrolment,
      lessons: openLessons.filter((lesson) => lesson.enrolmentId === enrolment.enrolmentId),
    }))
    .filter((enrolment) => enrolment.lessons.length > 0)
  const chosen = chooseNext(toStudy, today)
  const periods = periodsOf(enrolments)
  const begun = periods.filter((period) => period.startsOn <= today || period.courses.some((course) => course.isOpen))
  const open = begun.filter((period) => isRunning(period, today)).sort(byFirstDueDate)
  const running = open.length > 0 ? open : begun.slice(0, 1)
  return {
    today,
    running: running.map(monthPeriod),
    upcoming: upcomingOf(
      enrolments,
      running.map((period) => period.code),
    ),
    past: begun.filter((period) => !running.includes(period)).map(monthPeriod),
    overdue: overdueOf(toStudy, today),
    next: chosen && nextOf(chosen.enrolment, chosen.lesson),
    path: chosen && pathOf(chosen.enrolment),
  }
}

type StudiedEnrolment = OwnEnrolment & { lessons: OwnLesson[] }

function nextOf(enrolment: StudiedEnrolment, lesson: OwnLesson): NextLesson {
  const { title, position, state, readingMinutes, permille, attemptRunning } = lesson
  return {
    courseCode: enrolment.courseCode,
    courseTitle: enrolment.title,
    lessonCode: lesson.code,
    lessonCount: enrolment.lessonCount,
    title,
    position,
    state,
    readingMinutes,
    permille,
    attemptRunning,
    step: nextStep(lesson),
  }
}

function pathOf(enrolment: StudiedEnrolment): Month['path'] {
  return {
    courseCode: enrolment.courseCode,
    courseTitle: enrolment.title,
    periodCode: enrolment.periodCode,
    lessons: enrolment.lessons.map(
      ({ code, title, position, state, readingMinutes, hasQuiz, completedOn, isOutOfAttempts }) => ({
        code,
        title,
        position,
        state,
        readingMinutes,
        hasQuiz,
        completedOn,
        isOutOfAttempts,
      }),
    ),
  }
}

function overdueOf(toStudy: StudiedEnrolment[], today: string): Month['overdue'] {
  const overdue = toStudy
    .filter((enrolment) => enrolment.state === 'overdue')
    .sort((a, b) => daysBetween(b.dueOn, a.dueOn))
  const first = overdue[0]
  if (!first) return null
  const unfinished = first.lessons.filter((lesson) => lesson.state !== 'completed')
  return {
    count: overdue.length,
    first: {
      courseCode: first.courseCode,
      courseTitle: first.title,
      periodCode: first.periodCode,
      dueOn: first.dueOn,
      daysLate: daysBetween(first.dueOn, today),
      minutesLeft: unfinished.reduce((minutes, lesson) => minutes + lesson.readingMinutes, 0),
    },
  }
}

function upcomingOf(enrolments: OwnEnrolment[], runningCodes: string[]): Month['upcoming'] {
  const [first] = enrolments
    .filter((enrolment) => !enrolment.isOpen && !runningCodes.includes(enrolment.periodCode))
    .sort((a, b) => daysBetween(b.opensOn, a.opensOn))
  return first ? { code: first.periodCode, name: first.periodName, opensOn: first.opensOn } : null
}

interface Period {
  code: string
  name: string
  startsOn: string
  endsOn: string
  courses: OwnEnrolment[]
}

/** Newest first, as the enrolments come. */
function periodsOf(enrolments: OwnEnrolment[]): Period[] {
  const periods = new Map<string, Period>()
  for (const enrolment of enrolments) {
    const period = periods.get(enrolment.periodCode)
    if (period) period.courses.push(enrolment)
    else
      periods.set(enrolment.periodCode, {
        code: enrolment.periodCode,
        name: enrolment.periodName,
        startsOn: enrolment.periodStartsOn,
        endsOn: enrolment.periodEndsOn,
        courses: [enrolment],
      })
  }
  return [...periods.values()]
}

/** Until its last day, and as long as one of its courses can still be finished in time. */
function isRunning({ endsOn, courses }: Period, today: string): boolean {
  return today <= endsOn || courses.some((course) => isToDo(course.state) && course.state !== 'overdue')
}

/** By the first due date, then the older period. */
function byFirstDueDate(a: Period, b: Period): number {
  const firstDueOn = (period: Period) => earliestDueOn(period.courses.map((course) => course.dueOn)) ?? period.endsOn
  return daysBetween(firstDueOn(b), firstDueOn(a)) || daysBetween(b.startsOn, a.startsOn)
}

function monthPeriod({ code, name, courses }: Period): MonthPeriod {
  const counted = courses.filter((course) => course.state !== 'exempt')
  return {
    code,
    name,
    lastDueOn:
      courses
        .map((course) => course.dueOn)
        .sort()
        .at(-1) ?? '',
    lessonCount: counted.reduce((sum, course) => sum + course.lessonCount, 0),
    completedLessons: counted.reduce((sum, course) => sum + course.completedLessons, 0),
    courses: courses.map(({ periodStartsOn, periodEndsOn, ...course }) => course),
  }
}
