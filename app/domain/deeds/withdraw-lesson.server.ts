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
  lessonCode,
  lessonVersionId,
  reason,
  now,
}: {
  actor: Actor
  lessonCode: string
  lessonVersionId: string
  reason: string
  now: Date
}): Promise<{ ok: true; number: number } | { ok: false; reason: 'notFound' }> {
  return inTransaction(async (tx) => {
    const version = await tx.lessonVersion.findFirst({
      where: { id: lessonVersionId, lesson: { code: lessonCode } },
      select: {
        number: true,
        title: true,
        publishedById: true,
        withdrawal: { select: { at: true } },
      },
    })
    if (!version) return { ok: false, reason: 'notFound' }
    const { number, title, publishedById } = version
    if (version.withdrawal) return { ok: true, number }
    await tx.lessonVersionWithdrawal.create({ data: { lessonVersionId, byId: actor.officerId, reason, at: now } })
    await recordEvent(tx, {
      actor,
      deed: 'lesson.withdraw',
      subject: { type: 'lessonVersion', id: lessonVersionId },
      reason,
      details: { lessonCode, number },
      at: now,
    })
    if (publishedById) {
      await notify(tx, {
        officerId: publishedById,
        kind: 'lesson.withdrawn',
        title: `Phiên bản ${number} bị thu hồi: ${title}`,
        body: reason,
        href: `/soan/bai/${lessonCode}`,
        uniqueKey: `lesson.withdrawn:${lessonVersionId}`,
        at: now,
      })
    }
    return { ok: true, number }
  })
}
