import { reader } from '~/platform/db/database.server'
import { isBelow } from './category-path'
import { writeGift } from './gift-writer'
import { bodyOf, type Difficulty, type QuestionContent } from './question-body'
import { writeQuestionFile } from './question-sheet-files.server'

export const exportFormats = ['gift', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

interface ExportedQuestion {
  code: string
  category: string
  content: QuestionContent
}

/**
 * The questions of a category and of those below it, each in its newest standing version, in the order of category and
 * code. An empty path is the whole bank. Null when there is no such category.
 */
export async function findExportedQuestions(path: string): Promise<ExportedQuestion[] | null> {
  const categories = await reader().questionCategory.findMany({ select: { id: true, path: true } })
  const meant = path === '' ? categories : categories.filter((category) => isBelow(category.path, path))
  if (path !== '' && meant.length === 0) return null
  const pathOf = new Map(meant.map((category) => [category.id, category.path]))
  const questions = await reader().question.findMany({
    where: { categoryId: { not: null }, versions: { some: { retirement: null } } },
    select: {
      code: true,
      categoryId: true,
      versions: {
        where: { retirement: null },
        orderBy: { number: 'desc' },
        take: 1,
        select: {
          type: true,
          topic: true,
          difficulty: true,
          tags: true,
          passage: true,
          stem: true,
          body: true,
          explanation: true,
        },
      },
    },
  })
  return questions
    .flatMap(({ code, categoryId, versions: [version] }): ExportedQuestion[] => {
      const category = pathOf.get(categoryId ?? '')
      if (category === undefined || !version) return []
      const { topic, passage, stem, explanation } = version
      const content: QuestionContent = {
        topic,
        difficulty: version.difficulty as Difficulty,
        tags: version.tags as string[],
        passage,
        stem,
        explanation,
        body: bodyOf(version),
      }
      return [{ code, category, content }]
    })
    .sort((a, b) => compare(a.category, b.category) || compare(a.code, b.code))
}

/** The questions as a file of the format. */
export async function writeExport(questions: readonly ExportedQuestion[], format: ExportFormat): Promise<Buffer> {
  return format === 'gift' ? Buffer.from(writeGift(questions)) : writeQuestionFile(questions)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
