import { type CheckAnswered, isCourseComplete, isLessonComplete, isOnTime, type LessonCheck } from './completion'

/**
 * What completions follow when an attempt turns out to have been passed after all (a question was voided or re-keyed, an
 * essay was marked). They are dated by the deeds of the officer, not by the day on which somebody else saw to it.
 * A completion that stands is never taken back or moved, because others rely on it; whether it would have been in time is
 * said beside it, for the points.
 */

export interface LessonFacts {
  lessonId: string
  hasQuiz: boolean
  /** Null before the first opening. */
  openedAt: Date | null
  checks: readonly LessonCheck[]
  answers: readonly (CheckAnswered & { firstAnsweredAt: Date })[]
  /** When the earliest attempt that now counts as passed was handed in. */
  passedAt: Date | null
  /** What stands. */
  completedAt: Date | null
}

export interface CourseFacts {
  dueOn: string
  lessons: readonly LessonFacts[]
  /** What stands. */
  completedAt: Date | null
}

export interface CompletionOutcome {
  /** To be written. */
  lessons: { lessonId: string; completedAt: Date }[]
  /** To be written: the instant of the last lesson. */
  courseCompletedAt: Date | null
  /** The course stands as late, but everything that it asks for was there in time. */
  wouldBeOnTime: boolean
}

export function completionOutcome({ dueOn, lessons, completedAt }: CourseFacts): CompletionOutcome {
  const fresh = lessons.flatMap((lesson) => {
    const at = lesson.completedAt ? null : earliestCompletion(lesson)
    return at ? [{ lessonId: lesson.lessonId, completedAt: at }] : []
  })
  const instants = new Map(fresh.map((lesson) => [lesson.lessonId, lesson.completedAt]))
  for (const lesson of lessons) if (lesson.completedAt) instants.set(lesson.lessonId, lesson.completedAt)
  const isComplete = isCourseComplete(
    lessons.map((lesson) => lesson.lessonId),
    new Set(instants.keys()),
  )
  const last = isComplete ? latest([...instants.values()]) : null
  const atBest = latest(lessons.map((lesson) => earlier(lesson.completedAt, earliestCompletion(lesson))))
  return {
    lessons: fresh,
    courseCompletedAt: completedAt ? null : last,
    wouldBeOnTime: completedAt !== null && !isOnTime(completedAt, dueOn) && atBest !== null && isOnTime(atBest, dueOn),
  }
}

/** The first instant at which the lesson was opened, passed and its required checks answered; null while one is missing. */
function earliestCompletion({ hasQuiz, openedAt, checks, answers, passedAt }: LessonFacts): Date | null {
  if (!openedAt || !isLessonComplete({ hasQuiz, quizPassed: passedAt !== null, checks, answers })) return null
  const required = checks.filter((check) => check.required)
  const answered = answers.filter(({ checkId, checkHash }) =>
    required.some((check) => check.id === checkId && check.hash === checkHash),
  )
  return latest([openedAt, hasQuiz ? passedAt : openedAt, ...answered.map((answer) => answer.firstAnsweredAt)])
}

/** Null when one is missing, or there is none. */
function latest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce(
    (last, instant) => (last && instant && instant > last ? instant : instant && last),
    instants[0] ?? null,
  )
}

function earlier(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one < other ? one : other) : (one ?? other)
}
