import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import type { Blueprint } from '~/domain/publishing/quiz-rules'
import { type CategoryRename, renameCategory } from '~/domain/questions/categories.server'
import { isBelow } from '~/domain/questions/category-path'
import { inTransaction, type Transaction } from '~/platform/db/database.server'

export type RenameResult = CategoryRename | { ok: false; reason: 'inUse' }

/**
 * Gives a category of the bank another path, with everything below it. Refused while a published course draws from it by
 * its path: a course version never changes, so its quizzes would find nothing.
 */
export async function renameQuestionCategory({
  actor,
  categoryId,
  path,
  now,
}: {
  actor: Actor
  categoryId: string
  path: string
  now: Date
}): Promise<RenameResult> {
  return inTransaction(async (tx) => {
    const category = await tx.questionCategory.findUnique({ where: { id: categoryId }, select: { path: true } })
    if (!category) return { ok: false, reason: 'notFound' }
    if (await isDrawnFrom(tx, category.path)) return { ok: false, reason: 'inUse' }
    const renamed = await renameCategory(tx, { categoryId, path }, { at: now, createdById: actor.officerId })
    if (renamed.ok && renamed.moved.length > 0) {
      await recordEvent(tx, {
        actor,
        deed: 'questionCategory.rename',
        subject: { type: 'questionCategory', id: categoryId },
        details: { before: category.path, after: renamed.moved[0]?.to, count: renamed.moved.length },
        at: now,
      })
    }
    return renamed
  })
}

/** A blueprint that names a category draws from those below it too, so one above or below counts as well. */
async function isDrawnFrom(tx: Transaction, path: string): Promise<boolean> {
  const rows = await tx.courseVersionLesson.findMany({
    select: { quizBlueprint: true },
    distinct: ['quizBlueprint'],
  })
  return rows.some(({ quizBlueprint }) => {
    const blueprint = quizBlueprint as Blueprint | null
    if (blueprint?.kind !== 'slots') return false
    return blueprint.slots.some(
      ({ from }) => from !== 'lesson' && (isBelow(from.category, path) || isBelow(path, from.category)),
    )
  })
}
