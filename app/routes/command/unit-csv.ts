import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuseLook } from '~/domain/deeds/refuse-look.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { readListOrder } from '~/domain/reports/list-order'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { resultsCsv } from '~/domain/reports/results-csv'
import { findResults } from '~/domain/reports/unit-course.server'
import { attachmentHeader } from '~/platform/http/attachment'

/** /don-vi/:ma/xuat.csv: the people behind the figures of a month, narrowed by the same parameters as on screen. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const asked = readPeopleParams(new URL(args.request.url))
  const unitCode = args.params.ma ?? ''
  const found = await findResults(actor, { ...asked, unitCode, order: readListOrder(args.request) }, args.context.now())
  if (!found) return refuseLook(actor, { type: 'unit', code: unitCode }, args.context.now())
  const fileName = `Kết quả học tập - ${found.unit.name} - ${found.period.code}.csv`
  return new Response(resultsCsv(found.lines), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachmentHeader(fileName, `ket-qua-${found.unit.code}-${found.period.code}.csv`),
      'Cache-Control': 'private, no-store',
    },
  })
}
