import { unitSortKeyOf } from '~/domain/identity/names'
import { reader, type Transaction } from '~/platform/db/database.server'
import { categoryPath, isBelow, pathsDownTo } from './category-path'

export interface CategoryLine {
  id: string
  path: string
  /** The last part of the path. */
  name: string
  /** Zero for an outermost category. */
  depth: number
  /** Questions in it and in every category below. */
  questionCount: number
}

/** Every category of the bank in the order of a tree, numbers in names by value. */
export async function findCategories(): Promise<CategoryLine[]> {
  const rows = await reader().questionCategory.findMany({
    select: { id: true, path: true, _count: { select: { questions: true } } },
  })
  return rows
    .map((row) => {
      const parts = row.path.split('/')
      return {
        id: row.id,
        path: row.path,
        name: parts.at(-1) ?? '',
        depth: parts.length - 1,
        questionCount: rows.reduce(
          (sum, other) => sum + (isBelow(other.path, row.path) ? other._count.questions : 0),
          0,
        ),
        sortKey: parts.map((part) => `${unitSortKeyOf(part)}\t${part}`).join('\n'),
      }
    })
    .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map(({ sortKey: _, ...line }) => line)
}

/**
 * The category of a path, made with every one above it where it is missing.
 * @throws RangeError for a path that `categoryPath` refuses.
 */
export async function ensureCategory(
  tx: Transaction,
  path: string,
  { at, createdById }: { at: Date; createdById: string | null },
): Promise<{ id: string; path: string; isNew: boolean }> {
  const wanted = categoryPath(path)
  if (!wanted) throw new RangeError(`No category path: ${path}`)
  const paths = pathsDownTo(wanted)
  const known = await tx.questionCategory.findMany({
    where: { path: { in: paths } },
    select: { id: true, path: true },
  })
  const found = known.find((category) => category.path === wanted)
  if (found) return { ...found, isNew: false }
  const missing = paths.filter((one) => !known.some((category) => category.path === one))
  await tx.questionCategory.createMany({ data: missing.map((one) => ({ path: one, createdAt: at, createdById })) })
  const made = await tx.questionCategory.findUniqueOrThrow({ where: { path: wanted }, select: { id: true } })
  return { id: made.id, path: wanted, isNew: true }
}

export type CategoryRename =
  | { ok: true; moved: { from: string; to: string }[] }
  | { ok: false; reason: 'notFound' | 'badPath' | 'taken' | 'intoItself' }

/** Gives a category another path; everything below moves along. Two categories are never merged by a rename. */
export async function renameCategory(
  tx: Transaction,
  { categoryId, path }: { categoryId: string; path: string },
  now: { at: Date; createdById: string },
): Promise<CategoryRename> {
  const to = categoryPath(path)
  if (!to) return { ok: false, reason: 'badPath' }
  const all = await tx.questionCategory.findMany({ select: { id: true, path: true } })
  const category = all.find((one) => one.id === categoryId)
  if (!category) return { ok: false, reason: 'notFound' }
  const from = category.path
  if (from === to) return { ok: true, moved: [] }
  if (isBelow(to, from)) return { ok: false, reason: 'intoItself' }
  const moving = all.filter((one) => isBelow(one.path, from))
  const moved = moving.map((one) => ({ id: one.id, from: one.path, to: to + one.path.slice(from.length) }))
  if (moved.some((one) => categoryPath(one.to) === null)) return { ok: false, reason: 'badPath' }
  const standing = new Set(all.filter((one) => !moving.includes(one)).map((one) => one.path))
  if (moved.some((one) => standing.has(one.to))) return { ok: false, reason: 'taken' }
  const above = pathsDownTo(to).at(-2)
  if (above) await ensureCategory(tx, above, now)
  for (const one of moved) await tx.questionCategory.update({ where: { id: one.id }, data: { path: one.to } })
  return { ok: true, moved: moved.map((one) => ({ from: one.from, to: one.to })) }
}
