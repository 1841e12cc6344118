import { type QuizRules, quizRuleColumns, quizRulesOf } from '~/domain/publishing/quiz-rules'
import type { Reader, Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { chooseEnrolment } from './chosen-enrolment'

/** A lesson as one officer studies it: the enrolment that it counts for and the quiz rules of the pinned course version. */
export interface StudiedLesson {
  enrolmentId: string
  officerId: string
  courseVersionId: string
  courseCode: string
  courseTitle: string
  periodCode: string
  dueOn: string
  isExempt: boolean
  isCourseCompleted: boolean
  lessonId: string
  lessonCode: string
  position: number
  rules: QuizRules
}

/**
 * The officer's standing enrolment, opened by `today`, whose pinned course version holds the lesson; null when there is
 * none, so that a lesson not assigned looks exactly like one that does not exist.
 */
export async function getStudiedLesson(
  db: Reader | Transaction,
  where: { officerId: string; lessonCode: string; today: string },
): Promise<StudiedLesson | null> {
  const ofLesson = { lesson: { code: where.lessonCode } }
  const enrolments = await db.enrolment.findMany({
    where: {
      officerId: where.officerId,
      withdrawnAt: null,
      opensOn: { lte: where.today },
      courseVersion: { lessons: { some: ofLesson } },
    },
    select: studiedColumns(ofLesson),
  })
  const candidates = enrolments.map((enrolment) => ({
    ...enrolment,
    courseCode: enrolment.course.code,
    isCompleted: enrolment.courseCompletion !== null || enrolment.exemptions.length > 0,
  }))
  const chosen = chooseEnrolment(candidates, where.today)
  return chosen && studiedLesson(chosen)
}

/** The same for an enrolment that is already known (an attempt names it). Withdrawal does not hide it: facts are kept. */
export async function getStudiedLessonOf(
  db: Reader | Transaction,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<StudiedLesson | null> {
  const enrolment = await db.enrolment.findUnique({ where: { id: enrolmentId }, select: studiedColumns({ lessonId }) })
  return enrolment && studiedLesson(enrolment)
}

function studiedColumns(ofLesson: Prisma.CourseVersionLessonWhereInput) {
  return {
    id: true,
    officerId: true,
    courseVersionId: true,
    periodCode: true,
    dueOn: true,
    course: { select: { code: true } },
    courseCompletion: { select: { id: true } },
    exemptions: { where: { withdrawnAt: null }, select: { id: true } },
    courseVersion: {
      select: {
        title: true,
        lessons: {
          where: ofLesson,
          select: {
            lessonId: true,
            position: true,
            ...quizRuleColumns,
            lesson: { select: { code: true } },
          },
        },
      },
    },
  } satisfies Prisma.EnrolmentSelect
}

type StudiedRow = Prisma.EnrolmentGetPayload<{ select: ReturnType<typeof studiedColumns> }>

function studiedLesson(enrolment: StudiedRow): StudiedLesson | null {
  const found = enrolment.courseVersion.lessons[0]
  if (!found) return null
  const { lessonId, position, lesson } = found
  return {
    enrolmentId: enrolment.id,
    officerId: enrolment.officerId,
    courseVersionId: enrolment.courseVersionId,
    courseCode: enrolment.course.code,
    courseTitle: enrolment.courseVersion.title,
    periodCode: enrolment.periodCode,
    dueOn: enrolment.dueOn,
    isExempt: enrolment.exemptions.length > 0,
    isCourseCompleted: enrolment.courseCompletion !== null,
    lessonId,
    lessonCode: lesson.code,
    position,
    rules: quizRulesOf(found),
  }
}
