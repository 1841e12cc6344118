import { v7 as newId } from 'uuid'
import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { ensurePeriod } from '~/domain/learning/periods.server'
import { shiftedDates } from '~/domain/learning/plan'
import { findPlanLines } from '~/domain/learning/plan.server'
import { inTransaction } from '~/platform/db/database.server'

export type CopyResult = { ok: true; added: number } | { ok: false; reason: 'notFound' | 'periodDates' }

/**
 * Makes the plan of a later month from this one: every line and every course given directly inside the actor's units, with
 * its dates moved along. Lines that the later month has already stay as they are, so that copying twice changes nothing.
 * Enrolments of the later month are new records; those of this month stay untouched.
 */
export async function copyPlan({
  actor,
  fromCode,
  to,
  now,
}: {
  actor: Actor
  fromCode: string
  /** The dates count only when the period is new. */
  to: { code: string; startsOn: string; endsOn: string }
  now: Date
}): Promise<CopyResult> {
  return inTransaction(async (tx) => {
    const from = await tx.studyPeriod.findUnique({
      where: { code: fromCode },
      select: { startsOn: true, endsOn: true },
    })
    if (!from || to.code <= fromCode) return { ok: false, reason: 'notFound' }
    const period = await ensurePeriod(tx, to)
    if (!period) return { ok: false, reason: 'periodDates' }
    const keyOf = (line: { course: { id: string }; unit: { unitId: string }; audience: string }) =>
      `${line.course.id} ${line.unit.unitId} ${line.audience}`
    const known = new Set((await findPlanLines(tx, actor, { periodCode: to.code, now })).map(keyOf))
    const lines = await findPlanLines(tx, actor, { periodCode: fromCode, now })
    const fresh = new Map(
      lines.filter((line) => line.state !== 'removed' && !known.has(keyOf(line))).map((line) => [keyOf(line), line]),
    )
    if (fresh.size === 0) return { ok: true, added: 0 }
    await tx.planLine.createMany({
      data: [...fresh.values()].map((line) => ({
        id: newId(),
        periodCode: period.code,
        courseId: line.course.id,
        unitId: line.unit.unitId,
        audience: line.audience,
        ...shiftedDates(line, from, period),
        createdById: actor.officerId,
        createdAt: now,
      })),
    })
    await recordEvent(tx, {
      actor,
      deed: 'plan.copy',
      subject: { type: 'studyPeriod', id: period.code },
      details: { from: fromCode, count: fresh.size },
      at: now,
    })
    return { ok: true, added: fresh.size }
  })
}
