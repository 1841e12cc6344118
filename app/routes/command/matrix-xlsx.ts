import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuseLook } from '~/domain/deeds/refuse-look.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { readUnitParams } from '~/domain/reports/report-params.schema'
import { matrixXlsx } from '~/domain/reports/results-xlsx.server'
import { getUnitOverview } from '~/domain/reports/unit-overview.server'
import { attachment, xlsxType } from '~/platform/http/attachment'

/** /don-vi/:ma/bang.xlsx: the matrix of the unit page, with the same rows, columns and order. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const view = readUnitParams(new URL(args.request.url))
  const asked = { ...view, unitCode: args.params.ma ?? '' }
  const overview = await getUnitOverview(actor, asked, args.context.now())
  if (!overview) return refuseLook(actor, { type: 'unit', code: asked.unitCode }, args.context.now())
  const { unit, period, time, takenAt } = overview
  const file = await matrixXlsx(overview, { unitName: unit.name, periodName: period?.name ?? '', takenAt })
  const month = period?.code ?? ''
  return attachment(new Uint8Array(file), {
    type: xlsxType,
    name: `Hoàn thành theo đơn vị - ${unit.name} - ${month} - ngày ${time.reportOn}.xlsx`,
    plainName: `theo-don-vi-${unit.code}-${month}-${time.reportOn}.xlsx`,
  })
}
