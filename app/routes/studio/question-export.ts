import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { categoryPath } from '~/domain/questions/category-path'
import { exportFormats, findExportedQuestions, writeExport } from '~/domain/questions/export-questions.server'
import { localDateOf } from '~/platform/calendar'
import { attachmentHeader } from '~/platform/http/attachment'

const types = {
  gift: { ending: 'gift', contentType: 'text/plain; charset=utf-8' },
  xlsx: { ending: 'xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
}

/** /soan/cau-hoi/xuat?danh-muc=&dinh-dang=gift|xlsx: the questions of a category, or of the whole bank, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'writeQuestion')
  const { searchParams } = new URL(args.request.url)
  const path = categoryPath(searchParams.get('danh-muc') ?? '') ?? ''
  const format = exportFormats.find((one) => one === (searchParams.get('dinh-dang') ?? 'gift'))
  const questions = format && (await findExportedQuestions(path))
  if (!questions) throw new Response(null, { status: 404 })
  const { ending, contentType } = types[format]
  const place = path === '' ? 'Cả ngân hàng' : path.replaceAll('/', ' - ')
  const date = localDateOf(args.context.now())
  return new Response(new Uint8Array(await writeExport(questions, format)), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': attachmentHeader(`Câu hỏi - ${place} - ${date}.${ending}`, `cau-hoi-${date}.${ending}`),
      'Cache-Control': 'private, no-store',
    },
  })
}
