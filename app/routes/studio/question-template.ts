import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { writeTemplateFile } from '~/domain/questions/question-sheet-files.server'
import { attachmentHeader } from '~/platform/http/attachment'

/** /soan/cau-hoi/mau.xlsx: a sheet to fill in, with one example of every type and a page that explains the columns. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'writeQuestion')
  return new Response(new Uint8Array(await writeTemplateFile()), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': attachmentHeader('Mẫu nhập câu hỏi.xlsx', 'mau-nhap-cau-hoi.xlsx'),
      'Cache-Control': 'private, no-store',
    },
  })
}
