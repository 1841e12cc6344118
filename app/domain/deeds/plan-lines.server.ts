import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, covers } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { visibleUnits } from '~/domain/identity/visible-officers.server'
import { type Audience, audienceKey } from '~/domain/learning/audience'
import { assignmentBounds } from '~/domain/learning/due-date'
import { ensurePeriod } from '~/domain/learning/periods.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'

/** The lines of a month's plan. They give nothing yet: `runPlan` does, after its preview. */

type PlanLineRefusal =
  | 'notFound'
  | 'courseNotFound'
  | 'unitNotFound'
  | 'periodDates'
  | 'dueBeforeOpening'
  | 'datesTooFar'

export type PlanLineResult = { ok: true } | { ok: false; reason: PlanLineRefusal }

export interface NewPlanLine {
  actor: Actor
  /** The dates count only when the period is new. */
  period: { code: string; startsOn: string; endsOn: string }
  courseCode: string
  unitCode: string
  audience: Audience
  opensOn: string
  dueOn: string
  now: Date
}

/** Adds a line, or gives the same line (course, unit, audience) other dates. Adding it again changes nothing. */
export async function addPlanLine(input: NewPlanLine): Promise<PlanLineResult> {
  const { actor, courseCode, unitCode, opensOn, dueOn, now } = input
  const today = localDateOf(now)
  if (dueOn < opensOn) return { ok: false, reason: 'dueBeforeOpening' }
  return inTransaction(async (tx) => {
    const placement = await tx.unitPlacement.findFirst({
      where: { ...holdingAsKnown(today), unit: { code: unitCode } },
      select: { unitId: true, path: true },
    })
    if (!placement || !covers(actor, 'assignCourse', placement.path)) return { ok: false, reason: 'unitNotFound' }
    const course = await tx.course.findUnique({ where: { code: courseCode }, select: { id: true } })
    if (!course) return { ok: false, reason: 'courseNotFound' }
    const period = await ensurePeriod(tx, input.period)
    if (!period) return { ok: false, reason: 'periodDates' }
    if (isTooFar({ opensOn, dueOn }, period)) return { ok: false, reason: 'datesTooFar' }
    const key = {
      periodCode: period.code,
      courseId: course.id,
      unitId: placement.unitId,
      audience: audienceKey(input.audience),
    }
    const known = await tx.planLine.findFirst({
      where: { ...key, removedAt: null },
      select: { id: true, opensOn: true, dueOn: true },
    })
    if (known && known.opensOn === opensOn && known.dueOn === dueOn) return { ok: true }
    const { id } = known
      ? await tx.planLine.update({ where: { id: known.id }, data: { opensOn, dueOn }, select: { id: true } })
      : await tx.planLine.create({
          data: { ...key, opensOn, dueOn, createdById: actor.officerId, createdAt: now },
          select: { id: true },
        })
    await recordEvent(tx, {
      actor,
      deed: known ? 'plan.changeLine' : 'plan.addLine',
      subject: { type: 'planLine', id },
      details: { courseCode, unitCode, ...key, opensOn, dueOn },
      at: now,
    })
    return { ok: true }
  })
}

/** Gives a line other dates; the assignment follows when the plan is run. */
export async function changePlanLine(input: {
  actor: Actor
  lineId: string
  opensOn: string
  dueOn: string
  now: Date
}): Promise<PlanLineResult> {
  const { actor, lineId, opensOn, dueOn, now } = input
  if (dueOn < opensOn) return { ok: false, reason: 'dueBeforeOpening' }
  return inTransaction(async (tx) => {
    const line = await getLine(tx, { actor, lineId, now })
    if (!line) return { ok: false, reason: 'notFound' }
    if (isTooFar({ opensOn, dueOn }, line.period)) return { ok: false, reason: 'datesTooFar' }
    if (line.opensOn === opensOn && line.dueOn === dueOn) return { ok: true }
    await tx.planLine.update({ where: { id: lineId }, data: { opensOn, dueOn } })
    await recordEvent(tx, {
      actor,
      deed: 'plan.changeLine',
      subject: { type: 'planLine', id: lineId },
      details: { before: { opensOn: line.opensOn, dueOn: line.dueOn }, after: { opensOn, dueOn } },
      at: now,
    })
    return { ok: true }
  })
}

/** Takes a line out of the plan; what it gave is withdrawn when the plan is run. */
export async function removePlanLine({
  actor,
  lineId,
  now,
}: {
  actor: Actor
  lineId: string
  now: Date
}): Promise<PlanLineResult> {
  return inTransaction(async (tx) => {
    if (!(await getLine(tx, { actor, lineId, now }))) return { ok: false, reason: 'notFound' }
    await tx.planLine.update({ where: { id: lineId }, data: { removedAt: now } })
    await recordEvent(tx, {
      actor,
      deed: 'plan.removeLine',
      subject: { type: 'planLine', id: lineId },
      at: now,
    })
    return { ok: true }
  })
}

async function getLine(tx: Transaction, { actor, lineId, now }: { actor: Actor; lineId: string; now: Date }) {
  return tx.planLine.findFirst({
    where: {
      id: lineId,
      removedAt: null,
      unit: { placements: { some: visibleUnits(actor, 'assignCourse', localDateOf(now)) } },
    },
    select: { opensOn: true, dueOn: true, period: { select: { startsOn: true, endsOn: true } } },
  })
}

function isTooFar(dates: { opensOn: string; dueOn: string }, period: { startsOn: string; endsOn: string }): boolean {
  const { from, until } = assignmentBounds(period)
  return dates.opensOn < from || dates.dueOn > until
}
