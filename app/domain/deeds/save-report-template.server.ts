import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import type { ReportTemplate } from '~/domain/reports/report-template'
import { getViewedUnit } from '~/domain/reports/viewed-unit.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'

/** Keeps the header, signer and recipients of a unit's printed reports. Saving the same again writes no event. */
export async function saveReportTemplate({
  actor,
  unitCode,
  template,
  now,
}: {
  actor: Actor
  unitCode: string
  template: ReportTemplate
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: 'notFound' }> {
  const unit = await getViewedUnit(actor, { deed: 'viewFigures', code: unitCode, date: localDateOf(now) })
  if (!unit) return { ok: false, reason: 'notFound' }
  const { unitId } = unit
  return inTransaction(async (tx) => {
    const before = await tx.reportTemplate.findUnique({ where: { unitId } })
    const isSame =
      before && Object.entries(template).every(([key, value]) => before[key as keyof ReportTemplate] === value)
    if (isSame) return { ok: true }
    const row = { ...template, updatedById: actor.officerId, updatedAt: now }
    await tx.reportTemplate.upsert({ where: { unitId }, create: { unitId, ...row }, update: row })
    await recordEvent(tx, {
      actor,
      deed: 'reportTemplate.save',
      subject: { type: 'reportTemplate', id: unitId },
      details: { unitCode, ...template },
      at: now,
    })
    return { ok: true }
  })
}
