import { createHash } from 'node:crypto'
import { type Reader, reader, type Transaction } from '~/platform/db/database.server'
import { onlyRules, type QuizRules, quizColumnsOf, quizRuleColumns, quizRulesOf } from './quiz-rules'

interface CourseLessonRules {
  lessonId: string
  rules: QuizRules
}

export interface NewCourseVersion {
  courseId: string
  title: string
  summary: string
  objectives: string[]
  political: boolean
  /** In order. */
  lessons: CourseLessonRules[]
  publishedBy: string | null
  at: Date
}

/** The course with this code, made when it is not there yet. */
export async function ensureCourse(tx: Transaction, code: string): Promise<{ courseId: string; isNew: boolean }> {
  const course = await tx.course.findUnique({ where: { code }, select: { id: true } })
  if (course) return { courseId: course.id, isNew: false }
  const created = await tx.course.create({ data: { code }, select: { id: true } })
  return { courseId: created.id, isNew: true }
}

/** Writes a course version, immutable from then on. The same content again writes nothing. */
export async function publishCourseVersion(
  tx: Transaction,
  version: NewCourseVersion,
): Promise<{ courseVersionId: string; number: number; isNew: boolean }> {
  const { courseId, title, summary, objectives, political, lessons, publishedBy, at } = version
  const contentHash = createHash('sha256')
    .update(
      JSON.stringify([
        title,
        summary,
        objectives,
        political,
        lessons.map(({ lessonId, rules }) => [lessonId, onlyRules(rules)]),
      ]),
    )
    .digest('hex')
  const newest = await tx.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, contentHash: true },
  })
  if (newest?.contentHash === contentHash) return { courseVersionId: newest.id, number: newest.number, isNew: false }
  const number = (newest?.number ?? 0) + 1
  const written = await tx.courseVersion.create({
    data: {
      courseId,
      number,
      title,
      summary,
      objectives,
      political,
      contentHash,
      publishedAt: at,
      publishedById: publishedBy,
      lessons: {
        create: lessons.map(({ lessonId, rules }, index) => ({
          lessonId,
          position: index + 1,
          ...quizColumnsOf(rules),
        })),
      },
    },
    select: { id: true },
  })
  return { courseVersionId: written.id, number, isNew: true }
}

export interface CourseSummary {
  code: string
  title: string
  summary: string
  political: boolean
  lessonCount: number
  versionNumber: number
  publishedAt: Date
}

/** Every published course by its newest version, in the order of their codes. */
export async function findCourses(): Promise<CourseSummary[]> {
  const courses = await reader().course.findMany({
    orderBy: { code: 'asc' },
    select: {
      code: true,
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: {
          number: true,
          title: true,
          summary: true,
          political: true,
          publishedAt: true,
          _count: { select: { lessons: true } },
        },
      },
    },
  })
  return courses.flatMap(({ code, versions: [newest] }) => {
    if (!newest) return []
    const { number, title, summary, political, publishedAt, _count } = newest
    return [{ code, title, summary, political, publishedAt, versionNumber: number, lessonCount: _count.lessons }]
  })
}

export interface CourseDetail {
  id: string
  code: string
  version: {
    id: string
    number: number
    title: string
    summary: string
    objectives: string[]
    political: boolean
    publishedAt: Date
  }
  lessons: (CourseLessonRules & { code: string; title: string; position: number; versionNumber: number })[]
}

/** A course by its newest version; a lesson carries the title of its own newest version. Null when there is none. */
export async function getCourse(code: string, db: Reader | Transaction = reader()): Promise<CourseDetail | null> {
  const course = await db.course.findUnique({
    where: { code },
    select: {
      id: true,
      code: true,
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: {
          id: true,
          number: true,
          title: true,
          summary: true,
          objectives: true,
          political: true,
          publishedAt: true,
          lessons: {
            orderBy: { position: 'asc' },
            select: {
              lessonId: true,
              position: true,
              ...quizRuleColumns,
              lesson: {
                select: {
                  code: true,
                  versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true, number: true } },
                },
              },
            },
          },
        },
      },
    },
  })
  const newest = course?.versions[0]
  if (!course || !newest) return null
  const { lessons, objectives, ...version } = newest
  return {
    id: course.id,
    code: course.code,
    version: { ...version, objectives: objectives as string[] },
    lessons: lessons.map(({ lesson, lessonId, position, ...columns }) => ({
      lessonId,
      position,
      rules: quizRulesOf(columns),
      code: lesson.code,
      title: lesson.versions[0]?.title ?? lesson.code,
      versionNumber: lesson.versions[0]?.number ?? 0,
    })),
  }
}
