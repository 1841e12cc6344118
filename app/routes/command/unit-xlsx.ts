import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuseLook } from '~/domain/deeds/refuse-look.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { readListOrder } from '~/domain/reports/list-order'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { resultsXlsx } from '~/domain/reports/results-xlsx.server'
import { findResults } from '~/domain/reports/unit-course.server'
import { attachment, xlsxType } from '~/platform/http/attachment'

/** /don-vi/:ma/xuat.xlsx: the people behind the figures of a month, narrowed by the same parameters as on screen. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const asked = { ...readPeopleParams(new URL(args.request.url)), order: readListOrder(args.request) }
  const unitCode = args.params.ma ?? ''
  const found = await findResults(actor, { ...asked, unitCode }, args.context.now())
  if (!found) return refuseLook(actor, { type: 'unit', code: unitCode }, args.context.now())
  const { unit, period, lines, time } = found
  const file = await resultsXlsx(lines, { unitName: unit.name, periodName: period.name, takenAt: time.at })
  return attachment(new Uint8Array(file), {
    type: xlsxType,
    name: `Kết quả học tập - ${unit.name} - ${period.code} - ngày ${time.reportOn}.xlsx`,
    plainName: `ket-qua-${unit.code}-${period.code}-${time.reportOn}.xlsx`,
  })
}
