import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, covers } from '~/domain/identity/access'
import { getUnitByCode } from '~/domain/identity/units.server'
import { localDateOf, startOfDate } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'

/** What a commander's address names. */
export type LookedAt = { type: 'unit' | 'officer'; code: string }

/**
 * Not found, whether there is nothing or it lies outside the actor's units; in the second case the audit log says once a
 * local day who tried.
 * @throws Response 404, always
 */
export async function refuseLook(actor: Actor, { type, code }: LookedAt, now: Date): Promise<never> {
  const id = type === 'unit' ? await findUnitBeyond(actor, code, now) : await findOfficer(code)
  if (id) {
    const event = { deed: 'scope.refused', subject: { type, id } }
    await inTransaction(async (tx) => {
      const today = startOfDate(localDateOf(now))
      const isNoted = await tx.auditEvent.count({
        where: { subjectType: type, subjectId: id, actorId: actor.officerId, deed: event.deed, at: { gte: today } },
      })
      if (isNoted === 0) await recordEvent(tx, { actor, ...event, at: now })
    })
  }
  throw new Response(null, { status: 404 })
}

/** A unit of the actor's own may lack the month or course that was asked for: that is no look beyond. */
async function findUnitBeyond(actor: Actor, code: string, now: Date): Promise<string | null> {
  const unit = await getUnitByCode(code, localDateOf(now))
  if (unit && covers(actor, 'viewFigures', unit.path)) return null
  const known = await reader().unit.findUnique({ where: { code }, select: { id: true } })
  return known?.id ?? null
}

async function findOfficer(serviceNumber: string): Promise<string | null> {
  const officer = await reader().officer.findUnique({ where: { serviceNumber }, select: { id: true } })
  return officer?.id ?? null
}
