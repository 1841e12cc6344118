import { chosenOfEachCourse, type EnrolmentChoice } from './chosen-enrolment'
import type { LessonState } from './completion'

/** Which lesson to do next, and whether reading or the quiz comes now. */

export interface LessonProgress {
  code: string
  title: string
  position: number
  state: LessonState
  readingMinutes: number
  /** How far down the page was read, in thousandths. */
  permille: number
  hasQuiz: boolean
  quizPassed: boolean
  attemptRunning: boolean
  isOutOfAttempts: boolean
}

/** From here on a lesson counts as read through: the last lines of a page are seldom scrolled past the top. */
const readThroughPermille = 950

export type NextStep = 'read' | 'quiz'

/** A hint for the button, never a condition: read to the end with the quiz still open, or an attempt running → the quiz. */
export function nextStep(lesson: LessonProgress): NextStep {
  if (lesson.attemptRunning) return 'quiz'
  return lesson.hasQuiz && !lesson.quizPassed && lesson.permille >= readThroughPermille ? 'quiz' : 'read'
}

/** The first lesson that is neither complete nor stuck; null when there is none. */
export function nextLessonOf<Lesson extends LessonProgress>(lessons: readonly Lesson[]): Lesson | null {
  return lessons.find((lesson) => lesson.state !== 'completed' && !lesson.isOutOfAttempts) ?? null
}

/** Where to go from a lesson: the next one below that is not complete, or else the first such above. */
export function nextLessonAfter(
  lessons: readonly { code: string; title: string; position: number; isCompleted: boolean }[],
  position: number,
): { code: string; title: string } | null {
  const open = lessons.filter((lesson) => !lesson.isCompleted && lesson.position !== position)
  const next = open.find((lesson) => lesson.position > position) ?? open[0]
  return next ? { code: next.code, title: next.title } : null
}

type UnfinishedEnrolment = Omit<EnrolmentChoice, 'isCompleted'> & { lessons: readonly LessonProgress[] }

/**
 * The one thing to do now over all open enrolments: the most urgent one that has a lesson to go on with. A course given
 * in two periods offers only the enrolment that its lessons open.
 */
export function chooseNext<Enrolment extends UnfinishedEnrolment>(
  enrolments: readonly Enrolment[],
  today: string,
): { enrolment: Enrolment; lesson: Enrolment['lessons'][number] } | null {
  const open = enrolments.map((enrolment) => ({ ...enrolment, enrolment, isCompleted: false }))
  for (const { enrolment } of chosenOfEachCourse(open, today)) {
    const lesson = nextLessonOf(enrolment.lessons)
    if (lesson) return { enrolment, lesson }
  }
  return null
}
