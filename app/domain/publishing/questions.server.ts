import { createHash } from 'node:crypto'
import type { Transaction } from '~/platform/db/database.server'
import { CodeTakenError } from './code-taken'
import type { QuestionSource } from './quiz-source'

/**
 * Brings the questions of a lesson to what its source says: an unchanged question keeps its version, a changed one gets
 * a new version and its old one is retired, a question that is gone is retired. Attempts keep what they pinned.
 * @returns the number of versions written or retired.
 * @throws CodeTakenError when a code names a question of another lesson.
 */
export async function publishQuestions(
  tx: Transaction,
  { lessonId, questions, at }: { lessonId: string; questions: readonly QuestionSource[]; at: Date },
): Promise<number> {
  const codes = questions.map(({ code }) => code)
  const stored = await tx.question.findMany({
    where: { OR: [{ lessonId }, { code: { in: codes } }] },
    select: {
      id: true,
      code: true,
      lessonId: true,
      versions: {
        orderBy: { number: 'desc' },
        select: { id: true, number: true, contentHash: true, retirement: { select: { at: true } } },
      },
    },
  })
  const byCode = new Map(stored.map((question) => [question.code, question]))
  let changed = 0
  for (const question of questions) {
    const known = byCode.get(question.code)
    if (known && known.lessonId !== lessonId)
      throw new CodeTakenError(`Question code ${question.code} belongs to another lesson`)
    const contentHash = hashOf(question)
    const standing = known?.versions.filter((version) => !version.retirement) ?? []
    if (standing.length === 1 && standing[0]?.contentHash === contentHash) continue
    await retire(standing, 'Được thay bằng phiên bản mới')
    const questionId =
      known?.id ?? (await tx.question.create({ data: { code: question.code, lessonId }, select: { id: true } })).id
    const { type, topic, passage, stem, options, explanation } = question
    const number = (known?.versions[0]?.number ?? 0) + 1
    await tx.questionVersion.create({
      data: { questionId, number, type, topic, passage, stem, options, explanation, contentHash, publishedAt: at },
    })
    changed += 1
  }
  const kept = new Set(codes)
  for (const question of stored) {
    if (question.lessonId !== lessonId || kept.has(question.code)) continue
    await retire(
      question.versions.filter((version) => !version.retirement),
      'Không còn trong bộ câu hỏi của bài',
    )
  }
  return changed

  async function retire(versions: readonly { id: string }[], reason: string) {
    for (const { id } of versions) {
      await tx.questionRetirement.create({ data: { questionVersionId: id, at, reason } })
      changed += 1
    }
  }
}

/** Everything of a question that an attempt shows or grades by. */
function hashOf({ type, topic, passage, stem, options, explanation }: QuestionSource): string {
  return createHash('sha256')
    .update(JSON.stringify([type, topic, passage, stem, options, explanation]))
    .digest('hex')
}
