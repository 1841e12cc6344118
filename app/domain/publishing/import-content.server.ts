import { recordEvent } from '~/domain/audit/events.server'
import { inTransaction } from '~/platform/db/database.server'
import { ensureCourse, publishCourseVersion } from './courses.server'
import { publishVersion } from './lessons.server'
import { onlyRules } from './quiz-rules'
import { type CourseFiles, type FileFault, readContent } from './read-content.server'

interface ImportedCourse {
  code: string
  number: number
  isNew: boolean
  lessons: { code: string; number: number; isNew: boolean; questionsChanged: number }[]
}

/** With any fault nothing at all is written. */
export interface ImportReport {
  courses: ImportedCourse[]
  faults: FileFault[]
  /** Whether the database is other than before. */
  changed: boolean
}

/** Every fault of the courses under a folder, with file and line; touches no database. */
export async function checkContent(folder: string): Promise<FileFault[]> {
  const { faults } = await readContent(folder)
  return faults
}

/**
 * Brings the courses of a folder into the database through the pipeline that the studio uses. Idempotent: content that
 * already stands writes nothing. One transaction a course; a course that changed leaves one audit event.
 */
export async function importContent(folder: string, at: Date = new Date()): Promise<ImportReport> {
  const { courses: read, faults } = await readContent(folder)
  if (faults.length > 0) return { courses: [], faults, changed: false }
  const courses: ImportedCourse[] = []
  for (const files of read) courses.push(await importCourse(files, at))
  return { courses, faults: [], changed: courses.some(hasChanged) }
}

async function importCourse({ course, lessons, images }: CourseFiles, at: Date): Promise<ImportedCourse> {
  return inTransaction(async (tx) => {
    const { courseId } = await ensureCourse(tx, course.code)
    const published: (ImportedCourse['lessons'][number] & { lessonId: string })[] = []
    for (const { compiled, quiz, source, quizSource } of lessons) {
      const version = await publishVersion(tx, {
        courseId,
        lessonId: null,
        compiled,
        quiz,
        source,
        quizSource,
        publishedBy: null,
        approvedBy: null,
        at,
        images,
      })
      published.push({ code: compiled.code, ...version })
    }
    const version = await publishCourseVersion(tx, {
      courseId,
      title: course.title,
      summary: course.summary,
      objectives: course.objectives,
      political: course.political,
      lessons: lessons.flatMap(({ quiz }, index) => {
        const written = published[index]
        return written ? [{ lessonId: written.lessonId, rules: onlyRules(quiz) }] : []
      }),
      publishedBy: null,
      at,
    })
    const imported: ImportedCourse = {
      code: course.code,
      number: version.number,
      isNew: version.isNew,
      lessons: published.map(({ code, number, isNew, questionsChanged }) => ({
        code,
        number,
        isNew,
        questionsChanged,
      })),
    }
    if (hasChanged(imported)) {
      await recordEvent(tx, {
        actor: 'system',
        deed: 'course.import',
        subject: { type: 'course', id: courseId },
        details: imported,
        at,
      })
    }
    return imported
  })
}

function hasChanged({ isNew, lessons }: ImportedCourse): boolean {
  return isNew || lessons.some((lesson) => lesson.isNew || lesson.questionsChanged > 0)
}
