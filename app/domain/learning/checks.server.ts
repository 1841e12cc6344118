import type { Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'

/** Writes the answer to a practice check. The instant of the first answer stays while the check is unchanged. */
export async function recordCheckAnswer(
  tx: Transaction,
  answer: {
    enrolmentId: string
    lessonId: string
    lessonVersionId: string
    checkId: string
    checkHash: string
    chosen: string[]
    at: Date
  },
): Promise<{ isFirst: boolean }> {
  const { enrolmentId, lessonId, checkId, checkHash, lessonVersionId, at } = answer
  const key = { enrolmentId_lessonId_checkId: { enrolmentId, lessonId, checkId } }
  const earlier = await tx.checkAnswer.findUnique({ where: key, select: { checkHash: true } })
  const isFirst = earlier?.checkHash !== checkHash
  const latest = { lessonVersionId, checkHash, chosen: answer.chosen as Prisma.InputJsonValue, answeredAt: at }
  await tx.checkAnswer.upsert({
    where: key,
    create: { enrolmentId, lessonId, checkId, ...latest, firstAnsweredAt: at },
    update: isFirst ? { ...latest, firstAnsweredAt: at } : latest,
  })
  return { isFirst }
}
