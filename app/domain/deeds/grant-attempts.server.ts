import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, actingOver } from '~/domain/identity/access'
import { getCountingPath } from '~/domain/identity/memberships.server'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { getStudiedLessonOf } from '~/domain/learning/enrolments.server'
import { notify } from '~/domain/notifications/notices.server'
import { type GrantRefusal, grantFault, type WantedGrant } from '~/domain/quiz/grant-rule'
import { formatInstant, localDateOf } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { minutes } from '~/platform/duration'
import { closeIfTimeUp } from './close-attempt.server'

export type GrantResult =
  /** `expiresAt`: when the running attempt ends now; null when none runs or it has no time limit. */
  { ok: true; grantId: string; expiresAt: Date | null } | { ok: false; reason: GrantRefusal }

/**
 * Gives one officer more attempts or more time at the quiz of one lesson, with a reason: the commander of the unit in which
 * the officer counts today, never for oneself. Time goes to the running attempt at once and to every later one.
 */
export async function grantAttempts({
  actor,
  enrolmentId,
  lessonCode,
  grantId,
  now,
  ...wanted
}: {
  actor: Actor
  enrolmentId: string
  lessonCode: string
  /** Made with the form, so that a form sent twice grants once. */
  grantId: string
  now: Date
} & WantedGrant): Promise<GrantResult> {
  const { extraAttempts, extraMinutes } = wanted
  const reason = wanted.reason.trim()
  return inTransaction(async (tx) => {
    const enrolment = await tx.enrolment.findFirst({
      where: {
        id: enrolmentId,
        withdrawnAt: null,
        officer: visibleOfficers(actor, 'grantAttempts', localDateOf(now)),
        courseVersion: { lessons: { some: { lesson: { code: lessonCode } } } },
      },
      select: { officerId: true },
    })
    const lesson = enrolment && (await tx.lesson.findUnique({ where: { code: lessonCode }, select: { id: true } }))
    const studied = lesson && (await getStudiedLessonOf(tx, { enrolmentId, lessonId: lesson.id }))
    if (!studied) return { ok: false, reason: 'notFound' }
    if (studied.officerId === actor.officerId) return { ok: false, reason: 'ownself' }
    const fault = grantFault(wanted)
    if (fault) return { ok: false, reason: fault }
    if (studied.rules.draw === 0) return { ok: false, reason: 'noQuiz' }
    if (extraAttempts === 0 && studied.rules.timeLimitMinutes === 0) return { ok: false, reason: 'noTimeLimit' }

    const { lessonId } = studied
    if (await tx.attemptGrant.findUnique({ where: { id: grantId }, select: { id: true } }))
      return { ok: true, grantId, expiresAt: null }
    await tx.attemptGrant.create({
      data: {
        id: grantId,
        enrolmentId,
        lessonId,
        extraAttempts,
        extraMinutes,
        reason,
        grantedById: actor.officerId,
        grantedAt: now,
      },
    })
    const expiresAt = await extendRunning(tx, { enrolmentId, lessonId, extraMinutes, now })
    await notify(tx, {
      officerId: studied.officerId,
      kind: 'attempt.granted',
      title: `Đồng chí được cho thêm ${grantWords({ extraAttempts, extraMinutes })} làm bài kiểm tra`,
      body: [
        `Chuyên đề “${studied.courseTitle}”, bài ${studied.position}. Lý do: ${reason}.`,
        expiresAt ? `Lượt đang làm kết thúc ${formatInstant(expiresAt, now)}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
      href: `/bai-hoc/${lessonCode}/kiem-tra`,
      uniqueKey: `attempt-grant:${grantId}`,
      at: now,
    })
    await recordEvent(tx, {
      actor: actingOver(actor, 'grantAttempts', await getCountingPath(tx, studied.officerId, localDateOf(now))),
      deed: 'attempt.grant',
      subject: { type: 'officer', id: studied.officerId },
      reason,
      details: { grantId, enrolmentId, lessonCode, extraAttempts, extraMinutes },
      at: now,
    })
    return { ok: true, grantId, expiresAt }
  })
}

/** "2 lượt", "15 phút", "1 lượt và 15 phút" */
function grantWords({ extraAttempts, extraMinutes }: Pick<WantedGrant, 'extraAttempts' | 'extraMinutes'>): string {
  return [extraAttempts > 0 && `${extraAttempts} lượt`, extraMinutes > 0 && `${extraMinutes} phút`]
    .filter(Boolean)
    .join(' và ')
}

/** An attempt whose time was already over is closed as it is; only later ones gain. */
async function extendRunning(
  tx: Transaction,
  grant: { enrolmentId: string; lessonId: string; extraMinutes: number; now: Date },
): Promise<Date | null> {
  const { enrolmentId, lessonId, extraMinutes, now } = grant
  const running = await tx.attempt.findFirst({
    where: { enrolmentId, lessonId, submittedAt: null },
    select: { id: true, expiresAt: true },
  })
  if (!running?.expiresAt || (await closeIfTimeUp(tx, { attemptId: running.id, now }))) return null
  const expiresAt = new Date(running.expiresAt.getTime() + minutes(extraMinutes))
  if (extraMinutes > 0) await tx.attempt.update({ where: { id: running.id }, data: { expiresAt } })
  return expiresAt
}
