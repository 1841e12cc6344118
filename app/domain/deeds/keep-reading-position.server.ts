import { getStudiedLesson } from '~/domain/learning/enrolments.server'
import { saveReadingPosition } from '~/domain/learning/openings.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'

/**
 * Keeps where the officer stopped reading. A convenience of their own, never a condition of completion: no audit event,
 * and nothing at all for someone who reads without being enrolled.
 */
export async function keepReadingPosition(reading: {
  actor: { officerId: string }
  lessonCode: string
  anchor: string
  permille: number
  now: Date
}): Promise<void> {
  const { actor, lessonCode, anchor, permille, now } = reading
  await inTransaction(async (tx) => {
    const studied = await getStudiedLesson(tx, { officerId: actor.officerId, lessonCode, today: localDateOf(now) })
    if (!studied) return
    const { enrolmentId, lessonId } = studied
    await saveReadingPosition(tx, { enrolmentId, lessonId, anchor, permille, at: now })
  })
}
