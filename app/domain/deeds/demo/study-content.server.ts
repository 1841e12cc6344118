import type { LessonCheck } from '~/domain/learning/completion'
import { getCourse } from '~/domain/publishing/courses.server'
import type { Blueprint } from '~/domain/publishing/quiz-rules'
import { bodyOf } from '~/domain/questions/question-body'
import { findDrawable } from '~/domain/quiz/papers.server'
import type { Reader } from '~/platform/db/database.server'
import type { BankQuestion, StudiedCourse, StudiedCourseLesson } from './study-rows'

/** A published course with all that studying it needs: the newest lesson versions and today's questions. */
export async function readStudiedCourse(db: Reader, courseCode: string): Promise<StudiedCourse> {
  const course = await getCourse(courseCode)
  if (!course) throw new Error(`The demo's course ${courseCode} is not published`)
  const lessons: StudiedCourseLesson[] = []
  for (const { lessonId, rules } of course.lessons) {
    const version = await db.lessonVersion.findFirstOrThrow({
      where: { lessonId, withdrawal: null },
      orderBy: { number: 'desc' },
      select: { id: true, readingMinutes: true, headings: true, checks: true },
    })
    lessons.push({
      lessonId,
      lessonVersionId: version.id,
      readingMinutes: version.readingMinutes,
      headingIds: (version.headings as { id: string }[]).map((heading) => heading.id),
      checks: version.checks as unknown as LessonCheck[],
      quiz: {
        draw: rules.draw,
        passPercent: rules.passPercent,
        maxAttempts: rules.maxAttempts,
        blueprint: rules.blueprint,
        bank: await readBank(db, lessonId, rules.blueprint),
      },
    })
  }
  return { lessons }
}

/** The lesson's own questions that its quiz draws from: all of them, or those of its fixed list. */
async function readBank(db: Reader, lessonId: string, blueprint: Blueprint | null): Promise<BankQuestion[]> {
  const drawable = await findDrawable(db, lessonId)
  const versions = await db.questionVersion.findMany({
    where: { id: { in: drawable.map((question) => question.questionVersionId) } },
    select: { id: true, type: true, body: true, question: { select: { code: true } } },
  })
  const asked = versions.filter(
    ({ question }) => blueprint?.kind !== 'fixed' || blueprint.questionCodes.includes(question.code),
  )
  const bodies = new Map(asked.map((version) => [version.id, bodyOf(version)]))
  return drawable.flatMap((question) => {
    const body = bodies.get(question.questionVersionId)
    return body ? [{ ...question, body }] : []
  })
}
