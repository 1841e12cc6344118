import type { QuizRules } from '~/domain/publishing/quiz-rules'
import { reader } from '~/platform/db/database.server'
import { findSlotSizes } from './papers.server'

/** What the rules of a course's quizzes ask for beyond what may be drawn, by the form's fields ("<lesson>.slot2.count"). */
export async function findPaperShortages(
  lessons: readonly (QuizRules & { lessonCode: string })[],
): Promise<Record<string, string[]>> {
  const rows = await reader().lesson.findMany({
    where: { code: { in: lessons.map(({ lessonCode }) => lessonCode) } },
    select: { id: true, code: true },
  })
  const shortages: Record<string, string[]> = {}
  for (const rules of lessons) {
    const lesson = rows.find(({ code }) => code === rules.lessonCode)
    if (!lesson) continue
    const sizes = await findSlotSizes(reader(), { lessonId: lesson.id, rules })
    for (const [index, { wanted, available }] of sizes.entries()) {
      if (available >= wanted) continue
      shortages[`${rules.lessonCode}.${fieldOf(rules, index)}`] = [
        rules.blueprint?.kind === 'fixed'
          ? `Chỉ ${available} trong ${wanted} mã là câu hỏi đang dùng. Đồng chí xem lại các mã.`
          : `Chỉ có ${available} câu hỏi đang dùng, không rút được ${wanted} câu.`,
      ]
    }
  }
  return shortages
}

function fieldOf({ blueprint }: QuizRules, index: number): string {
  if (!blueprint) return 'draw'
  return blueprint.kind === 'fixed' ? 'fixed' : `slot${index}.count`
}
