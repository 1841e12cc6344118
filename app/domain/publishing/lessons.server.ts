import { CodeTakenError } from '~/domain/questions/code-taken'
import { publishQuestions } from '~/domain/questions/questions.server'
import type { Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import type { CompiledLesson } from './compile-lesson.server'
import type { LessonImage } from './lesson-image'
import { readLessonImages, storeImages } from './lesson-images.server'
import type { QuizSource } from './quiz-source'

export interface NewVersion {
  courseId: string
  /** Null for a lesson that has never been published; its code decides then. */
  lessonId: string | null
  compiled: CompiledLesson
  quiz: QuizSource | null
  source: string
  quizSource: string
  /** Null for the system itself (import). */
  publishedBy: string | null
  approvedBy: string | null
  at: Date
  /** The pictures by their path; left out, those of the lesson's newest version stand. */
  images?: ReadonlyMap<string, LessonImage>
}

export interface PublishedVersion {
  lessonVersionId: string
  lessonId: string
  number: number
  /** False when the newest version already says the same. */
  isNew: boolean
  /** Question versions written and retired. */
  questionsChanged: number
}

/**
 * Writes a lesson version with its scenarios, pictures and questions, immutable from then on. The same content again
 * writes nothing. A version that was withdrawn does not count as standing: publishing it again makes a new one.
 * @throws CodeTakenError
 */
export async function publishVersion(tx: Transaction, version: NewVersion): Promise<PublishedVersion> {
  const { compiled, quiz, at } = version
  const lessonId = await ensureLesson(tx, version)
  const questionsChanged = await publishQuestions(tx, {
    lessonId,
    questions: quiz?.questions ?? [],
    at,
    authorId: version.publishedBy,
    approvedById: version.approvedBy,
  })
  const newest = await tx.lessonVersion.findFirst({
    where: { lessonId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, contentHash: true, quizSource: true, withdrawal: { select: { at: true } } },
  })
  const isSame =
    newest?.contentHash === compiled.contentHash && newest.quizSource === version.quizSource && !newest.withdrawal
  if (newest && isSame) {
    return { lessonVersionId: newest.id, lessonId, number: newest.number, isNew: false, questionsChanged }
  }
  const images = await imagesOf(tx, version)
  const number = (newest?.number ?? 0) + 1
  const written = await tx.lessonVersion.create({
    data: {
      lessonId,
      number,
      title: compiled.title,
      objective: compiled.objective,
      summary: compiled.summary,
      author: compiled.author,
      source: version.source,
      quizSource: version.quizSource,
      contentHash: compiled.contentHash,
      html: compiled.html,
      plainText: compiled.plainText,
      readingMinutes: compiled.readingMinutes,
      headings: compiled.headings as unknown as Prisma.InputJsonValue,
      checks: compiled.checks as unknown as Prisma.InputJsonValue,
      publishedAt: at,
      publishedById: version.publishedBy,
      approvedById: version.approvedBy,
      scenarios: { create: compiled.scenarios },
      images: { create: images.map(({ path, hash }) => ({ path, hash })) },
    },
    select: { id: true },
  })
  return { lessonVersionId: written.id, lessonId, number, isNew: true, questionsChanged }
}

async function ensureLesson(tx: Transaction, { courseId, lessonId, compiled }: NewVersion): Promise<string> {
  const lesson = await tx.lesson.findUnique({ where: { code: compiled.code }, select: { id: true, courseId: true } })
  const isForeign = lesson && (lesson.courseId !== courseId || (lessonId !== null && lessonId !== lesson.id))
  if (isForeign) throw new CodeTakenError(`Lesson code ${compiled.code} belongs to another course`)
  if (lesson) return lesson.id
  if (lessonId !== null) throw new CodeTakenError(`Lesson ${lessonId} does not carry the code ${compiled.code}`)
  const created = await tx.lesson.create({ data: { code: compiled.code, courseId }, select: { id: true } })
  return created.id
}

async function imagesOf(tx: Transaction, version: NewVersion): Promise<{ path: string; hash: string }[]> {
  const { compiled } = version
  const images = version.images ?? (await readLessonImages(compiled.code, tx))
  const used = compiled.imagePaths.flatMap((path) => {
    const image = images.get(path)
    return image ? [{ path, image }] : []
  })
  if (used.length < compiled.imagePaths.length)
    throw new Error(`Lesson ${compiled.code} was compiled with other pictures`)
  await storeImages(
    tx,
    used.map(({ image }) => image),
  )
  return used.map(({ path, image }) => ({ path, hash: image.hash }))
}
