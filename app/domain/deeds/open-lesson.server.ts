import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { getStudiedLesson } from '~/domain/learning/enrolments.server'
import { pinVersion } from '~/domain/learning/openings.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'
import { completeLessonIfDone } from './complete-lesson.server'

/**
 * Opens a lesson for the first time within an enrolment: pins the newest version, so that a later edit never changes a
 * running study. A pin on a withdrawn version moves to the newest. Opening again changes nothing.
 */
export async function openLesson({
  actor,
  lessonCode,
  now,
}: {
  actor: AuditActor
  lessonCode: string
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: 'notFound' }> {
  return inTransaction(async (tx) => {
    const studied = await getStudiedLesson(tx, { officerId: actor.officerId, lessonCode, today: localDateOf(now) })
    if (!studied) return { ok: false, reason: 'notFound' }
    const { enrolmentId, lessonId } = studied
    const opening = await pinVersion(tx, { enrolmentId, lessonId, at: now })
    if (!opening) return { ok: false, reason: 'notFound' }
    if (!opening.isNew) return { ok: true }

    // A lesson without quiz and required checks asks for nothing more; and a newer text may ask for less than the withdrawn one.
    const { made } = await completeLessonIfDone(tx, { studied, now })
    await recordEvent(tx, {
      actor,
      deed: 'lesson.open',
      subject: { type: 'enrolment', id: enrolmentId },
      details: { lessonCode, lessonVersionId: opening.lessonVersionId, ...made },
      at: now,
    })
    return { ok: true }
  })
}
