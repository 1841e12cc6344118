import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { notify } from '~/domain/notifications/notices.server'
import { inTransaction } from '~/platform/db/database.server'

/**
 * Withdraws one version of a lesson (a secret, personal data, a wrong text): nobody reads it from now on, its facts
 * stay (architecture section 4, rule 3). Withdrawing it again changes nothing.
 */
export async function withdrawLesson({
  actor,
  lessonVersionId,
  reason,
  now,
}: {
  actor: Actor
  lessonVersionId: string
  reason: string
  now: Date
}): Promise<{ ok: true; lessonCode: string; number: number } | { ok: false; reason: 'notFound' }> {
  return inTransaction(async (tx) => {
    const version = await tx.lessonVersion.findUnique({
      where: { id: lessonVersionId },
      select: {
        number: true,
        title: true,
        publishedById: true,
        lesson: { select: { code: true } },
        withdrawal: { select: { at: true } },
      },
    })
    if (!version) return { ok: false, reason: 'notFound' }
    const { number, title, publishedById, lesson } = version
    if (version.withdrawal) return { ok: true, lessonCode: lesson.code, number }
    await tx.lessonVersionWithdrawal.create({ data: { lessonVersionId, byId: actor.officerId, reason, at: now } })
    await recordEvent(tx, {
      actor,
      deed: 'lesson.withdraw',
      subject: { type: 'lessonVersion', id: lessonVersionId },
      reason,
      details: { lessonCode: lesson.code, number },
      at: now,
    })
    if (publishedById) {
      await notify(tx, {
        officerId: publishedById,
        kind: 'lesson.withdrawn',
        title: `Phiên bản ${number} bị thu hồi: ${title}`,
        body: reason,
        href: `/soan/bai/${lesson.code}`,
        uniqueKey: `lesson.withdrawn:${lessonVersionId}`,
        at: now,
      })
    }
    return { ok: true, lessonCode: lesson.code, number }
  })
}
