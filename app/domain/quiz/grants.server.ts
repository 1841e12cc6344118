import type { Reader, Transaction } from '~/platform/db/database.server'

/** thêm lượt, thêm giờ: what an officer was granted for one lesson of one enrolment, on top of the rule. */
export interface Granted {
  extraAttempts: number
  extraMinutes: number
}

export async function getGranted(
  db: Reader | Transaction,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<Granted> {
  const { _sum } = await db.attemptGrant.aggregate({
    where: { enrolmentId, lessonId },
    _sum: { extraAttempts: true, extraMinutes: true },
  })
  return { extraAttempts: _sum.extraAttempts ?? 0, extraMinutes: _sum.extraMinutes ?? 0 }
}
