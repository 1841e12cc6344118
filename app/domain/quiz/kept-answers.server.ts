import { reader } from '~/platform/db/database.server'

/**
 * How new the saved answer to a question of the officer's own attempt is. An answer that reaches a closed attempt is late
 * unless it had been saved before and only its acknowledgement was lost.
 */
export async function getKeptRevision(
  officerId: string,
  { attemptId, position }: { attemptId: string; position: number },
): Promise<{ revision: number; answeredAt: Date } | null> {
  return reader().answer.findFirst({
    where: { attemptQuestion: { attemptId, position, attempt: { enrolment: { officerId } } } },
    select: { revision: true, answeredAt: true },
  })
}
