import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { findOverdue } from '~/domain/reports/overdue.server'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { overdueXlsx } from '~/domain/reports/results-xlsx.server'
import { attachment, xlsxType } from '~/platform/http/attachment'

/** /qua-han/xuat.xlsx: everything overdue in the actor's units, by name, narrowed as on screen. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const { search, unitCode, reportOn } = readPeopleParams(new URL(args.request.url))
  const found = await findOverdue(actor, { search, unitCode, reportOn, order: 'name' }, args.context.now())
  const unitName = found.unit?.name ?? 'Các đơn vị của đồng chí'
  const facts = { unitName, periodName: '', takenAt: found.takenAt, reportOn: found.time.reportOn }
  return attachment(new Uint8Array(await overdueXlsx(found.people, facts)), {
    type: xlsxType,
    name: `Quá hạn - ${unitName} - ngày ${found.time.reportOn}.xlsx`,
    plainName: `qua-han-${found.unit?.code ?? 'tat-ca'}-${found.time.reportOn}.xlsx`,
  })
}
